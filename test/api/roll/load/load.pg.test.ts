import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { record } from '../../../../api/audit/record'
import { verifyAudit } from '../../../../api/audit/verify'
import type { LoadPerson, LoadRecord } from '../../../../api/roll/load/context'
import { COUNTY } from '../../../support/api'
import { commandContext } from '../../../support/command'
import {
  head,
  household,
  openRollCounty,
  type RollCounty,
  rollFile,
  somebody,
} from '../roll-county'
import { useFolder } from '../../sheets/files'

useFolder()

let county: RollCounty
beforeEach(async () => {
  county = await openRollCounty()
})
afterEach(async () => {
  expect(await verifyAudit(county.sql, COUNTY)).toMatchObject({ faultCount: 0 })
  await county.close()
})

/** Checks first, which must tell the same and store nothing; then takes it in. */
async function load(records: LoadRecord[]) {
  const before = await county.dump()
  const checked = await county.load(records, { isTrial: true })
  expect(await county.dump()).toEqual(before)
  const counts = await county.load(records)
  expect(checked).toEqual(counts)
  return counts
}

const membersOf = async (number: string) => {
  const rows = await county.ownerSql<{ name: string }[]>`
    select p.name from people p join households h on h.id = p.household_id
     where h.number = ${number} order by p.is_head desc, p.name`
  return rows.map(({ name }) => name)
}
const idOfPerson = async (name: string) => {
  const [row] = await county.ownerSql<{ id: string }[]>`select id from people where name = ${name}`
  return row?.id
}

/** What changed, by table, without regard to new rows. */
async function rewritten(before: string[]) {
  const after = new Set(await county.dump())
  return before.filter((row) => !after.has(row)).map((row) => row.split(' ')[0])
}

