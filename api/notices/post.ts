import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { codes, noticeEntries, notices } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { giveCode } from '../receipts/codes'
import { frozenFigure } from '../rounds/figures'
import { findOpenRound, lockOpenRound, type Round } from '../rounds/find'
import { type Day, dayOf, instantOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { isWorkingDay } from '../shared/working-days'
import type { Outcome } from '../turns/answer'
import { findPostingPlace, placeAt, type PostingPlace } from './places'
import { closingDay } from './rules'
import { tellListed } from './tell'
import { listWaiting, type Waiting } from './waiting'

/** What posting as it is worded would come to; nothing is stored. */
export type Posting =
  /** The words name no area of the actor's. */
  | { state: 'area' }
  | { state: 'no_round' | 'nobody'; area: string }
  | {
      state: 'ready'
      area: string
      areaPath: AreaPath
      households: number
      closesOn: Day
    }

export async function draftNotice(
  tx: Db,
  ctx: RequestContext,
  { text }: { text: string },
): Promise<Posting> {
  const place = await findPostingPlace(tx, ctx, text)
  if (!place) return { state: 'area' }
  const { name: area, path: areaPath } = place
  const round = await findOpenRound(tx, ctx.county, areaPath)
  if (!round) return { state: 'no_round', area }
  const waiting = await listWaiting(tx, ctx, whereOf(round, place))
  if (waiting.length === 0) return { state: 'nobody', area }
  const closesOn = lastDayOf(round, dayOf(ctx.now))
  return { state: 'ready', area, areaPath, households: waiting.length, closesOn }
}

/**
 * Posts the list of an area: everybody who waits at its level, for a full window. What was posted
 * before stands beside it (补充公示) or, when its procedure was faulty, leads here by its code.
 */
export async function postNotice(
  tx: Db,
  ctx: RequestContext,
  { areaPath }: { areaPath: AreaPath },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const place = await placeAt(tx, ctx, areaPath)
  if (!place) throw new ApiError('not_found', 'area')
  // Of two who post at once the second finds nobody waiting any more.
  const round = await lockOpenRound(tx, county, areaPath)
  if (!round) throw new ApiError('refused', 'no_round')
  const waiting = await listWaiting(tx, ctx, whereOf(round, place))
  if (waiting.length === 0) throw new ApiError('refused', 'nobody')

  const id = newId()
  const code = await giveCode(tx, {
    county,
    kind: 'notice',
    subject: `notice:${id}`,
    contactId: null,
  })
  const postedOn = dayOf(now)
  const closesOn = lastDayOf(round, postedOn)
  const before = await listBefore(tx, county, round, place)
  await tx.insert(notices).values({
    county,
    id,
    roundId: round.id,
    level: place.noticeLevel,
    areaPath,
    areaName: place.name,
    code,
    status: 'posted',
    postedAt: now,
    postedOn,
    postedBy: staffId,
    closesOn,
    closesAt: instantOf(closesOn, 24),
    followsId: before[0]?.id ?? null,
  })
  await insertEntries(tx, county, id, waiting)
  await supersede(tx, county, before, code)
  await recordPosting(tx, ctx, { id, code, closesOn, round, place, waiting })
  const level = place.noticeLevel
  const saying = (head: string) => say('notice.listed', { head, level, code, day: closesOn })
  await tellListed(tx, ctx, { noticeId: id, what: 'listed', entries: waiting, saying })
  return {
    code: 'posted',
    vars: { code, area: place.name, households: waiting.length, day: closesOn },
  }
}

const whereOf = ({ id: roundId, kind }: Round, place: PostingPlace) => ({
  roundId,
  kind,
  level: place.noticeLevel,
  areaPath: place.path,
})

function lastDayOf(round: Round, postedOn: Day): Day {
  const days = frozenFigure(round, 'notice_days')
  if (days === undefined) throw new ApiError('figure_missing', 'notice_days')
  return closingDay(postedOn, days, isWorkingDay)
}

const AT_ONCE = 500

async function insertEntries(
  tx: Db,
  county: string,
  noticeId: string,
  waiting: readonly Waiting[],
) {
  const rows = waiting.map(({ applicationId, householdId, head: headName, size, areaPath }) => {
    const entry = { applicationId, householdId, headName, size, areaPath }
    return { county, noticeId, ...entry, status: 'listed' as const }
  })
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx.insert(noticeEntries).values(rows.slice(from, from + AT_ONCE))
}

/** The lists of the same round, level and area before this one, the newest first. */
function listBefore(tx: Db, county: string, { id: roundId }: Round, place: PostingPlace) {
  return tx
    .select({ id: notices.id, code: notices.code, status: notices.status })
    .from(notices)
    .where(
      and(
        eq(notices.county, county),
        eq(notices.roundId, roundId),
        eq(notices.level, place.noticeLevel),
        eq(notices.areaPath, place.path),
      ),
    )
    .orderBy(desc(notices.postedAt), desc(notices.id))
}

/** Whoever still reads the number of a void list comes to this one. */
async function supersede(
  tx: Db,
  county: string,
  before: readonly { code: string; status: string }[],
  code: string,
) {
  const gone = before.filter(({ status }) => status === 'void').map((each) => each.code)
  if (gone.length === 0) return
  await tx
    .update(codes)
    .set({ supersededBy: code })
    .where(and(eq(codes.county, county), inArray(codes.code, gone), isNull(codes.supersededBy)))
}

interface Posted {
  id: string
  code: string
  closesOn: Day
  round: Round
  place: PostingPlace
  waiting: readonly Waiting[]
}

async function recordPosting(tx: Db, ctx: RequestContext, posted: Posted) {
  const { id: noticeId, code, closesOn, round, place, waiting } = posted
  const { noticeLevel: level, path: areaPath } = place
  const about = { noticeId, code, level, areaPath, closesOn }
  const householdIds = waiting.map(({ householdId }) => householdId)
  const ofNotice = [`notice:${noticeId}`, `round:${round.id}`].map((subject) => ({
    subject,
    type: 'notice.posted',
    details: { ...about, householdIds },
  }))
  const ofHouseholds = waiting.map(({ applicationId, householdId }) => ({
    subject: `household:${householdId}`,
    type: 'notice.listed',
    details: { ...about, applicationId },
  }))
  await recordMany(tx, ctx, [...ofNotice, ...ofHouseholds])
}
