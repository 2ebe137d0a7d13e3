import { expect, test } from 'vitest'
import { startEvaluation } from '../../support/evaluation-talk'

const { api, superior, office, secretary, plan, lock } = await startEvaluation()

test('it is made known to the county first and to all once its days are over', async () => {
  await superior.says('评估公布', '没有等着公布的评估结果')
  const { id } = await plan()
  await lock(id)
  await office.says('评估公布', '只有负责的干部能办')
  await superior.says('评估公布', '先给县扶贫办看')
  await superior.says('1', '3月15日前可以申辩')
  await office.gets('结果出来了，发“评估结果”看')
  expect(await secretary.gets()).toBe('')
  await superior.says('评估公布', '公布给乡镇和群众')
  await superior.says('1', '县里申辩的日子还没过')
  api.clock.now = new Date('2026-03-16T02:00:00Z')
  await superior.says('评估公布', '对吗？')
  await superior.says('2', '好，没有办')
  await superior.says('评估公布', '对吗？')
  await superior.says('1', '公布了，问题户1户已转去核实')
  expect(await api.sql`select 1 from leads`).toHaveLength(1)
})
