import { describe, expect, test } from 'vitest'
import { newName, proxiesOf } from '../../support/proxies'
import { HOUR, MINUTE, receiptIn, startVillage } from '../../support/talk'

const { api, bot, cadre, talk, family, linked } = await startVillage()

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

test('a cadre who acts for a family ends it by 停 and the number, too', async () => {
  const { household } = await family({ head: newName('牟') })
  await cadre.says(`代 ${household.head} 2359 查`)
  const slip = receiptIn(await cadre.says('1'))
  await cadre.says(`停 ${slip}`, `不再替${household.head}家办了`)
})

test('of several the one is stopped whose number is sent', async () => {
  const { household, own, slip } = await acting()
  const other = talk()
  await other.says(`代 ${household.head} 2359 查`)
  await other.says('1')
  await own.says('停代办', '有2个代办开着', slip)
  await own.says(slip, '代办停了')
  await own.says(`停代办 ${slip}`, '早就停了')
})

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

describe('without the number', () => {
  const openOf = async (householdId: string) =>
    (await proxiesOf(api, householdId)).filter(({ ends_at }) => ends_at > api.clock.now)

  test.each(['停代办', '没同意代办', '不同意代办', '我没同意', '没同意', 'stop proxy'])(
    '“%s” stops the one that is open',
    async (words) => {
      const { household, own, niece } = await acting()
      await own.says(words, '代办停了')
      expect(await openOf(household.id)).toEqual([])
      await niece.gets(`${household.head}家停了您的代办`)
    },
  )

  test('of several the phone is told which, and stops the one it picks', async () => {
    const { household, own, niece, slip } = await acting()
    bot.later(MINUTE)
    const nephew = talk()
    await nephew.says(`代 ${household.head} 2359 查`)
    const second = receiptIn(await nephew.says('1', '停代办'))
    const shown = (phone: string) => `${phone.slice(3, 6)}****${phone.slice(-4)}`
    await own.says(
      '我没同意',
      '有2个代办开着，停哪一个？',
      `回1亲属${shown(nephew.phone)} ${second} 2亲属${shown(niece.phone)} ${slip}`,
    )
    await own.says('1', '代办停了')
    expect(await openOf(household.id)).toMatchObject([{ code: slip }])
    await own.says('停代办', '代办停了')
    expect(await openOf(household.id)).toEqual([])
  })

  test('the family is told when none is open any more', async () => {
    const { own, slip } = await acting()
    await own.says(`停代办 ${slip}`, '代办停了')
    await own.says('停代办', '没有开着的代办')
  })

  test('a phone that was unlinked meanwhile stops nothing', async () => {
    const { household, own } = await acting()
    await api.sql`update contact_links set ended_at = now() where household_id = ${household.id}`
    await own.says('停代办', '没有开着的代办')
    expect(await openOf(household.id)).toHaveLength(1)
  })

  test('whoever acts for one household ends it, and of two is asked which', async () => {
    const { household, niece, slip } = await acting()
    const { household: other } = await family({ head: newName('牟') })
    bot.later(MINUTE)
    await niece.says(`代 ${other.head} 2359 查`)
    await niece.says('1', '停代办')
    await niece.says(
      '停代办',
      '有2个代办开着',
      `回1${other.head}家`,
      `2${household.head}家 ${slip}`,
    )
    await niece.says('2', `不再替${household.head}家办了`)
    await niece.says('停代办', `不再替${other.head}家办了`)
  })

  test('the household comes before those its phone acts for', async () => {
    const { household, own } = await acting()
    const { household: other } = await family({ head: newName('牟') })
    await own.says(`代 ${other.head} 2359 查`)
    await own.says('1', '停代办')
    await own.says('停代办', '代办停了')
    expect(await openOf(household.id)).toEqual([])
    expect(await openOf(other.id)).toHaveLength(1)
  })

  test('nobody acts: 停代办 is told so, and 没同意 is a no to something else', async () => {
    const { household } = await family()
    const own = await linked(household.id)
    await own.says('停代办', '没有开着的代办')
    await own.says('没同意', '没看懂')
    await own.says('申请', '对吗')
    await own.says('没同意', '没有')
  })

  test('who is asked whether the household agreed says no with it', async () => {
    const { niece } = await acting()
    const { household: other } = await family({ head: newName('牟') })
    await niece.says(`代 ${other.head} 2359 申请`, '户主同意了吗')
    await niece.says('没同意代办', '没有办')
    await niece.says(`代 ${other.head} 2359 申请`, '户主同意了吗')
    await niece.says('没同意', '没有办')
    expect(await openOf(other.id)).toEqual([])
  })

  test('没同意 with the number of the slip stops that one', async () => {
    const { own, slip } = await acting()
    await own.says(`没同意 ${slip}`, '代办停了')
  })
})
