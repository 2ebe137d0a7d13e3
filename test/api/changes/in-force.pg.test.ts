import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Details } from '../../../api/changes/facts'
import { addDays, dayOf } from '../../../api/shared/day'
import { COUNTY, startApi, type TestApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { addChange, addMember, faultsOf, householdOf, idOf, membersOf } from '../../support/changes'
import { addCase, addRound, objectTo } from '../../support/reports'
import { chainOf } from '../../support/visits'

let api: TestApi
let clerk: { id: string; actor: `staff:${string}` }
let committee: { id: string; actor: `staff:${string}` }
let cadre: { id: string; actor: `staff:${string}` }
beforeAll(async () => {
  api = await startApi({ connections: 3 })
  await api.addCounty()
  clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  committee = await api.addStaff({ roles: [['township_committee', TOWNSHIP]] })
  cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
})
beforeEach(() => {
  api.clock.now = new Date('2026-03-09T02:00:00Z')
})
afterAll(() => api.close())

/** Three: the head, the wife and a grown-up son. */
async function family(head: string, more: object = {}) {
  const household = await api.addHousehold({ head, ...more })
  const wife = await addMember(api, household.id, {
    name: `${head}妻`,
    relation: '配偶',
    sex: 'female',
  })
  const son = await addMember(api, household.id, { name: `${head}儿`, relation: '之子' })
  return { ...household, wife, son }
}
const leaves = (personId: string): Details => ({
  kind: 'leave',
  reason: 'enlistment',
  personId,
  successorId: null,
  on: null,
})
const splits = (personId: string): Details => ({
  kind: 'split',
  personIds: [personId],
  headId: personId,
  successorId: null,
  on: null,
})
/** What came of it: its outcome, or why it was refused. */
const came = ({ body }: { body: Record<string, unknown> }) => body['reason'] ?? body['code']
const ask = (householdId: string, details: Details, actor = cadre.actor) =>
  api.call('/changes', { actor, body: { householdId, words: '', details } })
const checked = (householdId: string, details: Details) =>
  addChange(api, { householdId, details, status: 'checked', checkedBy: cadre.id })
const decide = (code: string, body: object = { isAccepted: true }, actor = clerk.actor) =>
  api.call(`/changes/by-code/${code}/decisions`, { actor, body })

test('two who decide at once put it in force once', async () => {
  const { id, son } = await family('牟同时')
  const { code, id: changeId } = await checked(id, leaves(son.id))
  const answers = await Promise.all([
    decide(code),
    decide(code, { isAccepted: true }, committee.actor),
  ])
  const codes = answers.map(came)
  expect(codes.toSorted()).toEqual(['accepted', 'already_decided'])
  expect(await householdOf(api, id)).toMatchObject({ size: 2 })
  const rests = (await chainOf(api, `household:${id}`)).filter(
    ({ details }) => details['evidence'] === `change:${changeId}`,
  )
  expect(rests).toHaveLength(1)
})

test('two brides’ households that are changed at once do not wait for each other for ever', async () => {
  const [a, b] = [await family('牟甲家'), await family('牟乙家')]
  const bride = (of: typeof a): Details => ({
    kind: 'join',
    reason: 'marriage_in',
    person: { name: of.son.name, sex: 'male', idNumber: null, relation: '之女婿' },
    personId: of.son.id,
    fromHouseholdId: of.id,
    on: null,
  })
  const [first, second] = [await checked(a.id, bride(b)), await checked(b.id, bride(a))]
  const answers = await Promise.all([decide(first.code), decide(second.code)])
  expect(answers.map(came)).toEqual(['accepted', 'accepted'])
  expect(await membersOf(api, a.id)).toContain('牟乙家儿 之女婿')
  expect(await membersOf(api, b.id)).toContain('牟甲家儿 之女婿')
})

test('the same asked for twice, and twice at once, is one', async () => {
  const { id, son } = await family('牟两回')
  const answers = await Promise.all([ask(id, leaves(son.id)), ask(id, leaves(son.id))])
  expect(answers.map(came).toSorted()).toEqual(['already_asked', 'asked_checked'])
  const again = await ask(id, leaves(son.id))
  expect(came(again)).toBe('already_asked')
  expect(await api.sql`select 1 from changes where household_id = ${id}`).toHaveLength(1)
})

describe('while a household is contested', () => {
  let round: Awaited<ReturnType<typeof addRound>>
  beforeAll(async () => {
    round = await addRound(api)
  })
  test('by an open case it is not split, and is once that is over', async () => {
    const { id, son } = await family('牟案中')
    const open = await addCase(api, round, { household: { id, head: '牟案中' } })
    expect(came(await ask(id, splits(son.id)))).toBe('contested')
    await api.sql`update applications set status = 'declined' where id = ${open.id}`
    expect(came(await ask(id, splits(son.id)))).toBe('asked_checked')
  })

  test('by an objection neither, and what was checked before waits', async () => {
    const { id, son } = await family('牟被议')
    const { code } = await checked(id, splits(son.id))
    const other = await addCase(api, round, { head: '别家' })
    await objectTo(api, other, { householdId: id })
    expect(came(await decide(code))).toBe('contested')
    await api.sql`update objections set status = 'rejected' where household_id = ${id}`
    expect(await decide(code)).toMatchObject({ body: { code: 'accepted' } })
  })

  test('a death is put down all the same', async () => {
    const { id, son } = await family('牟照记')
    await addCase(api, round, { household: { id, head: '牟照记' } })
    expect(came(await ask(id, leaves(son.id)))).toBe('asked_checked')
  })
})

test('nobody decides what they checked, or asked for', async () => {
  const { id, son } = await family('牟自办')
  const asked = await addChange(api, {
    householdId: id,
    details: leaves(son.id),
    status: 'checked',
    askedBy: clerk.id,
    checkedBy: cadre.id,
  })
  expect(came(await decide(asked.code))).toBe('own_part')
  expect(came(await decide(asked.code, undefined, committee.actor))).toBe('accepted')
})

test('nor what somebody else checked once more after them', async () => {
  const { id, son } = await family('牟再查')
  const asked = await addChange(api, { householdId: id, details: leaves(son.id) })
  const check = (actor: `staff:${string}`) =>
    api.call(`/changes/by-code/${asked.code}/checks`, { actor, body: { isRight: true } })
  await check(clerk.actor)
  await check(cadre.actor)
  const [row] = await api.sql<{ holder: string }[]>`
    select holder_id as holder from changes where id = ${asked.id}`
  expect(row?.holder).not.toBe(clerk.id)
  expect(came(await decide(asked.code))).toBe('own_part')
  expect(came(await decide(asked.code, undefined, committee.actor))).toBe('accepted')
})

test('nobody decides of the household they come from themselves', async () => {
  const phone = '+8619966660001'
  const own = await api.addStaff({ roles: [['township_committee', TOWNSHIP]], phone })
  const household = await api.addHousehold({ head: '牟自家', phone })
  const son = await addMember(api, household.id, { name: '牟自儿' })
  const { code } = await checked(household.id, leaves(son.id))
  expect(came(await decide(code, undefined, own.actor))).toBe('tied')
})

test('nor of the one that their kin marry into', async () => {
  const [his, hers] = [await family('牟新家'), await family('田旧家')]
  const kin = await api.addStaff({ roles: [['township_committee', TOWNSHIP]], ties: [hers.id] })
  const { code } = await checked(his.id, {
    kind: 'join',
    reason: 'marriage_in',
    person: { name: hers.son.name, sex: 'male', idNumber: null, relation: '之女婿' },
    personId: hers.son.id,
    fromHouseholdId: hers.id,
    on: null,
  })
  expect(came(await decide(code, undefined, kin.actor))).toBe('tied')
})

test('of a merge with their own kin a cadre’s word is no look on the spot', async () => {
  const [own, theirs] = [await family('牟并户'), await family('田并户')]
  const kin = await api.addStaff({ roles: [['village_cadre', VILLAGE]], ties: [theirs.id] })
  const merge: Details = { kind: 'merge', otherId: theirs.id, on: null }
  expect(came(await ask(own.id, merge, kin.actor))).toBe('asked')
  const home = await family('牟并家')
  expect(came(await ask(home.id, { ...merge, otherId: own.id }, kin.actor))).toBe('asked_checked')
})

test('a merge with a household of another township is not this township’s', async () => {
  const here = await family('牟本乡')
  const there = await family('牟外乡', { areaPath: 'wuxi.yulin.wusong.1' })
  const merge: Details = { kind: 'merge', otherId: there.id, on: null }
  expect((await ask(here.id, merge)).status).toBe(404)
})

test('a number that somebody has is not given to a second one', async () => {
  const { id, son } = await family('牟同号')
  const birth: Details = {
    kind: 'join',
    reason: 'birth',
    person: { name: '牟小同', sex: 'male', idNumber: son.idNumber, relation: '之子' },
    personId: null,
    fromHouseholdId: null,
    on: null,
  }
  expect(came(await ask(id, birth))).toBe('already_member')
  const other = await family('牟别号')
  expect(came(await ask(other.id, birth))).toBe('id_taken')
})

test('what was asked for and what was found stay out of the events', async () => {
  const { id } = await family('牟不露')
  const idNumber = idOf('2026-03-01')
  const person = { name: '牟小露', sex: 'male' as const, idNumber, relation: '之子' }
  await ask(id, {
    kind: 'join',
    reason: 'birth',
    person,
    personId: null,
    fromHouseholdId: null,
    on: '2026-03-01',
  })
  const rows = await api.sql<{ row: string }[]>`
    select events::text as row from events union all select changes::text from changes
    union all select audit::text from audit`
  expect(rows.some(({ row }) => row.includes(idNumber))).toBe(false)
  expect(rows.some(({ row }) => row.includes('牟小露'))).toBe(false)
})

test('one that waits is a duty: of who checks, then of who decides, and climbs when it is late', async () => {
  const { id, son } = await family('牟等办')
  const { code } = await addChange(api, {
    householdId: id,
    details: leaves(son.id),
    holderId: cadre.id,
  })
  const duties = async (actor: `staff:${string}`) => {
    const { body } = await api.call('/todo', { actor })
    return (body['items'] as { code: string; kind: string; isLate: boolean }[]).filter(
      (each) => each.code === code,
    )
  }
  expect(await duties(cadre.actor)).toMatchObject([{ kind: 'change_check', isLate: false }])
  api.clock.now = new Date('2026-03-15T02:00:00Z')
  expect(await duties(cadre.actor)).toMatchObject([{ kind: 'change_check', isLate: true }])
  const head = await api.addStaff({ roles: [['township_head', TOWNSHIP]] })
  api.clock.now = new Date('2026-03-18T02:00:00Z')
  const { body } = await api.call('/todo', { actor: head.actor })
  expect(JSON.stringify(body['climbed'])).toContain(code)
  await api.call(`/changes/by-code/${code}/checks`, { actor: cadre.actor, body: { isRight: true } })
  expect(await duties(cadre.actor)).toEqual([])
  expect(await duties(clerk.actor)).toMatchObject([{ kind: 'change_decision' }])
})

test('who checks and who decides is reminded on the working day before, unless it is done', async () => {
  const { id } = await family('牟提醒')
  const contact = await api.addContact({ linkedTo: [id] })
  await api.call('/changes/corrections', {
    actor: contact.actor,
    body: { householdId: id, words: '耕地少了' },
  })
  const [row] = await api.sql<{ id: string; code: string }[]>`
    select id, code from changes where household_id = ${id}`
  const of = (step: string) => api.sql<{ at: string; status: string }[]>`
    select to_char(not_before at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as at, status
      from outbox where purpose = ${`change:${row?.id}:${step}_due`}`
  // To be checked by Saturday, the 14th; to be decided by the Saturday after.
  expect(await of('check')).toEqual([{ at: '03-13 08:00', status: 'queued' }])
  const details = { kind: 'correct', field: 'farmland', personId: null, value: '3亩', on: null }
  const path = `/changes/by-code/${row?.code}`
  await api.call(`${path}/checks`, { actor: cadre.actor, body: { isRight: true, details } })
  expect(await of('check')).toEqual([{ at: '03-13 08:00', status: 'cancelled' }])
  expect(await of('decision')).toEqual([{ at: '03-20 08:00', status: 'queued' }])
  expect(came(await decide(row?.code ?? ''))).toBe('accepted')
  expect(await of('decision')).toEqual([{ at: '03-20 08:00', status: 'cancelled' }])
})

test('an account is put right by the archive, and no event tells it', async () => {
  const { id } = await family('牟账号')
  const value = '6210987600001111'
  const { code } = await checked(id, {
    kind: 'correct',
    field: 'bank_account',
    personId: null,
    value,
    on: null,
  })
  expect(came(await decide(code))).toBe('accepted')
  const last = (await chainOf(api, `household:${id}`)).find(
    ({ type }) => type === 'household.changed',
  )
  expect(last?.details).toMatchObject({ changes: [{ field: 'bankAccount' }] })
  const decided = await api.sql`select field from decided_facts where household_id = ${id}`
  expect(decided).toEqual([{ field: 'bankAccount' }])
  const [row] = await api.sql<{ sealed: Buffer }[]>`
    select bank_account_sealed as sealed from households where id = ${id}`
  const place = { county: COUNTY, table: 'households', column: 'bank_account_sealed', row: id }
  expect(api.deps.sealer.open(place, row?.sealed ?? Buffer.alloc(0))).toBe(value)
  const all = await api.sql<{ row: string }[]>`
    select events::text as row from events union all select decided_facts::text from decided_facts`
  expect(all.some((each) => each.row.includes(value))).toBe(false)
})

test('a county that has not set the days promises none', async () => {
  const { id, son } = await family('牟没数')
  await api.setFigures({ change_answer_days: null })
  expect(came(await ask(id, leaves(son.id)))).toBe('change_answer_days')
  await api.setFigures()
})

test('after any changes each household has the members its size says, one head, and nobody is twice', async () => {
  const day = dayOf(api.clock.now)
  const names = ['甲', '乙', '丙'].map((name) => `性${name}`)
  const homes = [
    await family(names[0] ?? ''),
    await family(names[1] ?? ''),
    await family(names[2] ?? ''),
  ]
  const step = fc.record({ kind: fc.nat(5), home: fc.nat(9), who: fc.nat(9), to: fc.nat(9) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      for (const { kind, home, who, to } of steps) {
        const rows = await api.sql<{ id: string }[]>`
          select id from households where head_name like '性%' and status <> 'closed' order by id`
        const at = rows[home % Math.max(1, rows.length)]?.id
        const other = rows[to % Math.max(1, rows.length)]?.id
        if (!at || !other) return
        const people = await api.sql<{ id: string; name: string }[]>`
          select id, name from people where household_id = ${at} order by id`
        const person = people[who % Math.max(1, people.length)]
        const next = people[(who + 1) % Math.max(1, people.length)]
        if (!person || !next) return
        const name = `性${Math.random().toString(36).slice(2, 6)}`
        const idNumber = idOf('1999-09-09')
        const born = { name, sex: 'male' as const, idNumber, relation: '之子' }
        const all: Details[] = [
          {
            kind: 'join',
            reason: 'move_in',
            person: born,
            personId: null,
            fromHouseholdId: null,
            on: addDays(day, -1),
          },
          {
            kind: 'leave',
            reason: 'move_out',
            personId: person.id,
            successorId: next.id,
            on: null,
          },
          {
            kind: 'split',
            personIds: [person.id],
            headId: person.id,
            successorId: next.id,
            on: null,
          },
          { kind: 'merge', otherId: other, on: null },
          { kind: 'correct', field: 'head', personId: person.id, value: person.name, on: null },
          {
            kind: 'join',
            reason: 'marriage_in',
            person: { ...born, name: person.name, idNumber: null },
            personId: person.id,
            fromHouseholdId: at,
            on: null,
          },
        ]
        const details = all[kind]
        if (!details) return
        const { code } = await checked(kind === 5 ? other : at, details)
        await decide(code)
      }
      expect(await faultsOf(api)).toEqual([])
    }),
    { numRuns: 12 },
  )
  const accepted = await api.sql`select kind from changes where status = 'accepted' group by kind`
  expect(accepted.length).toBeGreaterThan(3)
  expect(homes).toHaveLength(3)
  const twice =
    await api.sql`select id from people group by county, id_number_index, id having count(*) > 1`
  expect(twice).toEqual([])
})
