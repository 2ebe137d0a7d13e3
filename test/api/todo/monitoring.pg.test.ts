import { afterAll, beforeEach, expect, test } from 'vitest'
import { enterLedger } from '../../../api/monitoring/ledger'
import { MONDAY_MORNING, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { addWatched, staffContext } from '../../support/monitoring'
import { addMeasure } from '../../support/reports'

const api = await startApi({ connections: 2 })
await api.addCounty()
const cadre = await api.addStaff({ name: '熊长富', roles: [['village_cadre', VILLAGE]] })
const head = await api.addStaff({ name: '冉乡长', roles: [['township_head', TOWNSHIP]] })
const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
await api.setFigures({ visit_days_key: null })
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.ownerSql`delete from measures`
  await api.ownerSql`delete from ledger_entries`
  await api.ownerSql`update households set watch = null`
})
afterAll(() => api.close())

const days = (count: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + count * 86_400_000)
}
const todo = async (actor = cadre.actor) => (await api.call('/todo', { actor })).body
const duty = async (kind: string) =>
  ((await todo())['items'] as { kind: string }[]).find((each) => each.kind === kind)

test('a watched household without a measure is a duty of its village, due so many days on', async () => {
  await addWatched(api)
  expect(await duty('watch_measure')).toMatchObject({
    area: '宝坪村',
    count: 1,
    dueOn: '2026-03-17',
    isLate: false,
  })
})

test('with one that stands it is none, with one taken back it is', async () => {
  const mou = await addWatched(api)
  const { id } = await addMeasure(api, { householdId: mou.id })
  expect(await duty('watch_measure')).toBeUndefined()
  await api.ownerSql`update measures set status = 'cancelled' where id = ${id}`
  expect(await duty('watch_measure')).toBeDefined()
})

test('late for longer than the county allows it climbs to the township’s head', async () => {
  await addWatched(api)
  days(11)
  expect((await todo(head.actor))['climbed']).toEqual([])
  days(1)
  expect((await todo(head.actor))['climbed']).toMatchObject([
    { kind: 'watch_measure', holders: [{ name: '熊长富' }] },
  ])
})

test('a household of the ledger is to be visited before its days are over, and a visit begins them anew', async () => {
  const { id } = await api.addHousehold()
  await api.db.transaction((tx) =>
    enterLedger(tx, staffContext(api, clerk), {
      householdId: id,
      leadId: null,
      class: 'income_drop',
      reason: '没活路',
    }),
  )
  days(17)
  expect(await duty('ledger_visit')).toBeUndefined()
  days(1)
  expect(await duty('ledger_visit')).toMatchObject({ count: 1, dueOn: '2026-04-03' })
  await api.call('/visits', { actor: cadre.actor, body: { householdId: id, text: '都好' } })
  expect(await duty('ledger_visit')).toBeUndefined()
})
