import { describe, expect, test } from 'vitest'
import { postList } from '../support/objections'
import { receiptIn, startVillage } from '../support/talk'

const { api, bot, cadre, talk, linkedFamily } = await startVillage()

test('a villager of seventy, in the dialect and with wrong characters, gets all of it done in one sitting', async () => {
  const family = await linkedFamily({ head: '谭大山' })
  const neighbour = await api.addHousehold({ head: '牟大山' })
  const list = await postList(api, { households: [neighbour] })

  await family.says('查寻', '谭大山家')

  // Begins to object, looks something else up in between, and answers with a digit of nothing.
  await family.says(
    `义议 ${list.code} 谋大三屋头有小车`,
    `对${list.code}提异议`,
    '“谋大三屋头有小车”',
  )
  await family.says('查', '谭大山家', `对${list.code}提异议`)
  await family.says('8', `对${list.code}提异议`)
  const receipt = receiptIn(await family.says('1', '收到您的异议'))
  const kept = await api.sql<{ householdId: string }[]>`
    select household_id as "householdId" from objections where notice_id = ${list.id}`
  expect(kept).toEqual([{ householdId: neighbour.id }])
  await family.says(receipt, '异议')

  await family.says('捉火了，屋头捉火了', '119')
  const told = await bot.delivered()
  expect(
    told
      .filter(({ to }) => to === cadre.phone)
      .map(({ text }) => text)
      .join(),
  ).toContain('捉火')

  await family.says('腿丁', '没太看懂', '1不再收短信', '2都不是')
  await family.says('1', '不再')
  expect(await api.sql`select from contacts where stopped <> '{}'`).toHaveLength(1)
})

describe('what only sounds like a stop', () => {
  test('stops nothing where it was meant otherwise', async () => {
    const tan = talk()
    await tan.says('腿丁', '没太看懂')
    await tan.says('2', '想办什么')
    await tan.says('查', '先核对')
  })
})

describe('a cry for help in wrong characters', () => {
  test.each(['jiuming', '救名', '断良了', '泥石刘下来了', '房子梭了'])(
    '“%s” is heard in the middle of something else',
    async (cry) => {
      const tan = await linkedFamily()
      await tan.says('申请', '替谭大山家申请')
      expect(await tan.says(cry)).toMatch(/110|119|120/)
      await cadre.gets(cry)
    },
  )
})

describe('a question in the dialect', () => {
  test.each(['低保啷个申请嘛', '低保咋个申请', 'dibao zenme shenqing', '底包怎么申请'])(
    '“%s” is answered',
    async (question) => {
      await talk().says(question, '依据')
    },
  )
})

describe('a command that only its sound gives away', () => {
  test.each([
    ['查寻', '先核对'],
    ['帮住', '想办什么'],
    ['身亲', '替'],
  ])('“%s” begins what it sounds like', async (said, answer) => {
    const tan = said === '身亲' ? await linkedFamily() : talk()
    await tan.says(said, answer)
  })

  test('no number, yes or name is made of it', async () => {
    const tan = await linkedFamily()
    const list = await postList(api, { households: [await api.addHousehold({ head: '冉启旺' })] })
    await tan.says(`异议 ${list.code} 冉启旺家有小车`, '对吗')
    await tan.says('通意')
    expect(await api.sql`select from objections where notice_id = ${list.id}`).toEqual([])
  })
})
