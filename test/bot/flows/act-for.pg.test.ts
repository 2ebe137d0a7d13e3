import { describe, expect, test } from 'vitest'
import { openSession } from '../../../api/turns/storage'
import { VILLAGE } from '../../support/api'
import { postList } from '../../support/objections'
import { newName } from '../../support/proxies'
import { HOUR, MINUTE, receiptIn, startVillage } from '../../support/talk'
import { startTelegramVillage } from '../../support/telegram-village'

const { api, bot, cadre, cadreId, talk, family, linked } = await startVillage()
const telegram = await startTelegramVillage()
const secretaryRow = await api.addStaff({
  name: '赵明礼',
  phone: '+8619933330001',
  roles: [['first_secretary', VILLAGE]],
})
const secretary = talk(secretaryRow.phone ?? '')

/** A family with a phone linked to it. */
async function household(given: Parameters<typeof family>[0] = {}) {
  const { household: row } = await family({ head: newName('牟'), ...given })
  return { ...row, own: await linked(row.id) }
}

const proxiesOf = (id: string) => api.sql`select * from proxies where household_id = ${id}`
const applicationsOf = (id: string) =>
  api.sql`select * from applications where household_id = ${id}`

test('a niece applies for her uncle in one message and one confirmation', async () => {
  const mou = await household()
  const niece = talk()
  await niece.says(
    `代 ${mou.head} 2359 申请`,
    `替${mou.head}家申请帮扶，户主同意了吗`,
    '回1同意了 2没有 3签了字',
  )
  const answer = await niece.says(
    '1',
    `您以亲属身份替${mou.head}家办事，到3月9日22点`,
    /停代办 \d{10}/,
    `收到${mou.head}家的申请`,
  )
  const told = await mou.own.gets(
    /亲属199\*{4}\d{4}说您家同意，替您家办事到3月9日22点/,
    '替您家申请了',
    /没同意就发：停代办 \d{10}/,
  )
  expect(told).not.toContain(niece.phone.slice(3))
  const receipt = receiptIn(answer.slice(answer.indexOf('回执')))
  await niece.says(receipt, `${mou.head}家3月9日的申请在办`)
  expect(await applicationsOf(mou.id)).toHaveLength(1)
})

test.each([
  ['要得', 'spoken'],
  ['同意了', 'spoken'],
  ['他签了字的', 'written'],
])('“%s” is consent: %s', async (words, consent) => {
  const mou = await household()
  const niece = talk()
  await niece.says(`代 ${mou.head} 2359 申请`)
  await niece.says(words, `收到${mou.head}家的申请`)
  expect(await proxiesOf(mou.id)).toMatchObject([{ consent }])
})

test('asked step by step, a niece sees where her uncle stands', async () => {
  const mou = await household({ status: 'registered' })
  const niece = talk()
  await niece.says('代', '替哪一家办')
  await niece.says(mou.head, `${mou.head}家任何一人的身份证后四位`)
  await niece.says('忘了', '如 1234')
  await niece.says('2359', `替${mou.head}家办什么`, '回1看情况 2申请 3异议 4求助')
  await niece.says('1', `替${mou.head}家查情况，户主同意了吗`)
  await niece.says('要得', '替', '停代办', '回1看情况')
  await niece.says('1', `${mou.head}家（宝坪村3社）`, '在册')
})

test('the first secretary needs no digits, and the family hears the name', async () => {
  const mou = await household()
  await secretary.says(`替${mou.head}求助 房子漏雨`, `替${mou.head}家求助“房子漏雨”，户主同意了吗`)
  await secretary.says('3', '您以第一书记身份', '回执')
  await mou.own.gets('第一书记赵明礼说您家同意', '第一书记赵明礼替您家求助了')
  expect(await proxiesOf(mou.id)).toMatchObject([
    { role: 'first_secretary', consent: 'written', staff_id: secretaryRow.id },
  ])
})

