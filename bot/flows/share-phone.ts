import { say } from '../../api/client'
import type { After, Ask, Flow, Question, StepContext } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'

/** Below a question of a chat whose phone is not known; the channel knows how to ask for it. */
export const SHARE_PHONE = [{ id: 'share_phone', say: say('phone.share', {}) }]

/** Takes down the phone that came with the message. `shown` is how it goes on for a villager. */
export function provePhone(
  { hotline }: StepContext,
  phone: string,
  shown: After,
): Exclude<Ask, Question> {
  return {
    do: { type: 'prove_phone', phone },
    outcomes: {
      shown,
      shown_staff: endWith('phone.shown_staff'),
      has_phone: endWith('phone.known'),
      not_a_mobile: endWith('phone.unusable', { hotline }),
      refused: endSorry(hotline),
    },
  }
}

/** A chat shows which phone it belongs to: from then on it counts as that phone. */
export const sharePhone: Flow = {
  name: 'share-phone',
  first: 'show',
  steps: {
    show: {
      ask(ctx) {
        const phone = ctx.attachments?.sharedPhone
        if (!phone) return { begin: 'menu' }
        const isLinked = ctx.households.length > 0
        return provePhone(ctx, phone, endWith(isLinked ? 'phone.shown_linked' : 'phone.shown'))
      },
      answer: () => 'not_mine',
    },
  },
}
