import type { TestApi } from '../api'
import { addRelay } from '../relays'
import type { Standing } from '../rights-world'
import { outcome, type Row } from './row'

const countyOf = ({ place }: Pick<Standing, 'place'>) => (place === 'foreign' ? 'wushan' : 'wuxi')

const relayAt = (api: TestApi, { householdId, areaPath, place }: Standing) =>
  addRelay(api, { householdId, areaPath, county: countyOf({ place }) })

/** A notice that reaches nobody, in every place there is. */
async function relaysEverywhere(api: TestApi): Promise<void> {
  const places = await api.sql<{ county: string; householdId: string; areaPath: string }[]>`
    select h.county, h.id as "householdId", h.area_path as "areaPath" from households h
     where not exists (select from relays r where r.county = h.county and r.household_id = h.id)
     order by h.id`
  for (const place of places) await addRelay(api, place)
}

export const relaysRows: Record<string, Row> = {
  'GET /relays': {
    action: 'relay.list',
    about: 'list',
    call: async (_standing, _part, api) => {
      await relaysEverywhere(api)
      return { path: '/relays?limit=100' }
    },
  },
  'POST /relays/drafts': {
    action: 'relay.tell',
    about: 'plain',
    call: () => ({
      path: '/relays/drafts',
      body: { code: null, text: '', shownIds: [], laterIds: [], lastIds: [], beforeIds: [] },
    }),
  },
  'POST /relays/actions': {
    action: 'relay.tell',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: '/relays/actions',
      body: {
        type: 'told',
        broadcastId: await relayAt(api, standing),
        householdIds: [standing.householdId],
      },
    }),
    isDone: (answer) => outcome(answer) === 'told',
  },
}
