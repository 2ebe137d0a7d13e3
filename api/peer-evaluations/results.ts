import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { peerEvaluations } from '../../db/schema'
import type { UnitKey } from '../../db/values/units'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import type { Day } from '../shared/day'
import { listUnits } from '../units/list'
import { readGiven } from './fingerprint'
import { listQuestions, questionKindOf } from './questions'
import { averageOf, type PeerLine } from './result-rules'

export interface PeerResult {
  unit: UnitKey
  name: string
  evaluationId: string
  /** How many gave it. */
  evaluators: number
  /** In thousandths of the full marks; null below three. */
  permille: number | null
  lines: (PeerLine & { text: string })[]
  releasedOn: Day
  fingerprint: string
}

/** What every unit was given by others in a year, of what was released alone; for assessments. */
export async function listPeerResults(db: Db, county: string, year: number): Promise<PeerResult[]> {
  const released = await db
    .select()
    .from(peerEvaluations)
    .where(
      and(
        eq(peerEvaluations.county, county),
        eq(peerEvaluations.year, year),
        eq(peerEvaluations.status, 'released'),
      ),
    )
    .orderBy(asc(peerEvaluations.id))
  const results: PeerResult[] = []
  for (const evaluation of released) {
    const { tasks, given } = await readGiven(db, county, evaluation.id)
    const names = new Map(tasks.map((task) => [task.evaluated, task.evaluatedName]))
    for (const [unit, name] of names) {
      const { evaluators, permille, lines } = averageOf(unit, given)
      const kind = questionKindOf(unit)
      const questions = await listQuestions(db, county, kind, evaluation.openedOn)
      results.push({
        unit,
        name,
        evaluationId: evaluation.id,
        evaluators,
        permille,
        lines: lines.map((line) => ({
          ...line,
          text: questions.find(({ seq }) => seq === line.seq)?.text ?? '',
        })),
        releasedOn: evaluation.releasedOn ?? evaluation.dueOn,
        fingerprint: evaluation.fingerprint ?? '',
      })
    }
  }
  return results
}

/** What the actor's own units were given on average; all units for the office. Before it is released there is nothing. */
export async function listOwnResults(ctx: RequestContext, { year }: { year: number }) {
  const { county, deps, grant } = ctx
  const { db } = deps.connection
  const { staffId } = requireStaff(ctx)
  const results = await listPeerResults(db, county, year)
  const units = await listUnits(db, county, ['township', 'group_unit'])
  const own = new Set(
    units.filter(({ speakerIds }) => speakerIds.includes(staffId)).map(({ key }) => key),
  )
  const shown = results.filter(({ unit }) => grant.reach === 'all' || own.has(unit))
  return {
    year,
    items: shown.map(({ name, evaluators, permille, lines, releasedOn }) => ({
      unit: name,
      evaluators,
      permille,
      lines,
      releasedOn,
    })),
  }
}
