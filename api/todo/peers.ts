import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { peerEvaluations, peerTasks } from '../../db/schema'
import { evaluatorOf } from '../peer-evaluations/find'
import { listUnits } from '../units/list'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

/** Units to be evaluated: of whoever speaks for the unit that is asked, and nobody else's to see. */
export async function listPeerDuties(db: Db, { county }: DutyScope): Promise<Duty[]> {
  const rows = await db
    .select({
      evaluator: peerTasks.evaluator,
      askedId: peerTasks.askedId,
      dueOn: peerEvaluations.dueOn,
    })
    .from(peerTasks)
    .innerJoin(
      peerEvaluations,
      and(
        eq(peerEvaluations.county, county),
        eq(peerEvaluations.id, peerTasks.evaluationId),
        eq(peerEvaluations.status, 'open'),
      ),
    )
    .where(and(eq(peerTasks.county, county), inArray(peerTasks.status, ['asked'])))
    .orderBy(peerTasks.id)
  if (rows.length === 0) return []
  const units = await listUnits(db, county, ['township', 'group_unit'])
  const groups = Map.groupBy(rows, (row) => `${row.evaluator} ${row.askedId} ${row.dueOn}`)
  return [...groups.values()].flatMap((some): Duty[] => {
    const [first] = some
    const unit = units.find(({ key }) => key === first?.evaluator)
    const staffId = first && evaluatorOf(first, units)
    const areaPath = unit?.areaPaths[0]
    if (!first || !staffId || areaPath === undefined) return []
    const { dueOn } = first
    return [{ kind: 'peer_evaluation', areaPath, dueOn, count: some.length, code: null, staffId }]
  })
}
