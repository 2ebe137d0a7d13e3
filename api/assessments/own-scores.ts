import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import {
  assessmentAssessors,
  assessmentPlans,
  assessmentRecusals,
  assessments,
} from '../../db/schema'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { hundredths } from './points/rules'
import { isScored } from './result/rules'
import { listMeasured } from './measured'
import { listScores, placeOf } from './scores'
import { listStored } from './subjects'

/** One item of one subject for one assessor. */
export interface OwnScore {
  code: string
  title: string
  month: number
  scoreBy: string
  subjectKey: string
  name: string
  itemCode: string
  heading: string
  item: string
  /** In hundredths. */
  full: number
  /** Null where it is not scored yet. */
  points: number | null
  isAskedAgain: boolean
}

/**
 * All the actor has to score or has scored and may still change, and nothing of the others': first what is due
 * first, subject by subject. What they are recused from is not there.
 */
export async function listOwnScores(ctx: RequestContext): Promise<{ items: OwnScore[] }> {
  const { county, deps } = ctx
  const { staffId } = requireStaff(ctx)
  return { items: await listScoresOf(deps.connection.db, county, staffId) }
}

export async function listScoresOf(db: Db, county: string, staffId: string): Promise<OwnScore[]> {
  const runs = await db
    .select({ run: assessments, content: assessmentPlans.content, title: assessmentPlans.title })
    .from(assessmentAssessors)
    .innerJoin(
      assessments,
      and(eq(assessments.county, county), eq(assessments.id, assessmentAssessors.assessmentId)),
    )
    .innerJoin(
      assessmentPlans,
      and(eq(assessmentPlans.county, county), eq(assessmentPlans.id, assessments.planId)),
    )
    .where(
      and(
        eq(assessmentAssessors.county, county),
        eq(assessmentAssessors.staffId, staffId),
        inArray(assessments.status, ['scoring', 'moderation']),
      ),
    )
    .orderBy(asc(assessments.scoreBy), asc(assessments.code))
  const all: OwnScore[] = []
  for (const { run, content, title } of runs) {
    const given = await listScores(db, county, run.id, { staffId })
    const scores = new Map(given.map((each) => [placeOf(each.subjectKey, each.itemCode), each]))
    const recused = await listRecusedFrom(db, county, run.id, staffId)
    const items = content.items.filter((item) => isScored(item, run.month))
    const measured = await listMeasured(db, county, run.id)
    for (const { key: subjectKey, name } of await listStored(db, county, run.id)) {
      if (recused.has(subjectKey)) continue
      for (const { code: itemCode, heading, name: item, fullMarks } of items) {
        if (measured.has(placeOf(subjectKey, itemCode))) continue
        const score = scores.get(placeOf(subjectKey, itemCode))
        const isAskedAgain = score?.isAskedAgain ?? false
        if (run.status === 'moderation' && !isAskedAgain) continue
        const { code, month, scoreBy } = run
        const of = { code, title, month, scoreBy, subjectKey, name, itemCode, heading, item }
        const points = score?.points ?? null
        all.push({ ...of, full: hundredths(fullMarks), points, isAskedAgain })
      }
    }
  }
  return all
}

async function listRecusedFrom(db: Db, county: string, assessmentId: string, staffId: string) {
  const rows = await db
    .select({ key: assessmentRecusals.subjectKey })
    .from(assessmentRecusals)
    .where(
      and(
        eq(assessmentRecusals.county, county),
        eq(assessmentRecusals.assessmentId, assessmentId),
        eq(assessmentRecusals.staffId, staffId),
      ),
    )
  return new Set(rows.map(({ key }) => key))
}
