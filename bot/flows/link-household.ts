import { say } from '../../api/client'
import { findIdentity, type Identity } from '../conversation/identity'
import type { Ask, Data, Flow, Heard, Move, Question, StepContext } from '../conversation/flow'
import { endSorry, endWith, sayOutcome } from '../conversation/say'
import { understand } from '../conversation/understand'
import { provePhone, SHARE_PHONE } from './share-phone'

function tryIdentity(
  ctx: StepContext,
  data: Data,
  { name, idLast4 }: Identity,
): Exclude<Ask, Question> {
  const { hotline } = ctx
  // Without a phone nothing can be proved, and nobody is to lose an attempt over it.
  if (!ctx.contact.isPhone) return { to: 'phone', data }
  return {
    do: { type: 'link_by_identity', name, idLast4 },
    outcomes: {
      // What the link was needed for is named in what is said.
      linked: endWith(data['for'] === 'apply' ? 'link.done_apply' : 'link.done'),
      wrong: { say: [sayOutcome('link.wrong')], at: { step: 'identity', data } },
      needs_cadre: endWith('link.needs_cadre', { hotline }),
      locked: endWith('link.locked', { hotline }),
      refused: endSorry(hotline),
    },
  }
}

function answer(ctx: StepContext, data: Data, { text }: Heard): Move {
  const identity = findIdentity(text)
  if (identity) return tryIdentity(ctx, data, identity)
  const { intent, isBare } = understand(text)
  if (isBare && intent === 'no') return { say: [say('link.dropped', {})] }
  // Half an answer is asked for again; anything that means something else is that.
  return ['unknown', 'yes'].includes(intent) ? { to: 'format' } : 'not_mine'
}

/** Once the phone is known it goes on with the question it was wanted for. */
function showPhone(ctx: StepContext, data: Data, { text, choiceId }: Heard): Move {
  const phone = ctx.attachments?.sharedPhone
  if (phone) {
    const { name: _, idLast4: _last4, ...rest } = data
    return provePhone(ctx, phone, {
      say: [say('phone.shown', {})],
      at: { step: 'identity', data: rest },
    })
  }
  if (choiceId !== undefined) return { to: 'phone' }
  const { intent, isBare } = understand(text)
  return isBare && intent === 'no' ? { say: [say('link.dropped', {})] } : 'not_mine'
}

/** Staff seldom speak for a household: whatever else they do, they do not mean to prove one. */
export const onceTo = ({ staffId }: StepContext['contact']) =>
  staffId !== null && { isOnce: true as const }

/** Proves that this phone speaks for a household: name and the last four of an ID, or a cadre's code. */
export const linkHousehold: Flow = {
  name: 'link-household',
  first: 'begin',
  steps: {
    begin: {
      ask(ctx, { name, idLast4, ...data }) {
        if (name && idLast4) return tryIdentity(ctx, data, { name, idLast4 })
        return { to: ctx.contact.isPhone ? 'identity' : 'phone' }
      },
      answer: () => 'not_mine',
    },
    phone: {
      ask: ({ hotline, contact }) => ({
        ask: { ...say('phone.ask', { hotline }), choices: SHARE_PHONE },
        kind: 'menu',
        ...onceTo(contact),
        takesAttachments: true,
      }),
      answer: showPhone,
    },
    identity: {
      ask: ({ contact }) => ({
        ask: say('link.ask_identity', {}),
        kind: 'menu',
        ...onceTo(contact),
      }),
      answer,
    },
    format: {
      ask: ({ contact }) => ({ ask: say('link.format', {}), kind: 'menu', ...onceTo(contact) }),
      answer,
    },
  },
}
