import { beforeEach, expect, test } from 'vitest'
import { addCase, addRound, clearCounty, objectTo, startCounty } from '../../support/reports'
import { startVillage } from '../../support/talk'

const { api, cadre, talk } = await startVillage()
const county = await startCounty(api)
const clerk = talk(county.clerk.phone ?? '')
const office = talk(county.office.phone ?? '')
beforeEach(() => clearCounty(api))

test('a clerk reports what is complete, and the county office hears it', async () => {
  const round = await addRound(api)
  await addCase(api, round, { head: '牟大山' })
  await addCase(api, round, { head: '冉启旺' })
  await clerk.says('上报县里 天元乡', '天元乡纳入帮扶：2户齐了，报到县里。对吗？', '1确认 2取消')
  await clerk.says('1', '天元乡2户已报到县里')
  await office.gets('天元乡上报2户。要审请发：县审 天元乡')
  await clerk.says('上报天元乡', '天元乡没有等着上报的户')
})

test('what lacks something is named before, and stays', async () => {
  const round = await addRound(api)
  await addCase(api, round, { head: '牟齐全' })
  await addCase(api, round, { head: '谭没签', signed: [] })
  await addCase(api, round, { head: '冉没签', signed: [] })
  await objectTo(api, await addCase(api, round, { head: '熊异议' }))
  await clerk.says('上报县里', '1户齐了，报到县里；3户没齐', '3看没齐的')
  await clerk.says('3', '没签齐字的2户：', /谭没签/, /冉没签/, '异议没定的1户：熊异议')
  await clerk.says('上报县里 天元乡', '1户齐了')
  await clerk.says('1', '1户已报到县里')
  await clerk.says('上报县里', '3户都没齐，还不能报', '1看没齐的')
  await clerk.says('1', '谭没签')
})

test('of two rounds one is picked; a no leaves all as it is', async () => {
  await addCase(api, await addRound(api), { head: '牟大山' })
  const exit = await addRound(api, { kind: 'exit' })
  await addCase(api, exit, { head: '冉启旺', signed: ['household'] })
  await clerk.says('上报县里', '天元乡有几轮在办，报哪一轮？', /2026年纳入帮扶/, /2026年脱贫/)
  const asked = await clerk.says('2', '1户齐了')
  await clerk.says('2', '好，没有动')
  expect(asked).toMatch(/纳入帮扶|脱贫/)
  expect(await api.sql`select from report_items where status = 'reported'`).toHaveLength(0)
})

test('is asked for the township where none is said that is theirs', async () => {
  await addCase(api, await addRound(api))
  await clerk.says('上报县里 鱼鳞乡', '上报哪个乡镇的？')
  await clerk.says('天元乡', '1户齐了')
  await clerk.says('2')
  await clerk.says('上报县里 鱼鳞乡', '上报哪个乡镇的？')
  await clerk.says('算了', '好，没有动')
})

test('says so where no round is open', async () => {
  await clerk.says('上报县里 天元乡', '天元乡现在没有开评')
})

test('is not a village cadre’s, nor a villager’s; 上报 with a number still sends a list on', async () => {
  await addCase(api, await addRound(api))
  await cadre.says('上报县里 天元乡', '只有负责的干部能办')
  await talk().says('上报县里 天元乡', '只有负责的干部能办')
  await clerk.says('上报 482163', '这张名单不在您的片区')
})
