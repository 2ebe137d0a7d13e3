import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../api/shared/ids'
import { declarations, leaves, recalls, residencyDays } from '../../../db/schema'
import { COUNTY, OTHER_VILLAGE, startApi, TOWNSHIP, VILLAGE } from '../../support/api'

const api = await startApi({ connections: 2 })
await api.addCounty()
const add = (roles: Parameters<typeof api.addStaff>[0]['roles']) => api.addStaff({ roles })
const secretary = await add([['first_secretary', VILLAGE]])
const resident = await add([['resident_cadre', OTHER_VILLAGE]])
const cadre = await add([['village_cadre', VILLAGE]])
const committee = await add([['township_committee', TOWNSHIP]])
const second = await add([['township_committee', TOWNSHIP]])
const leader = await add([['township_secretary', TOWNSHIP]])
const clerk = await add([['township_clerk', TOWNSHIP]])
const office = await add([['county_office', COUNTY]])
const other = await add([['county_office', COUNTY]])

const KINDS = /^(?:leave|recall|residency)_/u
interface Shown {
  kind: string
  code: string | null
  dueOn: string
  count: number
  isLate: boolean
}
async function todoOf({ actor }: { actor: `staff:${string}` }, path = '/todo') {
  const { body } = await api.call(path, { actor })
  return (body['items'] as Shown[])
    .filter(({ kind }) => KINDS.test(kind))
    .map(({ kind, code, dueOn, count }) => [kind, code, dueOn, count])
}
const climbedTo = async ({ actor }: { actor: `staff:${string}` }) =>
  ((await api.call('/todo', { actor })).body['climbed'] as Shown[]).map(({ kind }) => kind)

const on = (day: string) => {
  api.clock.now = new Date(`${day}T10:00:00+08:00`)
}
beforeEach(async () => {
  on('2026-03-09')
  for (const table of ['leaves', 'recalls', 'residency_days', 'declarations'])
    await api.ownerSql`truncate ${api.ownerSql(table)} cascade`
  await api.setFigures()
  // Nothing but what a test is about.
  await api.ownerSql`update figures set value = 0 where name = 'residency_month_days'`
})

let codes = 0
const codeOf = () => String(7_000_000_000 + ++codes)

async function addLeave(given: Partial<typeof leaves.$inferInsert> = {}) {
  const code = codeOf()
  await api.db.insert(leaves).values({
    county: COUNTY,
    id: newId(),
    code,
    staffId: secretary.id,
    areaPath: VILLAGE,
    fromDay: '2026-03-12',
    toDay: '2026-03-13',
    reasonSealed: Buffer.alloc(1),
    status: 'asked',
    askedOn: '2026-03-09',
    ...given,
  })
  return code
}

async function addRecall(given: Partial<typeof recalls.$inferInsert> = {}) {
  const code = codeOf()
  await api.db.insert(recalls).values({
    county: COUNTY,
    id: newId(),
    code,
    staffId: secretary.id,
    role: 'first_secretary',
    areaPath: VILLAGE,
    reasonSealed: Buffer.alloc(1),
    status: 'proposed',
    proposedBy: committee.id,
    proposedOn: '2026-03-09',
    ...given,
  })
  return code
}

const addDays = (staffId: string, areaPath: string, days: readonly string[]) =>
  api.db.insert(residencyDays).values(
    days.map((onDay) => ({
      county: COUNTY,
      staffId,
      areaPath,
      onDay,
      isPresent: true,
      notedAt: api.clock.now,
      isFar: false,
    })),
  )
const addKin = (staffId: string, kinStaffId: string) =>
  api.db.insert(declarations).values({
    county: COUNTY,
    id: newId(),
    staffId,
    kind: 'kin',
    relation: 'sibling',
    kinStaffId,
    declaredOn: '2026-01-05',
  })

