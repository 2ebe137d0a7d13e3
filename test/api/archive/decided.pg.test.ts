import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { verifyAudit } from '../../../api/audit/verify'
import { verifyArchive } from '../../../api/archive/verify'
import type { LoadRecord } from '../../../api/roll/load/context'
import type { Details } from '../../../api/changes/facts'
import { lockHousehold } from '../../../api/changes/find'
import { putInForce } from '../../../api/changes/put-in-force'
import { decidedFacts, households, people } from '../../../db/schema'
import { COUNTY } from '../../support/api'
import { decide, eventsOfHousehold, found } from '../../support/archive'
import { listHistory } from '../../../api/archive/read'
import { commandContext } from '../../support/command'
import { head, household, openRollCounty, type RollCounty, somebody } from '../roll/roll-county'

let county: RollCounty
const dashan = head({ line: 2 })
const hongjin = somebody({ line: 3 })
const said = household('A1', [dashan, hongjin], { line: 2 })

beforeEach(async () => {
  county = await openRollCounty()
})
afterEach(async () => {
  expect(await verifyAudit(county.sql, COUNTY)).toMatchObject({ faultCount: 0 })
  expect(await verifyArchive(commandContext(county))).toMatchObject({ untold: 0, faults: [] })
  await county.close()
})

/** Checks first, which must tell the same; then takes it in. */
async function load(...records: LoadRecord[]) {
  const checked = await county.load(records, { isTrial: true })
  const counts = await county.load(records)
  expect(checked).toEqual(counts)
  return counts
}
const idOf = async (number: string) => {
  const [row] = await county.db.select().from(households).where(eq(households.number, number))
  return row?.id ?? ''
}
const rollOf = async (number: string) =>
  (await county.readRoll()).find((each) => each.number === number)
const personId = async (name: string) => {
  const [row] = await county.db.select().from(people).where(eq(people.name, name))
  return row?.id ?? ''
}
const decided = () => county.db.select().from(decidedFacts)

const putInForceNow = ({ db, deps }: RollCounty, householdId: string, details: Details) =>
  db.transaction(async (tx) => {
    const household = await lockHousehold(tx, COUNTY, householdId)
    return putInForce(tx, commandContext({ deps }), household, details, 'change:test')
  })

