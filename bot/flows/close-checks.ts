import { type CampaignScope, parseResponse, type Reply, say } from '../../api/client'
import type { Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'

const MOST = '9'
/** As many as fit below one question; the others once these are ended. */
const MOST_CHOICES = 3

/** Campaigns of the contact's area, the open ones first; null where they see none. */
export async function listCampaigns({ api, contact }: StepContext) {
  if (!contact.staffId) return null
  const response = await api.checkCampaigns.index.$get({ query: { limit: MOST } })
  if (isForbidden(response)) return null
  return (await parseResponse(Promise.resolve(response))).items
}
type Listed = NonNullable<Awaited<ReturnType<typeof listCampaigns>>>[number]

export const campaignChoices = (
  campaigns: readonly Pick<Listed, 'id' | 'area' | 'scope' | 'dueOn'>[],
): NonNullable<Reply['choices']> =>
  campaigns.slice(0, MOST_CHOICES).map(({ id, area, scope, dueOn: due }) => ({
    id,
    say: say('check.campaign', { area, scope, due }),
  }))

/** 核查 结束: what was not checked counts as unvisited. */
export const closeChecks: Flow = {
  name: 'close-checks',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx) {
        const campaigns = await listCampaigns(ctx)
        if (!campaigns) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
        const open = campaigns.filter(({ isOpen }) => isOpen)
        const [only] = open
        if (!only) return { say: [say('check.nothing_to_close', {})] }
        return open.length === 1 ? { to: 'confirm', data: { id: only.id } } : { to: 'which' }
      },
      answer: () => 'not_mine',
    },
    which: {
      async ask(ctx) {
        const open = ((await listCampaigns(ctx)) ?? []).filter(({ isOpen }) => isOpen)
        return {
          ask: { ...say('check.which_campaign', {}), choices: campaignChoices(open) },
          kind: 'menu',
        }
      },
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'confirm', data: { id: choiceId } } : 'not_mine',
    },
    confirm: {
      async ask(ctx, { id }) {
        const campaign = ((await listCampaigns(ctx)) ?? []).find((each) => each.id === id)
        if (!campaign?.isOpen) return { say: [say('check.closed_already', {})] }
        const { area, households, unvisited } = campaign
        const scope: CampaignScope = campaign.scope
        const known = { area, scope, households, unvisited }
        return { ask: { ...say('check.close_confirm', known), choices: YES_NO }, kind: 'confirm' }
      },
      answer({ hotline }, { id: campaignId = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('check.kept', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'close_check_campaign', campaignId },
          outcomes: {
            closed: endWith('check.closed'),
            closed_already: endWith('check.closed_already'),
            not_opener: endWith('check.not_opener'),
            not_found: endWith('check.nothing_to_close'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
