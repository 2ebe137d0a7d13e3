import { afterAll, beforeEach, expect, test } from 'vitest'
import { wordsPlace } from '../../../api/satisfaction/answer'
import { satisfactionAnswers } from '../../../db/schema'
import { COUNTY, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import {
  addSatisfaction,
  addSatisfactionAnswer,
  addSatisfactionDraw,
  QUESTIONS,
} from '../../support/satisfaction'
import { rowsOf } from '../../support/workbook'

const api = await startApi({ connections: 2 })
await api.addCounty()
afterAll(() => api.close())
const head = await api.addStaff({ roles: [['township_head', TOWNSHIP]], phone: '+8619733330001' })
await api.addHousehold({ head: '谭远山' })
beforeEach(async () => {
  api.clock.now = new Date('2026-04-20T02:00:00.000Z')
  await api.ownerSql`truncate satisfaction_surveys, satisfaction_draws, satisfaction_answers cascade`
})

type Given = Parameters<typeof addSatisfaction>[1]
/** A closed survey of 天元乡: what each household answered to the first question, and wrote. */
async function closed(
  answers: readonly number[],
  given: Given & { words?: readonly string[] } = {},
) {
  const { words = [], ...of } = given
  const survey = await addSatisfaction(api, { status: 'closed', closedOn: '2026-03-08', ...of })
  for (const [i, value] of answers.entries()) {
    const { id: householdId } = await api.addHousehold()
    const { id: contactId } = await api.addContact()
    const drawn = { surveyId: survey.id, householdId, contactId, partPath: VILLAGE }
    const drawId = await addSatisfactionDraw(api, { ...drawn, status: 'answered' })
    await addSatisfactionAnswer(api, { drawId, value })
    const said = words[i]
    if (said !== undefined)
      await api.db.insert(satisfactionAnswers).values({
        county: COUNTY,
        drawId,
        seq: 3,
        kind: 'words',
        value: null,
        wordsSealed: api.deps.sealer.seal(wordsPlace(COUNTY, drawId, 3), said),
        isSkipped: false,
        answeredOn: '2026-03-07',
      })
  }
  return survey
}
const results = async (code: string) =>
  (await api.call(`/satisfaction/${code}/results`, { actor: head.actor })).body
const times = (count: number, value: number) => Array<number>(count).fill(value)

test('what a survey found is compared with the last of the same area that asked the same', async () => {
  await closed(times(10, 5), { closedOn: '2026-01-05', title: '更早的' })
  await closed([...times(6, 5), ...times(4, 2)], { closedOn: '2026-02-05', title: '上一次' })
  const { code } = await closed([...times(8, 5), ...times(2, 2)])
  expect((await results(code))['change']).toEqual({ before: 0.6, now: 0.8, beforeTitle: '上一次' })
})

test.each<[string, readonly number[], Given]>([
  ['too few answered', times(9, 5), { closedOn: '2026-02-05' }],
  ['closed on the same day', times(10, 5), { closedOn: '2026-03-08' }],
  ['closed afterwards', times(10, 5), { closedOn: '2026-03-09' }],
  ['of another area', times(10, 5), { closedOn: '2026-02-05', areaPath: COUNTY }],
  ['still asking', times(10, 5), { status: 'asking', closedOn: null }],
  ['after visits', times(10, 5), { closedOn: '2026-02-05', occasion: 'visit', month: '2026-02' }],
  [
    'that asked something else',
    times(10, 5),
    {
      closedOn: '2026-02-05',
      questions: [{ kind: 'scale', text: '路修得好不' }, ...QUESTIONS.slice(1)],
    },
  ],
])('with a survey %s nothing is compared', async (_what, answers, given) => {
  await closed(answers, given)
  const { code } = await closed(times(10, 4))
  expect((await results(code))['change']).toBeNull()
})

test('results.xlsx opened tells the same as is shown, and what people wrote', async () => {
  const words = ['干部多来坐坐', '谭远山家的路难走', ...times(8, 0).map((_, i) => `第${i}句话`)]
  const { code } = await closed([...times(8, 5), ...times(2, 2)], { words })
  const { status, bytes } = await open(code)
  expect(status).toBe(200)
  const [heading, first, second, ...others] = await rowsOf(bytes, '结果')
  expect(heading?.slice(0, 7)).toEqual([
    '题号',
    '问题',
    '范围',
    '户类',
    '有效回答',
    '平均分',
    '满意率（%）',
  ])
  expect(first?.slice(0, 7)).toEqual(['1', '干部上门勤不勤', '天元乡', '全部', '10', '4.4', '80'])
  const shown = (await results(code))['questions'] as { total: { low: number } | null }[]
  expect(Number(first?.[7])).toBeCloseTo((shown[0]?.total?.low ?? 0) * 100, 0)
  // Nobody answered the second; empty cells, and never a nought.
  expect(second).toEqual(['2', '公示看得懂不', '天元乡', '全部'])
  expect(others.length).toBeGreaterThan(0)
  expect(await rowsOf(bytes, '回收率')).toEqual([
    ['地方', '问到户数', '回答户数', '回收率（%）'],
    ['宝坪村', '10', '10', '100'],
  ])
  const said = (await rowsOf(bytes, '群众的话')).flat()
  expect(said).toHaveLength(11)
  expect(said).toContain('干部多来坐坐')
  expect(said.join()).not.toContain('谭远山')
  expect(said.join()).toContain('家的路难走')
})

test('of nine nothing is told: no figure, no word, and of ten words one by one no order', async () => {
  const words = times(9, 0).map((_, i) => `第${i}句话`)
  const { code } = await closed(times(9, 5), { words })
  const { bytes } = await open(code)
  expect((await rowsOf(bytes, '结果'))[1]?.slice(4).join('')).toBe('')
  expect((await rowsOf(bytes, '群众的话')).length).toBe(1)
  const questions = (await results(code))['questions'] as { total: unknown; parts: unknown[] }[]
  expect(questions.map(({ total, parts }) => [total, parts])).toEqual([
    [null, []],
    [null, []],
    [null, []],
  ])
})

test('of nine who wrote twice no word is told: people are counted, not what they wrote', async () => {
  const words = times(9, 0).map((_, i) => `第${i}句话`)
  const { code } = await closed(times(10, 5), { words })
  // What nobody understood of an answer is kept in their words too.
  const drawn = await api.sql<{ id: string }[]>`
    select distinct draw_id as id from satisfaction_answers where words_sealed is not null`
  for (const { id: drawId } of drawn)
    await api.db.insert(satisfactionAnswers).values({
      county: COUNTY,
      drawId,
      seq: 2,
      kind: 'yes_no',
      value: null,
      wordsSealed: api.deps.sealer.seal(wordsPlace(COUNTY, drawId, 2), '说不清楚'),
      isSkipped: true,
      answeredOn: '2026-03-07',
    })
  const read = await api.call(`/satisfaction/${code}/words`, { actor: head.actor })
  expect(read).toMatchObject({ status: 200, body: { items: [] } })
})

test('it is opened by nobody while it is asked, nor from another township', async () => {
  const { code } = await closed(times(10, 5), { status: 'asking', closedOn: null })
  expect((await open(code)).status).toBe(409)
  const over = await closed(times(10, 5))
  await api.ownerSql`insert into areas (county, path, level, name, source)
    values ('wuxi', 'wuxi.yulin', 'township', '鱼鳞乡', '测试') on conflict do nothing`
  const other = await api.addStaff({
    roles: [['township_head', 'wuxi.yulin']],
    phone: '+8619733330002',
  })
  expect((await open(over.code, other.actor)).status).toBe(404)
})

async function open(code: string, actor: `staff:${string}` = head.actor) {
  const response = await api.app.request(`/api/v1/satisfaction/${code}/results.xlsx`, {
    headers: {
      County: COUNTY,
      Authorization: `Bearer ${api.deps.serviceToken}`,
      'On-Behalf-Of': actor,
    },
  })
  return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) }
}
