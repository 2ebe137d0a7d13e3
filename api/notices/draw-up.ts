import { and, desc, eq, ne, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { notices } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { RoundKind } from '../../db/values/rounds'
import { recordMany } from '../audit/record-many'
import { countedSizes, sizeKey } from '../entry-visits/sizes'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { giveCode } from '../receipts/codes'
import type { Round } from '../rounds/find'
import { dayOf, instantOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { isWorkingDay } from '../shared/working-days'
import type { Outcome } from '../turns/answer'
import { pickRound } from './draft'
import { fingerprintOf } from './fingerprint'
import { placeAt, type PostingPlace } from './places'
import { lockOpenRounds, noticeDaysOf } from './postable'
import { posterLink } from './poster-token'
import { remindToProve } from './remind'
import { closingDay } from './rules'
import { waitingCounts, type WhoWaits } from './who-waits'

/**
 * Draws up the list of an area: everybody who waits at its level. It has its number and its sheet, and
 * counts for nothing until a photo proves that it hangs; nobody on it is told before.
 * @param kind Of the round, where more than one has somebody waiting there.
 */
export async function drawUpNotice(
  tx: Db,
  ctx: RequestContext,
  { areaPath, kind }: { areaPath: AreaPath; kind: RoundKind | null },
): Promise<Outcome> {
  const { county, now, deps } = ctx
  const { staffId } = requireStaff(ctx)
  const place = await placeAt(tx, ctx, areaPath)
  if (!place) throw new ApiError('not_found', 'area')
  // Of two who draw up at once the second finds nobody waiting any more.
  const open = await lockOpenRounds(tx, county, areaPath)
  const found = await pickRound(tx, ctx, open, place, kind)
  if ('refusal' in found) throw new ApiError('refused', found.refusal)
  if ('kinds' in found) throw new ApiError('refused', 'which_round')
  const { round } = found
  const listed = await asCounted(tx, ctx, round, found.listed)

  const id = newId()
  const subject = `notice:${id}`
  const code = await giveCode(tx, { county, kind: 'notice', subject, contactId: null })
  const { noticeLevel: level, name: areaName } = place
  const days = noticeDaysOf(round, level)
  const postedOn = dayOf(now)
  const closesOn = closingDay(postedOn, days, isWorkingDay)
  const fingerprint = fingerprintOf({ code, areaName, level, days, listed })
  const window = { postedAt: now, postedOn, closesOn, closesAt: instantOf(closesOn, 24) }
  const followsId = await findFollowed(tx, county, round, place)
  const sheet = { level, areaPath, areaName, code, status: 'drawn_up' as const, fingerprint }
  await tx
    .insert(notices)
    .values({ county, id, roundId: round.id, ...sheet, ...window, postedBy: staffId, followsId })
  await insertEntries(tx, county, id, listed)
  await recordDrawing(tx, ctx, { ...sheet, id, days, roundId: round.id, listed })
  await remindToProve(tx, ctx, { id, code, areaName, staffId })
  const link = posterLink(deps, { county, id, code })
  return { code: 'drawn_up', vars: { code, area: areaName, ...waitingCounts(listed), link } }
}

/** As many people as whoever went there last has counted; else as many as the roll has. */
async function asCounted(
  tx: Db,
  ctx: RequestContext,
  { id: roundId }: Round,
  listed: WhoWaits,
): Promise<WhoWaits> {
  if (listed.of === 'villages') return listed
  const ids = listed.waiting.map(({ householdId }) => householdId)
  const sizes = await countedSizes(tx, ctx, [roundId], ids)
  const waiting = listed.waiting.map(({ size, ...each }) => ({
    ...each,
    size: sizes.get(sizeKey(roundId, each.householdId)) ?? size,
  }))
  return { of: 'households', waiting }
}

/** In one statement: a township's list has hundreds. */
function insertEntries(tx: Db, county: string, noticeId: string, { of, waiting }: WhoWaits) {
  const rows = JSON.stringify(waiting)
  return of === 'households'
    ? tx.execute(sql`
        insert into notice_entries (county, notice_id, household_id, application_id, head_name, size,
                                    area_path, status)
        select ${county}, ${noticeId}::uuid, w."householdId", w."applicationId", w.head, w.size,
               w."areaPath", 'listed'
          from jsonb_to_recordset(${rows}::text::jsonb)
            as w("householdId" uuid, "applicationId" uuid, head text, size int, "areaPath" text)`)
    : tx.execute(sql`
        insert into notice_villages (county, notice_id, village_case_id, village_path, village_name,
                                     status)
        select ${county}, ${noticeId}::uuid, w."villageCaseId", w."villagePath", w."villageName",
               'listed'
          from jsonb_to_recordset(${rows}::text::jsonb)
            as w("villageCaseId" uuid, "villagePath" text, "villageName" text)`)
}

/**
 * The list of the same round, level and area before this one: the newest that was not void, beside
 * which it is posted 补充公示, or else the newest that was.
 */
async function findFollowed(tx: Db, county: string, { id: roundId }: Round, place: PostingPlace) {
  const [before] = await tx
    .select({ id: notices.id })
    .from(notices)
    .where(
      and(
        eq(notices.county, county),
        eq(notices.roundId, roundId),
        eq(notices.level, place.noticeLevel),
        eq(notices.areaPath, place.path),
      ),
    )
    .orderBy(desc(ne(notices.status, 'void')), desc(notices.postedAt), desc(notices.id))
    .limit(1)
  return before?.id ?? null
}

interface Drawn {
  id: string
  roundId: string
  code: string
  level: string
  areaPath: AreaPath
  days: number
  fingerprint: Buffer
  listed: WhoWaits
}

function recordDrawing(tx: Db, ctx: RequestContext, { id: noticeId, listed, ...drawn }: Drawn) {
  const { roundId, code, level, areaPath, days } = drawn
  const listedIds =
    listed.of === 'households'
      ? { householdIds: listed.waiting.map(({ householdId }) => householdId) }
      : { villageCaseIds: listed.waiting.map(({ villageCaseId }) => villageCaseId) }
  const about = { noticeId, roundId, code, level, areaPath, days }
  const details = { ...about, fingerprint: drawn.fingerprint.toString('hex'), ...listedIds }
  return recordMany(
    tx,
    ctx,
    [`notice:${noticeId}`, `round:${roundId}`].map((subject) => ({
      subject,
      type: 'notice.drawn_up',
      details,
    })),
  )
}
