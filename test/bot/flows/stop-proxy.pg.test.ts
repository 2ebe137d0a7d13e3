import { expect, test } from 'vitest'
import { newName } from '../../support/proxies'
import { HOUR, receiptIn, startVillage } from '../../support/talk'

const { api, bot, talk, family, linked } = await startVillage()

/** A family, its phone, and a niece who acts for it. */
async function acting() {
  const { household } = await family({ head: newName('牟') })
  const own = await linked(household.id)
  const niece = talk()
  await niece.says(`代 ${household.head} 2359 查`)
  const slip = receiptIn(await niece.says('1', '停代办'))
  await own.gets(`停代办 ${slip}`)
  return { household, own, niece, slip }
}

test('the family stops it with one message, and nothing more is done in its name', async () => {
  const { household, own, niece, slip } = await acting()
  await niece.says(`代 ${household.head} 申请`, '对吗')
  await own.says(`停代办 ${slip}`, '代办停了', '人工')
  await niece.says('1', '已经到时间或停了')
  await niece.gets(`${household.head}家停了您的代办`)
  expect(await api.sql`select from applications where household_id = ${household.id}`).toEqual([])
})

test.each(['停代办', '停止代办：', '取消代办 R', 'stop proxy'])(
  '“%s” stops it too',
  async (lead) => {
    const { own, slip } = await acting()
    await own.says(`${lead} ${slip}`, '代办停了')
  },
)

test('whoever acts ends it, and the family hears of it', async () => {
  const { household, own, niece, slip } = await acting()
  await niece.says(`停代办 ${slip}`, `不再替${household.head}家办了`)
  await own.gets('不再替您家办事了')
})

test('it is stopped in the middle of whatever else is going on', async () => {
  const { own, slip } = await acting()
  await own.says('求助', '遇到什么难处')
  await own.says(`停代办 ${slip}`, '代办停了', '遇到什么难处')
})

test('what is over already is said to be over', async () => {
  const { own, slip } = await acting()
  bot.later(12 * HOUR)
  await own.says(`停代办 ${slip}`, '早就停了')
})

test('the same message twice is answered the same', async () => {
  const { own, slip } = await acting()
  const sid = `SM${'5'.repeat(32)}`
  const first = await bot.says(own.phone, `停代办 ${slip}`, sid)
  expect(await bot.says(own.phone, `停代办 ${slip}`, sid)).toEqual(first)
})

test('nobody else stops it or learns of it', async () => {
  const { household, slip } = await acting()
  const stranger = talk()
  const answer = await stranger.says(`停代办 ${slip}`, '没有找到')
  expect(answer).not.toContain(household.head)
  expect(answer).toBe(await stranger.says('停代办 1234567897'))
})

test('without the number it is asked for', async () => {
  const { own } = await acting()
  await own.says('停代办', '加短信里的10位号')
})
