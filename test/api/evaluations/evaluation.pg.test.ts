import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listReleasedResults } from '../../../api/evaluations/results'
import type { RollStatus } from '../../../db/values/roll'
import { MONDAY_MORNING, startApi, type TestApi, TOWNSHIP, VILLAGE } from '../../support/api'
import {
  addEvaluation,
  addQuestionnaire,
  addRoll,
  DESIGN,
  listSample,
  type Listed,
  QUESTIONS,
} from '../../support/evaluations'
import { addEvaluationResult } from '../../support/judged-outside'

const DAY = 86_400_000
let api: TestApi
let evaluatorIds: string[]
let actors: `staff:${string}`[]
let superior: `staff:${string}`
let office: `staff:${string}`
let secretary: `staff:${string}`
let roll: Awaited<ReturnType<typeof addRoll>>

beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  await addQuestionnaire(api)
  const evaluators = []
  for (let i = 0; i < 4; i++)
    evaluators.push(await api.addStaff({ roles: [['evaluator', 'wuxi']], phone: null }))
  evaluatorIds = evaluators.map(({ id }) => id)
  actors = evaluators.map(({ actor }) => actor)
  const one = async (role: 'superior_inspector' | 'county_office') =>
    (await api.addStaff({ roles: [[role, 'wuxi']], phone: null })).actor
  superior = await one('superior_inspector')
  office = await one('county_office')
  secretary = (await api.addStaff({ roles: [['township_secretary', TOWNSHIP]], phone: null })).actor
  roll = await addRoll(api, { registered: 10, exited: 12, unregistered: 30 })
})
afterAll(() => api.close())
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})

/** From Tuesday to Wednesday: one village a day and pair at most. */
async function plan(size = 16) {
  const id = await addEvaluation(api, {
    evaluatorIds,
    leadId: evaluatorIds[0] ?? '',
    fromOn: '2026-03-10',
    toOn: '2026-03-11',
    design: { ...DESIGN, size: { households: size } },
  })
  const sample = await listSample(api, id)
  return { id, sample, asked: sample.filter(({ status }) => status === 'waiting') }
}

const on = (day: string) => {
  api.clock.now = new Date(`${day}T02:00:00Z`)
}
const ofPair = (pair: number) => actors.slice(2 * pair - 2, 2 * pair)
const lead = () => actors[0] ?? 'staff:'

const post = (path: string, actor: `staff:${string}`, body: object) =>
  api.call(`/evaluations${path}`, { actor, body })

/** Answers everything of a household; what is said of food and approval as it is told. */
async function askAll(
  { seq, pair, on_day }: Listed,
  evaluationId: string,
  { food = 'yes', approval = 'yes' } = {},
) {
  on(on_day)
  const [actor = lead()] = ofPair(pair)
  const said: Record<string, string> = { food, housing: 'yes', people: '4', approval }
  for (const { key } of QUESTIONS) {
    const answer = { evaluationId, seq, key, value: said[key] ?? '' }
    expect((await post('/mine/answers', actor, answer)).status).toBe(200)
  }
  const done = await post('/mine/completions', actor, { evaluationId, seq })
  expect(done.body).toMatchObject({ code: 'finished' })
}

test('of few who were asked in a township neither its leaders nor the office are told how many approve', async () => {
  await addEvaluationResult(api, [{ areaPath: TOWNSHIP, asked: 9, approving: 0 }])
  const [row] = await api.sql<{ id: string }[]>`
    select id from evaluations where title = '年度第三方评估'`
  const approving = async (actor: `staff:${string}`) =>
    (await api.call(`/evaluations/${row?.id}/results`, { actor })).body['townships']
  expect(await approving(secretary)).toMatchObject([{ asked: 9, approving: null }])
  expect(await approving(office)).toMatchObject([{ asked: 9, approving: null }])
  expect(await approving(superior)).toMatchObject([{ asked: 9, approving: 0 }])
  await api.ownerSql`delete from evaluation_samples where evaluation_id = ${row?.id ?? ''}`
  await api.ownerSql`update evaluations set published_on = '2025-01-01', status = 'locked' where id = ${row?.id ?? ''}`
})

