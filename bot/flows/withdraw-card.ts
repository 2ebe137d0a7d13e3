import { parseResponse, say } from '../../api/client'
import type { Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { shownCard } from './decide-card'

/** The card that answers people under a number; `forbidden` to whoever has no say in it. */
async function findPublished({ api, contact }: StepContext, code: string) {
  if (!contact.staffId) return 'forbidden'
  const response = await api.policies.cards.$get({ query: { status: 'published', code } })
  if (isForbidden(response)) return 'forbidden'
  const { items } = await parseResponse(Promise.resolve(response))
  return items[0] ?? null
}

/** 撤下 with a card's number: it answers nobody any more. Of a villager it takes back what they filed. */
export const withdrawCard: Flow = {
  name: 'withdraw-card',
  first: 'confirm',
  steps: {
    confirm: {
      async ask(ctx, { code = '' }) {
        const { contact, hotline } = ctx
        if (!contact.staffId) return { begin: 'withdraw', data: { code } }
        const card = await findPublished(ctx, code)
        if (card === 'forbidden') return { say: [say('staff.refused', { hotline })] }
        if (!card) return { say: [say('card.not_published', {})] }
        return {
          before: shownCard(card),
          ask: { ...say('card.withdraw_confirm', {}), choices: YES_NO },
          kind: 'confirm',
        }
      },
      answer({ hotline }, { code = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('card.kept', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'decide_card', code, act: 'withdraw' },
          outcomes: {
            withdrawn: endWith('card.withdrawn'),
            already_decided: endWith('card.not_published'),
            not_found: endWith('card.not_published'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
