import { afterAll, beforeAll, expect, test } from 'vitest'
import { COUNTY, startApi, type TestApi } from '../../support/api'
import { addGroupUnits, addPeerQuestions } from '../../support/peers'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  await addPeerQuestions(api)
})
afterAll(() => api.close())

test('whoever of the office is of an evaluated unit opens nothing and sees no pair, whatever part they play', async () => {
  const [unit] = await addGroupUnits(api, 8)
  const addOffice = (of: string) => api.addStaff({ unit: of, roles: [['county_office', COUNTY]] })
  const lent = await addOffice(unit?.name ?? '')
  const office = await addOffice('县扶贫办')
  const body = { year: 2026, field: 'group_units', dueOn: '2026-03-20' }
  const open = (actor: `staff:${string}`) => api.call('/peer-evaluations', { actor, body })
  expect(await open(lent.actor)).toMatchObject({ status: 409, body: { reason: 'own_unit' } })
  expect((await open(office.actor)).status).toBe(200)
  const [row] = await api.sql<{ id: string }[]>`select id from peer_evaluations`
  const read = async (actor: `staff:${string}`) =>
    (await api.call(`/peer-evaluations/${row?.id}`, { actor })).body
  expect(await read(lent.actor)).toMatchObject({ seed: null, pairs: [] })
  expect((await read(office.actor))['pairs']).toHaveLength(24)
})
