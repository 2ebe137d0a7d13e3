import { say } from '../../api/client'
import { findIdentity, type Identity } from '../conversation/identity'
import type { Ask, Data, Flow, Heard, Move, Question, StepContext } from '../conversation/flow'
import { endSorry, endWith, sayOutcome } from '../conversation/say'
import { understand } from '../conversation/understand'

function tryIdentity(
  { hotline }: StepContext,
  data: Data,
  { name, idLast4 }: Identity,
): Exclude<Ask, Question> {
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

/** Proves that this phone speaks for a household: name and the last four of an ID, or a cadre's code. */
export const linkHousehold: Flow = {
  name: 'link-household',
  first: 'begin',
  steps: {
    begin: {
      ask(ctx, { name, idLast4, ...data }) {
        return name && idLast4 ? tryIdentity(ctx, data, { name, idLast4 }) : { to: 'identity' }
      },
      answer: () => 'not_mine',
    },
    identity: {
      ask: () => ({ ask: say('link.ask_identity', {}), kind: 'menu' }),
      answer,
    },
    format: {
      ask: () => ({ ask: say('link.format', {}), kind: 'menu' }),
      answer,
    },
  },
}

/** A cadre's one-time code of 7 digits. */
export const linkByCode: Flow = {
  name: 'link-by-code',
  first: 'spend',
  steps: {
    spend: {
      ask: ({ hotline }, { code = '' }) => ({
        do: { type: 'link_by_code', code },
        outcomes: {
          linked: endWith('link.done'),
          wrong: endWith('link.code_wrong'),
          locked: endWith('link.locked', { hotline }),
          refused: endSorry(hotline),
        },
      }),
      answer: () => 'not_mine',
    },
  },
}
