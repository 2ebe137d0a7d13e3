import {
  type LostDecision,
  parseResponse,
  type ReadAppeal,
  type Reply,
  say,
} from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { withMore } from './objection-draft'

const LONGEST = 1000
/** More labels do not fit under the question. */
const MOST_DECISIONS = 4

/** By what it was about, or where several were about the same by the receipt. */
export function decisionChoices(decisions: readonly LostDecision[]): NonNullable<Reply['choices']> {
  const count = (ground: string) => decisions.filter((each) => each.ground === ground).length
  return decisions.slice(0, MOST_DECISIONS).map(({ code, ground }) => ({
    id: code,
    say: count(ground) > 1 ? say('common.text', { text: code }) : say(`objection.${ground}`, {}),
  }))
}

/** Which decisions the next level can be asked about, read by the API, which knows who lost. */
function readAppeal({ api }: StepContext, code: string | undefined): Promise<ReadAppeal> {
  return parseResponse(api.appeals.drafts.$post({ json: { code: code ?? null } }))
}

const knownOf = ({ code, ground, side }: LostDecision): Data => ({ code, ground, side })

/** 不服 of what came of a lead: who answers, or that it is still theirs to explain; null where it is none of theirs. */
async function aboutLead(
  { api }: StepContext,
  { code = '', text = '' }: Data,
): Promise<Ask | null> {
  const { items, decided } = await parseResponse(api.leads.mine.$get())
  const before = decided.find((each) => each.code === code)
  if (before) return { say: [say('lead.explain_decided', { day: before.decidedOn })] }
  const isOpen = items.some((each) => each.code === code)
  return isOpen ? { begin: 'explain-lead', data: { code, text } } : null
}

/** 不服 of somebody who has lost nothing is about a list. */
const aboutList = ({ said = '' }: Data): Ask => ({ begin: 'file-objection', data: { text: said } })

function refused(refusal: NonNullable<ReadAppeal['refusal']>, decision: LostDecision | null): Ask {
  if (refusal === 'appeal_late')
    return { say: [say('appeal.late', { day: decision?.until ?? '' })] }
  return { say: [say(`appeal.${refusal}`, {})] }
}

/** 不服: asks the next level about a decision, after one confirmation; why need not be said. */
export const fileAppeal: Flow = {
  name: 'file-appeal',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, data) {
        const { code, text } = data
        const { decision, decisions, refusal } = await readAppeal(ctx, code)
        const ofLead = refusal === 'not_yours' && code ? await aboutLead(ctx, data) : null
        if (ofLead) return ofLead
        if (refusal && (code || (decision && !text))) return refused(refusal, decision)
        if (decision && !refusal) return { to: 'confirm', data: knownOf(decision) }
        return decisions.length > 0 ? { to: 'which' } : aboutList(data)
      },
      answer: () => 'not_mine',
    },
    which: {
      async ask(ctx, data) {
        const { decisions } = await readAppeal(ctx, undefined)
        if (decisions.length === 0) return aboutList(data)
        const choices = decisionChoices(decisions)
        return { ask: { ...say('appeal.which', {}), choices }, kind: 'menu' }
      },
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'begin', data: { code: choiceId } } : 'not_mine',
    },
    confirm: {
      ask: (_ctx, data) => ({
        ask: { ...question(data), choices: YES_NO },
        kind: 'confirm',
        takes: ['objection'],
      }),
      answer({ hotline }, data, heard) {
        if (heard.choiceId === 'no') return { say: [say('appeal.dropped', {})] }
        // What is said instead of yes or no is why.
        if (heard.choiceId !== 'yes') return { to: 'confirm', data: withMore(data, heard.text) }
        const { code = '', text = '' } = data
        return {
          do: { type: 'file_appeal', code, text: text.slice(0, LONGEST) },
          outcomes: {
            filed: endWith('appeal.done'),
            not_yours: endWith('appeal.not_yours'),
            not_rejected: endWith('appeal.not_rejected'),
            already_appealed: endWith('appeal.already_appealed'),
            appeal_late: endWith('appeal.late'),
            refused: endWith('objection.not_now', { hotline }),
          },
        }
      },
    },
  },
}

function question({ code = '', ground, side, text = '' }: Data): Reply {
  if (side === 'household') return say('appeal.confirm_household', { text })
  return say('appeal.confirm', { code, ground: ground as LostDecision['ground'], text })
}
