import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { MEASURES, type Subject, subjectKey } from '../../../api/assessments/measures'
import type { MeasureName } from '../../../db/values/assessments'
import { COUNTY, startApi, TOWNSHIP } from '../../support/api'
import { addClosedSurvey, addEvaluationResult, addPeerMarks } from '../../support/judged-outside'
import { addPressReport } from '../../support/press'

const api = await startApi({ connections: 2 })
await api.addCounty()
afterAll(() => api.close())
const [YULIN, HONGCHI, JIANSHAN] = ['wuxi.yulin', 'wuxi.hongchi', 'wuxi.jianshan'] as const
for (const [path, name] of [
  [YULIN, '鱼鳞乡'],
  [HONGCHI, '红池坝镇'],
  [JIANSHAN, '尖山镇'],
] as const)
  await api.ownerSql`insert into areas (county, path, level, name, source)
    values ('wuxi', ${path}, 'township', ${name}, '测试')`

const [FROM, TO] = ['2026-03-01', '2026-03-31'] as const
const township = (areaPath: string): Subject => ({ kind: 'township', areaPath })
const UNIT: Subject = { kind: 'group_unit', unit: '县教委' }
const ALL = [TOWNSHIP, YULIN, HONGCHI, JIANSHAN].map(township)

beforeEach(async () => {
  api.clock.now = new Date('2026-04-20T02:00:00.000Z')
  for (const table of [
    'satisfaction_answers',
    'satisfaction_draws',
    'satisfaction_surveys',
    'evaluations',
    'peer_marks',
    'peer_tasks',
    'peer_evaluations',
    'press_reports',
  ])
    await api.ownerSql`truncate ${api.ownerSql(table)} cascade`
})

async function measured(name: MeasureName, subject: Subject = township(TOWNSHIP)) {
  const scope = { county: COUNTY, deps: api.deps, from: FROM, to: TO, now: api.clock.now }
  const found = await MEASURES[name].run(api.db, scope, [...ALL, UNIT])
  const { good, of, rows } = found.get(subjectKey(subject)) ?? { good: -1, of: -1, rows: [] }
  return { figure: `${good}/${of}`, rows, notes: rows.map(({ note }) => note) }
}
const times = (count: number, value: number) => Array<number>(count).fill(value)