describe('an evaluator', () => {
  test('sees the households of their pair on their day: not the evening before, not the morning after', async () => {
    const { id, asked } = await plan()
    const first = asked[0] as Listed
    const { on_day: day, seq, pair } = first
    const [own = lead()] = ofPair(pair)
    const [stranger = lead()] = ofPair(pair === 1 ? 2 : 1)
    const see = async (actor: `staff:${string}`) => {
      const today = await api.call('/evaluations/mine/today', { actor })
      const items = today.body['items'] as { evaluationId: string }[]
      const listed = items.filter(({ evaluationId }) => evaluationId === id).length
      return [listed, (await api.call(`/evaluations/mine/${id}/${seq}`, { actor })).status]
    }
    const visits = asked.filter((row) => row.on_day === day && row.pair === pair).length
    // The first pair's first leads them all.
    const other = pair === 1 ? (ofPair(1)[1] ?? lead()) : own
    api.clock.now = new Date(Date.parse(`${day}T00:00:00+08:00`) - 1)
    expect(await see(other)).toEqual([0, 404])
    api.clock.now = new Date(`${day}T00:00:00+08:00`)
    expect(await see(other)).toEqual([visits, 200])
    if (stranger !== lead()) expect((await see(stranger))[1]).toBe(404)
    api.clock.now = new Date(Date.parse(`${day}T00:00:00+08:00`) + DAY - 1)
    expect(await see(other)).toEqual([visits, 200])
    api.clock.now = new Date(Date.parse(`${day}T00:00:00+08:00`) + DAY)
    expect(await see(other)).toEqual([0, 404])
  })

  test('finds no household of the reserve, none outside of the sample, and nothing of the roll', async () => {
    const { id, sample } = await plan()
    const reserve = sample.find(({ status }) => status === 'reserve') as Listed
    on(reserve.on_day)
    for (const actor of ofPair(reserve.pair)) {
      for (const seq of [reserve.seq, 99_999])
        expect((await api.call(`/evaluations/mine/${id}/${seq}`, { actor })).status).toBe(404)
      expect((await api.call('/households', { actor })).status).toBe(403)
      expect((await api.call(`/households/${reserve.household_id}`, { actor })).status).toBe(403)
    }
  })

  test('answers by what a question takes, corrects by a further version, and finishes once', async () => {
    const { id, asked } = await plan()
    const row = asked[0] as Listed
    on(row.on_day)
    const [actor = lead()] = ofPair(row.pair)
    const key = { evaluationId: id, seq: row.seq }
    const answer = (name: string, value: string) =>
      post('/mine/answers', actor, { ...key, key: name, value })
    expect((await answer('food', 'maybe')).body['reason']).toBe('no_answer')
    expect((await answer('colour', 'red')).body['reason']).toBe('unknown_question')
    expect((await post('/mine/completions', actor, key)).body['reason']).toBe('unanswered')
    await askAll(row, id)
    expect((await post('/mine/completions', actor, key)).body['reason']).toBe('done')
    expect((await answer('food', 'no')).status).toBe(200)
    const versions = await api.sql`select version from evaluation_answers
      where evaluation_id = ${id} and seq = ${row.seq} and key = 'food' order by version`
    expect(versions.map(({ version }) => version)).toEqual([1, 2])
    const [after] = await api.sql`select doubt from evaluation_samples
      where evaluation_id = ${id} and seq = ${row.seq}`
    const isPoor = row.kind === 'registered'
    expect(after).toEqual({ doubt: isPoor ? 'none' : 'open' })
  })

  test('who is kin of somebody in a village is sent elsewhere', async () => {
    const tied = roll[0]?.id ?? ''
    await api.ownerSql`insert into staff_ties (county, staff_id, household_id, kind)
      values ('wuxi', ${evaluatorIds[0] ?? ''}, ${tied}, 'kin')`
    const { asked } = await plan()
    const there = asked.filter(({ village_path }) => village_path === VILLAGE)
    expect(new Set(there.map(({ pair }) => pair))).toEqual(new Set([2]))
    await api.ownerSql`delete from staff_ties`
  })
})

