import { createHash } from 'node:crypto'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { peerMarks } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { listTasks, type PeerEvaluation } from './find'
import type { Given } from './result-rules'
import { openReason } from './seal'

/** All that was answered in an evaluation, in an order that never changes. */
export async function readGiven(
  tx: Db,
  county: string,
  evaluationId: string,
): Promise<{
  tasks: Awaited<ReturnType<typeof listTasks>>
  given: (Given & { sealed: Sealed[] })[]
}> {
  const tasks = await listTasks(tx, county, evaluationId)
  const answered = tasks.filter(({ status }) => status === 'answered')
  const ids = answered.map(({ id }) => id)
  const rows =
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(peerMarks)
          .where(and(eq(peerMarks.county, county), inArray(peerMarks.taskId, ids)))
          .orderBy(asc(peerMarks.taskId), asc(peerMarks.seq))
  const marksOf = Map.groupBy(rows, ({ taskId }) => taskId)
  const given = answered.map(({ id, evaluated }) => {
    const own = marksOf.get(id) ?? []
    return {
      taskId: id,
      evaluated,
      marks: own.map(({ seq, marks, fullMarks }) => ({ seq, marks, fullMarks })),
      sealed: own.map(({ taskId, seq, reasonSealed }) => ({ taskId, seq, reasonSealed })),
    }
  })
  return { tasks, given }
}
type Sealed = { taskId: string; seq: number; reasonSealed: Buffer | null }

/** SHA-256 of who evaluated whom with which marks and reasons: it changes with any of them. */
export async function fingerprintOf(
  tx: Db,
  ctx: RequestContext,
  { id, year, field, seed }: Pick<PeerEvaluation, 'id' | 'year' | 'field' | 'seed'>,
): Promise<string> {
  const { tasks, given } = await readGiven(tx, ctx.county, id)
  const byTask = new Map(given.map((each) => [each.taskId, each]))
  const all = tasks.map((task) => {
    const own = byTask.get(task.id)
    const { evaluator, evaluated, drawNo, status, answeredBy, answeredOn } = task
    const marks = own?.marks.map((mark, i) => {
      const sealed = own.sealed[i]
      return { ...mark, reason: sealed ? openReason(ctx, sealed) : '' }
    })
    return { evaluator, evaluated, drawNo, status, answeredBy, answeredOn, marks: marks ?? [] }
  })
  return createHash('sha256').update(JSON.stringify({ id, year, field, seed, all })).digest('hex')
}
