import { beforeEach, describe, expect, test } from 'vitest'
import { getAssessment } from '../../../api/assessments/find'
import { loadAssessment, reckonFingerprint, resultsOf } from '../../../api/assessments/load'
import { newId } from '../../../api/shared/ids'
import { declarations } from '../../../db/schema'
import type { MeasureName } from '../../../db/values/assessments'
import { startApi, type TestApi, TOWNSHIP } from '../../support/api'
import { CONTENT, planOf } from '../../support/assessments'
import { KEYS, measures, startAssessment } from '../../support/assessment-world'
import { addClosedSurvey, addEvaluationResult, addPeerMarks } from '../../support/judged-outside'
import { addPressReport } from '../../support/press'

let api: TestApi
let world: Awaited<ReturnType<typeof startAssessment>>
beforeEach(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
  world = await startAssessment(api)
  return () => api.close()
})

const toDay = (day: string, time = '10:00') => {
  api.clock.now = new Date(`${day}T${time}:00+08:00`)
}
const rowsOf = (code: string) => api.sql`
  select s.* from assessment_subjects s join assessments a on a.county = s.county and a.id = s.assessment_id
   where a.code = ${code} order by s.key`

/** Opened, scored and released: the draft is out from 9 March, appeals until the 14th. */
async function draft() {
  const code = await world.open()
  await world.scoreAll(code)
  await world.act(code, { type: 'end_scoring' })
  await world.act(code, { type: 'release' })
  return code
}
const appeal = (code: string, given: { actor?: `staff:${string}`; item?: string } = {}) =>
  api.call('/assessments/appeals', {
    actor: given.actor ?? world.leader.actor,
    body: {
      code,
      subjectKey: KEYS[0],
      itemCode: given.item ?? 'basics',
      reason: '资料都在，查的人没看',
    },
  })
const decide = (code: string, actor: `staff:${string}`, points: number | null = null) =>
  api.call('/assessments/appeals/decisions', { actor, body: { code, points, reason: '核实过' } })
const codeIn = ({ body }: { body: Record<string, unknown> }) =>
  (body['vars'] as { code: string }).code

describe('a plan', () => {
  const set = (body: object) => api.call('/assessments/plans', { actor: world.office.actor, body })
  test('whose full marks do not add up to a hundred is refused, with the field', async () => {
    const [first, ...rest] = CONTENT.items
    const answer = await set(planOf('township', { items: [{ ...first!, fullMarks: 49 }, ...rest] }))
    expect(answer).toMatchObject({ status: 400, body: { reason: 'content.items.fullMarks' } })
  })
  test('that takes a count for a share is refused: all of it would be good', async () => {
    const [first, ...rest] = CONTENT.items
    const counted = { ...first!, measure: 'objections_upheld' } as typeof first
    const answer = await set(planOf('township', { items: [counted!, ...rest] }))
    expect(answer).toMatchObject({ status: 400, body: { reason: 'content.items.0.rule' } })
    const veto = { code: 'none', name: '没有', cap: 'basic', source: '示例' } as const
    const vetoes = [
      { ...veto, how: 'rate', measure: 'complaint_findings', belowPermille: 500 },
    ] as const
    expect(await set(planOf('township', { vetoes: [...vetoes] }))).toMatchObject({
      status: 400,
      body: { reason: 'content.vetoes.0.measure' },
    })
  })
  test('that is changed is another version, and the same plan again is not', async () => {
    expect((await set(planOf())).body).toMatchObject({ version: 1, isNew: false })
    expect((await set(planOf('township', { appealDays: 6 }))).body).toMatchObject({ version: 2 })
  })
  test('keeps to what an assessment was opened by, whatever is set later', async () => {
    const code = await world.open()
    await set(planOf('township', { appealDays: 30 }))
    await world.scoreAll(code)
    await world.act(code, { type: 'end_scoring' })
    const { body } = await world.act(code, { type: 'release' })
    expect(body['vars']).toMatchObject({ day: '2026-03-14' })
  })
})

