import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { TOWNSHIP, VILLAGE } from '../../support/api'
import { type ComparedCounty, openComparedCounty } from '../../support/comparisons'
import { head, household, somebody } from '../roll/roll-county'
import { fileOf, useFolder } from '../sheets/files'

useFolder()

type Member = Awaited<ReturnType<ComparedCounty['addStaff']>>
let county: ComparedCounty
let cadre: Member
let clerk: Member
beforeAll(async () => {
  county = await openComparedCounty()
  cadre = await county.addStaff({ roles: [['village_cadre', VILLAGE]] })
  clerk = await county.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
})
afterAll(() => county.close())
beforeEach(async () => {
  await county.ownerSql`
    truncate households, people, leads, lead_signals, imports, events, audit, outbox cascade`
})

let files = 0
const csv = (...lines: string[]) => fileOf(`anew-${++files}.csv`, lines.join('\n'))

const mou = head()
const wife = somebody()
/** What the register says from then on. */
async function register(
  more: Parameters<typeof household>[2] = {},
  { hers = {}, isGone = false }: { hers?: Partial<typeof wife>; isGone?: boolean } = {},
) {
  tomorrow()
  const members = isGone ? [mou] : [mou, { ...wife, ...hers }]
  await county.load([household('1001', members, more)])
}
const tomorrow = () => {
  county.clock.now = new Date(county.clock.now.getTime() + 86_400_000)
}

const paid = () =>
  county.compare('subsistence_allowance', csv('姓名,身份证号,状态', `牟,${mou.idNumber},在保`))
const certified = () =>
  county.compare('disability', csv('姓名,残疾人证号', `${wife.name},${wife.idNumber}44`))
const dead = () =>
  county.compare('deaths', csv('姓名,身份证号,死亡日期', `${wife.name},${wife.idNumber},2026-1-2`))
type Compare = typeof paid

const outcome = ({ leads, repeated }: Awaited<ReturnType<Compare>>) => [
  leads.length,
  repeated.length,
]

/** Visited, heard and decided as whoever does so does it. */
async function decide(decision: 'corrected' | 'unfounded' | 'kept') {
  const [lead] = await county.sql<{ code: string }[]>`
    select code from leads where status <> 'decided'`
  const path = `/leads/by-code/${lead?.code}`
  const said = { seen: '看了证件', said: '是这样' }
  await county.call(`${path}/visits`, { actor: cadre.actor, body: said })
  const answer = await county.call(`${path}/actions`, {
    actor: clerk.actor,
    body: { type: 'decide', decision, reason: '核对过了' },
  })
  expect(answer).toMatchObject({ status: 200, body: { code: decision } })
}

describe('what was decided', () => {
  test.each(['unfounded', 'kept'] as const)('to be %s is raised no more', async (decision) => {
    await register()
    expect(outcome(await paid())).toEqual([1, 0])
    await decide(decision)
    expect(outcome(await paid())).toEqual([0, 1])
    await register({ mainCause: 'schooling' })
    expect(outcome(await paid())).toEqual([0, 1])
  })

  test('and put right is a mismatch no more', async () => {
    await register()
    await paid()
    await decide('corrected')
    expect(outcome(await paid())).toEqual([0, 0])
  })
})

describe('what was put right and is wrong again, since the register changed', () => {
  test.each<[string, Compare, right: () => Promise<void>, wrong: () => Promise<void>]>([
    ['the allowance', paid, () => register({ type: 'subsistence_allowance' }), () => register()],
    [
      'a certificate',
      certified,
      () => register({}, { hers: { health: ['disabled'] } }),
      () => register(),
    ],
    ['a death', dead, () => register({}, { isGone: true }), () => register()],
  ])('is a new lead: %s', async (_, compare, right, wrong) => {
    await register()
    expect(outcome(await compare())).toEqual([1, 0])
    await decide('corrected')
    // The file says by now what was decided; then it says otherwise.
    await right()
    expect(outcome(await compare())).toEqual([0, 0])
    await wrong()
    expect(outcome(await compare())).toEqual([1, 0])
    expect(outcome(await compare())).toEqual([0, 1])
    await decide('unfounded')
    tomorrow()
    expect(outcome(await compare())).toEqual([0, 1])
    expect(await county.count('leads')).toBe(2)
  })

  test('is one lead where two compare at once', async () => {
    await register()
    await paid()
    await decide('corrected')
    await register({ type: 'subsistence_allowance' })
    await register()
    const both = await Promise.all([paid(), paid()])
    expect(both.map(outcome).toSorted()).toEqual([
      [0, 1],
      [1, 0],
    ])
  })

  test('while the first is open is no other', async () => {
    await register()
    await paid()
    await register({ type: 'subsistence_allowance' })
    await register()
    expect(outcome(await paid())).toEqual([0, 1])
  })

  test('but not where another’s health changed', async () => {
    await register()
    await certified()
    await decide('unfounded')
    tomorrow()
    await county.load([household('1001', [{ ...mou, health: ['chronic_illness'] }, wife])])
    expect(outcome(await certified())).toEqual([0, 1])
  })
})
