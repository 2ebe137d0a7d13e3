import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../api/shared/ids'
import { giveToken } from '../../../api/staff/service'
import { COUNTY, startApi, type TestApi, VILLAGE } from '../../support/api'
import { commandContext } from '../../support/command'

let api: TestApi
let cadre: { id: string; actor: `staff:${string}` }
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
})
afterAll(() => api.close())

/** Status, code and reason of the answer to a bare request. */
async function ask(headers: Record<string, string>, path = '/households') {
  const response = await api.app.request(`/api/v1${path}`, { headers })
  const body = (await response.json()) as Record<string, unknown>
  return response.status === 200 ? 200 : [response.status, body['code'], body['reason']]
}
const service = (behalf: string | null, more: Record<string, string> = {}) => ({
  Authorization: `Bearer ${api.deps.serviceToken}`,
  ...(behalf !== null && { 'On-Behalf-Of': behalf }),
  ...more,
})

describe('who asks', () => {
  test('with a token nobody was given is not let in', async () => {
    for (const token of ['x', '', `${api.deps.serviceToken}x`, api.deps.serviceToken.slice(1)])
      expect(await ask({ Authorization: `Bearer ${token}` })).toEqual([
        401,
        'unauthenticated',
        'token',
      ])
  })

  test('without any token is the public, which may not', async () => {
    expect(await ask({})).toEqual([403, 'forbidden', 'household.list'])
  })

  test('with the service token must say on whose behalf', async () => {
    const gone = await api.addStaff({ roles: [['county_office', COUNTY]], isActive: false })
    const unknown = [
      null,
      '',
      'staff',
      'staff:',
      `staff:${newId()}`,
      gone.actor,
      'staff:7',
      'job:king',
      'job:',
      `king:${newId()}`,
      'contact:7',
      "staff:' or true --",
    ]
    for (const behalf of unknown)
      expect([behalf, await ask(service(behalf))]).toEqual([
        behalf,
        [401, 'unauthenticated', 'on_behalf_of'],
      ])
  })

  test('with their own token is themselves, whatever they say on whose behalf', async () => {
    const { token } = await api.db.transaction((tx) =>
      giveToken(tx, commandContext(api), cadre.id, 1),
    )
    const headers = { Authorization: `Bearer ${token}` }
    expect(await ask(headers)).toBe(200)
    const onBehalf = { ...headers, 'On-Behalf-Of': 'job:command' }
    expect(await ask(onBehalf, '/audit?subject=household:a')).toEqual([
      403,
      'forbidden',
      'audit.read',
    ])
  })

  test('in a county where they are nobody is not let in', async () => {
    const answer = await ask(service(cadre.actor, { County: 'wushan' }))
    expect(answer).toEqual([401, 'unauthenticated', 'on_behalf_of'])
  })
})