describe('assessors', () => {
  test('who are kin, colleagues, or work there are recused, and nobody else', async () => {
    const kin = await api.addStaff({ unit: '县水利局', roles: [['department', 'wuxi']] })
    await api.db.insert(declarations).values({
      county: 'wuxi',
      id: newId(),
      staffId: kin.id,
      kind: 'kin',
      relation: 'sibling',
      kinStaffId: world.leader.id,
      declaredOn: '2026-01-05',
    })
    const colleague = await api.addStaff({ unit: ' 天元乡政府', roles: [['department', 'wuxi']] })
    const there = await api.addStaff({ unit: '县林业局', roles: [['group_unit', TOWNSHIP]] })
    const code = await world.open()
    const free = world.assessors[0]
    const staffIds = [kin.id, colleague.id, there.id, world.leader.id, free.id]
    const { body } = await world.act(code, { type: 'name_assessors', staffIds })
    expect(body['vars']).toEqual({ count: 5, recused: 4 })
    const recusals = await api.sql`select staff_id, subject_key, reason from assessment_recusals`
    const reasonOf = (id: string) => recusals.find((each) => each['staff_id'] === id)
    expect(reasonOf(kin.id)).toMatchObject({ subject_key: KEYS[0], reason: 'kin' })
    expect(reasonOf(colleague.id)).toMatchObject({ subject_key: KEYS[0], reason: 'same_unit' })
    expect(reasonOf(there.id)).toMatchObject({ subject_key: KEYS[0], reason: 'role_there' })
    expect(reasonOf(world.leader.id)).toMatchObject({ subject_key: KEYS[0], reason: 'self' })
    expect(await world.score(code, colleague, { points: 40 })).toMatchObject({
      status: 409,
      body: { reason: 'recused' },
    })
    const beside = await world.score(code, colleague, { key: KEYS[1] ?? '', points: 40 })
    expect(beside.status).toBe(200)
  })
  test('give no more than the full marks, and nobody scores who is not named', async () => {
    const code = await world.open()
    const [one] = world.assessors
    expect((await world.score(code, one, { points: 40 })).status).toBe(200)
    expect(await world.score(code, one, { points: 40.01 })).toMatchObject({
      body: { reason: 'beyond_full_marks' },
    })
    expect((await world.score(code, world.other, { points: 1 })).status).toBe(404)
    expect(await world.score(code, one, { item: 'visits', points: 1 })).toMatchObject({
      body: { reason: 'item_unknown' },
    })
  })
  test('who became kin since they were named do not score them, nor whoever now works there', async () => {
    const code = await world.open()
    const [one, two] = world.assessors
    await api.db.insert(declarations).values({
      county: 'wuxi',
      id: newId(),
      staffId: one.id,
      kind: 'kin',
      relation: 'sibling',
      kinStaffId: world.leader.id,
      declaredOn: '2026-03-09',
    })
    await api.ownerSql`insert into staff_roles (county, staff_id, role, area_path)
      values ('wuxi', ${two.id}, 'township_secretary', ${TOWNSHIP})`
    for (const who of [one, two]) {
      expect(await world.score(code, who, { points: 40 })).toMatchObject({
        status: 409,
        body: { reason: 'recused' },
      })
      expect((await world.score(code, who, { key: KEYS[1] ?? '', points: 40 })).status).toBe(200)
    }
  })
  test('of the office see nobody’s scores but their own until it is decided what counts', async () => {
    const code = await world.open()
    const staffIds = [...world.assessors, world.second].map(({ id }) => id)
    await world.act(code, { type: 'name_assessors', staffIds })
    await world.scoreAll(code)
    const read = (path: string, actor = world.second.actor) =>
      api.call(`/assessments/by-code/${code}/${path}`, { actor })
    expect(await read('moderation')).toMatchObject({ status: 409, body: { reason: 'scored_it' } })
    expect((await read('moderation', world.third.actor)).status).toBe(200)
    await world.act(code, { type: 'end_scoring' })
    expect((await read('report.xlsx')).status).toBe(409)
    await world.act(code, { type: 'release' })
    expect((await read('report.xlsx')).status).toBe(200)
  })
  test('see their own scores and none of the others', async () => {
    const code = await world.open()
    const [one, two] = world.assessors
    await world.score(code, one, { points: 12.25, note: '一号的分' })
    const { body } = await api.call('/assessments/scores/mine', { actor: two.actor })
    expect(JSON.stringify(body)).not.toMatch(/1225|一号/)
    expect((body['items'] as unknown[]).length).toBe(8)
  })
  test('who score the same at once leave one score that counts, and the one before it', async () => {
    const code = await world.open()
    const [one] = world.assessors
    const both = await Promise.all([30, 35].map((points) => world.score(code, one, { points })))
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    const rows = await api.sql`select seq, points from assessment_scores order by seq`
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2])
    expect(rows.map(({ points }) => points).toSorted()).toEqual([3000, 3500])
    const { body } = await api.call('/assessments/scores/mine', { actor: one.actor })
    const shown = (body['items'] as { points: number | null }[]).filter((x) => x.points !== null)
    expect(shown).toMatchObject([{ points: rows[1]?.['points'] }])
  })
  test('who scored are not replaced', async () => {
    const code = await world.open()
    await world.score(code, world.assessors[0], { points: 30 })
    const rest = { type: 'name_assessors', staffIds: [world.assessors[1].id] }
    expect(await world.act(code, rest)).toMatchObject({ body: { reason: 'has_scores' } })
  })
})

