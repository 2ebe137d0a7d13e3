import { beforeEach, test } from 'vitest'
import { startRound } from '../../support/rounds'
import { startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
const round = await startRound(api)
const clerk = talk(round.clerk.phone ?? '')
beforeEach(async () => {
  await api.sql`update rounds set status = 'closed'`
  await api.sql`update applications set status = 'withdrawn' where status = 'filed'`
  await clerk.says('开评 天元乡')
  await clerk.says('1', '天元乡开评了')
})

test('the township closes a round in which nobody waits', async () => {
  await clerk.says('关评 天元乡', '结束天元乡的贫困户识别，对吗')
  await clerk.says('2', '没有动')
  await clerk.says('关评 天元乡')
  await clerk.says('1', '这一轮结束了')
  await clerk.says('关评 天元乡', '没有开着的贫困户识别')
})

test('it stays open while somebody waits in it', async () => {
  const family = await linkedFamily({ head: '牟大山' })
  await family.says('申请')
  await family.says('1', '收到')
  await clerk.says('关评 天元乡')
  await clerk.says('1', '还有户没办完，不能结束')
})

test('of several kinds under way it is asked which', async () => {
  await clerk.says('开评 天元乡 脱贫')
  await clerk.says('1', '开评了')
  await clerk.says('关评 天元乡', '天元乡开着几轮', '贫困户识别', '脱贫退出')
  await clerk.says('2', '结束天元乡的脱贫退出，对吗')
  await clerk.says('1', '这一轮结束了')
  await clerk.says('关评 天元乡', '结束天元乡的贫困户识别，对吗')
  await clerk.says('2', '没有动')
})

test('nobody else closes it', async () => {
  await cadre.says('关评 天元乡', '只有负责的干部能办')
})
