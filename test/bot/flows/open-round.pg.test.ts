import { beforeEach, expect, test } from 'vitest'
import { startRound } from '../../support/rounds'
import { startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
const round = await startRound(api)
const clerk = talk(round.clerk.phone ?? '')
beforeEach(async () => {
  await api.setFigures()
  await api.sql`update rounds set status = 'closed'`
  await api.sql`update applications set status = 'withdrawn' where status = 'filed'`
})

test('the township opens a round, which takes in who applied before', async () => {
  const family = await linkedFamily({ head: '牟大山' })
  await family.says('申请')
  await family.says('1', '收到')
  await clerk.says('开评', '天元乡开2026年贫困户识别', '对吗')
  await clerk.says('1', '天元乡开评了', '1户')
  await family.says('1', '等社干部上门看')
  await clerk.says('开评 天元乡 识别', '还没关，不能再开一轮')
})

test('a round of another kind is another round, with the size that was planned', async () => {
  await clerk.says('开评 天元乡 脱贫 2025年 规模30户', '天元乡开2025年脱贫退出')
  const opened = await clerk.says('1', '天元乡开评了：脱贫退出')
  expect(opened).not.toContain('0户')
  const rows = await api.sql`select kind, year, planned_size from rounds where status = 'open'`
  expect(rows).toEqual([{ kind: 'exit', year: 2025, planned_size: 30 }])
})

test('villages going out are no villages coming in, however it is said', async () => {
  await clerk.says('开评 天元乡 贫困村退', '天元乡开2026年贫困村退出')
  await clerk.says('2', '没有开')
  await clerk.says('开评 天元乡 贫困村脱贫', '天元乡开2026年贫困村退出')
  await clerk.says('2', '没有开')
})

test('nobody who applied before is not counted', async () => {
  await clerk.says('开评 天元乡 识别')
  expect(await clerk.says('1', '天元乡开评了')).not.toContain('0户')
})

test('a place that is not theirs is asked for again, and can be left', async () => {
  await clerk.says('开评 鱼鳞乡 脱贫', '在哪里')
  await clerk.says('天元乡', '天元乡开2026年脱贫退出')
  await clerk.says('2', '没有开')
  await clerk.says('开评 鱼鳞乡', '在哪里')
  await clerk.says('算了', '没有开')
})

test('a village is too small for a round of villages, and a missing figure is said', async () => {
  await clerk.says('开评 宝坪村 贫困村识别')
  await clerk.says('1', '至少是一个乡镇')
  await api.setFigures({ notice_days: null })
  await clerk.says('开评 天元乡')
  await clerk.says('1', '缺标准或天数')
})

test('neither a village cadre nor a villager opens one', async () => {
  await cadre.says('开评 宝坪村', '只有负责的干部能办')
  await talk().says('开评 宝坪村', '只有负责的干部能办')
})

test('while it is asked where, another whole command begins that', async () => {
  await clerk.says('开评 鱼鳞乡 脱贫', '在哪里')
  await clerk.says('开评 天元乡 识别', '天元乡开2026年贫困户识别')
  await clerk.says('2', '没有开')
  await clerk.says('开评 鱼鳞乡 脱贫', '在哪里')
  expect(await clerk.says('关评 天元乡', '没有')).not.toContain('开评')
})
