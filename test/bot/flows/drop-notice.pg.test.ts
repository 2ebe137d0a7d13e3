import { beforeEach, expect, test } from 'vitest'
import { startRound } from '../../support/rounds'
import { startVillage } from '../../support/talk'

const { api, bot, cadre, talk, linkedFamily } = await startVillage()
const round = await startRound(api)
const groupCadre = talk(round.cadre.phone ?? '')
beforeEach(async () => {
  await api.sql`update rounds set status = 'closed'`
  await api.sql`update applications set status = 'withdrawn' where status = 'filed'`
  await round.open()
  const family = await linkedFamily({ head: '牟大山' })
  await family.says('申请')
  await family.says('1', '收到')
  await round.review()
  await bot.delivered()
})

async function drawn(): Promise<string> {
  await groupCadre.says('张贴 宝坪村3社')
  return /单号(\d{6})/.exec(await groupCadre.says('1', '单号'))?.[1] ?? ''
}

test('whoever drew a list up drops it after one confirmation, and draws it up again', async () => {
  const code = await drawn()
  await groupCadre.says(`作废 ${code}`, `宝坪村3社的名单${code}还没贴，作废它吗`)
  await groupCadre.says('1', `${code}作废了，单子别再贴`)
  await groupCadre.says(code, '已经作废')
  expect(await drawn()).not.toBe(code)
})

test('it can be kept', async () => {
  const code = await drawn()
  await groupCadre.says(`作废 ${code}`)
  await groupCadre.says('2', '没有动')
  await groupCadre.says(code, '还没有贴出来')
})

test('a colleague does not drop it, and a villager even less', async () => {
  const code = await drawn()
  await cadre.says(`作废 ${code}`, '不是您出的名单，请出名单的人作废')
  await talk().says(`作废 ${code}`, '只有负责的干部能办')
})

test('once it hangs it is not dropped, also where that came after the question', async () => {
  const code = await drawn()
  await groupCadre.says(`作废 ${code}`, '作废它吗')
  await api.prove(code)
  await groupCadre.says('1', '不能这样作废', '程序不对请提异议')
  await groupCadre.says(`作废 ${code}`, '不能这样作废')
})

test('a number that is none of the area drops nothing', async () => {
  await groupCadre.says('作废 482163', '不在您的片区')
})