describe('satisfaction', () => {
  test.each([
    ['nobody asked', {}, {}, '0/0', []],
    ['ten satisfied', { [TOWNSHIP]: times(10, 4), [YULIN]: times(10, 1) }, {}, '1000/1000', 1],
    ['none of ten', { [TOWNSHIP]: times(10, 3), [YULIN]: times(10, 5) }, {}, '0/1000', 1],
    [
      'two of three',
      { [TOWNSHIP]: [...times(8, 5), ...times(4, 2)], [YULIN]: times(10, 5) },
      {},
      '667/1000',
      1,
    ],
    [
      'nine',
      { [TOWNSHIP]: times(9, 1), [YULIN]: times(30, 5), [HONGCHI]: times(20, 5) },
      {},
      '0/0',
      1,
    ],
    // Let out, they would tell of the nine.
    [
      'ten beside nine',
      {
        [TOWNSHIP]: times(10, 1),
        [YULIN]: times(9, 5),
        [HONGCHI]: times(30, 5),
        [JIANSHAN]: times(30, 5),
      },
      {},
      '0/0',
      1,
    ],
    [
      'not closed yet',
      { [TOWNSHIP]: times(10, 1), [YULIN]: times(10, 1) },
      { status: 'asking' },
      '0/0',
      0,
    ],
    [
      'closed on the first day',
      { [TOWNSHIP]: times(10, 1), [YULIN]: times(10, 1) },
      { closedOn: FROM },
      '0/1000',
      1,
    ],
    [
      'closed on the last day',
      { [TOWNSHIP]: times(10, 1), [YULIN]: times(10, 1) },
      { closedOn: TO },
      '0/1000',
      1,
    ],
    [
      'closed a day before',
      { [TOWNSHIP]: times(10, 1), [YULIN]: times(10, 1) },
      { closedOn: '2026-02-28' },
      '0/0',
      0,
    ],
    [
      'closed a day after',
      { [TOWNSHIP]: times(10, 1), [YULIN]: times(10, 1) },
      { closedOn: '2026-04-01' },
      '0/0',
      0,
    ],
    [
      'asked by the township itself',
      { 'wuxi.tianyuan.baoping': times(20, 5) },
      { areaPath: TOWNSHIP },
      '0/0',
      1,
    ],
    [
      'after visits',
      { [TOWNSHIP]: times(10, 4), [YULIN]: times(10, 1) },
      { occasion: 'visit' },
      '1000/1000',
      1,
    ],
  ] as const)('of %s', async (_what, answers, given, expected, rows) => {
    if (Object.keys(answers).length > 0) await addClosedSurvey(api, answers, given)
    const found = await measured('satisfaction_approval')
    expect([found.figure, found.rows.length]).toEqual([
      expected,
      typeof rows === 'number' ? rows : 0,
    ])
  })

  test('each question that counts or does not is a row that says so', async () => {
    const survey = await addClosedSurvey(api, {
      [TOWNSHIP]: [...times(11, 5), 1],
      [YULIN]: times(9, 5),
      [HONGCHI]: times(10, 5),
      [JIANSHAN]: times(20, 5),
    })
    const row = { kind: 'satisfaction', id: `${survey.id}:1`, on: '2026-03-08', isGood: true }
    expect((await measured('satisfaction_approval')).rows).toEqual([
      { ...row, areaPath: TOWNSHIP, note: '第1问 12户作答 满意91.7%' },
    ])
    expect((await measured('satisfaction_approval', township(YULIN))).notes).toEqual([
      '第1问 作答不足10户或须与别处合并，不计',
    ])
    await addClosedSurvey(api, { [`${TOWNSHIP}.baoping`]: times(30, 5) }, { areaPath: TOWNSHIP })
    expect((await measured('satisfaction_approval')).notes).toContain('第1问 乡镇自己的调查，不计')
    expect((await measured('satisfaction_approval')).figure).toBe('917/1000')
  })

  test('surveys count by how many answered them, and a unit has none', async () => {
    await addClosedSurvey(api, { [TOWNSHIP]: times(30, 5), [YULIN]: times(10, 5) })
    await addClosedSurvey(api, { [TOWNSHIP]: times(10, 1), [YULIN]: times(10, 5) })
    expect((await measured('satisfaction_approval')).figure).toBe('750/1000')
    expect((await measured('satisfaction_approval', UNIT)).figure).toBe('0/0')
  })
})