describe('a household that cannot be asked', () => {
  test('is given up at the second time for the next in reserve of its village and kind', async () => {
    const { id, sample, asked } = await plan()
    const row = asked.find(({ kind }) => kind === 'ordinary') as Listed
    const [actor = lead()] = ofPair(row.pair)
    on(row.on_day)
    const miss = (reason: string) =>
      post('/mine/misses', actor, { evaluationId: id, seq: row.seq, reason })
    expect((await miss('absent')).body['code']).toBe('again')
    expect((await miss('absent')).body['code']).toBe('replaced')
    expect((await miss('absent')).body['reason']).toBe('given_up')
    const next = sample.find(
      (each) =>
        each.status === 'reserve' &&
        each.kind === row.kind &&
        each.village_path === row.village_path,
    )
    const after = await listSample(api, id)
    expect(after.find(({ seq }) => seq === row.seq)).toMatchObject({
      status: 'replaced',
      reason: 'absent',
      replaced_by: next?.seq,
    })
    expect(after.find(({ seq }) => seq === next?.seq)?.status).toBe('waiting')
    expect((await api.call(`/evaluations/mine/${id}/${next?.seq}`, { actor })).status).toBe(200)
  })

  test('of two given up at once each gets a reserve of its own, until there is none', async () => {
    const { id, asked } = await plan(24)
    const groups = [...Map.groupBy(asked, (row) => `${row.village_path} ${row.kind}`).values()]
    const rows = groups.find((some) => some.length >= 3) ?? []
    on(rows[0]?.on_day ?? '')
    const [actor = lead()] = ofPair(rows[0]?.pair ?? 1)
    const done = await Promise.all(
      rows.map(({ seq }) =>
        post('/mine/misses', actor, { evaluationId: id, seq, reason: 'moved' }),
      ),
    )
    expect(done.every(({ status }) => status === 200)).toBe(true)
    const taken = (await listSample(api, id)).flatMap(({ replaced_by }) => replaced_by ?? [])
    expect(new Set(taken).size).toBe(taken.length)
    expect(taken).toHaveLength(Math.ceil(rows.length / 2))
  })
})

test('the draw is done again from the recorded seed and is the same; a changed list shows', async () => {
  const { id, sample } = await plan()
  const redraw = async (actor: `staff:${string}`) =>
    (await api.call(`/evaluations/${id}/redraw`, { actor })).body
  expect(await redraw(superior)).toMatchObject({ isSameFrame: true, isSameSample: true })
  expect(await redraw(lead())).toMatchObject({ isSameSample: true })
  expect(await redraw(actors[3] ?? 'staff:')).toMatchObject({ code: 'not_found' })
  // The roll moves on; the frame that was drawn from is kept.
  await api.ownerSql`update households set status = 'exited' where id = ${sample[0]?.household_id ?? ''}`
  expect(await redraw(superior)).toMatchObject({ isSameFrame: true, isSameSample: true })
  const chosen = roll.find(({ id: each }) => !sample.some((row) => row.household_id === each))
  await api.ownerSql`update evaluation_samples set household_id = ${chosen?.id ?? ''}
    where evaluation_id = ${id} and seq = 1`
  expect(await redraw(superior)).toMatchObject({ isSameFrame: true, isSameSample: false })
})

