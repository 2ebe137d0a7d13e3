import { newId } from '../../../api/shared/ids'
import type { Part } from '../../../api/shared/rights'
import { visitPlace } from '../../../api/visits/service'
import { visits } from '../../../db/schema'
import type { TestApi } from '../api'
import type { Standing } from '../rights-world'
import { outcome, plain, type Row } from './row'

const countyOf = ({ place }: Pick<Standing, 'place'>) => (place === 'foreign' ? 'wushan' : 'wuxi')

/** A note by whoever plays the part, so that only scope decides; by its own cadre for anybody else. */
async function visitAt(api: TestApi, standing: Standing, part: Part): Promise<string> {
  const county = countyOf(standing)
  const id = newId()
  const [member] = await api.sql<{ id: string }[]>`
    select r.staff_id as id from staff_roles r
      join staff_ties t on t.county = r.county and t.staff_id = r.staff_id
     where r.county = ${county} and r.role = ${part}
     order by r.staff_id limit 1`
  await api.db.insert(visits).values({
    county,
    id,
    householdId: standing.householdId,
    staffId: member?.id ?? standing.cadreId,
    purpose: 'learn_situation',
    visitedOn: '2026-03-09',
    notedAt: api.clock.now,
    bodySealed: api.deps.sealer.seal(visitPlace(county, id), `看了${standing.head}家`),
    isFar: false,
  })
  return id
}

/** One note in every place there is. */
async function visitsEverywhere(api: TestApi): Promise<void> {
  const places = await api.sql<Pick<Standing, 'householdId' | 'head' | 'cadreId' | 'place'>[]>`
    select h.id as "householdId", h.head_name as head, s.staff_id as "cadreId",
           case when h.county = 'wushan' then 'foreign' else 'inside' end as place
      from households h
      join lateral (select r.staff_id from staff_roles r
                     where r.county = h.county and r.area_path = h.area_path
                     order by r.staff_id limit 1) s on true
     order by h.county, h.id`
  for (const place of places) await visitAt(api, place as Standing, 'public')
}

export const visitsRows: Record<string, Row> = {
  'POST /visits': {
    action: 'visit.note',
    about: 'item',
    call: ({ householdId }) => ({ path: '/visits', body: { householdId, text: '猪3头' } }),
    isDone: (answer) => outcome(answer) === 'noted',
  },
  'POST /visits/drafts': {
    action: 'visit.note',
    about: 'item',
    call: ({ householdId }) => ({ path: '/visits/drafts', body: { text: '猪3头', householdId } }),
  },
  'GET /visits': {
    action: 'visit.list',
    about: 'list',
    call: async (_standing, _part, api) => {
      await visitsEverywhere(api)
      return { path: '/visits?limit=100' }
    },
  },
  'GET /visits/handbooks/:householdId': {
    action: 'visit.list',
    about: 'item',
    call: ({ householdId }) => ({ path: `/visits/handbooks/${householdId}` }),
  },
  'POST /visits/:id/actions': {
    action: 'visit.note',
    about: 'item',
    call: async (standing, part, api) => ({
      path: `/visits/${await visitAt(api, standing, part)}/actions`,
      body: { type: 'correct', text: '猪4头' },
    }),
    isDone: (answer) => outcome(answer) === 'corrected',
  },
  'POST /digests': plain('digest.send', '/digests', {}),
}
