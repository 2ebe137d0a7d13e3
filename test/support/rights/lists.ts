import type { Part } from '../../../api/shared/rights'
import type { VillageListStatus } from '../../../db/values/village-lists'
import { createSeeds, type TestApi, VILLAGE } from '../api'
import { addItem, addPairing, addVisit } from '../list-items'
import { playerOf, type Standing } from '../rights-world'
import { outcome, plain, type Row } from './row'

const countyOf = ({ place }: Pick<Standing, 'place'>) => (place === 'foreign' ? 'wushan' : 'wuxi')

/** A line about the area of a place, which names its household so that one sees whose it is. */
async function itemAt(
  api: TestApi,
  standing: Standing,
  { part, status = 'open' }: { part?: Part; status?: VillageListStatus } = {},
) {
  const county = countyOf(standing)
  const owner = county === 'wuxi' && part ? playerOf(api, part) : undefined
  const { areaPath, head } = standing
  const text = `${head}家门前路断了`
  return addItem(api, { county, areaPath, text, status, ...(owner && { ownerId: owner }) })
}

/** One in every place there is. */
async function everywhere(
  api: TestApi,
  add: (place: { county: string; householdId: string; areaPath: string; head: string }) => unknown,
) {
  const places = await api.sql<
    { county: string; householdId: string; areaPath: string; head: string }[]
  >`select h.county, h.id as "householdId", h.area_path as "areaPath", h.head_name as head
      from households h join contact_links l on l.county = h.county and l.household_id = h.id
     where h.head_name like '户主_'
     order by h.id, l.id`
  for (const place of places) await add(place)
}

const itemsEverywhere = (api: TestApi) =>
  everywhere(api, ({ county, areaPath, head }) =>
    addItem(api, { county, areaPath, text: `${head}家门前路断了` }),
  )

async function pairedEverywhere(api: TestApi) {
  await api.ownerSql`delete from pairings`
  await everywhere(api, ({ county, householdId }) => addPairing(api, { county, householdId }))
}

async function visitableEverywhere(api: TestApi) {
  // A list shows a hundred, and other rows have made households of their own.
  await api.ownerSql`update households set status = 'closed'`
  // Others have been there today.
  await api.ownerSql`update visits set visited_on = '2025-01-01'`
  await everywhere(api, async ({ county, householdId }) => {
    await api.ownerSql`update households set status = 'registered' where id = ${householdId}`
    await addVisit(api, { county, householdId, visitedOn: '2025-01-01' })
  })
}

/** A helper who serves where the household lives. */
async function helperAt(api: TestApi, standing: Standing): Promise<string> {
  const seeds = createSeeds(api.deps, countyOf(standing))
  const roles: [['village_cadre', string]] = [['village_cadre', standing.areaPath]]
  return (await seeds.addStaff({ roles, phone: null })).id
}

/** Nobody's household is paired but this one. */
async function pairedAt(api: TestApi, standing: Standing) {
  await api.ownerSql`delete from pairings`
  const county = countyOf(standing)
  const staffId = await helperAt(api, standing)
  await addPairing(api, { county, householdId: standing.householdId, staffId })
}

const action = (api: TestApi, standing: Standing, status: VillageListStatus, body: object) =>
  itemAt(api, standing, { status }).then(({ code }) => ({
    path: `/village-lists/by-code/${code}/actions`,
    body,
  }))

export const listsRows: Record<string, Row> = {
  'GET /village-lists': {
    action: 'village_list.list',
    about: 'list',
    call: async (_standing, _part, api) => {
      await itemsEverywhere(api)
      return { path: '/village-lists?limit=100' }
    },
  },
  'POST /village-lists': {
    action: 'village_list.add',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: '/village-lists',
      body: {
        kind: 'problem',
        areaPath: standing.areaPath,
        text: '水管断了',
        ownerId: await helperAt(api, standing),
        dueOn: '2026-09-30',
      },
    }),
    // The same path lies in this county as well: there the helper of another is nobody.
    isRefused: ({ status, body }) => status === 404 || body['reason'] === 'owner_unknown',
    isDone: (answer) => outcome(answer) === 'added',
  },
  'POST /village-lists/drafts': plain('village_list.add', '/village-lists/drafts', {
    text: '水管',
  }),
  'GET /village-lists/owned': plain('village_list.finish', '/village-lists/owned'),
  'GET /village-lists/counts': plain('village_list.list', '/village-lists/counts'),
  'GET /village-lists/items.xlsx': plain(
    'village_list.list',
    `/village-lists/items.xlsx?areaPath=${VILLAGE}`,
  ),
  'GET /village-lists/by-code/:code': {
    action: 'village_list.finish',
    about: 'item',
    call: async (standing, part, api) => ({
      path: `/village-lists/by-code/${(await itemAt(api, standing, { part })).code}`,
    }),
  },
  'POST /village-lists/by-code/:code/completions': {
    action: 'village_list.finish',
    about: 'item',
    call: async (standing, part, api) => ({
      path: `/village-lists/by-code/${(await itemAt(api, standing, { part })).code}/completions`,
      body: { text: '换了新管' },
    }),
    isDone: (answer) => String(outcome(answer)).startsWith('done'),
  },
  'POST /village-lists/by-code/:code/actions': {
    action: 'village_list.strike_off',
    about: 'item',
    call: (standing, _part, api) => action(api, standing, 'done', { type: 'strike_off' }),
    isDone: (answer) => outcome(answer) === 'struck',
  },
  'GET /pairings': {
    action: 'pairing.list',
    about: 'list',
    call: async (_standing, _part, api) => {
      await pairedEverywhere(api)
      return { path: '/pairings?limit=100' }
    },
  },
  'POST /pairings': {
    action: 'pairing.make',
    about: 'item',
    decides: true,
    call: async (standing, _part, api) => ({
      path: '/pairings',
      body: { householdIds: [standing.householdId], staffId: await helperAt(api, standing) },
    }),
    isDone: (answer) => outcome(answer) === 'paired',
  },
  'POST /pairings/drafts': plain('pairing.make', '/pairings/drafts', { text: '' }),
  'POST /pairings/ends': {
    action: 'pairing.make',
    about: 'item',
    decides: true,
    call: async (standing, _part, api) => {
      await pairedAt(api, standing)
      return {
        path: '/pairings/ends',
        body: { householdId: standing.householdId, reason: 'transfer' },
      }
    },
    isDone: (answer) => outcome(answer) === 'ended',
  },
  'POST /pairings/ends/drafts': plain('pairing.make', '/pairings/ends/drafts', { text: '' }),
  'GET /pairings/counts': plain('pairing.list', `/pairings/counts?areaPath=${VILLAGE}`),
  'GET /pairings/mine': {
    action: 'pairing.own',
    about: 'list',
    call: async (_standing, _part, api) => {
      await pairedEverywhere(api)
      return { path: '/pairings/mine' }
    },
  },
  'GET /visit-duties': {
    action: 'visit_duty.list',
    about: 'list',
    call: async (_standing, _part, api) => {
      await visitableEverywhere(api)
      return { path: '/visit-duties?limit=100' }
    },
  },
  'GET /visit-duties/by-village': plain('visit_duty.list', '/visit-duties/by-village'),
  'GET /visit-duties/households.xlsx': plain('visit_duty.list', '/visit-duties/households.xlsx'),
}
