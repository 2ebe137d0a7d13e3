import { parseResponse, say, type VillageRoundKind } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { placeMeant } from './show-village'
import { isNo } from './visit-note'

/** The village's case that waits with the county, else the one still below; null to whoever sees none. */
async function caseOf({ api }: StepContext, villagePath: string) {
  const query = { villagePath, status: 'filed' as const }
  const response = await api.villageCases.index.$get({ query })
  if (isForbidden(response)) return null
  const { items } = await parseResponse(Promise.resolve(response))
  return items.find(({ level }) => level === 'county') ?? items[0]
}

async function next(ctx: StepContext, { text = '', isAccepted }: Data): Promise<Ask> {
  const { hotline } = ctx
  const refused = { say: [say('staff.refused', { hotline })] }
  if (!ctx.contact.staffId) return refused
  const place = await placeMeant(ctx, text)
  if (place.state === 'several') return { say: [say('village.several', {})] }
  if (place.state === 'unknown' || place.level !== 'village')
    return { say: [say('village.unknown', {})] }
  const { areaPath, area: village, rest } = place
  const found = await caseOf(ctx, areaPath)
  if (found === null) return refused
  if (!found) return { say: [say('village.no_case', { village })] }
  if (found.level !== 'county') return { say: [say('village.not_at_county', { village })] }
  const data = { id: found.id, kind: found.kind, village, reason: rest }
  return { to: isAccepted || rest !== '' ? 'confirm' : 'reason', data }
}

/** 认定 宝坪村, 不予认定 宝坪村 and why: the county office decides what a township proposed. */
export const decideVillage: Flow = {
  name: 'decide-village',
  first: 'begin',
  steps: {
    begin: { ask: next, answer: () => 'not_mine' },
    reason: {
      ask: (_ctx, { village = '' }) => ({
        ask: say('village.ask_reason', { village }),
        kind: 'menu',
      }),
      answer: (_ctx, _data, { text }) =>
        isNo(text)
          ? { say: [say('village.not_decided', {})] }
          : { to: 'confirm', data: { reason: text } },
    },
    confirm: {
      ask(_ctx, { village = '', kind, reason = '', isAccepted }) {
        const about = { village, kind: kind as VillageRoundKind }
        const ask = isAccepted
          ? say('village.accept_confirm', about)
          : say('village.decline_confirm', { ...about, reason })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      answer({ hotline }, { id = '', village = '', reason = '', isAccepted }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('village.not_decided', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: {
            type: 'decide_village',
            id,
            isAccepted: Boolean(isAccepted),
            reason: reason.slice(0, LONGEST_REASON),
          },
          outcomes: {
            accepted: endWith('village.accepted'),
            declined: endWith('village.declined'),
            already_decided: endWith('village.already_decided', { village }),
            not_at_county: endWith('village.not_at_county', { village }),
            own_proposal: endWith('village.own_proposal'),
            contested: endWith('village.contested', { village }),
            incidence_high: endWith('village.incidence_now', { village }),
            not_found: endWith('village.no_case', { village }),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}

/** As long as the API takes. */
const LONGEST_REASON = 500
