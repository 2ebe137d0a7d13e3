import { randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { AppDeps, RequestContext } from '../../api/http/context'
import { inTransaction } from '../../api/http/write'
import { keepContent } from '../../api/media/service'
import { newId } from '../../api/shared/ids'
import { media, noticeProofs, notices, outbox } from '../../db/schema'
import type { ProofMoment } from '../../db/values/rounds'
import { COUNTY, createSeeds } from './seeds'

/** Begins as a picture does; what follows is another one each time. */
export const newPicture = () =>
  Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...randomBytes(16)])

/**
 * A photo of a list's sheet on the wall, sent now by whoever drew it up, fetched and kept. What its
 * sender is told of it is put aside.
 */
export async function prove(deps: AppDeps, code: string, moment: ProofMoment): Promise<void> {
  const { db } = deps.connection
  const now = deps.clock()
  const [notice] = await db
    .select()
    .from(notices)
    .where(and(eq(notices.county, COUNTY), eq(notices.code, code)))
  if (!notice) throw new Error(`no list ${code}`)
  const id = newId()
  const { id: contactId } = await createSeeds(deps).addContact({ chat: `proof ${id}` })
  const picture = { county: COUNTY, id, contactId, channel: 'album', reference: id }
  await db.insert(media).values({
    ...picture,
    subject: `notice:${notice.id}`,
    kind: 'photo',
    status: 'wanted',
    attempts: 0,
    notBefore: now,
    receivedAt: now,
  })
  const proof = { county: COUNTY, mediaId: id, noticeId: notice.id, moment }
  await db
    .insert(noticeProofs)
    .values({ ...proof, status: 'waiting', staffId: notice.postedBy, sentAt: now })
  const ctx: RequestContext = {
    deps,
    county: COUNTY,
    actor: { kind: 'job', name: 'worker' },
    grant: { reach: 'all' },
    requestId: id,
    now,
    write: null,
  }
  await inTransaction(db, (tx) => keepContent(tx, ctx, { id, content: newPicture() }))
  await db
    .update(outbox)
    .set({ status: 'cancelled' })
    .where(and(eq(outbox.county, COUNTY), eq(outbox.contactId, contactId)))
}
