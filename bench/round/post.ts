import { acceptProof } from '../../api/notices/settle-proof'
import { advanceNotice } from '../../api/notices/advance'
import { drawUpNotice } from '../../api/notices/draw-up'
import { newId } from '../../api/shared/ids'
import { BENCH_COUNTY } from '../webhook/setting'
import type { Prepared } from './prepare'

const COUNTY = BENCH_COUNTY

/** Who waits at a level has been entered and passed by a meeting: rows as they are after it. */
export async function passReviews({ owner: { sql } }: Prepared, level: string): Promise<void> {
  await sql`
    update applications set review_id = gen_random_uuid()
     where county = ${COUNTY} and level = ${level} and status = 'filed' and review_id is null`
}

/** The areas of a level in which somebody waits. */
export async function areasAt({ owner: { sql } }: Prepared, level: string, depth: number) {
  const rows = await sql<{ path: string }[]>`
    select distinct array_to_string((string_to_array(h.area_path, '.'))[1:${depth}], '.') as path
      from applications a join households h on h.county = a.county and h.id = a.household_id
     where a.county = ${COUNTY} and a.level = ${level} and a.status = 'filed' order by 1`
  return rows.map(({ path }) => path)
}

/** Draws a list up and proves that it hangs, by the very services; its number and milliseconds. */
export async function post(prepared: Prepared, areaPath: string) {
  const { app, as } = prepared
  const begun = performance.now()
  const drawn = await app.db.transaction((tx) =>
    drawUpNotice(tx, as('notice.post'), { areaPath, kind: 'identification' }),
  )
  const spent = performance.now() - begun
  const code = String(drawn.vars['code'])
  return { code, spent: spent + (await prove(prepared, code, 'first')) }
}

export async function sendOn(prepared: Prepared, code: string): Promise<void> {
  await prove(prepared, code, 'last')
  const { app, as } = prepared
  await app.db.transaction((tx) => advanceNotice(tx, as('notice.advance'), { code }))
}

/** A picture that was fetched: what it proves is settled as when the worker brings it; milliseconds. */
async function prove({ app, owner, as, clock, contactId }: Prepared, code: string, moment: string) {
  const id = newId()
  const hash = Buffer.from(id.replaceAll('-', ''), 'hex')
  await owner.sql`
    insert into media (county, id, contact_id, subject, channel, reference, kind, status, content_hash,
                       attempts, not_before, received_at)
    select county, ${id}, ${contactId}, 'notice:' || id, 'album', ${id}, 'photo', 'kept', ${hash}, 0,
           ${clock.now}, ${clock.now}
      from notices where county = ${COUNTY} and code = ${code}`
  await owner.sql`
    insert into notice_proofs (county, media_id, notice_id, moment, status, staff_id, sent_at)
    select county, ${id}, id, ${moment}, 'waiting', posted_by, ${clock.now}
      from notices where county = ${COUNTY} and code = ${code}`
  const ctx = as('notice.post')
  const begun = performance.now()
  await app.db.transaction((tx) => acceptProof(tx, ctx, { id, contactId, contentHash: hash }))
  return performance.now() - begun
}