describe('a household of the roll of which the next file says otherwise', () => {
  const [dashan, hongjin] = [head(), somebody({ phone: '+8619900000001' })]
  const [changed, same] = [household('A1', [dashan, hongjin]), household('A2', [head()])]

  test('gets one event with old and new; no other row is touched', async () => {
    await load([changed, same])
    const before = await county.dump()
    const now = { ...changed, status: 'exited' as const, exitedYear: 2026, wageFen: 1_600_000 }
    const counts = await load([now, same])
    expect(counts).toMatchObject({ entered: 0, changed: 1, same: 1, elsewhere: [] })
    expect(await rewritten(before)).toEqual(['households'])
    expect(await county.dump()).toHaveLength(before.length + 2)
    const [entered, restated, ...more] = await county.eventsOf('A1')
    expect(more).toEqual([])
    expect(entered).toMatchObject({ seq: 1, type: 'household.entered' })
    expect(restated).toEqual({
      seq: 2,
      type: 'household.restated',
      details: {
        changes: [
          { field: 'status', old: 'registered', now: 'exited' },
          { field: 'exitedYear', old: null, now: 2026 },
          { field: 'wageFen', old: 1_558_000, now: 1_600_000 },
        ],
        joined: [],
        left: [],
        members: [],
      },
    })
    expect(await county.eventsOf('A2')).toHaveLength(1)
    // The new content is what the roll now knows: the same file again says nothing new.
    expect(await load([now, same])).toMatchObject({ changed: 0, same: 2 })
    const roll = await county.readRoll()
    expect(roll[0]).toMatchObject({ status: 'exited', exitedYear: 2026, wageFen: 1_600_000 })
  })

  test('has a changed member told by name, a changed phone or account without its digits', async () => {
    await load([changed])
    const before = await county.dump()
    const phone = '+8619900000002'
    const people = [dashan, { ...hongjin, phone, health: ['disabled' as const] }]
    await load([{ ...changed, people, bankAccount: '6200000091831572943' }])
    expect((await rewritten(before)).toSorted()).toEqual(['households', 'people'])
    const [, restated] = await county.eventsOf('A1')
    expect(restated?.details).toEqual({
      changes: [{ field: 'bankAccount' }],
      joined: [],
      left: [],
      members: [
        {
          personId: await idOfPerson('李红金'),
          name: '李红金',
          changes: [{ field: 'health', old: ['healthy'], now: ['disabled'] }, { field: 'phone' }],
        },
      ],
    })
    const [stored] = await county.readRoll()
    expect(stored?.bankAccount).toBe('6200000091831572943')
    expect(stored?.people.find(({ name }) => name === '李红金')?.phone).toBe(phone)
  })

  test('has who joined and who left told, and its size with them', async () => {
    await load([changed])
    await load([{ ...changed, people: [dashan, somebody({ name: '牟小山', relation: '之子' })] }])
    const [, restated] = await county.eventsOf('A1')
    expect(restated?.details).toMatchObject({
      joined: [{ name: '牟小山' }],
      left: [{ name: '李红金' }],
    })
    expect(await membersOf('A1')).toEqual(['牟大山', '牟小山'])
    await load([{ ...changed, people: [dashan] }])
    const [, , last] = await county.eventsOf('A1')
    expect(last?.details).toMatchObject({
      changes: [{ field: 'size', old: 2, now: 1 }],
      left: [{ name: '牟小山', reason: 'roll_file', on: '2026-03-09' }],
    })
  })

  test('keeps members whose rows in the file could not be read', async () => {
    await load([changed])
    const counts = await load([{ ...changed, people: [dashan], leftOut: 1 }])
    expect(counts).toMatchObject({ changed: 0, same: 1 })
    expect(await membersOf('A1')).toEqual(['牟大山', '李红金'])
    expect(await county.eventsOf('A1')).toHaveLength(1)
  })

  test('hears that it stands otherwise, on its linked phones alone, once and neutrally', async () => {
    await load([changed, same])
    const idOfHousehold = async (number: string) => {
      const [row] = await county.ownerSql<{ id: string }[]>`
        select id from households where number = ${number}`
      return row?.id ?? ''
    }
    const phone = await county.addContact({ linkedTo: [await idOfHousehold('A1')] })
    await county.addContact({ linkedTo: [await idOfHousehold('A2')] })
    const told = () => county.sql`
      select contact_id, template, class from outbox order by created_at, id`
    await load([{ ...changed, wageFen: 1 }, same])
    expect(await told()).toEqual([])
    await load([{ ...changed, status: 'exited' }, same])
    const message = { contact_id: phone.id, template: 'status.changed', class: 'filing' }
    expect(await told()).toEqual([message])
    await load([{ ...changed, status: 'exited' }, same])
    expect(await told()).toEqual([message])
  })

  test('that is watched by the file hears of it as well', async () => {
    await load([changed])
    const [row] = await county.ownerSql<{ id: string }[]>`select id from households`
    await county.addContact({ linkedTo: [row?.id ?? ''] })
    await load([{ ...changed, watch: 'borderline' }])
    expect(await county.sql`select template from outbox`).toEqual([{ template: 'status.changed' }])
  })

  test('loses the day since when it stood so, once it stands otherwise', async () => {
    await load([changed, same])
    await county.ownerSql`update households set status_since = '2026-01-05'`
    await load([
      { ...changed, wageFen: 1 },
      { ...same, status: 'exited' },
    ])
    const rows = await county.ownerSql`select number, status_since from households order by key`
    expect(rows).toEqual([
      { number: 'A1', status_since: '2026-01-05' },
      { number: 'A2', status_since: null },
    ])
  })

  test('comes through when a cadre records something of it at the same moment', async () => {
    await load([changed])
    const [{ subject } = { subject: '' }] = await county.ownerSql<{ subject: string }[]>`
      select subject from events where type = 'household.entered'`
    let loading: Promise<unknown> | undefined
    await county.db.transaction(async (tx) => {
      await record(tx, commandContext(county), { subject, type: 'household.noted', details: {} })
      loading = county.take(rollFile([{ ...changed, wageFen: 2 }]))
      loading.catch(() => {})
      await county.lockWaited()
    })
    expect(await loading).toMatchObject({ roll: { changed: 1 } })
    const events = await county.eventsOf('A1')
    expect(events.map(({ type }) => type)).toEqual([
      'household.entered',
      'household.noted',
      'household.restated',
    ])
  })
})

