import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { claims, projectActs, projects, spotChecks } from '../../db/schema'
import type { ProjectAct } from '../../db/values/projects'
import { OWN_WORK } from '../acceptances/rules'
import { DECIDED } from '../payments/rules'
import { areaAt } from '../shared/area-path'
import { type Day, dayOf } from '../shared/day'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

/** Finished projects to be accepted, accepted ones to be drawn among or checked, checked ones to be claimed for. */
export async function listStepDuties(db: Db, scope: DutyScope): Promise<Duty[]> {
  const { county, now, within } = scope
  const rows = await db
    .select({ project: projects, check: spotChecks.status })
    .from(projects)
    .leftJoin(
      spotChecks,
      and(
        eq(spotChecks.county, county),
        eq(spotChecks.projectId, projects.id),
        eq(spotChecks.status, 'drawn'),
      ),
    )
    .where(
      and(
        eq(projects.county, county),
        inArray(projects.status, ['finished', 'accepted', 'checked']),
        within(projects.areaPath),
      ),
    )
  const acts = await listActs(
    db,
    scope,
    rows.map(({ project }) => project.id),
  )
  const claimed = await listClaimed(
    db,
    scope,
    rows.map(({ project }) => project.id),
  )
  const undrawn = new Map<string, { dueOn: Day; count: number }>()
  const duties = rows.flatMap(({ project, check }): Duty[] => {
    const { id, code, areaPath, leaderId, status } = project
    const dueOn = project.dueOn ?? dayOf(now)
    const did = (wanted: readonly ProjectAct[]) =>
      acts.flatMap((act) => (act.projectId === id && wanted.includes(act.act) ? act.staffId : []))
    const duty = { areaPath, code, dueOn, count: 1, staffId: null }
    const workers = [...did(OWN_WORK), ...(leaderId ? [leaderId] : [])]
    if (status === 'finished') return [{ ...duty, kind: 'project_accept', exceptIds: workers }]
    if (status === 'accepted' && check) {
      const exceptIds = [...workers, ...did(['approved', 'accepted'])]
      return [{ ...duty, kind: 'project_spot_check', exceptIds }]
    }
    if (status === 'accepted') {
      const township = areaAt(areaPath, 'township')
      const so = undrawn.get(township)
      undrawn.set(township, {
        dueOn: so && so.dueOn < dueOn ? so.dueOn : dueOn,
        count: (so?.count ?? 0) + 1,
      })
      return []
    }
    const left = (project.acceptedFen ?? 0) - (claimed.get(id) ?? 0)
    return left > 0 ? [{ ...duty, kind: 'project_claim', exceptIds: did(['accepted']) }] : []
  })
  const draws = [...undrawn].map(([areaPath, { dueOn, count }]): Duty => ({
    kind: 'project_spot_check',
    areaPath,
    dueOn,
    count,
    code: null,
    staffId: null,
  }))
  return [...duties, ...draws]
}

/** Claims that wait for an opinion or for their money. */
export async function listClaimDuties(db: Db, scope: DutyScope): Promise<Duty[]> {
  const { county, within } = scope
  const rows = await db
    .select({ claim: claims, areaPath: projects.areaPath })
    .from(claims)
    .innerJoin(projects, and(eq(projects.county, county), eq(projects.id, claims.projectId)))
    .where(
      and(
        eq(claims.county, county),
        inArray(claims.status, ['claimed', 'agreed']),
        within(projects.areaPath),
      ),
    )
  const acts = await listActs(
    db,
    scope,
    rows.map(({ claim }) => claim.projectId),
  )
  return rows.map(
    ({ claim: { projectId, code, status, dueOn, claimedBy, opinionBy }, areaPath }) => {
      const isNew = status === 'claimed'
      const barring: readonly ProjectAct[] = isNew ? ['accepted'] : DECIDED
      const decided = acts.filter(
        (each) => each.projectId === projectId && barring.includes(each.act),
      )
      return {
        kind: isNew ? ('claim_opinion' as const) : ('claim_pay' as const),
        areaPath,
        dueOn,
        count: 1,
        code,
        staffId: null,
        exceptIds: [
          claimedBy,
          ...(opinionBy ? [opinionBy] : []),
          ...decided.map(({ staffId }) => staffId),
        ],
      }
    },
  )
}

async function listActs(db: Db, { county }: DutyScope, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .select({
      projectId: projectActs.projectId,
      act: projectActs.act,
      staffId: projectActs.staffId,
    })
    .from(projectActs)
    .where(and(eq(projectActs.county, county), inArray(projectActs.projectId, [...ids])))
}

/** What is claimed of each project, but for what was not agreed to. */
async function listClaimed(db: Db, { county }: DutyScope, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, number>()
  const rows = await db
    .select({ projectId: claims.projectId, amountFen: claims.amountFen })
    .from(claims)
    .where(
      and(
        eq(claims.county, county),
        inArray(claims.projectId, [...ids]),
        inArray(claims.status, ['claimed', 'agreed', 'paid']),
      ),
    )
  const sums = new Map<string, number>()
  for (const { projectId, amountFen } of rows)
    sums.set(projectId, (sums.get(projectId) ?? 0) + amountFen)
  return sums
}
