import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkDigit } from '../../api/shared/check-digit'
import { postList } from '../support/objections'
import { receiptIn, startVillage, type Talk } from '../support/talk'
import { dump } from '../api/turns/turns'

const { api, bot, cadre, talk, linked, linkedFamily } = await startVillage()

/** Who objected, what they wrote and by what they can be reached. */
const OBJECTOR = '覃秘密'
const WORDS = ['半夜运砖', '黑漆小车']
const CONTESTED = '牟大山'

let objector: Talk
let contested: Talk
let bystander: Talk
let sent: { to: string; text: string }[] = []
let receiptRead = ''

beforeAll(async () => {
  const mou = await api.addHousehold({ head: CONTESTED })
  const ran = await api.addHousehold({ head: '冉启旺' })
  const list = await postList(api, { households: [mou, ran] })
  contested = await linked(mou.id)
  bystander = await linked(ran.id)
  await api.addHousehold({ head: '卢见证' })
  objector = await linkedFamily({ head: OBJECTOR })
  await objector.says(`异议 ${list.code} ${CONTESTED}家有${WORDS[1]}`)
  const first = receiptIn(await objector.says('1', '收到'))
  await objector.says(`异议 ${list.code} ${CONTESTED}家人口写错，${WORDS[0]}`)
  const second = receiptIn(await objector.says('1', '收到'))
  await objector.says(`撤回 ${second}`)
  await objector.says('1')
  await objector.says('不撤了')
  await cadre.says(first)
  await cadre.says(`不成立 ${first} ${CONTESTED}的车是借的，卢见证也说是`)
  await cadre.says('1', '记下了')
  await cadre.says(`成立 ${second} 应是四口人，${OBJECTOR}说得对`)
  await cadre.says('1', '记下了')
  sent = await bot.delivered()
  receiptRead = await objector.says(first, '不成立：该户的车是借的')
})
afterAll(() => expect(sent.length).toBeGreaterThan(0))

const to = ({ phone }: Talk) => sent.filter((each) => each.to === phone).map(({ text }) => text)

test('the contested household hears neither who objected nor a word of it', () => {
  expect(to(contested).length).toBeGreaterThanOrEqual(4)
  const told = to(contested).join('\n')
  for (const secret of [OBJECTOR, objector.phone.slice(3), ...WORDS, '冉启旺', '卢见证'])
    expect(told).not.toContain(secret)
})

test('the objector is not told the other household’s name', () => {
  expect(to(objector).length).toBeGreaterThanOrEqual(2)
  expect([...to(objector), receiptRead].join('\n')).not.toMatch(/牟大山|冉启旺|卢见证/)
})

test('nobody else on the list hears anything', () => {
  expect(to(bystander)).toEqual([])
})

test('the cadre hears by message where and when, and no name', () => {
  const told = to(cadre).join('\n')
  expect(told).toContain('有异议')
  for (const secret of [OBJECTOR, CONTESTED, objector.phone.slice(3), ...WORDS])
    expect(told).not.toContain(secret)
})

test('what was written stands nowhere in the clear, neither stored nor logged', async () => {
  const rows = await dump(api)
  for (const words of [...WORDS, '车是借的', '应是四口人']) {
    expect(rows.filter((row) => row.includes(words))).toEqual([])
    expect(bot.logged.filter((line) => line.includes(words))).toEqual([])
  }
})

test('the story of the list does not hold who objected', async () => {
  const [contact] = await api.sql<{ contact_id: string }[]>`select contact_id from objections`
  const rows = await api.sql`
    select * from events where subject like 'notice:%' or subject like 'household:%'`
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toContain(contact?.contact_id)
  const audit = await api.sql`select * from audit where subject like 'notice:%'`
  expect(JSON.stringify(audit)).not.toContain(contact?.contact_id)
})

test('a stranger with the receipt alone learns nothing', async () => {
  const [row] = await api.sql<{ code: string }[]>`select code from objections limit 1`
  const asked = await talk().says(row?.code ?? '', '手机号的后四位')
  expect(asked).not.toMatch(/牟|覃|异议/)
})

test('nor does whoever checked it, with the last four of the suspected phone', async () => {
  const [row] = await api.sql<{ code: string }[]>`select code from objections limit 1`
  const answerTo = async (code: string, last4: string) => {
    await cadre.says(code, '手机号的后四位')
    return cadre.says(last4, '没有查到')
  }
  const right = await answerTo(row?.code ?? '', objector.phone.slice(-4))
  expect(right).toBe(await answerTo(row?.code ?? '', contested.phone.slice(-4)))
  expect(right).toBe(
    await answerTo('444444444' + checkDigit('444444444'), objector.phone.slice(-4)),
  )
})