test('A household is told anew whatever single thing the file says otherwise of it', async () => {
  const person = head({ phone: '+8619900000001' })
  const before = household('A1', [person])
  const facts: Partial<LoadRecord>[] = [
    { areaPath: 'wuxi.tianyuan.baoping.6' },
    { status: 'exited' },
    { watch: 'borderline' },
    { type: null },
    { mainCause: 'schooling' },
    { otherCauses: ['disability', 'lack_of_land'] },
    { identifiedYear: 2015 },
    { exitedYear: 2020 },
    { housingAreaM2: 41 },
    { housingGrade: 'safe' },
    { farmlandMu: 3.2 },
    { wageFen: 0 },
    { operatingFen: null },
    { propertyFen: 1 },
    { transferFen: 1 },
    { operatingCostFen: 1 },
    { netIncomePerHeadFen: 1 },
    { bankAccount: '6200000091831572943' },
  ]
  const own: Partial<LoadPerson>[] = [
    { name: '牟小山' },
    { sex: null },
    { relation: '本人' },
    { ethnicity: '土家族' },
    { education: null },
    { schooling: null },
    { health: [] },
    { labour: null },
    { work: '乡(镇)内务工' },
    { workMonths: 0 },
    { phone: null },
    { phone: '+8619900000002' },
  ]
  const files = [
    ...facts.map((fact) => ({ ...before, ...fact })),
    ...own.map((fact) => ({ ...before, people: [{ ...person, ...fact }] })),
  ]
  await county.load([before])
  for (const file of files) {
    expect(await county.load([file]), JSON.stringify(file)).toMatchObject({ changed: 1, same: 0 })
    expect(await county.readRoll()).toEqual([file])
    expect(await county.load([before])).toMatchObject({ changed: 1 })
    expect(await county.readRoll()).toEqual([before])
  }
})

describe('a household without a number', () => {
  const [dashan, hongjin] = [head(), somebody()]
  const unnumbered = household(null, [dashan, hongjin], { status: 'unregistered', type: null })

  test('is found again by its head', async () => {
    expect(await load([unnumbered])).toMatchObject({ entered: 1 })
    expect(await load([unnumbered])).toMatchObject({ entered: 0, same: 1 })
    expect(await load([{ ...unnumbered, farmlandMu: 4 }])).toMatchObject({ entered: 0, changed: 1 })
  })

  test('is the same household once it has got one', async () => {
    await load([unnumbered])
    expect(await load([{ ...unnumbered, number: 'A7' }])).toMatchObject({ entered: 0, changed: 1 })
    const [, restated] = await county.eventsOf('A7')
    expect(restated?.details).toMatchObject({
      changes: [{ field: 'number', old: null, now: 'A7' }],
    })
    expect(await load([{ ...unnumbered, number: 'A7' }])).toMatchObject({ same: 1 })
    expect(await county.count('households')).toBe(1)
  })
})

describe('a villager who stands in another household of the roll', () => {
  const hongjin = somebody({ line: 12 })
  const [here, there] = [household('A1', [head(), hongjin]), household('B1', [head()])]

  test('is left out of a new household and reported, and stays where they are', async () => {
    await load([here])
    const counts = await load([
      here,
      household('B2', [head({ name: '谭二山' }), { ...hongjin, line: 31 }]),
    ])
    expect(counts).toMatchObject({ entered: 1, same: 1, people: 1 })
    expect(counts.elsewhere).toEqual([
      {
        line: 31,
        number: 'B2',
        name: '李红金',
        class: 'id_elsewhere',
        message: '“李红金”的身份证号已在另一户（户编号A1），未录入',
      },
    ])
    expect(await membersOf('A1')).toContain('李红金')
    expect(await membersOf('B2')).toEqual(['谭二山'])
    const [entered] = await county.eventsOf('B2')
    expect(entered?.details).toMatchObject({ whole: { facts: { size: 1 } } })
  })

  test('is left out of a household that stands already, every time', async () => {
    await load([here, there])
    const file = [household('B1', [...there.people, { ...hongjin, line: 5 }])]
    for (const _ of [1, 2]) {
      const { elsewhere, same, changed } = await load(file)
      expect({ same, changed }).toEqual({ same: 1, changed: 0 })
      expect(elsewhere).toMatchObject([{ line: 5, number: 'B1', class: 'id_elsewhere' }])
    }
    expect(await membersOf('B1')).toEqual(['牟大山'])
    expect(await county.eventsOf('B1')).toHaveLength(1)
  })

  test('as head keeps the whole new household out', async () => {
    await load([here])
    const taken = { ...hongjin, isHead: true, relation: '户主', line: 8 }
    const counts = await load([household('B3', [taken, somebody({ name: '谭小妹', line: 9 })])])
    expect(counts).toMatchObject({ entered: 0, refused: 1, people: 0 })
    expect(counts.elsewhere).toMatchObject([
      { line: 8, name: '李红金', class: 'id_elsewhere' },
      {
        line: 9,
        name: '谭小妹',
        class: 'head_elsewhere',
        message: '“谭小妹”的户主已在另一户，整户未录入',
      },
    ])
    expect(await county.count('households')).toBe(1)
  })

  test('stays where they are while the household they move to is kept out', async () => {
    await load([here, there])
    const [one, moves] = [somebody({ name: '谭大姐' }), somebody({ name: '谭小妹' })]
    await load([household('A1', [...here.people, one, moves])])
    const lead = there.people[0] as LoadPerson
    const file = [
      household('A1', [...here.people, one]),
      household('B3', [
        { ...lead, line: 8 },
        { ...moves, line: 9 },
      ]),
    ]
    for (const _ of [1, 2]) {
      expect(await load(file)).toMatchObject({ entered: 0, refused: 1 })
      expect((await membersOf('A1')).toSorted()).toContain('谭小妹')
      const [row] = await county.ownerSql`
        select size, (select count(*)::int from people where household_id = h.id) as members
          from households h where number = 'A1'`
      expect(row?.['size']).toBe(row?.['members'])
    }
  })

  test.each<[string, (file: LoadRecord[]) => LoadRecord[]]>([
    ['that comes later in the file', (file) => file],
    ['that comes earlier in the file', (file) => file.toReversed()],
  ])('moves with the file that takes them out there into one %s', async (_, ordered) => {
    await load([here, there])
    const id = await idOfPerson('李红金')
    const [dashan] = here.people
    const moved = [
      { ...here, people: dashan ? [dashan] : [] },
      { ...there, people: [...there.people, hongjin] },
    ]
    expect(await load(ordered(moved))).toMatchObject({ changed: 2, elsewhere: [] })
    expect(await membersOf('B1')).toContain('李红金')
    expect(await idOfPerson('李红金')).toBe(id)
    const [, left] = await county.eventsOf('A1')
    const [, joined] = await county.eventsOf('B1')
    expect(left?.details).toMatchObject({ left: [{ name: '李红金' }] })
    expect(joined?.details).toMatchObject({ joined: [{ name: '李红金', personId: id }] })
    expect(await county.count('people')).toBe(3)
  })

  test('founds a household of their own when the file takes them out of the old one', async () => {
    await load([here])
    const id = await idOfPerson('李红金')
    const [dashan] = here.people
    const own = household('B9', [{ ...hongjin, isHead: true, relation: '户主' }])
    const counts = await load([own, { ...here, people: dashan ? [dashan] : [] }])
    expect(counts).toMatchObject({ entered: 1, changed: 1, refused: 0, elsewhere: [] })
    expect(await membersOf('B9')).toEqual(['李红金'])
    expect(await idOfPerson('李红金')).toBe(id)
  })
})

