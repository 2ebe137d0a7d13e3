import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, startApi } from '../../support/api'
import { forgetVillages, setStandard, STANDARD } from '../../support/villages'

const api = await startApi()
await api.addCounty()
const office = await api.addStaff({ roles: [['county_office', COUNTY]] })
afterAll(api.close)
beforeEach(() => forgetVillages(api))

const list = async () =>
  (await api.call('/villages/standards')).body['standards'] as { validFrom: string }[]

describe('the standard', () => {
  test('is set by the office with its source, and anybody may read it', async () => {
    const body = { validFrom: '2026-01-01', source: '县扶贫办〔2026〕1号', rules: STANDARD }
    expect(await api.call('/villages/standards', { actor: office.actor, body })).toEqual({
      status: 200,
      body: { validFrom: '2026-01-01' },
    })
    expect(await list()).toEqual([body])
    const [event] = await api.sql`
      select type, actor, details from events where subject = 'village_standard:2026-01-01'`
    expect(event).toEqual({
      type: 'village_standard.set',
      actor: office.actor,
      details: body,
    })
  })

  test('is replaced from the same day, and followed from another', async () => {
    await setStandard(api)
    await setStandard(api, { ...STANDARD, deepFrom: 70 })
    await setStandard(api, STANDARD, '2027-01-01')
    expect(await list()).toMatchObject([
      { validFrom: '2027-01-01', rules: { deepFrom: 60 } },
      { validFrom: '2026-01-01', rules: { deepFrom: 70 } },
    ])
  })
})

const { poor_transport, ...nine } = STANDARD.indicators
const withTransport = (change: object) => ({
  ...STANDARD,
  indicators: { ...nine, poor_transport: { ...poor_transport, ...change } },
})

test.each<[what: string, rules: object, reason: string]>([
  ['of nine indicators', { ...STANDARD, indicators: nine }, 'rules.indicators.poor_transport'],
  ['with a weight too many', withTransport({ weight: 11 }), 'rules.weights'],
  [
    'with a scale without length',
    withTransport({ least: 5, most: 5 }),
    'rules.indicators.poor_transport',
  ],
  [
    'with a weight of nothing',
    withTransport({ weight: 0 }),
    'rules.indicators.poor_transport.weight',
  ],
  [
    'that counts in an unknown direction',
    withTransport({ worse: 'up' }),
    'rules.indicators.poor_transport.worse',
  ],
  ['whose classes begin at one score', { ...STANDARD, relativeFrom: 60 }, 'rules.relativeFrom'],
  ['beyond a hundred points', { ...STANDARD, deepFrom: 101 }, 'rules.deepFrom'],
  ['with a field nobody knows', { ...STANDARD, note: '好' }, 'rules.note'],
])('a standard %s is refused', async (_what, rules, reason) => {
  const { status, body } = await setStandard(api, rules)
  expect([status, body['reason']]).toEqual([400, reason])
  expect(await list()).toEqual([])
})
