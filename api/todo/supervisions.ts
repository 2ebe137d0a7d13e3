import { and, eq, inArray, isNotNull, or } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { accountabilities, findings, supervisionChecks, supervisions } from '../../db/schema'
import { listDeciders } from '../accountabilities/deciders'
import { findMembers } from '../accountabilities/find'
import { getFigure } from '../figures/service'
import { addDays, dayOf } from '../shared/day'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

/** Places to be inspected: each inspector's own. */
export async function listSupervisionDuties(
  db: Db,
  { county, within }: DutyScope,
): Promise<Duty[]> {
  const rows = await db
    .select({
      areaPath: supervisionChecks.areaPath,
      inspectorId: supervisionChecks.inspectorId,
      dueOn: supervisions.dueOn,
    })
    .from(supervisionChecks)
    .innerJoin(
      supervisions,
      and(eq(supervisions.county, county), eq(supervisions.id, supervisionChecks.supervisionId)),
    )
    .where(
      and(
        eq(supervisionChecks.county, county),
        eq(supervisionChecks.status, 'planned'),
        within(supervisionChecks.areaPath),
      ),
    )
  const groups = Map.groupBy(rows, (row) => `${row.areaPath} ${row.inspectorId} ${row.dueOn}`)
  return [...groups.values()].flatMap((some) => {
    const [first] = some
    if (!first) return []
    const { areaPath, inspectorId: staffId, dueOn } = first
    return { kind: 'supervision_check', areaPath, dueOn, count: some.length, code: null, staffId }
  })
}

/** Problems: to be put right by their owner, then to be judged by an inspector. */
export async function listFindingDuties(
  db: Db,
  { county, now, within }: DutyScope,
): Promise<Duty[]> {
  const rows = await db
    .select()
    .from(findings)
    .where(
      and(
        eq(findings.county, county),
        inArray(findings.status, ['open', 'rectified']),
        within(findings.areaPath),
      ),
    )
  if (rows.length === 0) return []
  const dutyDays = await getFigure(db, county, 'duty_days', dayOf(now))
  return rows.map(({ status, areaPath, code, ownerId, dueOn, rectifiedOn }): Duty => {
    const duty = { areaPath, code, count: 1 }
    return status === 'open'
      ? { ...duty, kind: 'finding_rectify', dueOn, staffId: ownerId }
      : {
          ...duty,
          kind: 'finding_verify',
          dueOn: addDays(rectifiedOn ?? dueOn, dutyDays),
          staffId: null,
          exceptId: ownerId,
        }
  })
}

/** Cases to be decided, or decided again: of each inspector who may. */
export async function listAccountabilityDuties(
  db: Db,
  { county, now }: DutyScope,
): Promise<Duty[]> {
  const rows = await db
    .select()
    .from(accountabilities)
    .where(
      and(
        eq(accountabilities.county, county),
        or(
          eq(accountabilities.status, 'proposed'),
          and(eq(accountabilities.status, 'decided'), isNotNull(accountabilities.contestedOn)),
        ),
      ),
    )
  if (rows.length === 0) return []
  const dutyDays = await getFigure(db, county, 'duty_days', dayOf(now))
  const members = await findMembers(
    db,
    county,
    rows.map(({ staffId }) => staffId),
  )
  const duties: Duty[] = []
  for (const row of rows) {
    const person = members.find(({ staffId }) => staffId === row.staffId)
    const areaPath = person?.roles[0]?.areaPath
    if (!person || areaPath === undefined) continue
    const barred = [row.proposedBy, ...(row.decidedBy ? [row.decidedBy] : [])]
    const dueOn = addDays(row.contestedOn ?? row.proposedOn, dutyDays)
    for (const staffId of await listDeciders(db, county, person, barred))
      duties.push({
        kind: 'accountability_decide',
        areaPath,
        dueOn,
        count: 1,
        code: row.code,
        staffId,
      })
  }
  return duties
}
