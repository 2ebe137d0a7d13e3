import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { pressReports } from '../../db/schema'
import type { PressStatus } from '../../db/values/press-reports'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { listUnits } from '../units/list'
import { contestUntil } from './find'
import { householdNamesIn, maskNames } from './names'

/** So many are worth reading in a chat. */
const MOST = 50

/** What the actor filed themselves, with the units' answers; never what others filed, and no words of their own. */
export async function listOwnReports(ctx: RequestContext) {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const rows = await db
    .select()
    .from(pressReports)
    .where(
      and(
        eq(pressReports.county, county),
        eq(pressReports.journalistId, requireStaff(ctx).staffId),
      ),
    )
    .orderBy(desc(pressReports.filedOn), desc(pressReports.id))
    .limit(MOST)
  const today = dayOf(now)
  const items = []
  for (const row of rows) {
    const { code, unitName: unit, filedOn, dueOn, status, contestedOn } = row
    const until = await contestUntil(db, county, row)
    const mayContest =
      status === 'answered' && contestedOn === null && until !== null && today <= until
    items.push({
      code,
      unit,
      filedOn,
      dueOn,
      status,
      answer: row.answer === null ? null : await readable(db, county, row.answer),
      contestUntil: mayContest ? until : null,
    })
  }
  return { items }
}

/** Whoever was entered since it was written is not named either. */
const readable = async (db: Db, county: string, text: string) =>
  maskNames(text, await householdNamesIn(db, county, text))

/** What the actor's units must answer, the first due first. */
export async function listOwed(ctx: RequestContext) {
  const { county, deps, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { db } = deps.connection
  const units = await listUnits(db, county)
  const own = units.filter(({ speakerIds }) => speakerIds.includes(staffId))
  if (own.length === 0) return { items: [] }
  const rows = await db
    .select()
    .from(pressReports)
    .where(
      and(
        eq(pressReports.county, county),
        inArray(pressReports.status, ['open', 'contested']),
        inArray(
          pressReports.unit,
          own.map(({ key }) => key),
        ),
      ),
    )
    .orderBy(asc(pressReports.dueOn), asc(pressReports.id))
    .limit(MOST)
  const today = dayOf(now)
  return {
    items: rows.map(({ code, kind, outlet, text, contest, status, dueOn, link, photos }) => ({
      code,
      kind,
      outlet,
      text: status === 'contested' ? (contest ?? text) : text,
      status,
      dueOn,
      link,
      photos,
      isLate: dueOn < today,
    })),
  }
}

/** All there are for the office, the newest first. */
export async function listPressReports(
  ctx: RequestContext,
  { status }: { status?: PressStatus | undefined },
) {
  const { county, deps } = ctx
  const rows = await deps.connection.db
    .select()
    .from(pressReports)
    .where(and(eq(pressReports.county, county), status && eq(pressReports.status, status)))
    .orderBy(desc(pressReports.filedOn), desc(pressReports.id))
    .limit(200)
  return { items: rows.map(present) }
}

export async function getPressReport(ctx: RequestContext, { code }: { code: string }) {
  const { county, deps } = ctx
  const [row] = await deps.connection.db
    .select()
    .from(pressReports)
    .where(and(eq(pressReports.county, county), eq(pressReports.code, code)))
  if (!row) throw new ApiError('not_found', 'press_report')
  return present(row)
}

const present = (row: typeof pressReports.$inferSelect) => {
  const { code, kind, outlet, level, onDay, filedOn, areaPath, text, link, position, photos } = row
  const { unitName: unit, dueOn, status, answer, answeredOn, contest, contestedOn } = row
  const { truth, tone, importance, ratedOn, gist, publishedOn } = row
  return {
    code,
    kind,
    outlet,
    level,
    onDay,
    filedOn,
    areaPath,
    text,
    link,
    position,
    photos,
    unit,
    dueOn,
    status,
    answer,
    answeredOn,
    contest,
    contestedOn,
    truth,
    tone,
    importance,
    ratedOn,
    gist,
    publishedOn,
    wasLate: row.wasLate > 0,
  }
}
export type ListedReport = ReturnType<typeof present>

/** 舆论监督: what was made public with the units' answers, the newest first; for anybody. */
export const listPublishedReports = async ({
  county,
  deps,
}: Pick<RequestContext, 'county' | 'deps'>) => {
  const rows = await deps.connection.db
    .select({
      outlet: pressReports.outlet,
      onDay: pressReports.onDay,
      gist: pressReports.gist,
      unit: pressReports.unitName,
      answer: pressReports.answer,
      truth: pressReports.truth,
      publishedOn: pressReports.publishedOn,
    })
    .from(pressReports)
    .where(and(eq(pressReports.county, county), isNotNull(pressReports.publishedOn)))
    .orderBy(desc(pressReports.publishedOn), desc(pressReports.id))
    .limit(MOST)
  return {
    items: rows.map(({ gist, answer, truth, publishedOn, onDay, ...row }) => ({
      ...row,
      onDay,
      gist: gist ?? '',
      answer: answer ?? '',
      truth: truth ?? ('true' as const),
      publishedOn: publishedOn ?? onDay,
    })),
  }
}
export type PublishedReport = Awaited<ReturnType<typeof listPublishedReports>>['items'][number]