test('the cadre of the village is asked for the 社 where two heads have the name', async () => {
  const head = newName('牟')
  const mou = await household({ head })
  await household({ head, areaPath: `${VILLAGE}.5` })
  await cadre.says(`代 ${head} 申请`, '户主同意了吗')
  await cadre.says('1', `有几户户主都叫${head}`, '3社')
  await cadre.says('3', '您以村镇干部身份', `收到${head}家的申请`)
  expect(await proxiesOf(mou.id)).toMatchObject([{ role: 'clerk', staff_id: cadreId }])
})

test('a cadre is told that nobody of the name lives in the area', async () => {
  await cadre.says('代 牟无人 申请')
  await cadre.says('1', '您片区没有户主叫牟无人的')
})

test('a cadre who is kin is asked for the digits, and counts as a relative', async () => {
  const mou = await household()
  const tie = { county: 'wuxi', staff_id: cadreId, household_id: mou.id, kind: 'kin' }
  await api.sql`insert into staff_ties ${api.sql(tie)}`
  await cadre.says(`代 ${mou.head} 申请`, '户主同意了吗')
  await cadre.says('1', '身份证后四位')
  await cadre.says('2359', '您以亲属身份', `收到${mou.head}家的申请`)
  await mou.own.gets('亲属熊长富说您家同意')
})

test('a wrong proof and an unknown name are answered alike, and tell nothing', async () => {
  const mou = await household()
  const wrong = talk()
  const unknown = talk()
  await wrong.says(`代 ${mou.head} 1111 申请`)
  await unknown.says('代 牟无人 1111 申请')
  const answer = await wrong.says('1', '没有对上', '还能试4次')
  expect(await unknown.says('1')).toBe(answer)
  expect(await applicationsOf(mou.id)).toHaveLength(0)
})

test('after a wrong proof the right one goes on, without being asked all again', async () => {
  const mou = await household()
  const niece = talk()
  await niece.says(`代 ${mou.head} 1111 申请`)
  await niece.says('1', '没有对上')
  await niece.says('2359', `收到${mou.head}家的申请`)
})

test('after five wrong proofs nothing goes on today', async () => {
  const mou = await household()
  const niece = talk()
  await niece.says(`代 ${mou.head} 1111 申请`)
  for (const left of [4, 3, 2, 1]) await niece.says(left === 4 ? '1' : '1111', `还能试${left}次`)
  await niece.says('1111', '今天不能再试了')
  await niece.says('2359', '试的次数够了', '023-51522345')
  expect(await proxiesOf(mou.id)).toHaveLength(0)
})

test.each(['2', '没有', '没同意', '没签字', '取消'])(
  'after “%s” nothing is done',
  async (words) => {
    const mou = await household()
    const niece = talk()
    await niece.says(`代 ${mou.head} 2359 申请`)
    await niece.says(words, '没有办')
    expect(await proxiesOf(mou.id)).toHaveLength(0)
    expect(await mou.own.gets()).toBe('')
  },
)

describe('in English', () => {
  test('a niece applies for her uncle, not for her own household', async () => {
    const mou = await household()
    const niece = talk()
    await niece.says('English')
    await niece.says(`act for ${mou.head} apply`, `last 4 of the ID of anybody in the household`)
    await niece.says('2359', `Apply for ${mou.head}. Did the head agree?`)
    await niece.says('1', 'STOP PROXY')
    expect(await applicationsOf(mou.id)).toHaveLength(1)
  })

  test.each([
    ['apply', 'Apply for'],
    ['status', 'See the status of'],
    ['object', 'Object for'],
    ['help the roof leaks', 'Call for help for'],
  ])('with the digits and “%s” only the consent is asked for', async (words, asked) => {
    const mou = await household()
    const niece = talk()
    await niece.says('English')
    await niece.says(`ACT FOR ${mou.head} 2359 ${words}`, asked, mou.head, 'Did the head agree?')
  })

  test('without a name, or with one in Latin letters, it is asked for', async () => {
    const niece = talk()
    await niece.says('English')
    await niece.says('ACT FOR', 'For which household?')
    await niece.says('ACT FOR Mou Dashan apply', 'For which household?')
  })
})