test('A villager’s odd name and words come back out of the roll letter for letter', async () => {
  const words = ['\\', '\\N', 'a\tb', 'a\nb\r', '"{,}"', '𠮷\u{1F600}', 'NULL', '\\.', "'; drop"]
  const odd = words.map((word, i) => household(`O${i}`, [head({ name: word, work: word })]))
  await load(odd)
  const roll = await county.readRoll()
  expect(roll).toEqual(odd)
  // And when they are told anew.
  await load(
    odd.map((each) => ({
      ...each,
      wageFen: 5,
      people: each.people.map((person) => ({ ...person, relation: `${person.name}!` })),
    })),
  )
  const again = await county.readRoll()
  expect(again.map(({ people }) => people[0]?.relation)).toEqual(words.map((word) => `${word}!`))
  expect(again.map(({ people }) => people[0]?.name)).toEqual(words)
})

test('A county of more households than one set goes in whole, and again unchanged', async () => {
  const many = Array.from({ length: 2_100 }, (_, i) => household(`M${i}`, [manyHead(i)]))
  const told: number[] = []
  const counts = await county.load(many, { onProgress: (households) => told.push(households) })
  expect(counts).toMatchObject({ entered: 2_100, people: 2_100 })
  expect(told).toEqual([500, 1_000, 1_500, 2_000, 2_100])
  expect(await county.count('events')).toBe(2_100)
  expect(await county.load(many)).toMatchObject({ entered: 0, same: 2_100 })
  const grown = many.map((each) => ({ ...each, farmlandMu: 9 }))
  expect(await county.load(grown)).toMatchObject({ changed: 2_100 })
})

const manyHead = (i: number) => head({ idNumber: `50993819700101${String(i).padStart(4, '0')}` })

test('What is said to 20,000 households right after a load is not planned as if there were none', async () => {
  await load([household('A1', [head(), somebody()]), household('A2', [head()])])
  const counted = await county.ownerSql`
    select relname as name, reltuples as rows from pg_class
     where relname in ('households', 'people') order by relname`
  expect(counted).toEqual([
    { name: 'households', rows: 2 },
    { name: 'people', rows: 3 },
  ])
})
