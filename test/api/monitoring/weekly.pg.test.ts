import { afterAll, beforeEach, expect, test } from 'vitest'
import {
  COUNTY,
  GROUP,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { addLeads, clearLeads } from '../../support/leads'
import { addWatched } from '../../support/monitoring'
import { deliverDue } from '../../support/outbox'
import { addMeasure } from '../../support/reports'

const api = await startApi({ connections: 4 })
await api.addCounty()
const secretary = await api.addStaff({ name: '谭支书', roles: [['village_secretary', VILLAGE]] })
const clerk = await api.addStaff({ name: '钟兰舒', roles: [['township_clerk', TOWNSHIP]] })
const office = await api.addStaff({ name: '李县', roles: [['county_office', COUNTY]] })
const other = await api.addStaff({ name: '冉支书', roles: [['village_secretary', OTHER_VILLAGE]] })
await api.addContact({ phone: clerk.phone ?? '' })
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await clearLeads(api)
  await api.ownerSql`delete from measures`
  await api.ownerSql`update households set watch = null`
})
afterAll(() => api.close())

const send = () => api.call('/digests', { actor: 'job:worker', method: 'POST', key: null })
const weekly = async () =>
  (await deliverDue(api)).filter(({ template }) => template.startsWith('weekly.'))
async function lead(areaPath = GROUP, openedAt?: string) {
  const { id } = await api.addHousehold({ areaPath })
  await addLeads(api, [{ householdId: id, kind: 'risk', class: 'income_drop', records: null }])
  if (openedAt)
    await api.ownerSql`
      update leads set opened_at = ${openedAt}, visit_due_on = '2026-03-08'
       where household_id = ${id}`
}

test('on Monday morning each level hears of its week once, and who has nothing to hear of does not', async () => {
  await lead()
  await lead(GROUP, '2026-03-01T00:00:00Z')
  const watched = await addWatched(api)
  await addMeasure(api, { householdId: watched.id, dueOn: '2026-03-16' })
  await addMeasure(api, { householdId: watched.id, dueOn: '2026-03-17' })
  await deliverDue(api)
  await send()
  await send()
  const told = await weekly()
  const week = { open: 2, late: 1, fresh: 1, watched: 1, ledger: 0, due: 1 }
  expect(told.map(({ to, template, vars }) => ({ to, template, vars }))).toEqual(
    expect.arrayContaining([
      {
        to: secretary.phone,
        template: 'weekly.village',
        vars: { area: '宝坪村', ...week, parts: '' },
      },
      {
        to: clerk.phone,
        template: 'weekly.above',
        vars: { area: '天元乡', ...week, parts: '宝坪村=2/1' },
      },
      {
        to: office.phone,
        template: 'weekly.above',
        vars: { area: '巫溪县', ...week, parts: '天元乡=2/1' },
      },
    ]),
  )
  expect(told.map(({ to }) => to)).not.toContain(other.phone)
  expect(told).toHaveLength(3)
})

test('on another day nobody does', async () => {
  await lead()
  await deliverDue(api)
  api.clock.now = new Date('2026-03-10T01:00:00Z')
  await send()
  expect(await weekly()).toEqual([])
})

test('a household that moved counts where it lives now', async () => {
  await lead()
  await api.ownerSql`
    update households set area_path = ${`${OTHER_VILLAGE}.1`}
     where id in (select household_id from leads)`
  const { body } = await api.call('/monitoring/weekly', { actor: clerk.actor })
  expect(body).toMatchObject({ open: 1, parts: '新华村=1/0' })
})

test('whoever asks is told of their own area at any time', async () => {
  await lead()
  await lead(`${OTHER_VILLAGE}.1`)
  api.clock.now = new Date('2026-03-11T09:00:00Z')
  const ask = async (actor: `staff:${string}`) =>
    (await api.call('/monitoring/weekly', { actor })).body
  expect(await ask(secretary.actor)).toMatchObject({ area: '宝坪村', open: 1, parts: '' })
  expect(await ask(clerk.actor)).toMatchObject({
    area: '天元乡',
    open: 2,
    parts: '宝坪村=1/0;新华村=1/0',
  })
})
