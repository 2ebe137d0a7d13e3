import { afterAll, expect, test } from 'vitest'
import { releaseProject } from '../../../api/funds/project-money'
import { post } from '../../../api/funds/post'
import { inTransaction } from '../../../api/http/write'
import { startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { commandContext } from '../../support/command'
import { addProjectRow, addSource, allocate } from '../../support/funds'

const api = await startApi()
await api.addCounty()
afterAll(api.close)

test('what a project has left goes back to the place that gave it last, then to the one before', async () => {
  const { id: sourceId } = await addSource(api)
  const project = await addProjectRow(api, { status: 'approved', approvedFen: 1_000 })
  const move = (type: 'fund' | 'pay', from: string, amountFen: number) =>
    inTransaction(api.db, (tx) =>
      post(tx, commandContext(api), {
        type,
        sourceId,
        from,
        to: project.id,
        amountFen,
        projectId: project.id,
        text: '',
      }),
    )
  for (const [place, amountFen] of [
    [VILLAGE, 600],
    [TOWNSHIP, 400],
  ] as const) {
    await allocate(api, { sourceId, areaPath: place, amountFen })
    await move('fund', place, amountFen)
    api.clock.now = new Date(api.clock.now.getTime() + 1_000)
  }
  await move('pay', project.id, 500)
  await inTransaction(api.db, (tx) => releaseProject(tx, commandContext(api), project))
  const left = await api.sql`
    select ref, balance_fen::int as fen from fund_accounts
     where source_id = ${sourceId} and kind = 'allocation' order by fen`
  expect([...left]).toEqual([
    { ref: VILLAGE, fen: 100 },
    { ref: TOWNSHIP, fen: 400 },
  ])
})