describe('leave', () => {
  test('waits for the committee of the township until the day before it begins, and for nobody else', async () => {
    const code = await addLeave()
    const duty = ['leave_judge', code, '2026-03-11', 1]
    expect(await todoOf(committee)).toEqual([duty])
    expect(await todoOf(second)).toEqual([duty])
    for (const who of [leader, clerk, cadre, secretary, office])
      expect(await todoOf(who)).toEqual([])
    on('2026-03-11')
    expect((await api.call('/todo', { actor: committee.actor })).body['items']).toMatchObject([
      { isLate: false, isToday: true },
    ])
    on('2026-03-12')
    expect((await api.call('/todo', { actor: committee.actor })).body['items']).toMatchObject([
      { isLate: true },
    ])
  })
  test.each([
    ['the day it begins', '2026-03-09', '2026-03-09'],
    ['the day before', '2026-03-10', '2026-03-09'],
  ])('asked for %s is due on the day it is asked', async (_what, fromDay, dueOn) => {
    const code = await addLeave({ fromDay })
    expect(await todoOf(committee)).toEqual([['leave_judge', code, dueOn, 1]])
  })
  test('of kin is another’s to decide, and where there is none the secretary’s', async () => {
    await addKin(committee.id, secretary.id)
    const code = await addLeave()
    expect(await todoOf(committee)).toEqual([])
    expect(await todoOf(second)).toHaveLength(1)
    await addKin(secretary.id, second.id)
    expect(await todoOf(second)).toEqual([])
    expect(await todoOf(leader)).toEqual([['leave_judge', code, '2026-03-11', 1]])
  })
  test.each(['approved', 'refused', 'ended'] as const)(
    'that was %s waits for nobody',
    async (status) => {
      await addLeave({ status })
      expect(await todoOf(committee)).toEqual([])
    },
  )
})

describe('who is over leave', () => {
  const over = { fromDay: '2026-03-04', toDay: '2026-03-06', status: 'approved' } as const
  test('is to be back on the first working day after it; from the next day on the township knows', async () => {
    await addLeave(over)
    on('2026-03-06')
    expect(await todoOf(secretary)).toEqual([])
    on('2026-03-07')
    expect(await todoOf(secretary)).toEqual([['leave_over', null, '2026-03-09', 1]])
    on('2026-03-09')
    expect(await todoOf(secretary)).toEqual([['leave_over', null, '2026-03-09', 1]])
    expect(await todoOf(committee)).toEqual([])
    on('2026-03-10')
    expect(await todoOf(committee)).toEqual([['leave_overdue', null, '2026-03-09', 1]])
    expect(await todoOf(resident)).toEqual([])
  })
  test('is back with the first day in the village, and not by one before', async () => {
    on('2026-03-10')
    await addLeave(over)
    await addDays(secretary.id, VILLAGE, ['2026-03-03', '2026-03-06'])
    expect(await todoOf(secretary)).toHaveLength(1)
    await addDays(secretary.id, VILLAGE, ['2026-03-07'])
    expect(await todoOf(secretary)).toEqual([])
    expect(await todoOf(committee)).toEqual([])
  })
  test('is not whose leave goes on or was ended, nor who is posted elsewhere by now', async () => {
    on('2026-03-10')
    await addLeave(over)
    await addLeave({ fromDay: '2026-03-09', toDay: '2026-03-12', status: 'approved' })
    expect(await todoOf(secretary)).toEqual([])
    await api.ownerSql`truncate leaves`
    await addLeave({ ...over, status: 'ended', backOn: '2026-03-06' })
    expect(await todoOf(secretary)).toEqual([])
    await api.ownerSql`truncate leaves`
    await addLeave({ ...over, areaPath: OTHER_VILLAGE })
    expect(await todoOf(secretary)).toEqual([])
  })
  test('is still over it where more was asked for and not granted', async () => {
    on('2026-03-10')
    await addLeave(over)
    const code = await addLeave({
      fromDay: '2026-03-10',
      toDay: '2026-03-12',
      askedOn: '2026-03-10',
    })
    expect(await todoOf(secretary)).toHaveLength(1)
    expect(await todoOf(committee)).toEqual([
      ['leave_overdue', null, '2026-03-09', 1],
      ['leave_judge', code, '2026-03-10', 1],
    ])
  })
})

