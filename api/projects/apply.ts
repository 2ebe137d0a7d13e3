import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, projectGoals, projectHouseholds } from '../../db/schema'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { listOwners } from '../measures/owners'
import { contains } from '../shared/area-path'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { addAct } from './act'
import { lockProject, setProject } from './find'
import type { NewApplication } from './input'
import { applyRefusal, TO } from './rules'
import { listNotices, listPlannedLines } from './standing'

/** 村社申请: what is to be built, by whom, for how much, and what it is to bring. Sent back, it is applied for anew. */
export async function applyProject(
  tx: Db,
  ctx: RequestContext,
  { code, goals, householdIds, ...given }: NewApplication,
): Promise<Outcome> {
  const { county, now } = ctx
  const project = await lockProject(tx, ctx, { code })
  const leaders = await listOwners(tx, county, project.areaPath)
  const leader = leaders.find(({ staffId }) => staffId === given.leaderId)
  const { place, content, unit, helps } = given
  const refusal = applyRefusal({
    ...given,
    status: project.status,
    texts: [place, content, unit, helps, ...goals.map(({ text }) => text)],
    goals,
    isLeaderThere: leader !== undefined,
  })
  if (refusal) throw new ApiError('refused', refusal)
  await keepGoals(tx, project, goals)
  const beneficiaries = await keepHouseholds(tx, project, householdIds)
  const today = dayOf(now)
  const dueOn = addDays(today, await getFigure(tx, county, 'duty_days', today))
  const lines = await listPlannedLines(tx, { ...project, sector: given.sector })
  // Of several it is not for us to say which.
  const line = lines.length === 1 ? lines[0] : undefined
  const plan = { planId: line?.planId ?? null, planLineSeq: line?.seq ?? null }
  await setProject(tx, project, { ...given, ...plan, status: TO.apply, dueOn, reason: null })
  const earlier = await listNotices(tx, project, 'before')
  await addAct(tx, ctx, project, {
    act: 'applied',
    text: content,
    amountFen: given.plannedFen,
    facts: {
      startsOn: given.startsOn,
      endsOn: given.endsOn,
      leaderId: given.leaderId,
      goals,
      beneficiaries: beneficiaries ?? 'all',
      earlierNotices: earlier.map(({ id }) => id),
    },
  })
  return { code: 'applied', vars: { name: project.name, code, due: dueOn } }
}

type Of = { county: string; id: string; areaPath: string }

async function keepGoals(tx: Db, { county, id }: Of, goals: NewApplication['goals']) {
  await tx
    .delete(projectGoals)
    .where(and(eq(projectGoals.county, county), eq(projectGoals.projectId, id)))
  await tx
    .insert(projectGoals)
    .values(goals.map((goal, at) => ({ county, projectId: id, seq: at + 1, ...goal })))
}

/** How many households it is for; null: the whole village. */
async function keepHouseholds(tx: Db, { county, id, areaPath }: Of, ids: readonly string[]) {
  await tx
    .delete(projectHouseholds)
    .where(and(eq(projectHouseholds.county, county), eq(projectHouseholds.projectId, id)))
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return null
  const rows = await tx
    .select({ id: households.id, areaPath: households.areaPath })
    .from(households)
    .where(and(eq(households.county, county), inArray(households.id, wanted)))
  const here = rows.filter((row) => contains(areaPath, row.areaPath))
  if (here.length < wanted.length) throw new ApiError('not_found', 'household')
  await tx
    .insert(projectHouseholds)
    .values(wanted.map((householdId) => ({ county, projectId: id, householdId })))
  return wanted.length
}