describe('a file older than a decision', () => {
  test('does not undo it, says so each time, and takes the rest', async () => {
    await load(said)
    await decide(county, { householdId: await idOf('A1'), set: { status: 'exited' } })
    for (const wageFen of [7, 7]) {
      const { kept } = await load({ ...said, wageFen })
      expect(kept).toEqual([
        {
          line: 2,
          number: 'A1',
          name: '牟大山',
          field: 'status',
          decidedOn: '2026-03-09',
          message: '“牟大山”的状态与2026-03-09的决定不同，按决定保留',
        },
      ])
      expect(await rollOf('A1')).toMatchObject({ status: 'exited', wageFen })
    }
  })

  test('that says the same at last rules again from then on', async () => {
    await load(said)
    await decide(county, { householdId: await idOf('A1'), set: { status: 'exited' } })
    expect(await load({ ...said, status: 'exited' })).toMatchObject({ kept: [] })
    expect(await decided()).toEqual([])
    expect(await load(said)).toMatchObject({ kept: [], changed: 1 })
    expect(await rollOf('A1')).toMatchObject({ status: 'registered' })
  })

  test('does not undo an account, of which only that it changed is told', async () => {
    const old = { ...said, bankAccount: '6210000011112222' }
    await load(old)
    await decide(county, {
      householdId: await idOf('A1'),
      set: { bankAccount: '6210000033334444' },
    })
    const kept = [{ name: '牟大山', field: 'bankAccount', decidedOn: '2026-03-09' }]
    expect(await load(old)).toMatchObject({ kept, changed: 0 })
    expect(await rollOf('A1')).toMatchObject({ bankAccount: '6210000033334444' })
    const events = await eventsOfHousehold(county, await idOf('A1'))
    expect(events.at(-1)).toMatchObject({
      type: 'household.changed',
      details: { changes: [{ field: 'bankAccount' }] },
    })
    expect(JSON.stringify(events)).not.toMatch(/6210/)
    expect(await load({ ...said, bankAccount: '6210000033334444' })).toMatchObject({ kept: [] })
    expect(await decided()).toEqual([])
    await load(old)
    expect(await rollOf('A1')).toMatchObject({ bankAccount: '6210000011112222' })
  })

  test('finds no decision about an account that is what it was', async () => {
    await load({ ...said, bankAccount: '6210000011112222' })
    await decide(county, {
      householdId: await idOf('A1'),
      set: { bankAccount: '6210000011112222' },
    })
    expect(await decided()).toEqual([])
  })

  test('that has no column for it neither keeps nor confirms it', async () => {
    await load(said)
    await decide(county, { householdId: await idOf('A1'), set: { type: 'extreme_hardship' } })
    const unsaid = { household: ['type' as const], person: [] }
    expect(await load({ ...said, type: null, unsaid })).toMatchObject({ kept: [] })
    expect(await rollOf('A1')).toMatchObject({ type: 'extreme_hardship' })
    expect(await decided()).toHaveLength(1)
  })

  test('that lacks a child born since keeps it', async () => {
    await load(said)
    const child = somebody({ name: '牟小满', relation: '之子' })
    const householdId = await idOf('A1')
    await decide(county, { householdId, join: [{ person: child, reason: 'birth' }] })
    const { kept } = await load(said)
    expect(kept).toMatchObject([{ name: '牟小满', field: 'joined' }])
    expect(kept[0]?.message).toBe('“牟小满”不在文件这一户里，与2026-03-09的决定不同，按决定保留')
    expect((await rollOf('A1'))?.people).toHaveLength(3)
    expect(await load({ ...said, people: [...said.people, child] })).toMatchObject({ kept: [] })
    expect(await decided()).toEqual([])
    expect(await load(said)).toMatchObject({ changed: 1 })
    expect((await rollOf('A1'))?.people).toHaveLength(2)
  })

  test('that still names who died leaves them out, until it does not', async () => {
    await load(said)
    const leave = [{ personId: await personId('李红金'), reason: 'death' as const }]
    await decide(county, { householdId: await idOf('A1'), leave })
    expect((await load(said)).kept).toMatchObject([{ line: 2, name: '李红金', field: 'left' }])
    expect((await rollOf('A1'))?.people).toHaveLength(1)
    expect(await load({ ...said, people: [dashan] })).toMatchObject({ kept: [] })
    expect(await decided()).toEqual([])
  })

  test('that has the wrong number of somebody finds them by it, and keeps the right one', async () => {
    await load(said)
    const id = await personId('李红金')
    const { idNumber } = somebody()
    await decide(county, {
      householdId: await idOf('A1'),
      alter: [{ personId: id, set: { idNumber } }],
    })
    expect((await load(said)).kept).toMatchObject([{ name: '李红金', field: 'idNumber' }])
    expect(await personId('李红金')).toBe(id)
    expect((await rollOf('A1'))?.people.map((each) => each.idNumber)).toContain(idNumber)
    const right = { ...said, people: [dashan, { ...hongjin, idNumber }] }
    expect(await load(right)).toMatchObject({ kept: [] })
    expect(await decided()).toEqual([])
  })

  test('that has another head does not make two', async () => {
    const son = somebody({ name: '牟小山', relation: '之子' })
    const three = { ...said, people: [dashan, hongjin, son] }
    await load(three)
    const alter = [{ personId: await personId('李红金'), set: { isHead: true } }]
    await decide(county, { householdId: await idOf('A1'), alter })
    const byFile = {
      ...three,
      people: [
        { ...dashan, isHead: false, relation: '其他' },
        hongjin,
        { ...son, isHead: true, relation: '户主' },
      ],
    }
    await load(byFile)
    const roll = await rollOf('A1')
    expect(roll?.people.filter(({ isHead }) => isHead)).toMatchObject([{ name: '李红金' }])
    const [row] = await county.db.select().from(households)
    expect(row).toMatchObject({ headName: '李红金', size: 3 })
  })

  test('does not open a closed household again', async () => {
    await load(said)
    await decide(county, { householdId: await idOf('A1'), set: { status: 'closed' } })
    expect((await load(said)).kept).toMatchObject([{ number: 'A1', field: 'status' }])
    expect(await rollOf('A1')).toMatchObject({ status: 'closed', people: [] })
  })
})

describe('a household without a number whose head died', () => {
  const unnumbered = household(null, [dashan, hongjin], { status: 'unregistered', type: null })

  test('is found by the file as before, and as it is now', async () => {
    await load(unnumbered)
    const [row] = await county.db.select().from(households)
    await decide(county, {
      householdId: row?.id ?? '',
      leave: [{ personId: await personId('牟大山'), reason: 'death' }],
      alter: [{ personId: await personId('李红金'), set: { isHead: true } }],
    })
    expect(await load(unnumbered)).toMatchObject({ entered: 0, refused: 0 })
    expect(await county.count('households')).toBe(1)
    const now = { ...unnumbered, people: [{ ...hongjin, isHead: true, relation: '户主' }] }
    expect(await load(now)).toMatchObject({ entered: 0, kept: [] })
    expect(await decided()).toEqual([])
    expect(await county.count('households')).toBe(1)
  })
})