describe('a whole evaluation', () => {
  let id: string
  let asked: Listed[]
  const exitedAt = (some: Listed[]) => some.filter(({ kind }) => kind === 'exited')

  beforeAll(async () => {
    api.clock.now = new Date(MONDAY_MORNING)
    for (const { id: household, status } of roll)
      await api.ownerSql`update households set status = ${status as RollStatus} where id = ${household}`
    const planned = await plan(52)
    id = planned.id
    asked = planned.asked
    const wrong = exitedAt(asked)[0] as Listed
    const missed = asked.filter(({ kind }) => kind === 'ordinary').slice(0, 2)
    for (const row of asked) {
      const isShort = row === wrong || missed.includes(row)
      const approval = row.seq % 13 === 0 ? 'no' : 'yes'
      await askAll(row, id, { food: isShort ? 'no' : 'yes', approval })
    }
  })

  test('is not locked by anybody but its lead, nor with a doubt open', async () => {
    on('2026-03-11')
    const lock = (actor: `staff:${string}`) => post(`/${id}/actions`, actor, { type: 'lock' })
    expect((await lock(actors[3] ?? 'staff:')).body['reason']).toBe('not_yours')
    expect((await lock(lead())).body['reason']).toBe('doubts_left')
    const doubts = await api.call('/evaluations/mine/doubts', { actor: lead() })
    const open = (doubts.body['items'] as { evaluationId: string; seq: number }[]).filter(
      ({ evaluationId }) => evaluationId === id,
    )
    expect(open).toHaveLength(3)
    const review = (actor: `staff:${string}`, seq: number, isConfirmed: boolean) =>
      post('/mine/reviews', actor, { evaluationId: id, seq, isConfirmed, reason: '看了灶房' })
    expect((await review(actors[3] ?? 'staff:', open[0]?.seq ?? 0, true)).status).toBe(404)
    for (const { seq } of open) expect((await review(lead(), seq, true)).status).toBe(200)
    // What an evaluator says again, sent once more or with a photo, leaves the review as it is.
    const first = asked.find(({ seq }) => seq === open[0]?.seq) as Listed
    on(first.on_day)
    const [actor = lead()] = ofPair(first.pair)
    const said = { evaluationId: id, seq: first.seq, key: 'food', value: 'no' }
    expect((await post('/mine/answers', actor, said)).status).toBe(200)
    const [row] = await api.sql`select doubt from evaluation_samples
      where evaluation_id = ${id} and seq = ${first.seq}`
    expect(row?.['doubt']).toBe('confirmed')
  })

  test('is not locked by figures nobody has set', async () => {
    on('2026-03-11')
    await api.setFigures({ county_exit_missed_permille: null })
    const refused = await post(`/${id}/actions`, lead(), { type: 'lock' })
    expect(refused.body['code']).toBe('figure_missing')
    await api.setFigures()
  })

  test('is locked once of two at once, with the rates of the households that were asked', async () => {
    on('2026-03-11')
    const both = await Promise.all(
      [1, 2].map(() => post(`/${id}/actions`, lead(), { type: 'lock' })),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const { body } = await api.call(`/evaluations/${id}/results`, { actor: superior })
    const lines = body['lines'] as { rate: string; numerator: number; denominator: number }[]
    const line = (rate: string) => {
      const found = lines.find((each) => each.rate === rate)
      return [found?.numerator, found?.denominator]
    }
    const people = 4
    const exited = exitedAt(asked).length
    // 52 households in each of two villages: 10 registered, 12 exited, 30 off the register.
    expect(line('wrong_exit')).toEqual([1 * people, exited * people])
    expect(line('missed')).toEqual([2 * people, 60 * people])
    expect(line('incidence')).toEqual([(20 + 2 + 1) * people, 104 * people])
    expect(line('approval')).toEqual([asked.filter(({ seq }) => seq % 13 > 0).length, asked.length])
    expect(body).toMatchObject({ isExitClear: false, status: 'locked', version: 1 })
    expect(body['households']).toHaveLength(3)
  })

  test('takes no more answers once it is locked', async () => {
    const row = asked[0] as Listed
    on(row.on_day)
    const [actor = lead()] = ofPair(row.pair)
    const answer = { evaluationId: id, seq: row.seq, key: 'food', value: 'no' }
    expect((await post('/mine/answers', actor, answer)).status).toBe(404)
    await expect(
      api.sql`update evaluation_results set fingerprint = 'x' where evaluation_id = ${id}`,
    ).rejects.toThrow(/are added/)
  })

  test('is there for nobody of the county, then for its office, which may give evidence in its days', async () => {
    on('2026-03-12')
    const read = async (actor: `staff:${string}`) =>
      (await api.call(`/evaluations/${id}/results`, { actor })).status
    expect([
      await read(superior),
      await read(lead()),
      await read(office),
      await read(secretary),
    ]).toEqual([200, 200, 404, 404])
    expect(await listReleasedResults(api.db, { county: 'wuxi', deps: api.deps }, ALL_YEAR)).toEqual(
      [],
    )
    const reply = (seq: number | null) =>
      post('/replies', office, { evaluationId: id, seq, text: '他家粮在女儿家，有照片' })
    expect((await reply(null)).status).toBe(404)
    expect((await post(`/${id}/releases`, superior, {})).body['code']).toBe('released')
    expect([await read(office), await read(secretary)]).toEqual([200, 404])
    const shown = await api.call(`/evaluations/${id}/results`, { actor: office })
    const [finding] = shown.body['households'] as { seq: number }[]
    expect((await reply(99_999)).body['reason']).toBe('not_a_finding')
    expect((await reply(finding?.seq ?? 0)).body['code']).toBe('replied')
    // Six days from the twelfth.
    on('2026-03-18')
    expect((await post(`/${id}/releases`, superior, {})).body['reason']).toBe('feedback_lasts')
    on('2026-03-19')
    expect((await reply(null)).body['reason']).toBe('feedback_over')
    expect((await post(`/${id}/releases`, superior, {})).body['reason']).toBe('replies_left')
  })

  test('is reckoned again where evidence was upheld, and published: each other gap is a lead', async () => {
    on('2026-03-19')
    const before = await api.call(`/evaluations/${id}/results`, { actor: office })
    const [reply] = before.body['replies'] as { id: string }[]
    const decide = (actor: `staff:${string}`) =>
      post(`/replies/${reply?.id}/decisions`, actor, { isUpheld: true, reason: '照片属实' })
    expect((await decide(actors[2] ?? 'staff:')).status).toBe(404)
    expect((await decide(lead())).body['code']).toBe('upheld')
    expect((await decide(lead())).body['reason']).toBe('reply_decided')
    const leads = () => api.sql`select class from leads order by class`
    expect(await leads()).toEqual([])
    expect((await post(`/${id}/releases`, superior, {})).body['code']).toBe('published')
    expect((await leads()).map((each) => each['class'])).toHaveLength(2)
    const after = await api.call(`/evaluations/${id}/results`, { actor: secretary })
    expect(after.body).toMatchObject({ version: 2, status: 'published' })
    expect(after.body['fingerprint']).not.toBe(before.body['fingerprint'])
    expect(after.body['households']).toHaveLength(2)
    const published = await api.call('/evaluations/published')
    expect(JSON.stringify(published.body)).not.toMatch(/谭/)
    expect(published.body['items']).toHaveLength(1)
    const released = await listReleasedResults(api.db, { county: 'wuxi', deps: api.deps }, ALL_YEAR)
    expect(released).toMatchObject([{ areaPath: TOWNSHIP, asked: asked.length, evaluationId: id }])
    expect((await post(`/${id}/releases`, superior, {})).body['reason']).toBe('published')
  })
})

const ALL_YEAR = { from: '2026-01-01', to: '2026-12-31' }

test('an urgent need is passed on at once, and nothing says who saw it or why', async () => {
  const { id, asked } = await plan()
  const row = asked.at(-1) as Listed
  on(row.on_day)
  const [actor = lead()] = ofPair(row.pair)
  const passed = await post('/mine/needs', actor, {
    evaluationId: id,
    seq: row.seq,
    text: '老人一个人在家，两天没吃饭',
  })
  expect(passed.body['code']).toBe('passed')
  const [made] = await api.sql`select id, class, status from leads
    where household_id = ${row.household_id}`
  expect(made).toMatchObject({ class: 'call_for_help', status: 'open' })
  const told = await api.sql`select subject, actor, details::text, type from events
    where subject in (${`lead:${made?.['id']}`}, ${`household:${row.household_id}`})`
  const audits = await api.sql`select actor, action from audit
    where subject in (${`lead:${made?.['id']}`}, ${`household:${row.household_id}`})`
  expect(JSON.stringify([told, audits])).not.toMatch(/evaluat|评估/)
  for (const { id: staffId } of evaluatorIds.map((each) => ({ id: each })))
    expect(JSON.stringify([told, audits])).not.toContain(staffId)
})
