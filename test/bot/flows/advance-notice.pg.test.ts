import { beforeEach, expect, test } from 'vitest'
import { MONDAY_MORNING } from '../../support/api'
import { postList } from '../../support/objections'
import { startRound } from '../../support/rounds'
import { HOUR, receiptIn, startVillage } from '../../support/talk'

const { api, bot, cadre, talk, linkedFamily } = await startVillage()
const round = await startRound(api)
const secretary = talk(round.secretary.phone ?? '')
beforeEach(() => api.sql`update notices set status = 'closed' where status = 'posted'`)

/** A village list with 牟大山 on it, posted on Monday the 9th. */
async function posted() {
  const family = await linkedFamily({ head: '牟大山' })
  const list = await postList(api, { households: [family.household] })
  return { family, list }
}
const eightDaysLater = () => {
  api.clock.now = new Date(new Date(MONDAY_MORNING).getTime() + 8 * 24 * HOUR)
}

test('the secretary sends a list on when its days are over, and the household hears it', async () => {
  const { family, list } = await posted()
  await secretary.says(`推进 ${list.code}`, '公示到3月15日24点才满，现在不能推进')
  eightDaysLater()
  await family.says('1', '公示期已满，等着报到乡镇')
  await secretary.says(`推进 ${list.code}`, '宝坪村1户公示期满没有异议，报到乡镇', '对吗')
  await secretary.says('1', '办好了：1户报到乡镇')
  await family.gets('牟大山家公示期满，没有问题，下一步报到乡镇')
  await family.says('1', '等驻村干部上门复核')
  await secretary.says(`推进 ${list.code}`, '已经办完了')
})

test('a list nobody proved to hang on its last day waits for the photo', async () => {
  const family = await linkedFamily({ head: '牟大山' })
  const list = await postList(api, { households: [family.household], proofs: ['first'] })
  eightDaysLater()
  await secretary.says(
    `推进 ${list.code}`,
    '还差最后一天的照片',
    `请拍墙上的单子，发：张贴 ${list.code}`,
  )
  await api.prove(list.code, 'last')
  await secretary.says(`推进 ${list.code}`, '宝坪村1户公示期满没有异议')
})

test('a list that does not hang yet has nothing to send on', async () => {
  const family = await linkedFamily({ head: '牟大山' })
  const list = await postList(api, { households: [family.household], status: 'drawn_up' })
  eightDaysLater()
  await secretary.says(`推进 ${list.code}`, '还没有贴出的照片，日子没开始算', `张贴 ${list.code}`)
})

test('what is contested stays where it is until it is decided', async () => {
  const { family, list } = await posted()
  const objector = talk()
  await objector.says(`异议 ${list.code} 牟大山家有小车`)
  const receipt = receiptIn(await objector.says('1', '收到您的异议'))
  await bot.delivered()
  eightDaysLater()
  await secretary.says(`推进 ${list.code}`, '有1户的异议没有定', `暂缓 ${list.code} 户主`)
  await family.says('1', '有异议过了期限还没查清', '先不往下办')
  const [row] = await api.sql<{ id: string }[]>`
    select staff_id as id from objections where code = ${receipt}`
  const checker = row?.id === round.secretary.id ? secretary : cadre
  await checker.says(`不成立 ${receipt} 车是借的`)
  await checker.says('1', '记下了')
  await secretary.says(`推进 ${list.code}`, '宝坪村1户公示期满没有异议')
})

test('a list whose procedure is contested waits whole', async () => {
  const { list } = await posted()
  const objector = talk()
  await objector.says(`异议 ${list.code} 没开会就定了名单`)
  await objector.says('1', '收到您的异议')
  eightDaysLater()
  await secretary.says(`推进 ${list.code}`, '整张名单先不能动')
})

test('what came up after the question is still in time', async () => {
  const { list } = await posted()
  eightDaysLater()
  await secretary.says(`推进 ${list.code}`, '对吗')
  await api.sql`update notices set status = 'void' where code = ${list.code}`
  await secretary.says('1', '已经作废')
})

test('without a number it is the one list that is ready, or which is asked', async () => {
  await secretary.says('推进', '没有公示期满的名单')
  const { list } = await posted()
  await secretary.says('推进', '没有公示期满的名单')
  eightDaysLater()
  await secretary.says('推进', '宝坪村1户公示期满没有异议')
  await secretary.says('2', '没有动')
  api.clock.now = new Date(MONDAY_MORNING)
  const second = await posted()
  eightDaysLater()
  await secretary.says('推进', '有2张名单公示期满', list.code, second.list.code)
  await talk().says('推进', '只有负责的干部能办')
})

test('only a yes sends it on', async () => {
  const { list } = await posted()
  eightDaysLater()
  await secretary.says(`推进 ${list.code}`, '对吗')
  await secretary.says('我再想一哈')
  await secretary.says('待办', list.code)
  expect(await api.sql`select status from notices where code = ${list.code}`).toEqual([
    { status: 'posted' },
  ])
})

test('no is no', async () => {
  const { list } = await posted()
  eightDaysLater()
  await secretary.says(`推进 ${list.code}`, '对吗')
  await secretary.says('2', '没有动')
})

test('somebody else’s list, or none, is not moved', async () => {
  const list = await postList(api, { areaPath: 'wuxi.tianyuan.xinhua', areaName: '新华村' })
  await secretary.says(`推进 ${list.code}`, '不在您的片区')
  await talk().says(`推进 ${list.code}`, '只有负责的干部能办')
  await cadre.says('推进 482168', '不在您的片区')
})
