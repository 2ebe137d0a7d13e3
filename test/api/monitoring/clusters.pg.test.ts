import { afterAll, beforeEach, expect, test } from 'vitest'
import { openLeads } from '../../../api/leads/open'
import { COUNTY, GROUP, MONDAY_MORNING, OTHER_VILLAGE, startApi, TOWNSHIP } from '../../support/api'
import { clearLeads, found, leadContext, risk } from '../../support/leads'
import { deliverDue } from '../../support/outbox'

const api = await startApi({ connections: 4 })
await api.addCounty()
const clerk = await api.addStaff({ name: '钟兰舒', roles: [['township_clerk', TOWNSHIP]] })
const head = await api.addStaff({ name: '冉乡长', roles: [['township_head', TOWNSHIP]] })
await api.addContact({ phone: clerk.phone ?? '' })
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await clearLeads(api)
  await api.ownerSql`delete from cluster_alerts`
  await api.setFigures()
})
afterAll(() => api.close())

const open = (many: Parameters<typeof openLeads>[2]) =>
  api.db.transaction((tx) => openLeads(tx, leadContext(api), many))
async function trouble(areaPath = GROUP) {
  const { id } = await api.addHousehold({ areaPath })
  return open([risk(id, { class: 'disaster' })])
}
const days = (count: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + count * 86_400_000)
}
const alerts = async () =>
  (await deliverDue(api)).filter(({ template }) => template === 'monitoring.cluster')

test('of the third household of a group within the days the township hears once, with no names', async () => {
  await trouble()
  days(5)
  await trouble()
  expect(await alerts()).toEqual([])
  await trouble()
  const told = await alerts()
  expect(told.map(({ to }) => to).toSorted()).toEqual([clerk.phone, head.phone].toSorted())
  expect(told[0]?.vars).toEqual({
    area: '宝坪村3社',
    days: 20,
    households: 3,
    leadClass: 'disaster',
  })
  await trouble()
  days(10)
  await trouble()
  expect(await alerts()).toEqual([])
})

test('once it ended it is told again', async () => {
  for (let i = 0; i < 3; i++) await trouble()
  expect(await alerts()).toHaveLength(2)
  days(21)
  for (let i = 0; i < 2; i++) await trouble()
  expect(await alerts()).toEqual([])
  await trouble()
  expect(await alerts()).toHaveLength(2)
})

test('twice at once alerts once', async () => {
  await trouble()
  const homes = [await api.addHousehold(), await api.addHousehold()]
  await Promise.all(homes.map(({ id }) => open([risk(id)])))
  expect(await api.sql`select id from cluster_alerts`).toHaveLength(1)
  expect(await alerts()).toHaveLength(2)
})

test('the second of two transactions at once waits, and counts what the first put down', async () => {
  await trouble()
  const [one, other] = [await api.addHousehold(), await api.addHousehold()]
  // Nobody is sent to it: nothing but the village's row can hold up whoever opens its lead.
  await api.sql`
    insert into staff_ties (county, staff_id, household_id, kind)
    values (${COUNTY}, ${clerk.id}, ${other.id}, 'kin')`
  const opened = Promise.withResolvers<void>()
  const mayEnd = Promise.withResolvers<void>()
  const first = api.db.transaction(async (tx) => {
    await openLeads(tx, leadContext(api), [risk(one.id)])
    opened.resolve()
    await mayEnd.promise
  })
  await opened.promise
  const second = open([risk(other.id)])
  await Promise.race([second, waitsForLock()])
  mayEnd.resolve()
  await Promise.all([first, second])
  expect(await api.sql`select households from cluster_alerts`).toEqual([{ households: 3 }])
})

/** Until somebody waits for a row that is held. */
async function waitsForLock() {
  for (;;) {
    const waiting = await api.ownerSql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    if (waiting.length > 0) return
  }
}

test('households of several groups, and mismatches of the records, are none', async () => {
  await trouble()
  await trouble()
  await trouble(`${OTHER_VILLAGE}.1`)
  const { id } = await api.addHousehold()
  await open([found(id)])
  expect(await alerts()).toEqual([])
})

test('all at once in one file are told once a group', async () => {
  const homes = await Promise.all(Array.from({ length: 6 }, () => api.addHousehold()))
  await open(homes.map(({ id }) => risk(id)))
  expect(await alerts()).toHaveLength(2)
})

test('a county that has not set the days is told of none', async () => {
  await api.setFigures({ cluster_days: null })
  for (let i = 0; i < 3; i++) await trouble()
  expect(await alerts()).toEqual([])
})