describe('moderation', () => {
  test('begins when everything has scores enough, and is not of who scored', async () => {
    const code = await world.open()
    expect(await world.act(code, { type: 'end_scoring' })).toMatchObject({
      body: { reason: 'too_few_scores' },
    })
    await world.scoreAll(code)
    await world.act(code, {
      type: 'name_assessors',
      staffIds: [...world.assessors, world.second].map(({ id }) => id),
    })
    await world.score(code, world.second, { points: 36 })
    expect(await world.act(code, { type: 'end_scoring' }, world.second.actor)).toMatchObject({
      body: { reason: 'scored_it' },
    })
    expect((await world.act(code, { type: 'end_scoring' })).status).toBe(200)
  })
  test('shows what stands out, and nothing goes on before it is set or asked again', async () => {
    const code = await world.open()
    await world.scoreAll(code)
    const [one] = world.assessors
    await world.score(code, one, { points: 2 })
    expect((await world.act(code, { type: 'end_scoring' })).body['vars']).toEqual({ count: 1 })
    const release = () => world.act(code, { type: 'release' })
    expect(await release()).toMatchObject({ body: { reason: 'outliers_open' } })
    const at = { subjectKey: KEYS[0], itemCode: 'basics' }
    await world.act(code, { type: 'ask_again', ...at, staffId: one.id })
    expect(await release()).toMatchObject({ body: { reason: 'asked_again' } })
    // Only theirs is open again.
    expect(await world.score(code, world.assessors[1], { points: 1 })).toMatchObject({
      body: { reason: 'not_scoring' },
    })
    expect((await world.score(code, one, { points: 35 })).status).toBe(200)
    expect((await release()).status).toBe(200)
  })
  test('is not of a subject of one’s own unit', async () => {
    await api.ownerSql`update staff set unit = '天元乡政府' where id = ${world.second.id}`
    const code = await world.open()
    await world.scoreAll(code)
    await world.act(code, { type: 'end_scoring' })
    const at = { subjectKey: KEYS[0], itemCode: 'basics' }
    const set = { type: 'set_points', ...at, points: 40, reason: '多给' }
    expect(await world.act(code, set, world.second.actor)).toMatchObject({
      body: { reason: 'tied' },
    })
    const { body } = await api.call(`/assessments/by-code/${code}/moderation`, {
      actor: world.second.actor,
    })
    expect(JSON.stringify(body['items'])).not.toContain(KEYS[0])
  })
})

