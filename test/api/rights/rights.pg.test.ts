import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp, FEATURES } from '../../../api/app'
import { declarationOf } from '../../../api/http/declare'
import { declaredRoutes } from '../../../api/http/openapi'
import { startApi, type TestApi, VILLAGE } from '../../support/api'
import { ROWS } from '../../support/rights-rows'
import { createWorld, placesIn, type World } from '../../support/rights-world'

let api: TestApi
let world: World
beforeAll(async () => {
  api = await startApi()
  world = await createWorld(api)
})
afterAll(() => api.close())

const describedRoutes = declaredRoutes(FEATURES).map(
  ({ method, path, declaration }) =>
    `${method} ${path.replace('/api/v1', '')} ${declaration.action}`,
)

test('every route stands in the table under its own right, and every row is a route', () => {
  const rows = Object.entries(ROWS).map(([name, { action }]) => `${name} ${action}`)
  expect(rows.toSorted()).toEqual(describedRoutes.toSorted())
})

test('nothing is served that does not declare its right', () => {
  const served = createApp(api.deps).routes.filter(({ method }) => method !== 'ALL')
  const declared = served.filter(({ handler }) => declarationOf(handler))
  const names = (routes: typeof served) =>
    new Set(routes.map((each) => `${each.method} ${each.path}`))
  expect(names(served)).toEqual(names(declared))
  expect(declared).toHaveLength(describedRoutes.length)
})

test('a cadre who writes from their own phone sees what the cadre sees, and nothing as a villager', async () => {
  const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
  const phone = await api.addContact({ phone: cadre.phone ?? '' })
  const direct = await api.call('/households?limit=100', { actor: cadre.actor })
  const texted = await api.call('/households?limit=100', { actor: phone.actor })
  expect(placesIn(world, direct.body)).toEqual(['inside', 'tied'])
  expect(texted).toEqual(direct)
  expect(placesIn(world, (await api.call('/status', { actor: phone.actor })).body)).toEqual([])
})

test('a receipt tells the public nothing without the last four digits of the filer’s phone', async () => {
  const { applicationCode, phone } = world.standings.beside
  for (const query of ['', '?last4=', `?last4=${phone.slice(-5, -1)}`])
    expect((await api.call(`/receipts/${applicationCode}${query}`)).status).toBe(404)
  const proven = await api.call(`/receipts/${applicationCode}?last4=${phone.slice(-4)}`)
  expect(proven.status).toBe(200)
  expect(JSON.stringify(proven.body)).not.toContain(world.standings.beside.head)
})
