import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../api/shared/ids'
import { refreshWaiting } from '../../../api/sign-offs/refresh-waiting'
import { commandContext } from '../../support/command'
import { deliverDue } from '../../support/outbox'
import { startApi, type TestApi } from '../../support/api'
import { type Signing, startSigning } from '../../support/sign-offs'
import { chainOf } from '../../support/visits'

let api: TestApi
let s: Signing
let office: { actor: `staff:${string}` }
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  s = await startSigning(api)
  office = await api.addStaff({ roles: [['county_office', 'wuxi']] })
})
afterAll(() => api.close())

type Case = Awaited<ReturnType<Signing['addCase']>>

/** A change of one thing that is known of a case. */
type Change = (of: Case) => Promise<unknown>

const survey =
  (set: string): Change =>
  ({ id, roundId }) =>
    api.sql.unsafe(
      `update entry_visits set ${set} where household_id = '${id}' and round_id = '${roundId}'`,
    )

/** The survey as it would be corrected. */
const findings =
  (facts: Parameters<Signing['sealFacts']>[1]): Change =>
  async ({ id }) => {
    const [row] = await api.sql<{ id: string }[]>`
      select id from entry_visits where household_id = ${id}`
    const sealed = s.sealFacts(row?.id ?? '', facts)
    return api.sql`update entry_visits set facts_sealed = ${sealed} where household_id = ${id}`
  }

const SIGNED: [what: string, change: Change][] = [
  [
    'how many people live there',
    ({ id }) => api.sql`update households set size = 9 where id = ${id}`,
  ],
  ['its head', ({ id }) => api.sql`update households set head_name = '谭二山' where id = ${id}`],
  [
    'where it lives',
    ({ id }) =>
      api.sql`update households set area_path = 'wuxi.tianyuan.baoping.4' where id = ${id}`,
  ],
  [
    'its type',
    ({ applicationId }) =>
      api.sql`update applications set household_type = 'extreme_hardship' where id = ${applicationId}`,
  ],
  [
    'its main cause',
    ({ applicationId }) =>
      api.sql`update applications set main_cause = 'other' where id = ${applicationId}`,
  ],
  [
    'its other causes',
    ({ applicationId }) =>
      api.sql`update applications set other_causes = '{}' where id = ${applicationId}`,
  ],
  ['its income by the survey', survey('net_income_per_head_fen = 319999')],
  [
    'its house by the survey',
    findings({ housing: { areaM2: 60, structure: 'earth', grade: 'd' } }),
  ],
  [
    'a vote',
    ({ applicationId }) =>
      api.sql`update review_items set votes_for = 21 where case_id = ${applicationId}`,
  ],
  [
    'a review that came to nothing',
    ({ reviewId }) => api.sql`update reviews set status = 'void' where id = ${reviewId}`,
  ],
  ['a notice it went through', (of) => s.addNotice(of)],
]

const UNSIGNED: [what: string, change: Change][] = [
  [
    'the phone of its head',
    ({ id }) => api.sql`update people set phone_index = null where household_id = ${id}`,
  ],
  ['its farmland', ({ id }) => api.sql`update households set farmland_mu = 3.5 where id = ${id}`],
  [
    'its account',
    ({ id }) => api.sql`update households set bank_account_sealed = '\\x01' where id = ${id}`,
  ],
  [
    'its income by the roll',
    ({ id }) => api.sql`update households set net_income_per_head_fen = 1 where id = ${id}`,
  ],
  [
    'what neighbours said',
    findings({ statements: [{ whom: 'neighbour', name: null, said: '困难' }] }),
  ],
  ['its grain', findings({ grainMonths: 5 })],
  [
    'the day it is answered by',
    ({ applicationId }) =>
      api.sql`update applications set answer_due_on = '2026-05-01' where id = ${applicationId}`,
  ],
  [
    'a survey of another round',
    async ({ id }) => {
      const [row] = await api.sql<{ staff_id: string; area_path: string }[]>`
      select staff_id, area_path from entry_visits where household_id = ${id}`
      const other = await s.addCase({ kind: 'exit' })
      const visit = newId()
      return api.sql`
      insert into entry_visits (county, id, round_id, household_id, area_path, kind, status, staff_id,
                                started_at, facts_sealed, net_income_per_head_fen, open_disputes, is_far)
      values ('wuxi', ${visit}, ${other.roundId}, ${id}, ${row?.area_path ?? ''}, 'survey', 'finished',
              ${row?.staff_id ?? ''}, now(), ${s.sealFacts(visit, {})}, 1, 0, false)`
    },
  ],
]

