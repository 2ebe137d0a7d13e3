import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { effectiveStatus } from '../applications/rules'
import type { Db } from '../../db/client'
import { codes, notices } from '../../db/schema'
import { recordAlike } from '../audit/record-alike'
import type { RoundKind } from '../../db/values/rounds'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { getRound } from '../rounds/find'
import { isOfVillages } from '../rounds/paths'
import { dayOf, instantOf } from '../shared/day'
import { isWorkingDay } from '../shared/working-days'
import { caseOf, type Entry, listStanding } from './entries'
import { tellVillage } from '../villages/cases/tell'
import type { Notice } from './find'
import { noticeDaysOf } from './postable'
import { remindOfLastDay } from './remind'
import { closingDay, postedAtOf } from './rules'
import { tellListed } from './tell'
import { tellArea } from './tell-area'
import { listStandingVillages, ofEach, type VillageEntry } from './villages'

export type PostedNotice = Notice & { households: number; villages: number }

/**
 * A list that hangs, as its first photo proves: its window begins, who is on it is told, and whoever
 * wants to hear of the area. The caller holds the list.
 * @param photo When and by whom it was sent; whoever drew the list up still answers for it.
 */
export async function postNotice(
  tx: Db,
  ctx: RequestContext,
  drawn: Notice,
  photo: { sentAt: Date; staffId: string },
): Promise<PostedNotice> {
  const { county, now } = ctx
  const { sentAt, staffId } = photo
  const round = await getRound(tx, county, drawn.roundId)
  const postedAt = postedAtOf(sentAt, now)
  const postedOn = dayOf(postedAt)
  const closesOn = closingDay(postedOn, noticeDaysOf(round, drawn.level), isWorkingDay)
  const window = { postedAt, postedOn, closesOn, closesAt: instantOf(closesOn, 24) }
  const notice = { ...drawn, ...window, status: 'posted' as const }
  await tx
    .update(notices)
    .set({ ...window, status: 'posted' })
    .where(and(eq(notices.county, county), eq(notices.id, drawn.id)))
  const standing = await listStanding(tx, county, drawn.id)
  const villages = await listStandingVillages(tx, county, drawn.id)
  await supersede(tx, county, notice)
  await recordPosting(tx, ctx, notice, { standing, villages, staffId })
  const { id: noticeId, level, code } = notice
  // Who has withdrawn since it was drawn up need not hear of it.
  const entries = standing.filter(
    ({ application }) => effectiveStatus(application, now) === 'filed',
  )
  const saying = (head: string) => say('notice.listed', { head, level, code, day: closesOn })
  await tellListed(tx, ctx, { noticeId, what: 'listed', entries, saying })
  await tellVillages(tx, ctx, notice, round.kind, villages)
  const counts = await tellArea(tx, ctx, notice)
  await remindOfLastDay(tx, ctx, { ...notice, staffId })
  return { ...notice, ...counts }
}

/** Whoever still reads the number of a void list of the same level and area comes to this one. */
async function supersede(tx: Db, county: string, { id, roundId, level, areaPath, code }: Notice) {
  const gone = tx
    .select({ code: notices.code })
    .from(notices)
    .where(
      and(
        eq(notices.county, county),
        eq(notices.roundId, roundId),
        eq(notices.level, level),
        eq(notices.areaPath, areaPath),
        eq(notices.status, 'void'),
        ne(notices.id, id),
      ),
    )
  // As an array, so that the few lists are found first and not once for every code.
  const isGone = sql`${codes.code} = any(array(${gone}))`
  await tx
    .update(codes)
    .set({ supersededBy: code })
    .where(and(eq(codes.county, county), isGone, isNull(codes.supersededBy)))
}

/** Of a list of villages: those who answer for each hear that it hangs. */
async function tellVillages(
  tx: Db,
  ctx: RequestContext,
  { id, code, closesOn: day }: Notice,
  kind: RoundKind,
  villages: readonly VillageEntry[],
) {
  if (!isOfVillages(kind)) return
  for (const { villageCaseId, villagePath, village } of villages)
    await tellVillage(tx, ctx, {
      villagePath,
      purpose: `notice:${id}:listed:${villageCaseId}`,
      say: say('village.told_listed', { village, kind, code, day }),
    })
}

interface Hanging {
  standing: readonly Entry[]
  villages: readonly VillageEntry[]
  staffId: string
}

async function recordPosting(
  tx: Db,
  ctx: RequestContext,
  { id: noticeId, roundId, code, level, areaPath, closesOn }: Notice,
  { standing, villages, staffId }: Hanging,
) {
  const about = { noticeId, code, level, areaPath, closesOn }
  const householdIds = standing.map(({ householdId }) => householdId)
  const villageCaseIds = villages.map(({ villageCaseId }) => villageCaseId)
  const ofNotice = [`notice:${noticeId}`, `round:${roundId}`].map((subject) => ({
    subject,
    type: 'notice.posted',
    details: { ...about, staffId, householdIds, villageCaseIds },
  }))
  await recordMany(tx, ctx, [...ofNotice, ...ofEach(villages, 'notice.listed', about)])
  await recordAlike(tx, ctx, {
    type: 'notice.listed',
    about,
    cases: standing.map(caseOf),
    of: ['household'],
  })
}
