import { newId } from '../../../api/shared/ids'
import { broadcasts, broadcastTemplates } from '../../../db/schema'
import { COUNTY, type TestApi, VILLAGE } from '../api'
import type { Row } from './row'
import type { Standing } from '../rights-world'

const FOREIGN = 'wushan'

let drafts = 0

/** A draft by somebody else for the area of a household, whose head it names. */
async function draftFor(
  api: TestApi,
  where: Pick<Standing, 'areaPath' | 'head'> & { county: string },
) {
  const { county, areaPath, head } = where
  const [author] = await api.sql<{ id: string }[]>`
    select id from staff where county = ${county} order by id limit 1`
  const id = newId()
  const code = String(7_000_000_000 + ++drafts)
  await api.db.insert(broadcasts).values({
    county,
    id,
    code,
    areaPath,
    areas: [areaPath],
    narrowing: {},
    audience: 'households',
    roles: [],
    body: `请${head}来开会`,
    status: 'draft',
    reach: { villages: [] },
    draftedBy: author?.id ?? '',
    draftedAt: api.clock.now,
  })
  return { id, code }
}

const draftAt = (api: TestApi, { place, areaPath, head }: Standing) =>
  draftFor(api, { county: place === 'foreign' ? FOREIGN : COUNTY, areaPath, head })

/** One draft for each household of this world. */
async function draftEverywhere(api: TestApi) {
  const rows = await api.sql<{ county: string; areaPath: string; head: string }[]>`
    select county, area_path as "areaPath", head_name as head from households
     order by id`
  for (const row of rows) await draftFor(api, row)
}

const hasDrafts = new WeakMap<TestApi, Promise<void>>()

export const broadcastsRows: Record<string, Row> = {
  'POST /broadcasts/previews': {
    action: 'broadcast.draft',
    about: 'plain',
    call: () => ({ path: '/broadcasts/previews', body: { text: '宝坪村 明天开会' } }),
  },
  'POST /broadcasts': {
    action: 'broadcast.draft',
    about: 'plain',
    call: () => ({
      path: '/broadcasts',
      body: { areaPath: VILLAGE, audience: 'households', body: '明天开会' },
    }),
  },
  'GET /broadcasts': {
    action: 'broadcast.list',
    about: 'list',
    async call(_standing, _part, api) {
      const made = hasDrafts.get(api) ?? draftEverywhere(api)
      hasDrafts.set(api, made)
      await made
      return { path: '/broadcasts?limit=100' }
    },
  },
  'GET /broadcasts/by-code/:code': {
    action: 'broadcast.list',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/broadcasts/by-code/${(await draftAt(api, standing)).code}`,
    }),
  },
  'POST /broadcasts/expansions': {
    action: 'broadcast.expand',
    about: 'plain',
    call: () => ({ path: '/broadcasts/expansions', body: {} }),
  },
  'POST /broadcast-templates': {
    action: 'broadcast_template.change',
    about: 'plain',
    call: () => ({
      path: '/broadcast-templates',
      body: { name: `停水${++drafts}`, body: '{村}明天停水' },
    }),
  },
  'GET /broadcast-templates': {
    action: 'broadcast_template.list',
    about: 'plain',
    call: () => ({ path: '/broadcast-templates' }),
  },
  'POST /broadcast-templates/:name/actions': {
    action: 'broadcast_template.change',
    about: 'plain',
    async call(_standing, _part, api) {
      const name = `停电${++drafts}`
      const [author] = await api.sql<{ id: string }[]>`
        select id from staff where county = ${COUNTY} order by id limit 1`
      const made = { createdBy: author?.id ?? '', createdAt: api.clock.now }
      await api.db
        .insert(broadcastTemplates)
        .values({ county: COUNTY, name, version: 1, body: '停电', ...made })
      return { path: `/broadcast-templates/${name}/actions`, body: { type: 'retire' } }
    },
  },
  'GET /broadcasts/:id/preview': {
    action: 'broadcast.list',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/broadcasts/${(await draftAt(api, standing)).id}/preview`,
    }),
  },
  'GET /broadcasts/:id/progress': {
    action: 'broadcast.list',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/broadcasts/${(await draftAt(api, standing)).id}/progress`,
    }),
  },
  'GET /broadcasts/:id/report.xlsx': {
    action: 'broadcast.list',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/broadcasts/${(await draftAt(api, standing)).id}/report.xlsx`,
    }),
  },
  'GET /broadcasts/:id/report': {
    action: 'broadcast.list',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/broadcasts/${(await draftAt(api, standing)).id}/report`,
    }),
  },
  'POST /broadcasts/:id/actions': {
    action: 'broadcast.approve',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/broadcasts/${(await draftAt(api, standing)).id}/actions`,
      body: { type: 'approve' },
    }),
  },
}
