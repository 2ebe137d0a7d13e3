import { beforeEach, expect, test } from 'vitest'
import { addEntry } from '../../support/reviews'
import { beginRound, startRound } from '../../support/rounds'
import { startVillage } from '../../support/talk'

const { api, bot, cadre, talk, linkedFamily } = await startVillage()
const round = await startRound(api)
const groupCadre = talk(round.cadre.phone ?? '')
beforeEach(async () => {
  await beginRound(api, round)
  await api.sql`update reviews set status = 'void' where status = 'called'`
})

async function entered(areaPath?: string) {
  const family = await linkedFamily({ head: '牟大山', ...(areaPath && { areaPath }) })
  await family.says('申请')
  await family.says('1', '收到')
  await addEntry(api, family.household.id)
  await bot.delivered()
  return family
}

async function called() {
  await groupCadre.says('开会 宝坪村3社 明天下午2点')
  await groupCadre.says('1', '定了')
  await bot.delivered()
}

test('a meeting is called off with one confirmation, and who was told hears it', async () => {
  const family = await entered()
  await called()
  await groupCadre.says('不开了', '宝坪村3社3月10日的会不开了，对吗')
  await groupCadre.says('1', '不开了', '告诉了')
  await family.gets('宝坪村3社3月10日的会不开了', '牟大山家的事等下次评')
  await groupCadre.says('开会 宝坪村3社 后天下午2点', '对吗')
})

test('or stands', async () => {
  await entered()
  await called()
  await groupCadre.says('会不开了')
  await groupCadre.says('2', '会照开')
  expect(await api.sql`select from reviews where status = 'called'`).toHaveLength(1)
})

test('where none is called there is none to call off', async () => {
  await groupCadre.says('不开了', '没有定好的评议会')
})

test('of several it is asked which, unless it was named', async () => {
  await entered()
  await entered('wuxi.tianyuan.baoping.5')
  await api.sql`
    insert into areas (county, path, level, name, source)
    values ('wuxi', 'wuxi.tianyuan.baoping.5', 'group', '5社', '测试')`
  await cadre.says('开会 宝坪村3社 明天2点')
  await cadre.says('1', '定了')
  await cadre.says('开会 宝坪村5社 明天2点')
  await cadre.says('1', '定了')
  await cadre.says('不开了', '是哪个会', '1宝坪村', '2宝坪村')
  await cadre.says('算了')
  await cadre.says('取消会议 宝坪村5社', '宝坪村5社3月10日的会不开了')
  await cadre.says('1', '宝坪村5社')
  // One is left.
  await cadre.says('不开了', '宝坪村3社3月10日的会不开了')
  await cadre.says('1', '宝坪村3社')
})

test('one that was called off meanwhile is over', async () => {
  await entered()
  await called()
  await groupCadre.says('不开了')
  await cadre.says('不开了')
  await groupCadre.says('1', '不开了')
  await cadre.says('1', '这个会已经散了')
})

test('a villager calls nothing off', async () => {
  await talk().says('取消会议', '只有负责的干部能办')
})
