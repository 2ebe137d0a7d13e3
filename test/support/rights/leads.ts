import type { Part } from '../../../api/shared/rights'
import type { LeadStatus } from '../../../db/values/leads'
import type { TestApi } from '../api'
import { addLeadRow } from '../leads'
import type { Standing } from '../rights-world'
import { outcome, plain, type Row } from './row'

const countyOf = ({ place }: Pick<Standing, 'place'>) => (place === 'foreign' ? 'wushan' : 'wuxi')

/** A lead about the household of a place, in that state; the household was heard. */
const leadAt = (api: TestApi, standing: Standing, status: LeadStatus = 'open') =>
  addLeadRow(api, {
    county: countyOf(standing),
    householdId: standing.householdId,
    status,
    heardOn: '2026-03-09',
    // After whatever visit the table has noted there before.
    openedAt: new Date(api.clock.now.getTime() + 1),
  })

/** One lead in every place there is. */
async function leadsEverywhere(api: TestApi): Promise<void> {
  const places = await api.sql<{ county: string; householdId: string }[]>`
    select h.county, h.id as "householdId" from households h
     where not exists (select from leads l
                        where l.county = h.county and l.household_id = h.id)
     order by h.id`
  for (const place of places) await addLeadRow(api, place)
}

const at = async (
  api: TestApi,
  standing: Standing,
  status: LeadStatus,
  what: string,
  body: object,
) => ({ path: `/leads/by-code/${(await leadAt(api, standing, status)).code}/${what}`, body })

type Call = (standing: Standing, part: Part, api: TestApi) => ReturnType<typeof at>

export const leadsRows: Record<string, Row> = {
  'GET /leads': {
    action: 'lead.list',
    about: 'list',
    hidesTied: true,
    call: async (_standing, _part, api) => {
      await leadsEverywhere(api)
      return { path: '/leads?limit=100' }
    },
  },
  'GET /leads/own': plain('lead.list', '/leads/own'),
  'GET /leads/mine': plain('lead.explain', '/leads/mine'),
  'GET /leads/by-code/:code': {
    action: 'lead.list',
    about: 'item',
    decides: true,
    call: async (standing, _part, api) => ({
      path: `/leads/by-code/${(await leadAt(api, standing)).code}`,
    }),
  },
  'POST /leads/by-code/:code/statements': {
    action: 'lead.explain',
    about: 'item',
    call: ((standing, _part, api) =>
      at(api, standing, 'open', 'statements', { text: '车是我哥的' })) as Call,
    isDone: (answer) => outcome(answer) === 'explained',
  },
  'POST /leads/by-code/:code/visits': {
    action: 'lead.visit',
    about: 'item',
    decides: true,
    call: ((standing, _part, api) =>
      at(api, standing, 'open', 'visits', { seen: '院坝没有车', said: '车是我哥的' })) as Call,
    isDone: (answer) => outcome(answer) === 'checked',
  },
  'POST /leads/by-code/:code/actions': {
    action: 'lead.decide',
    about: 'item',
    decides: true,
    call: ((standing, _part, api) =>
      at(api, standing, 'visited', 'actions', {
        type: 'decide',
        decision: 'unfounded',
        reason: '查了行驶证，是他哥的',
      })) as Call,
    isDone: (answer) => outcome(answer) === 'unfounded',
  },
}
