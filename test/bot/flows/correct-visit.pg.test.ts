import { afterEach, expect, test } from 'vitest'
import { VILLAGE } from '../../support/api'
import { MINUTE, startVillage } from '../../support/talk'
import { handbookOf } from '../../support/visits'

const { api, bot, cadre, talk, linkedFamily } = await startVillage()
afterEach(() => api.ownerSql`truncate handbook_fields, visits cascade`)

/** A household with a visit noted by the cadre. */
async function visited(head: string, seen: string) {
  const household = await api.addHousehold({ head })
  await cadre.says(`走访 ${head} ${seen}`, '对吗')
  await cadre.says('1', '记下了')
  bot.later(MINUTE)
  return household
}

test('a cadre corrects the only visit in one message', async () => {
  const mou = await visited('牟大山', '猪2头')
  await cadre.says(
    '更正走访 养了三头猪',
    '牟大山家3月9日的走访改成“养了三头猪”。手册：猪3头。对吗？',
  )
  await cadre.says('1', '更正了，原来的也留着')
  expect(await handbookOf(api, mou.id)).toEqual({ pigs: '3' })
  const rows = await api.sql<{ corrects: string | null }[]>`
    select corrects_id as corrects from visits order by noted_at`
  expect(rows.map(({ corrects }) => corrects !== null)).toEqual([false, true])
})

test('of several visits one of the last three is picked', async () => {
  for (const head of ['一户人', '二户人', '三户人', '四户人']) await visited(head, '都好')
  const asked = await cadre.says('更正走访 房子漏雨', '更正哪一次', '1四户人3月9日 2三户人3月9日')
  expect(asked).not.toContain('一户人')
  await cadre.says('2', '三户人家3月9日的走访改成“房子漏雨”，对吗？')
  await cadre.says('1', '三户人家3月9日的走访更正了')
})

test('the household named says which visit is meant, and its newest version counts', async () => {
  const mou = await visited('向怀玉', '猪2头')
  await visited('谭二山', '都好')
  for (const pigs of ['3', '4']) {
    await cadre.says(`更正走访 向怀玉 猪${pigs}头`, '向怀玉家', `猪${pigs}头`)
    await cadre.says('1', '更正了')
    bot.later(MINUTE)
  }
  expect(await handbookOf(api, mou.id)).toEqual({ pigs: '4' })
  await cadre.says('我的走访', /最近的走访：3月9日向怀玉，3月9日谭二山。/)
})

test('asked for the words where there are none, and dropped where it is not wanted', async () => {
  const mou = await visited('廖春生', '猪2头')
  await cadre.says('更正走访', '廖春生家3月9日的走访，应该怎么写')
  await cadre.says('猪5头', '猪5头。对吗')
  await cadre.says('2', '没有记')
  expect(await handbookOf(api, mou.id)).toEqual({ pigs: '2' })
})

test('the day can be corrected', async () => {
  await visited('安有福', '都好')
  await cadre.says('更正走访 昨天，安有福，都好', '安有福家3月8日')
  await cadre.says('1', '安有福家3月8日的走访更正了')
})

test('a day to come is asked for again', async () => {
  await visited('安有禄', '都好')
  await cadre.says('更正走访 明天，安有禄，都好', '不能在今天以后')
  await cadre.says('昨天', '安有禄家3月8日')
  await cadre.says('1', '更正了')
})

test('a visit noted for the wrong household goes to the right one', async () => {
  const wrong = await visited('苏永贵', '猪2头')
  const right = await api.addHousehold({ head: '苏永富' })
  await cadre.says('更正走访 苏永富 猪2头', '苏永富家3月9日的走访改成')
  await cadre.says('1', '苏永富家3月9日的走访更正了')
  expect(await handbookOf(api, wrong.id)).toEqual({})
  expect(await handbookOf(api, right.id)).toEqual({ pigs: '2' })
})

test('nobody corrects another’s visit', async () => {
  await visited('龚老实', '猪2头')
  const other = await api.addStaff({
    roles: [['village_secretary', VILLAGE]],
    phone: '+8619912340011',
  })
  await talk(other.phone ?? '').says('更正走访 龚老实 猪9头', '还没有记过走访')
})

test('a villager corrects none', async () => {
  const family = await linkedFamily()
  await family.says('更正走访 猪9头', '只有负责的干部能办')
})