test('A household split off is found by the file that has it, and its people stay there by one that has not', async () => {
  const son = somebody({ name: '牟小山', relation: '之子' })
  const three = { ...said, people: [dashan, hongjin, son] }
  await load(three)
  await found(county, {
    areaPath: said.areaPath,
    from: await idOf('A1'),
    take: [{ personId: await personId('牟小山'), isHead: true }],
  })
  expect((await load(three)).kept).toMatchObject([{ name: '牟小山', field: 'left' }])
  expect((await rollOf('A1'))?.people).toHaveLength(2)
  const own = household('A9', [{ ...son, isHead: true, relation: '户主' }])
  expect(await load(said, own)).toMatchObject({ entered: 0, kept: [], elsewhere: [] })
  expect(await county.count('households')).toBe(2)
  expect(await rollOf('A9')).toMatchObject({ people: [{ name: '牟小山' }] })
})

test.each(['A1', null])(
  'A household that came back after it was closed (number %s) is found again by its file, and is taken in',
  async (number) => {
    const own = { ...said, number }
    await load(own)
    const [row] = await county.db.select().from(households)
    const householdId = row?.id ?? ''
    const both = [await personId('牟大山'), await personId('李红金')]
    await decide(county, { householdId, reason: 'closed', set: { status: 'closed' } })
    expect((await load(own)).kept).toMatchObject([{ field: 'status' }])
    await putInForceNow(county, householdId, { kind: 'reopen', reason: '销错了', on: null })
    expect([await personId('牟大山'), await personId('李红金')]).toEqual(both)
    expect(await load({ ...own, wageFen: 9 })).toMatchObject({ entered: 0, kept: [] })
    expect(await decided()).toEqual([])
    expect(await county.db.select().from(households)).toMatchObject([
      { id: householdId, key: row?.key, status: 'registered', size: 2, wageFen: 9 },
    ])
  },
)

test('Who left by one file and comes back by another is the same person', async () => {
  await load(said)
  const id = await personId('李红金')
  await load({ ...said, people: [dashan] })
  const former = await county.ownerSql`select id, reason, left_on from former_members`
  expect(former).toEqual([{ id, reason: 'roll_file', left_on: '2026-03-09' }])
  await load({ ...said, people: [dashan] }, household('B1', [{ ...hongjin, isHead: true }]))
  expect(await personId('李红金')).toBe(id)
  expect(await county.count('former_members')).toBe(0)
})

test('A household that a file moves to another group is in the register of the one it left, until that day', async () => {
  await load(said)
  county.clock.now = new Date('2026-03-10T02:00:00Z')
  await load({ ...said, areaPath: 'wuxi.tianyuan.xinhua.1' })
  const { countRegister } = await import('../../../api/archive/register-on')
  const on = (day: string) => countRegister(county.db, COUNTY, { areaPath: said.areaPath, day })
  expect(await on('2026-03-09')).toMatchObject({
    byStatus: { registered: { households: 1, people: 2 } },
  })
  expect(await on('2026-03-10')).toMatchObject({ byStatus: {} })
})

describe('Who is moved from one household to another by one file', () => {
  const other = head({ name: '田二山', line: 4 })
  const their = household('A2', [other], { line: 4 })
  const pastOf = async (number: string) => {
    const { items } = await listHistory(commandContext(county), await idOf(number))
    return items.map(({ of, lines }) => `${of ?? ''}${lines.at(-1)}`)
  }

  test.each([
    [
      'before',
      [
        { ...their, people: [other, hongjin] },
        { ...said, people: [dashan] },
      ],
    ],
    [
      'behind',
      [
        { ...said, people: [dashan] },
        { ...their, people: [other, hongjin] },
      ],
    ],
  ])('is told of both, the one that takes them %s the other', async (_where, records) => {
    await load(said, their)
    await load(...records)
    expect((await pastOf('A1')).at(-1)).toBe('减少李红金（花名册不再列入，2026-03-09，到田二山户）')
    // Her file stays where it was: it is not theirs to read.
    expect(await pastOf('A2')).toEqual([
      expect.stringContaining('户主田二山'),
      '增加李红金（配偶，花名册新增，来自牟大山户）',
    ])
  })

  test('but not of one that a decision keeps her out of', async () => {
    await load(said, their)
    const leave = [{ personId: await personId('李红金'), reason: 'marriage_out' as const }]
    await decide(county, { householdId: await idOf('A1'), leave })
    await load({ ...their, people: [other, hongjin] })
    await load({ ...said, people: [dashan, hongjin] }, their)
    expect((await pastOf('A2')).at(-1)).toBe('减少李红金（花名册不再列入，2026-03-09）')
    expect(await rollOf('A1')).toMatchObject({ people: [{ name: '牟大山' }] })
  })
})
