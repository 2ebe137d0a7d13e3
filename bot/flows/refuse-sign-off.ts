import { parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { understand } from '../conversation/understand'

/** What the API takes. */
const LONGEST = 1000

async function readDraft({ api }: StepContext, { text = '', signOff, isOwn }: Data) {
  const json = {
    text: text.slice(0, LONGEST),
    signOffId: signOff || null,
    isOwn: isOwn === 'yes',
  }
  return parseResponse(api.signOffs.refusals.drafts.$post({ json }))
}

/** 不对 of somebody from whom no signature is wanted means what it otherwise would. */
function otherwise({ isOwn, orElse, orElseData }: Data): Ask {
  if (!isOwn) return { say: [say('sign_off.none', {})] }
  if (!orElse) return { say: [say('common.not_understood', {})] }
  return { begin: orElse, data: JSON.parse(orElseData ?? '{}') as Data }
}

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readDraft(ctx, data)
  const { head, leadsTo } = draft
  switch (draft.missing) {
    case 'none':
      return otherwise(data)
    case 'phone':
      return { say: [say('sign_off.cannot_sign', {})] }
    case 'which':
      return { to: 'which' }
  }
  const known = { ...data, signOff: draft.signOffId ?? '', head, leadsTo, text: draft.reason }
  return { to: draft.missing === 'reason' ? 'reason' : 'confirm', data: known }
}

const isNo = (text: string) => {
  const { intent, isBare } = understand(text)
  return isBare && intent === 'no'
}

const kept: Move = { say: [say('sign_off.not_refused', {})] }

function confirmation({ head = '', text = '', leadsTo }: Data): Reply {
  const ask =
    leadsTo === 'declined'
      ? say('sign_off.exit_refuse_confirm', { head, text })
      : say('sign_off.refuse_confirm', { head, text })
  return { ...ask, choices: YES_NO }
}

const OF_THE_REASON = ['objection', 'help', 'question', 'apply'] as const

/** 拒签 张三 原因, and 不对 of a household: the case goes back, after one confirmation. */
export const refuseSignOff: Flow = {
  name: 'refuse-sign-off',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    which: {
      async ask(ctx, data) {
        const { candidates } = await readDraft(ctx, data)
        const choices = candidates.map(({ id, head, area }) => ({
          id,
          say: say('sign_off.label', { head, area }),
        }))
        const ask = say('sign_off.refuse_which', {})
        return { ask: choices.length > 0 ? { ...ask, choices } : ask, kind: 'menu' }
      },
      answer: (_ctx, { text = '' }, { choiceId, text: said }: Heard) => {
        if (choiceId) return { to: 'plan', data: { signOff: choiceId } }
        if (isNo(said)) return kept
        return { to: 'plan', data: { text: `${said} ${text}`.trim() } }
      },
    },
    reason: {
      ask: (_ctx, { head = '' }) => ({
        ask: say('sign_off.ask_reason', { head }),
        kind: 'menu',
        takes: OF_THE_REASON,
      }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? kept : { to: 'plan', data: { text: text.slice(0, LONGEST) } },
    },
    confirm: {
      ask: (_ctx, data) => ({ ask: confirmation(data), kind: 'confirm' }),
      answer({ hotline }, { signOff = '', text = '' }, { choiceId }) {
        if (choiceId === 'no') return kept
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'refuse_sign_off', signOffId: signOff, text },
          outcomes: {
            sent_back: endWith('sign_off.refused'),
            declined: endWith('sign_off.exit_refused'),
            changed: endWith('sign_off.changed'),
            not_found: endWith('sign_off.changed'),
            cannot_sign: endWith('sign_off.cannot_sign'),
            tied: endWith('sign_off.tied'),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