describe('everybody is asked anew', () => {
  test.each(SIGNED)('once %s has changed', async (_what, change) => {
    const found = await s.addCase()
    await s.ask(found.applicationId)
    await s.signAll(found)
    expect(await s.isDone(found.applicationId)).toBe(true)
    await change(found)
    expect(await s.refresh(found.applicationId)).toEqual([found.applicationId])
    expect(await s.isDone(found.applicationId)).toBe(false)
    const rows = await s.rowsOf(found.applicationId)
    expect(rows.map(({ seq, status }) => `${seq} ${status}`)).toEqual([
      ...Array(4).fill('1 void'),
      ...Array(4).fill('2 asked'),
    ])
    const story = await chainOf(api, `application:${found.applicationId}`)
    const types = story.map(({ type }) => type)
    expect(types.slice(-2)).toEqual(['sign_off.voided', 'sign_off.asked'])
    const asked = story.filter(({ type }) => type === 'sign_off.asked')
    expect(new Set(asked.map(({ details }) => details['fingerprint'])).size).toBe(2)
    const told = await deliverDue(api)
    expect(told.filter(({ vars }) => vars['again'] === 1)).toHaveLength(4)
    await s.signAll(found)
  })
})

describe('no signature is lost', () => {
  test.each(UNSIGNED)('for %s', async (_what, change) => {
    const found = await s.addCase()
    await s.ask(found.applicationId)
    await s.signAll(found)
    await change(found)
    expect(await s.refresh(found.applicationId)).toEqual([])
    expect(await s.isDone(found.applicationId)).toBe(true)
  })

  test('of an exit for the notice that came after it', async () => {
    const found = await s.addCase({ kind: 'exit' })
    await s.ask(found.applicationId)
    await s.signAll(found)
    await s.addNotice(found)
    expect(await s.refresh(found.applicationId)).toEqual([])
    expect(await s.isDone(found.applicationId)).toBe(true)
  })

  test('of a case that is decided already', async () => {
    const found = await s.addCase()
    await s.ask(found.applicationId)
    await s.signAll(found)
    await api.sql`update applications set status = 'accepted' where id = ${found.applicationId}`
    await api.sql`update households set size = 8 where id = ${found.id}`
    expect(await s.refresh(found.applicationId)).toEqual([])
  })
})

test('a case that went back and comes to be signed once more is asked for as it is by then', async () => {
  const found = await s.addCase()
  await s.ask(found.applicationId)
  await s.signAll(found)
  await s.addNotice(found)
  await s.ask(found.applicationId)
  expect(
    (await s.rowsOf(found.applicationId)).map(({ seq, status }) => `${seq} ${status}`),
  ).toEqual([...Array<string>(4).fill('1 void'), ...Array<string>(4).fill('2 asked')])
})

test('after an import everybody is asked anew whose facts it has changed, and nobody else', async () => {
  const changed = await s.addCase()
  const same = await s.addCase()
  for (const found of [changed, same]) {
    await s.ask(found.applicationId)
    await s.signAll(found)
  }
  await api.sql`update households set head_name = '谭二' where id = ${changed.id}`
  await refreshWaiting(commandContext(api))
  expect(await s.isDone(changed.applicationId)).toBe(false)
  expect(await s.isDone(same.applicationId)).toBe(true)
})

test('a case nobody was asked about is not asked for by a change', async () => {
  const found = await s.addCase()
  expect(await s.refresh(found.applicationId)).toEqual([])
  expect(await s.rowsOf(found.applicationId)).toEqual([])
})

test('each version stays to be read, with who signed it and what it said', async () => {
  const found = await s.addCase({ head: '牟大山' })
  const { code } = await s.addNotice(found)
  await s.ask(found.applicationId)
  await s.signAll(found)
  await api.sql`update households set size = 4 where id = ${found.id}`
  await s.refresh(found.applicationId)
  const { status, body } = await api.call(`/sign-offs/cases/${found.applicationId}`, office)
  expect(status).toBe(200)
  expect(body).toMatchObject({ head: '牟大山', area: '宝坪村3社', isSignedOff: false })
  const versions = body['versions'] as Version[]
  expect(versions.map(({ seq, facts }) => [seq, facts.household.size])).toEqual([
    [1, 1],
    [2, 4],
  ])
  const [first] = versions
  expect(first?.facts).toMatchObject({
    kind: 'identification',
    outcome: 'register',
    household: { head: '牟大山', areaPath: 'wuxi.tianyuan.baoping.3' },
    netIncomePerHeadFen: 320_000,
    povertyLineFen: 400_000,
    housingGrade: 'c',
    reviews: [
      { level: 'village', metOn: '2026-02-20', votesFor: 20, votesAgainst: 3, abstained: 1 },
    ],
    notices: [{ level: 'township', code, postedOn: '2026-02-26', closesOn: '2026-03-05' }],
  })
  expect(first?.signOffs.map(({ status: each }) => each)).toEqual(Array(4).fill('void'))
  expect(first?.signOffs.map(({ name }) => name)).toContain('卢书记')
  const looked = await api.sql`
    select 1 from audit where action = 'sign_off.read' and subject = ${`application:${found.applicationId}`}`
  expect(looked).toHaveLength(1)
})

test('what is signed is sealed', async () => {
  const found = await s.addCase({ head: '谭密封' })
  await s.ask(found.applicationId)
  const rows = await api.sql`
    select t::text as text from snapshots t where application_id = ${found.applicationId}`
  expect(rows).toHaveLength(1)
  expect(rows[0]?.['text']).not.toContain(Buffer.from('谭密封').toString('hex'))
})

interface Version {
  seq: number
  facts: { household: { size: number } }
  signOffs: { status: string; name: string | null }[]
}
