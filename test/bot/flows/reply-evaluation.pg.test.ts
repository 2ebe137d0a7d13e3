import { expect, test } from 'vitest'
import { startEvaluation } from '../../support/evaluation-talk'

const { api, lead, office, secretary, plan, lock, release } = await startEvaluation()

test('the county office gives evidence in its days, and its lead hears of it', async () => {
  await office.says('评估申辩 他家有粮', '申辩的日子已过')
  const { id } = await plan()
  await lock(id)
  await office.says('评估申辩 他家有粮', '申辩的日子已过')
  await release(id)
  await office.says('评估申辩', '对结果有什么证据？')
  await office.says('1 他家粮在女儿家，有照片', '申辩：1 他家粮在女儿家，有照片。对吗？')
  await office.says('1', '申辩交了')
  await lead.gets('有申辩：他家粮在女儿家，有照片')
  expect(await api.sql`select seq, status from evaluation_replies`).toEqual([
    { seq: 1, status: 'open' },
  ])
  await office.says('评估申辩 3 他家有粮', '对吗？')
  await office.says('1', '名单里没有这个问题户')
  await office.says('评估申辩 全部不对', '对吗？')
  await office.says('2', '好，没有办')
  await secretary.says('评估申辩 他家有粮', '只有负责的干部能办')
})