describe('third parties', () => {
  test.each([
    ['ten asked', 10, {}, '10/10', '9/10'],
    ['nine asked', 9, {}, '0/0', '0/0'],
    ['not published', 10, { status: 'released' }, '0/0', '0/0'],
    ['locked', 10, { status: 'locked' }, '0/0', '0/0'],
    ['published on the first day', 10, { publishedOn: FROM }, '10/10', '9/10'],
    ['published on the last day', 10, { publishedOn: TO }, '10/10', '9/10'],
    ['published a day before', 10, { publishedOn: '2026-02-28' }, '0/0', '0/0'],
    ['published a day after', 10, { publishedOn: '2026-04-01' }, '0/0', '0/0'],
  ] as const)('of %s', async (_what, asked, given, accurate, approving) => {
    const own = { areaPath: TOWNSHIP, asked, approving: asked - 1 }
    await addEvaluationResult(api, [own, { areaPath: YULIN, asked: 20, approving: 2 }], given)
    expect((await measured('evaluation_results')).figure).toBe(accurate)
    expect((await measured('evaluation_approval')).figure).toBe(approving)
  })

  test('each household found missed is a row, and who does not approve is none', async () => {
    const own = { areaPath: TOWNSHIP, asked: 12, approving: 3, missed: 2 }
    const id = await addEvaluationResult(api, [
      { areaPath: YULIN, asked: 20, approving: 20, missed: 1 },
      own,
    ])
    const { figure, rows } = await measured('evaluation_results')
    expect(figure).toBe('10/12')
    const all = { areaPath: TOWNSHIP, on: '2026-03-08' }
    const missed = { ...all, kind: 'evaluation_sample', isGood: false, note: '漏评3人' }
    expect(rows).toEqual([
      { ...all, kind: 'evaluation', id, isGood: true, note: '访问12户 漏评6人 错退0人' },
      { ...missed, id: `${id}.21` },
      { ...missed, id: `${id}.22` },
    ])
    const approval = await measured('evaluation_approval')
    expect([approval.figure, approval.notes]).toEqual(['3/12', ['访问12户 认可3户']])
  })

  test('of too few the row says why it does not count', async () => {
    await addEvaluationResult(api, [{ areaPath: TOWNSHIP, asked: 9, approving: 0, missed: 9 }])
    for (const name of ['evaluation_results', 'evaluation_approval'] as const)
      expect((await measured(name)).notes).toEqual(['访问不足10户，不计'])
  })

  test('a township merged into another one counts there', async () => {
    await addEvaluationResult(api, [{ areaPath: YULIN, asked: 10, approving: 4 }])
    await api.ownerSql`update areas set successor_path = ${TOWNSHIP} where path = ${YULIN}`
    expect((await measured('evaluation_approval')).figure).toBe('4/10')
    await api.ownerSql`update areas set successor_path = null`
    expect((await measured('evaluation_approval')).figure).toBe('0/0')
  })
})

describe('other units', () => {
  test.each([
    ['three gave', [50, 40, 30], 'released', '800/1000', '3个单位评 得分率80%'],
    ['two gave', [50, 10], 'released', '0/0', '不足3个单位评，不计'],
  ] as const)('%s', async (_what, marks, status, expected, note) => {
    await addPeerMarks(
      api,
      { 'group_unit:县教委': marks, [`township:${TOWNSHIP}`]: [25, 25, 25] },
      status,
    )
    const own = await measured('peer_marks', UNIT)
    expect([own.figure, own.notes]).toEqual([expected, [note]])
    expect((await measured('peer_marks')).figure).toBe('500/1000')
  })
  test.each(['open', 'locked'] as const)('tell nothing while it is %s', async (status) => {
    await addPeerMarks(api, { 'group_unit:县教委': [50, 40, 30] }, status)
    expect(await measured('peer_marks', UNIT)).toEqual({ figure: '0/0', rows: [], notes: [] })
  })
})

describe('the press', () => {
  test('counts by the share of what speaks for the unit, each report a row', async () => {
    // 6 × 50 % × 3 = 9 points against it, 10 × 100 % × half = 5 for it.
    await addPressReport(api, { status: 'rated', importance: 3, ratedOn: FROM })
    const praise = { level: 'national', kind: 'print', truth: 'partly', tone: 'positive' } as const
    await addPressReport(api, { status: 'rated', ...praise, ratedOn: TO })
    await addPressReport(api, { status: 'rated', ...praise, ratedOn: '2026-04-01' })
    await addPressReport(api, { status: 'answered', ...praise })
    const { figure, rows } = await measured('press_reports')
    expect(figure).toBe('357/1000')
    expect(rows.map(({ on, isGood, note }) => [on, isGood, note])).toEqual([
      [FROM, false, '-9'],
      [TO, true, '+5'],
    ])
    expect((await measured('press_reports', UNIT)).figure).toBe('0/0')
  })
  test('says nothing where nothing of it was true', async () => {
    await addPressReport(api, { status: 'rated', truth: 'not_true', ratedOn: FROM })
    const { figure, notes } = await measured('press_reports')
    expect([figure, notes]).toEqual(['0/0', ['0']])
  })
})