test.each(['算了', '不要'])('“%s” leaves at any question', async (words) => {
  const niece = talk()
  await niece.says('代', '替哪一家办')
  await niece.says(words, '没有办')
  await niece.says('代 牟大山', '后四位')
  await niece.says(words, '没有办')
})

test('the person contested is sent to others, and not told why', async () => {
  const mou = await household()
  const other = await household()
  const list = await postList(api, { households: [other] })
  await mou.own.says(`异议 ${list.code} ${other.head}家有小车`)
  await mou.own.says('1', '收到您的异议')
  await bot.delivered()
  await other.own.says(`代 ${mou.head} 2359 申请`)
  const answer = await other.own.says('1', '请由别人来办')
  expect(answer).not.toMatch(/异议|名单/)
  expect(await proxiesOf(mou.id)).toHaveLength(0)
  expect(await mou.own.gets()).toBe('')
})

test('within the open proxy more is done without digits, after one confirmation', async () => {
  const mou = await household()
  const niece = talk()
  await niece.says(`代 ${mou.head} 2359 查`)
  await niece.says('1', '回1看情况')
  await niece.says(`代 ${mou.head} 求助`, '遇到什么难处')
  await niece.says('屋顶漏雨', `替${mou.head}家求助：“屋顶漏雨”，对吗`)
  await niece.says('1', '回执')
  await niece.says(`代 ${mou.head} 申请`, `替${mou.head}家申请帮扶，对吗`)
  await niece.says('1', `收到${mou.head}家的申请`)
  await niece.says(`代 ${mou.head} 申请`, '这家已经申请过了')
  await niece.says(`代 ${mou.head} 查`, `${mou.head}家（宝坪村3社）`, '已申请')
  expect(await proxiesOf(mou.id)).toHaveLength(1)
})

test('an objection goes on in its own words, and is filed for the family', async () => {
  const mou = await household()
  const list = await postList(api, { households: [] })
  const niece = talk()
  await niece.says(
    `代 ${mou.head} 2359 异议 ${list.code} 漏了我们家，没劳力`,
    '提异议，户主同意了吗',
  )
  await niece.says('1', '停代办', '回1接着办')
  await niece.says('1', `对${list.code}提异议，漏评：“漏了我们家，没劳力”`)
  await niece.says('1', '收到您的异议')
  await mou.own.gets('替您家提了异议')
  const [objection] = await api.sql`select * from objections where household_id = ${mou.id}`
  expect(objection?.['proxy_id']).toBe((await proxiesOf(mou.id))[0]?.['id'])
})

test('at the very instant it ends the proxy is over', async () => {
  const mou = await household()
  const niece = talk()
  await niece.says(`代 ${mou.head} 2359 查`)
  await niece.says('1', '到3月9日22点')
  bot.later(12 * HOUR - 1)
  await niece.says(`代 ${mou.head} 申请`, '对吗')
  bot.later(1)
  await niece.says('1', `替${mou.head}家代办已经到时间或停了`)
  expect(await applicationsOf(mou.id)).toHaveLength(0)
  await niece.says(`代 ${mou.head} 申请`, '后四位')
})

test('an objection half written when the proxy ends is not filed', async () => {
  const mou = await household()
  const list = await postList(api, { households: [] })
  const niece = talk()
  await niece.says(`代 ${mou.head} 2359 异议 ${list.code} 漏了人，没劳力`)
  await niece.says('1')
  await niece.says('1', '漏了哪一户')
  bot.later(12 * HOUR)
  await niece.says(mou.head, '这次代办已经到时间或停了')
})

test('a consent that comes too late asks what it was for', async () => {
  const mou = await household()
  const niece = talk()
  await niece.says(`代 ${mou.head} 2359 申请`)
  bot.later(10 * MINUTE)
  await niece.says('1', '您回的数字是哪件事')
  expect(await proxiesOf(mou.id)).toHaveLength(0)
})

test('the same message twice, and twice at once, opens and files one', async () => {
  const mou = await household()
  const { phone } = talk()
  await bot.says(phone, `代 ${mou.head} 2359 申请`)
  const sid = `SM${'7'.repeat(32)}`
  const [one, other] = await Promise.all([bot.says(phone, '1', sid), bot.says(phone, '1', sid)])
  expect(one).toEqual(other)
  expect(await bot.says(phone, '1', sid)).toEqual(one)
  expect(await proxiesOf(mou.id)).toHaveLength(1)
  expect(await applicationsOf(mou.id)).toHaveLength(1)
})

