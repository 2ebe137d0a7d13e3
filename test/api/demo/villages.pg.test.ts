import { afterAll, beforeEach, expect, test } from 'vitest'
import { loadDemoVillages } from '../../../api/demo/villages'
import { DEMO_STANDARD } from '../../../api/demo/village-standard'
import { standardFault } from '../../../api/villages/rules'
import { OTHER_VILLAGE, startApi, VILLAGE } from '../../support/api'
import { commandContext } from '../../support/command'
import { addFamily, forgetVillages, scoreOf } from '../../support/villages'

const api = await startApi()
await api.addCounty()
afterAll(api.close)
beforeEach(() => forgetVillages(api))

const load = () => api.db.transaction((tx) => loadDemoVillages(tx, commandContext(api)))

test('the demo county’s standard makes sense', () => {
  expect(standardFault(DEMO_STANDARD)).toBeNull()
})

test('the demo county’s villages are scored, by figures that say they are invented', async () => {
  await addFamily(api, { status: 'registered' })
  await load()
  const { state, lines } = await scoreOf(api)
  expect(state).toBe('scored')
  const entered = lines.filter(({ way }) => way === 'entered')
  expect(entered.map(({ source }) => source)).toEqual(['示例', '示例', '示例'])
  expect((await scoreOf(api, OTHER_VILLAGE)).missing).toContain('poverty_incidence')
})

test('loading the demo again changes nothing', async () => {
  await addFamily(api)
  await load()
  const first = await scoreOf(api, VILLAGE)
  await addFamily(api, { status: 'registered' })
  await load()
  expect(await scoreOf(api, VILLAGE)).toEqual(first)
})
