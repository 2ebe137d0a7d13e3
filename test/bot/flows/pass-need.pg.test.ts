import { expect, test } from 'vitest'
import { startEvaluation } from '../../support/evaluation-talk'

const { api, cadre, second, stranger, plan } = await startEvaluation()

test('a need is passed on after one confirmation, as if anybody had called', async () => {
  const { sample } = await plan()
  await second.says('评估求助 1 老人两天没吃饭了', `马上请人帮${sample[0]?.head_name}家`, '对吗？')
  await second.says('1', '转去了')
  const [made] = await api.sql`select class, household_id from leads`
  expect(made).toEqual({ class: 'call_for_help', household_id: sample[0]?.household_id })
  expect(await cadre.gets()).not.toMatch(/评估/)
})

test('what is missing is asked for; a no passes on nothing; a strange number is not there', async () => {
  const { sample } = await plan()
  const last = sample.findLast(({ status }) => status === 'waiting')
  await second.says('评估求助', '请发：评估求助')
  await second.says(`${last?.seq} 缺过冬的被子`, `帮${last?.head_name}家`, '对吗？')
  await second.says('2', '好，没有办')
  await stranger.says('评估求助 1 缺被子', '这里没有您的户')
  expect(await api.sql`select 1 from leads`).toHaveLength(1)
})