describe('a draft', () => {
  test('is seen by the assessed alone, without anybody’s score or rank, and only while it may be appealed', async () => {
    const mine = async (who = world.leader) =>
      (await api.call('/assessments/mine', { actor: who.actor })).body['items'] as object[]
    const code = await world.open()
    await world.scoreAll(code)
    expect(await mine()).toEqual([])
    await world.act(code, { type: 'end_scoring' })
    expect(await mine()).toEqual([])
    await world.act(code, { type: 'release' })
    expect(await mine()).toMatchObject([
      { name: '天元乡', points: 95_00, rank: null, grade: null, appealUntil: '2026-03-14' },
    ])
    expect(JSON.stringify(await mine())).not.toMatch(/staffId|鱼鳞/)
    expect(await mine(world.other)).toMatchObject([{ name: '鱼鳞乡' }])
    toDay('2026-03-15')
    await world.act(code, { type: 'lock' })
    expect(await mine()).toEqual([])
  })
  test('is appealed on its last day, item by item and once, and not on the day after', async () => {
    const code = await draft()
    toDay('2026-03-14', '23:59')
    expect((await appeal(code)).status).toBe(200)
    expect(await appeal(code)).toMatchObject({ body: { reason: 'already_appealed' } })
    toDay('2026-03-15', '00:00')
    expect(await appeal(code, { item: 'visits' })).toMatchObject({ body: { reason: 'too_late' } })
  })
  test('of another township is not there to appeal', async () => {
    const code = await draft()
    expect((await appeal(code, { actor: world.other.actor })).status).toBe(404)
  })
  test('is decided by one who neither scored nor moderated', async () => {
    const code = codeIn(await appeal(await draft()))
    expect(await decide(code, world.office.actor)).toMatchObject({
      body: { reason: 'moderated_it' },
    })
    expect((await decide(code, world.second.actor, 38.5)).body).toMatchObject({ code: 'upheld' })
    expect(await decide(code, world.third.actor)).toMatchObject({
      body: { reason: 'appeal_decided' },
    })
    const { body } = await api.call('/assessments/mine', { actor: world.leader.actor })
    expect(body['items']).toMatchObject([{ points: 97_50 }])
  })
  test('decided by two at once is decided once', async () => {
    const code = codeIn(await appeal(await draft()))
    const both = await Promise.all(
      [world.second, world.third].map(({ actor }) => decide(code, actor, 40)),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})

test('the rows behind a point are of whom they are about, the office and inspectors, also once it is published', async () => {
  const code = await draft()
  const inspector = await api.addStaff({ roles: [['discipline_inspector', 'wuxi.yulin']] })
  const query = new URLSearchParams({ subjectKey: KEYS[0] ?? '', itemCode: 'visits' })
  const read = async (...who: { actor: `staff:${string}` }[]) => {
    const found = []
    for (const { actor } of who)
      found.push(
        (await api.call(`/assessments/by-code/${code}/evidence?${query}`, { actor })).status,
      )
    return found
  }
  const { leader, other, office } = world
  expect(await read(leader, other, inspector, office)).toEqual([200, 404, 404, 200])
  toDay('2026-03-15')
  await world.act(code, { type: 'lock' })
  expect(await read(leader, other, inspector, office)).toEqual([404, 404, 404, 200])
  await world.act(code, { type: 'publish' }, world.second.actor)
  expect(await read(leader, other, inspector, office)).toEqual([200, 404, 404, 200])
  const [there] = [await api.addStaff({ roles: [['discipline_inspector', 'wuxi']] })]
  expect(await read(there)).toEqual([200])
})

describe('a lock', () => {
  test('waits until the last day for appeals is over and none is undecided', async () => {
    const code = await draft()
    const lock = () => world.act(code, { type: 'lock' })
    const number = codeIn(await appeal(code))
    toDay('2026-03-14', '23:59')
    expect(await lock()).toMatchObject({ body: { reason: 'window_open' } })
    toDay('2026-03-15', '00:00')
    expect(await lock()).toMatchObject({ body: { reason: 'appeals_open' } })
    await decide(number, world.second.actor)
    expect((await lock()).status).toBe(200)
    expect((await api.sql`select fingerprint from assessments`)[0]?.['fingerprint']).toMatch(
      /^[0-9a-f]{64}$/,
    )
  })

  test('is published by another, and then what is read and recomputed is what was locked', async () => {
    const code = await draft()
    toDay('2026-03-15')
    await world.act(code, { type: 'lock' })
    const published = async () =>
      (await api.call('/assessments/published')).body['items'] as Record<string, unknown>[]
    expect(await published()).toEqual([])
    expect(await world.act(code, { type: 'publish' })).toMatchObject({
      body: { reason: 'second_person' },
    })
    expect(await published()).toEqual([])
    expect((await world.act(code, { type: 'publish' }, world.second.actor)).status).toBe(200)
    const [result] = await published()
    expect(result?.['subjects']).toMatchObject([
      { name: '天元乡', points: 95_00, rank: 1, grade: 'excellent', pointsBefore: null },
      { name: '鱼鳞乡', points: 85_00, rank: 2, grade: 'competent' },
      { name: '红池坝镇', points: 75_00, rank: 3, grade: 'competent' },
      { name: '尖山镇', points: 65_00, rank: 4, grade: 'basic' },
    ])
    expect(await verified()).toMatchObject([{ code, faults: [] }])
  })

  const verified = async () =>
    (await api.call('/assessments/verification', { actor: world.office.actor })).body[
      'items'
    ] as object[]

  test('of what villagers, third parties, other units and the press said is recomputed the same', async () => {
    const all = (count: number, value: number) => Array<number>(count).fill(value)
    await addClosedSurvey(api, {
      [TOWNSHIP]: [...all(17, 4), ...all(3, 2)],
      'wuxi.yulin': all(10, 5),
    })
    await addEvaluationResult(api, [{ areaPath: TOWNSHIP, asked: 20, approving: 17, missed: 1 }])
    await addPeerMarks(api, { [`township:${TOWNSHIP}`]: [40, 40, 31] })
    await addPressReport(api, { status: 'rated', importance: 1 })
    const [visits, basics] = CONTENT.items
    if (visits?.how !== 'computed' || !basics) throw new Error('another plan')
    const rule = { kind: 'proportional', floorPermille: 0, fullPermille: 1000 } as const
    const outside = (measure: MeasureName) => {
      return { ...visits, code: measure, fullMarks: 12, rule, measure, whenNone: 'none' as const }
    }
    const items = [
      ...(
        [
          'satisfaction_approval',
          'evaluation_results',
          'evaluation_approval',
          'peer_marks',
          'press_reports',
        ] as const
      ).map(outside),
      { ...basics, fullMarks: 40 },
    ]
    await api.call('/assessments/plans', {
      actor: world.office.actor,
      body: planOf('township', { items }),
    })
    const code = await world.open()
    await world.scoreAll(code, 36, ['basics'])
    await world.act(code, { type: 'end_scoring' })
    await world.act(code, { type: 'release' })
    // What comes later changes nothing.
    await addEvaluationResult(api, [{ areaPath: TOWNSHIP, asked: 20, approving: 0, missed: 20 }])
    toDay('2026-03-15')
    await world.act(code, { type: 'lock' })
    await world.act(code, { type: 'publish' }, world.second.actor)
    const row = (await rowsOf(code)).find(({ key }) => key === KEYS[0])
    // 85, 95, 85 and 74 of a hundred of twelve each, nothing for the press, and 36 scored.
    expect(row?.['points']).toBe(10_20 + 11_40 + 10_20 + 8_88 + 0 + 36_00)
    expect(await verified()).toMatchObject([{ code, faults: [] }])
    await api.ownerSql`update assessment_evidence set note = '' where kind = 'evaluation'`
    expect(await verified()).toMatchObject([{ faults: [{ what: 'fingerprint' }] }])
  })

  test.each([
    ['a row of evidence', `update assessment_evidence set is_good = false where seq = 1`],
    ['a score', `update assessment_scores set points = points - 100 where seq = 1`],
    ['an item', `update assessment_items set set_points = 0 where item_code = 'basics'`],
    ['a result', `update assessment_subjects set points = 100 where rank = 4`],
    ['a grade', `update assessment_subjects set grade = 'excellent' where rank = 4`],
    [
      'a plan',
      `update assessment_plans set content = jsonb_set(content, '{items,0,fullMarks}', '51')`,
    ],
  ])('shows that %s was changed beneath it, and is not published then', async (_what, change) => {
    const code = await draft()
    toDay('2026-03-15')
    await world.act(code, { type: 'lock' })
    expect(await verified()).toMatchObject([{ faults: [] }])
    await api.ownerSql.unsafe(change)
    const [{ faults } = { faults: [] }] = (await verified()) as { faults: unknown[] }[]
    expect(faults).not.toEqual([])
    expect(await world.act(code, { type: 'publish' }, world.second.actor)).toMatchObject({
      body: { reason: 'not_locked' },
    })
  })

  test('shows that a score was changed also where everything that follows from it was changed alike', async () => {
    const code = await draft()
    toDay('2026-03-15')
    await world.act(code, { type: 'lock' })
    await api.ownerSql`update assessment_scores set points = 1000 where subject_key = ${KEYS[0] ?? ''}
                        and item_code = 'basics'`
    const loaded = await loadAssessment(api.db, 'wuxi', await getAssessment(api.db, 'wuxi', code))
    for (const { key, points, rank, grade, isTied, items } of resultsOf(loaded)) {
      await api.ownerSql`update assessment_subjects set points = ${points}, rank = ${rank}, grade = ${grade},
        is_tied = ${isTied} where key = ${key}`
      for (const item of items)
        await api.ownerSql`update assessment_items set points = ${item.points}
          where subject_key = ${key} and item_code = ${item.code}`
    }
    const fingerprint = await reckonFingerprint(api.db, loaded, resultsOf(loaded))
    await api.ownerSql`update assessments set fingerprint = ${fingerprint}`
    expect(await verified()).toMatchObject([{ faults: [{ what: 'fingerprint' }] }])
    expect(await world.act(code, { type: 'publish' }, world.second.actor)).toMatchObject({
      body: { reason: 'not_locked' },
    })
  })

  test('gives whom a veto hits no better grade than it leaves', async () => {
    measures('complaint_findings', { [KEYS[0] ?? '']: [0, 2] })
    const code = await world.open()
    await world.scoreAll(code)
    await world.act(code, { type: 'end_scoring' })
    const veto = { type: 'veto', subjectKey: KEYS[1], vetoCode: 'fraud', reason: '台账造假' }
    expect((await world.act(code, veto)).status).toBe(200)
    await world.act(code, { type: 'release' })
    toDay('2026-03-15')
    await world.act(code, { type: 'lock' })
    const rows = await rowsOf(code)
    const grades = new Map(rows.map((row) => [row['key'], row['grade']]))
    expect(KEYS.slice(0, 2).map((key) => grades.get(key))).toEqual(['incompetent', 'basic'])
  })
})

test('months are scored by themselves, locked without a draft, and averaged into the year', async () => {
  for (const [month, points] of [
    [1, 8],
    [2, 9],
  ] as const) {
    const code = await world.open(month)
    await world.scoreAll(code, points * 4, ['regular'])
    await world.act(code, { type: 'end_scoring' })
    expect(await world.act(code, { type: 'release' })).toMatchObject({
      body: { reason: 'not_moderation' },
    })
    expect((await world.act(code, { type: 'lock' })).status).toBe(200)
    expect(await world.act(code, { type: 'publish' }, world.second.actor)).toMatchObject({
      body: { reason: 'not_locked' },
    })
  }
  const code = await world.open()
  const { body } = await api.call('/assessments/scores/mine', {
    actor: world.assessors[0].actor,
  })
  // What the months tell is not scored again.
  expect((body['items'] as { itemCode: string }[]).map(({ itemCode }) => itemCode)).toEqual(
    Array.from({ length: 4 }, () => 'basics'),
  )
  await world.scoreAll(code, 36, ['basics'])
  await world.act(code, { type: 'end_scoring' })
  await world.act(code, { type: 'release' })
  const mine = await api.call('/assessments/mine', { actor: world.leader.actor })
  // 50 of visits, 36 of basics, and 8.5 of 10.
  expect(mine.body['items']).toMatchObject([{ points: 94_50 }])
})

test('an appraisal of each township and its leaders follows, settled by another with what else counts', async () => {
  const code = await draft()
  toDay('2026-03-15')
  await world.act(code, { type: 'lock' })
  await world.act(code, { type: 'publish' }, world.second.actor)
  const list = async () =>
    (await api.call('/appraisals', { actor: world.office.actor })).body['items'] as {
      code: string
      kind: string
      name: string
      grade: string
    }[]
  const all = await list()
  expect(all.filter(({ kind }) => kind === 'unit')).toHaveLength(4)
  // Two persons: a quarter of two is nobody.
  expect(all.filter(({ kind }) => kind === 'person').map(({ grade }) => grade)).toEqual([
    'competent',
    'competent',
  ])
  const person = all.find(({ kind }) => kind === 'person')?.code ?? ''
  const settle = (actor: `staff:${string}`, grade: string) =>
    api.call('/appraisals/settlements', { actor, body: { code: person, grade, others: '出勤好' } })
  expect(await settle(world.second.actor, 'basic')).toMatchObject({
    body: { reason: 'second_person' },
  })
  expect(await settle(world.office.actor, 'excellent')).toMatchObject({
    body: { reason: 'over_quota' },
  })
  await api.ownerSql`update staff set unit = '天元乡政府' where id = ${world.third.id}`
  const theirs = all.find(({ kind, name }) => kind === 'unit' && name === '天元乡')?.code ?? ''
  const body = { code: theirs, grade: 'excellent' }
  expect(
    await api.call('/appraisals/settlements', { actor: world.third.actor, body }),
  ).toMatchObject({ body: { reason: 'tied' } })
  expect((await settle(world.office.actor, 'basic')).status).toBe(200)
  expect(await settle(world.third.actor, 'competent')).toMatchObject({
    body: { reason: 'settled' },
  })
})
