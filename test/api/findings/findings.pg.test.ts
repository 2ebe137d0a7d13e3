import { afterAll, beforeAll, expect, test } from 'vitest'
import { COUNTY, startApi, type TestApi, VILLAGE } from '../../support/api'
import { addFinding } from '../../support/inspections'
import { addCase } from '../../support/inspections'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
})
afterAll(() => api.close())

const inspector = (unit: string) =>
  api.addStaff({ unit, roles: [['discipline_inspector', COUNTY]], phone: null })

test('the same problem noted twice at once is there once, and the same request twice answers alike', async () => {
  const { actor } = await inspector('县纪委')
  const owner = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
  const found = { areaPath: VILLAGE, kind: 'neglect', tags: [], text: '没走访', amountFen: null }
  const body = { ...found, ownerId: owner.id }
  const answers = await Promise.all([1, 2].map(() => api.call('/findings', { actor, body })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const again = { ...body, text: '没住村' }
  const [first, second] = [
    await api.call('/findings', { actor, body: again, key: 'same' }),
    await api.call('/findings', { actor, body: again, key: 'same' }),
  ]
  expect(second?.body).toEqual(first?.body)
  expect(await api.sql`select 1 from findings`).toHaveLength(2)
})

test('two inspectors who judge or decide at once do so once', async () => {
  const [one, two] = [await inspector('县纪委'), await inspector('巡察办')]
  const owner = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
  const { code } = await addFinding(api, { ownerId: owner.id, status: 'rectified' })
  const judged = await Promise.all(
    [one, two].map(({ actor }) =>
      api.call(`/findings/by-code/${code}/actions`, { actor, body: { type: 'verify' } }),
    ),
  )
  expect(judged.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const proposed = await addCase(api, { staffId: owner.id })
  const decided = await Promise.all(
    [one, two].map(({ actor }) =>
      api.call(`/accountabilities/by-code/${proposed.code}/decisions`, {
        actor,
        body: { isUpheld: true, reason: '属实' },
      }),
    ),
  )
  expect(decided.map(({ status }) => status).toSorted()).toEqual([200, 409])
})
