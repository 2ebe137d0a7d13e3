import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { forgetOld } from '../../../../api/http/forget'
import { wordsAt } from '../../../../api/policies/questions/note'
import type { QuestionOutcome } from '../../../../db/values/policies'
import {
  COUNTY,
  GROUP,
  MONDAY_MORNING,
  startApi,
  type TestApi,
  VILLAGE,
} from '../../../support/api'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ connections: 1 })
  await api.addCounty()
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterEach(async () => {
  await api.sql`delete from policy_questions`
})
afterAll(() => api.close())

const note = (
  contactId: string,
  text: string,
  outcome: QuestionOutcome = 'answered',
  answerId: string | null = 'low-income-papers',
) => api.runCommand(contactId, { type: 'note_question', text, outcome, answerId })
const rate = (contactId: string, isUseful: boolean) =>
  api.runCommand(contactId, { type: 'rate_answer', isUseful })

/** What is kept, the words opened, oldest first. */
async function kept() {
  const rows = await api.sql<{ id: string; words_sealed: Buffer; [column: string]: unknown }[]>`
    select * from policy_questions order by asked_at, id`
  return rows.map(({ id, words_sealed, ...row }) => ({
    ...row,
    words: api.deps.sealer.open(wordsAt(COUNTY, id), words_sealed),
  }))
}
const ratings = async () =>
  (await kept()).map((row) => (row as Record<string, unknown>)['is_useful'])

/** A moment so long after the test's Monday morning. */
const after = (milliseconds: number) => new Date(Date.parse(MONDAY_MORNING) + milliseconds)
const DAY = 86_400_000

describe('a villager’s question', () => {
  test('is kept without the names of neighbours, and of nobody elsewhere is it known that they are', async () => {
    const own = await api.addHousehold({ areaPath: GROUP })
    await api.addHousehold({ areaPath: GROUP, head: '冉光耀' })
    await api.addHousehold({ areaPath: 'wuxi.tianyuan.other', head: '覃世海' })
    const { id } = await api.addContact({ linkedTo: [own.id] })
    await note(id, '冉光耀家和覃世海家为啥有低保')
    expect(await kept()).toMatchObject([{ words: '〔姓名〕家和覃世海家为啥有低保' }])
  })

  test('is kept with how it ended and what answered it', async () => {
    const { id } = await api.addContact()
    expect(await note(id, '低保要哪些材料')).toEqual({ code: 'noted', vars: {} })
    api.clock.now = after(60_000)
    await note(id, '哪里有卖化肥的', 'declined', null)
    expect(await kept()).toMatchObject([
      {
        contact_id: id,
        words: '低保要哪些材料',
        outcome: 'answered',
        answer_id: 'low-income-papers',
        is_useful: null,
        help_request_id: null,
      },
      { words: '哪里有卖化肥的', outcome: 'declined', answer_id: null },
    ])
  })

  test('is kept without phone and ID, and sealed: nobody reads it in the table', async () => {
    const { id, address } = await api.addContact()
    const [phone, idNumber] = ['13912345678', '509938196001011239']
    await note(id, `我电话${phone}身份证${idNumber}，低保要哪些材料`)
    const [row] = await kept()
    expect(row?.words).toContain('低保要哪些材料')
    expect(row?.words).not.toMatch(/\d{6}/)
    const [dump] = await api.sql<{ text: string }[]>`
      select string_agg(q::text, '') as text from policy_questions q`
    for (const secret of [phone, idNumber, address, '低保', '材料']) {
      expect(dump?.text).not.toContain(secret)
      expect(dump?.text).not.toContain(Buffer.from(secret).toString('hex'))
    }
  })

  test('of a cadre is kept as that of the phone it came from', async () => {
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const { id } = await api.addContact({ phone: String(cadre.phone) })
    await note(id, '低保要哪些材料')
    expect(await kept()).toMatchObject([{ contact_id: id }])
  })

  test('that goes to a person is linked with that request, and only the latest', async () => {
    const household = await api.addHousehold()
    const { id } = await api.addContact({ linkedTo: [household.id] })
    await note(id, '低保要哪些材料')
    api.clock.now = after(60_000)
    await note(id, '种花椒补不补钱', 'declined', null)
    await api.runCommand(id, { type: 'call_for_help', kind: 'question', text: '种花椒补不补钱' })
    const [request] = await api.sql<{ id: string }[]>`select id from help_requests`
    expect(await kept()).toMatchObject([
      { help_request_id: null },
      { help_request_id: request?.id },
    ])
  })

  test.each(['help', 'person'] as const)('is not linked with a call for %s', async (kind) => {
    const household = await api.addHousehold()
    const { id } = await api.addContact({ linkedTo: [household.id] })
    await note(id, '低保要哪些材料')
    await api.runCommand(id, { type: 'call_for_help', kind, text: '漏雨' })
    expect(await kept()).toMatchObject([{ help_request_id: null }])
  })
})

describe('a villager who says whether it was of use', () => {
  test('rates the latest answer, and may think otherwise', async () => {
    const { id } = await api.addContact()
    await note(id, '低保要哪些材料')
    api.clock.now = after(60_000)
    await note(id, '低保找哪个')
    expect(await rate(id, true)).toEqual({ code: 'rated', vars: {} })
    expect(await ratings()).toEqual([null, true])
    await rate(id, false)
    expect(await ratings()).toEqual([null, false])
  })

  test('means the last that was answered, not what was declined since', async () => {
    const { id } = await api.addContact()
    await note(id, '低保要哪些材料')
    api.clock.now = after(60_000)
    await note(id, '哪里有卖化肥的', 'declined', null)
    await rate(id, false)
    expect(await ratings()).toEqual([false, null])
  })

  test.each([
    [DAY, 'rated', true],
    [DAY + 1, 'nothing', null],
  ])('%i ms after the answer: %s', async (later, code, rating) => {
    const { id } = await api.addContact()
    await note(id, '低保要哪些材料')
    api.clock.now = after(later)
    expect(await rate(id, true)).toEqual({ code, vars: {} })
    expect(await ratings()).toEqual([rating])
  })

  test('rates nobody else’s', async () => {
    const [asked, other] = [await api.addContact(), await api.addContact()]
    await note(asked.id, '低保要哪些材料')
    expect((await rate(other.id, false)).code).toBe('nothing')
    expect(await ratings()).toEqual([null])
  })
})

test('after seven days who asked is forgotten, and what was asked is not', async () => {
  const { id } = await api.addContact()
  await note(id, '低保要哪些材料')
  const seven = 7 * DAY
  await forgetOld(api.db, COUNTY, after(seven))
  expect(await kept()).toMatchObject([{ contact_id: id }])
  await forgetOld(api.db, 'wushan', after(seven + 1))
  expect(await kept()).toMatchObject([{ contact_id: id }])
  await forgetOld(api.db, COUNTY, after(seven + 1))
  expect(await kept()).toMatchObject([{ contact_id: null, words: '低保要哪些材料' }])
})