describe('a recall', () => {
  // The county's figure for what nobody gave a day.
  const DUE = '2026-03-14'
  test('waits for the office, and its person may answer until then', async () => {
    const code = await addRecall()
    expect(await todoOf(office)).toEqual([['recall_decide', code, DUE, 1]])
    expect(await todoOf(secretary)).toEqual([['recall_contest', code, DUE, 1]])
    for (const who of [committee, leader, cadre, resident]) expect(await todoOf(who)).toEqual([])
    on(DUE)
    expect(await todoOf(secretary)).toHaveLength(1)
    on('2026-03-15')
    expect(await todoOf(secretary)).toEqual([])
    expect(await todoOf(office)).toHaveLength(1)
  })
  test('answered is nothing more for its person', async () => {
    await addRecall({ contestedOn: '2026-03-09' })
    expect(await todoOf(secretary)).toEqual([])
    expect(await todoOf(office)).toHaveLength(1)
  })
  test('is not of who proposed it, nor of kin; what is said against it not of who decided', async () => {
    await addRecall({ proposedBy: office.id })
    await addKin(other.id, secretary.id)
    expect([await todoOf(office), await todoOf(other)]).toEqual([[], []])
    await api.ownerSql`truncate recalls, declarations cascade`
    const decided = { status: 'recalled', decidedBy: office.id, decidedOn: '2026-03-09' } as const
    const code = await addRecall({ ...decided, contestedOn: '2026-03-10' })
    expect(await todoOf(office)).toEqual([])
    expect(await todoOf(other)).toEqual([['recall_decide', code, '2026-03-15', 1]])
  })
  test.each([
    ['turned down', { status: 'refused', decidedOn: '2026-03-09' }],
    ['settled', { status: 'recalled', contestedOn: '2026-03-09', contestSettledBy: other.id }],
  ] as const)('that was %s waits for nobody', async (_what, given) => {
    await addRecall({ decidedBy: office.id, ...given })
    for (const who of [office, other, secretary]) expect(await todoOf(who)).toEqual([])
  })
  test('stands in nobody’s list of an area, and climbs to no leader', async () => {
    await addRecall()
    on('2026-03-30')
    for (const who of [leader, clerk, office]) expect(await todoOf(who, '/todo/duties')).toEqual([])
    expect(await climbedTo(leader)).toEqual([])
  })
  test('leave that is late climbs', async () => {
    await addLeave()
    on('2026-03-30')
    expect(await climbedTo(leader)).toEqual(['leave_judge'])
  })
})

describe('days of the month', () => {
  const set = (days: number) =>
    api.ownerSql`update figures set value = ${days} where name = 'residency_month_days'`
  test('are their own duty once every working day that is left is needed', async () => {
    // Of March 2026 nine working days are left from the 19th on.
    await set(9)
    on('2026-03-18')
    expect(await todoOf(secretary)).toEqual([])
    on('2026-03-19')
    expect(await todoOf(secretary)).toEqual([['residency_days', null, '2026-03-31', 9]])
    await addDays(secretary.id, VILLAGE, ['2026-03-19'])
    expect(await todoOf(secretary)).toEqual([])
    expect(await todoOf(resident)).toHaveLength(1)
  })
  test('that fell short are counted for the township in the first days of the next', async () => {
    await set(2)
    on('2026-04-01')
    await addDays(resident.id, OTHER_VILLAGE, ['2026-03-30', '2026-03-31'])
    await addDays(secretary.id, VILLAGE, ['2026-03-31', '2026-04-01'])
    const duty = ['residency_short', null, '2026-04-06', 1]
    expect(await todoOf(committee)).toEqual([duty])
    on('2026-04-06')
    expect(await todoOf(committee)).toEqual([duty])
    on('2026-04-07')
    expect(await todoOf(committee)).toEqual([])
  })
  test('are nobody’s where the county asks for none', async () => {
    await api.ownerSql`delete from figures where name = 'residency_month_days'`
    on('2026-03-31')
    expect(await todoOf(secretary)).toEqual([])
  })
})
