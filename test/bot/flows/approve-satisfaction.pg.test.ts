import { expect, test } from 'vitest'
import { startSurveys } from '../../support/satisfaction-talk'
import { receiptIn } from '../../support/talk'

const { api, bot, clerk, head, linkedFamily } = await startSurveys()

async function draft() {
  await linkedFamily()
  await clerk.says('满意度 天元乡 干部上门勤不勤；还有啥想说的', '送人批准吗')
  return receiptIn(await clerk.says('1', '拟好了'))
}

test('somebody else approves, the sample is drawn, and only then anybody is asked', async () => {
  const code = await draft()
  await bot.survey()
  expect(
    await api.sql`select 1 from satisfaction_draws d join satisfaction_surveys s on s.id = d.survey_id
    where s.code = ${code}`,
  ).toHaveLength(0)
  await clerk.says(`批准满意度 ${code}`, '自己拟的要别人批准')
  await head.says(`批准满意度 ${code}`, '题目：1 干部上门勤不勤', '批准问天元乡1户')
  await head.says('1', '批准了，抽好1户')
  await head.says(`批准满意度 ${code}`, '已经批准了')
  const [row] =
    await api.sql`select status, ends_on, frame_fingerprint from satisfaction_surveys where code = ${code}`
  expect(row).toMatchObject({ status: 'asking', ends_on: '2026-03-17' })
  expect(row?.['frame_fingerprint']).toMatch(/^[0-9a-f]{64}$/)
})

test('a no approves nothing, and an unknown number is said to be one', async () => {
  const code = await draft()
  await head.says(`批准满意度 ${code}`, '批准问天元乡')
  await head.says('2', '好，没有动')
  await head.says('批准满意度 1234567890', '没找到')
})

test('two who approve at once draw one sample', async () => {
  const code = await draft()
  await head.says(`批准满意度 ${code}`, '批准问')
  const approve = () =>
    api.call(`/satisfaction/${code}/actions`, {
      actor: `staff:${headId}`,
      body: { type: 'approve' },
    })
  const [{ id: headId } = { id: '' }] = await api.sql<{ id: string }[]>`
    select id from staff where name = '陶映雪'`
  const done = await Promise.all([approve(), approve()])
  expect(done.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(
    await api.sql`select 1 from satisfaction_draws d join satisfaction_surveys s on s.id = d.survey_id
    where s.code = ${code}`,
  ).toHaveLength(1)
})