test('a family on the register need not be applied for', async () => {
  const mou = await household({ status: 'registered' })
  const niece = talk()
  await niece.says(`代 ${mou.head} 2359 申请`)
  await niece.says('1', '停代办', '已在册，不用再申请')
})

test('a phone that is linked to the family itself needs no proxy', async () => {
  const mou = await household()
  await mou.own.says(`代 ${mou.head} 2359 申请`)
  await mou.own.says('1', '本来就连着')
})

test('without a figure for how long nothing is opened', async () => {
  const mou = await household()
  await api.setFigures({ proxy_hours: null })
  const niece = talk()
  await niece.says(`代 ${mou.head} 2359 申请`)
  await niece.says('1', '没有记下', '023-51522345')
  await api.setFigures()
  expect(await proxiesOf(mou.id)).toHaveLength(0)
})

test('the slip is shown again by its number to whoever acts', async () => {
  const mou = await household()
  const niece = talk()
  await niece.says(`代 ${mou.head} 2359 查`)
  const slip = receiptIn(await niece.says('1'))
  await niece.says(slip, `替${mou.head}家办事，到3月9日22点`)
  const answer = await talk().says(slip, '手机号的后四位')
  expect(answer).not.toContain(mou.head)
})

test('two of a name for whom a cadre acts are told apart by the 社', async () => {
  const head = newName('牟')
  const third = await household({ head })
  const thirteenth = await household({ head, areaPath: `${VILLAGE}.13` })
  for (const group of ['3社', '十三社']) {
    await cadre.says(`代 ${group}${head} 查`, `替${group}${head}家查情况`)
    await cadre.says('1', '回1看情况')
    await cadre.says('1', `${head}家（宝坪村${group === '3社' ? 3 : 13}社）`)
  }
  await cadre.says(`代 ${head} 申请`, '户主同意了吗')
  await cadre.says('1', '是几社的')
  await cadre.says('3社', `收到${head}家的申请`)
  expect(await applicationsOf(third.id)).toHaveLength(1)
  expect(await applicationsOf(thirteenth.id)).toHaveLength(0)
})

test('an urgent cry in between is heard at once', async () => {
  const niece = talk()
  await niece.says('代 牟大山', '后四位')
  await niece.says('房子塌了，快来救命', '火警119')
})

test('the digits are kept only until they have served', async () => {
  const mou = await household()
  const niece = talk()
  const session = async () => {
    const index = api.deps.sealer.index('phone', 'wuxi', niece.phone)
    const [row] = await api.sql<{ id: string; sealed: Buffer | null }[]>`
      select id, session_sealed as sealed from contacts where address_index = ${index}`
    return JSON.stringify(openSession(api.deps, 'wuxi', row?.id ?? '', row?.sealed ?? null))
  }
  await niece.says(`代 ${mou.head} 7391 查`)
  await niece.says('1', '没有对上')
  expect(await session()).not.toMatch(/7391|idLast4/)
  await niece.says('2359', '停代办')
  expect(await session()).not.toMatch(/2359|idLast4/)
})

test('nobody who acts reads the name of another household', async () => {
  const mou = await household()
  const other = await household()
  const niece = talk()
  const list = await postList(api, { households: [mou, other] })
  await niece.says(`代 ${mou.head} 2359 查`)
  await niece.says('1')
  const told = await niece.says('1', `公示${list.code}`)
  expect(told).not.toContain(other.head)
})

test('on Telegram the phone is shown first, and the question goes on', async () => {
  const row = await telegram.addFamily()
  const niece = telegram.chat()
  await niece.says(`代 ${row.head} 查`, '先看看您的手机号')
  await niece.shows(telegram.nextPhone(), `${row.head}家任何一人的身份证后四位`)
  await niece.says('2359', '户主同意了吗')
  await niece.says('1', '停代办')
})
