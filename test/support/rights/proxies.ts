import { giveCode } from '../../../api/receipts/codes'
import { newId } from '../../../api/shared/ids'
import { proxies } from '../../../db/schema'
import { createSeeds, type TestApi } from '../api'
import { outcome, type Row } from './row'
import type { Standing } from '../rights-world'

/** A proxy for the household of a place, of the contact there or of one made for it. */
async function proxyAt(api: TestApi, standing: Standing, by: 'own' | 'other') {
  const { householdId, place, contactId: own } = standing
  const county = place === 'foreign' ? 'wushan' : 'wuxi'
  const id = newId()
  const contactId = by === 'own' ? own : await addStranger(api, county)
  const subject = `proxy:${id}`
  const code = await giveCode(api.db, { county, kind: 'receipt', subject, contactId })
  const endsAt = new Date(api.clock.now.getTime() + 3_600_000)
  const when = { openedAt: api.clock.now, endsAt }
  const row = { county, id, contactId, householdId, code, ...when }
  await api.db
    .insert(proxies)
    .values({ ...row, role: 'relative', staffId: null, consent: 'spoken' })
  return id
}

/** Nobody who has anything to do with the places. */
const addStranger = async (api: TestApi, county: string) =>
  (await createSeeds(api.deps, county).addContact({ chat: `acts ${newId()}` })).id

export const proxiesRows: Record<string, Row> = {
  'POST /proxies': {
    action: 'proxy.open',
    about: 'plain',
    call: async (_standing, _part, api) => {
      const { head, idNumber } = await api.addHousehold({ head: `覃${newId()}` })
      const body = { head, idLast4: idNumber.slice(-4), consent: 'spoken' }
      return { path: '/proxies', body }
    },
    isDone: (answer) => outcome(answer) === 'opened',
  },
  'GET /proxies': {
    action: 'proxy.open',
    about: 'list',
    call: async (standing, _part, api) => {
      await proxyAt(api, standing, 'own')
      return { path: '/proxies' }
    },
  },
  'GET /proxies/over-households': {
    action: 'proxy.open',
    about: 'list',
    call: async (standing, _part, api) => {
      await proxyAt(api, standing, 'other')
      return { path: '/proxies/over-households' }
    },
  },
  'POST /proxies/:id/actions': {
    action: 'proxy.open',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/proxies/${await proxyAt(api, standing, 'other')}/actions`,
      body: { type: 'end' },
    }),
    isDone: (answer) => outcome(answer) === 'stopped',
  },
}
