import type { Part } from '../../../api/shared/rights'
import { COUNTY, GROUP, type TestApi, VILLAGE } from '../api'
import { addCampaign, addCheck, clearCampaigns } from '../check-campaigns'
import { playerOf, type Standing } from '../rights-world'
import { outcome, plain, type Row } from './row'

/** A campaign over the whole county with every household there is, checked by whoever plays the part. */
async function everywhere(api: TestApi, part: Part): Promise<string> {
  await clearCampaigns(api)
  const id = await addCampaign(api, { areaPath: COUNTY, scope: 'everybody' })
  const player = playerOf(api, part)
  const households = await api.sql<{ id: string; areaPath: string }[]>`
    select id, area_path as "areaPath" from households where county = 'wuxi'
     order by id`
  for (const { id: householdId, areaPath } of households)
    await addCheck(api, {
      householdId,
      areaPath,
      campaignId: id,
      ...(player && { checkerId: player }),
    })
  return id
}

const found = (answer: Parameters<typeof outcome>[0]) =>
  // Of kin nothing is taken: somebody else is asked.
  ['checked', 'tied'].includes(String(outcome(answer)))

export const checkCampaignsRows: Record<string, Row> = {
  'POST /check-campaigns': {
    action: 'check.open',
    about: 'plain',
    call: async (_standing, _part, api) => {
      await clearCampaigns(api)
      const dueOn = api.clock.now.toISOString().slice(0, 10)
      return {
        path: '/check-campaigns',
        body: { areaPath: VILLAGE, scope: 'everybody', dueOn },
      }
    },
  },
  'POST /check-campaigns/drafts': plain('check.open', '/check-campaigns/drafts', {
    text: '宝坪村 所有户 年底前',
  }),
  'GET /check-campaigns': plain('check.list', '/check-campaigns'),
  'GET /check-campaigns/mine': plain('check.answer', '/check-campaigns/mine'),
  'POST /check-campaigns/checks/drafts': plain('check.answer', '/check-campaigns/checks/drafts', {
    text: '没有这人 属实',
  }),
  'POST /check-campaigns/checks': {
    action: 'check.answer',
    about: 'item',
    call: async ({ householdId }: Standing, part, api) => {
      await everywhere(api, part)
      return {
        path: '/check-campaigns/checks',
        body: { checks: [{ householdId, outcome: 'right' }] },
      }
    },
    isDone: found,
  },
  'GET /check-campaigns/:id': {
    action: 'check.list',
    about: 'plain',
    call: async (_standing, part, api) => ({
      path: `/check-campaigns/${await everywhere(api, part)}`,
    }),
  },
  'GET /check-campaigns/:id/checks': {
    action: 'check.list',
    about: 'list',
    call: async (_standing, part, api) => ({
      path: `/check-campaigns/${await everywhere(api, part)}/checks`,
    }),
  },
  'POST /check-campaigns/:id/actions': {
    action: 'check.open',
    about: 'plain',
    call: async (_standing, _part, api) => {
      await clearCampaigns(api)
      const id = await addCampaign(api, { areaPath: VILLAGE })
      return { path: `/check-campaigns/${id}/actions`, body: { type: 'close' } }
    },
  },
  'GET /data-quality': plain('quality.read', `/data-quality?area=${GROUP}`),
  'GET /data-quality/by-words': plain('quality.read', '/data-quality/by-words?text='),
  'GET /data-quality/households/:id': {
    action: 'quality.read',
    about: 'item',
    call: ({ householdId }) => ({ path: `/data-quality/households/${householdId}` }),
  },
}
