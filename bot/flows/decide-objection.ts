import { parseResponse, say } from '../../api/client'
import type { Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { understand } from '../conversation/understand'

/** An objection of the cadre's area by its receipt, without what is personal. */
export async function findObjection({ api, contact }: StepContext, code: string) {
  if (!contact.staffId) return undefined
  const response = await api.objections.index.$get({ query: { code } })
  return response.ok ? (await response.json()).items[0] : undefined
}

/** What waits for this cadre's check, the first due first. */
export async function listToCheck({ api }: StepContext) {
  const query = { isMine: 'true', isOpen: 'true', limit: '50' } as const
  const response = await api.objections.index.$get({ query })
  return response.ok ? (await response.json()).items : []
}

/** What is to be checked, for whoever is to check it: whose household, on what ground, by when. */
export async function toCheck(ctx: StepContext, code: string) {
  const found = await findObjection(ctx, code)
  if (!found?.isMine || found.status !== 'open') return null
  const objection = await parseResponse(ctx.api.objections[':id'].$get({ param: { id: found.id } }))
  const { ground, head, village, body, dueOn: due, appealOf: first } = objection
  const about = { ground, head, village, code, due }
  if (!first) return say('objection.to_check', { ...about, text: body ?? '' })
  // What is asked without a word more is asked with the words of the first time.
  const text = (body || first.body) ?? ''
  const { status: before, reason } = first
  return say('appeal.to_check', { ...about, text, before, reason: reason ?? '' })
}

const verdict = ({ isUpheld }: Data) => (isUpheld ? 'upheld' : 'rejected')

const isNo = (text: string) => {
  const { intent, isBare } = understand(text)
  return isBare && intent === 'no'
}

const VERDICT = /^(?:异议)?(不)?成立[\s,，.。:：;；]*/u

/** 成立 or 不成立 said again in answer to a question: that is what counts, not a reason or a name. */
function decidedAnew(text: string): Exclude<Move, 'not_mine'> | undefined {
  const meant = understand(text)
  if (meant.intent === 'decide') {
    const { code, isUpheld } = meant
    return { to: 'begin', data: { code, text: meant.text, isUpheld: isUpheld ? 'yes' : '' } }
  }
  const said = VERDICT.exec(text)
  if (!said) return undefined
  const rest = text.slice(said[0].length)
  const isUpheld = said[1] ? '' : 'yes'
  return { to: 'begin', data: rest ? { isUpheld, text: rest } : { isUpheld } }
}

/** 成立 and 不成立, receipt, reason: decided after one confirmation, by whoever is to check it. */
export const decideObjection: Flow = {
  name: 'decide-objection',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, data) {
        const { code = '', text, name, isUpheld } = data
        if (!ctx.contact.staffId) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
        if (code === '') return { say: [say('objection.decide_format', {})] }
        const found = await findObjection(ctx, code)
        if (!found) return { say: [say('objection.unknown_receipt', {})] }
        if (found.status === 'withdrawn') return { say: [say('objection.withdrawn', {})] }
        if (found.status !== 'open') return { say: [say('objection.already_decided', {})] }
        if (!found.isMine) return { say: [say('objection.not_assigned', {})] }
        if (!text) return { to: 'reason' }
        const isUnplaced = found.ground === 'left_out' && found.householdId === null
        return isUpheld && isUnplaced && !name ? { to: 'household' } : { to: 'confirm' }
      },
      answer: () => 'not_mine',
    },
    reason: {
      ask: () => ({ ask: say('objection.ask_decision_reason', {}), kind: 'menu' }),
      answer: (_ctx, _data, { text }) =>
        isNo(text)
          ? { say: [say('objection.not_decided', {})] }
          : (decidedAnew(text) ?? { to: 'begin', data: { text } }),
    },
    household: {
      ask: () => ({ ask: say('objection.ask_decision_household', {}), kind: 'menu' }),
      answer: (_ctx, _data, { text }) =>
        isNo(text)
          ? { say: [say('objection.not_decided', {})] }
          : (decidedAnew(text) ?? { to: 'begin', data: { name: text.slice(0, 50) } }),
    },
    confirm: {
      ask: (_ctx, data) => ({
        ask: {
          ...say('objection.decide_confirm', {
            code: data['code'] ?? '',
            status: verdict(data),
            text: data['text'] ?? '',
          }),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      answer({ hotline }, { code = '', text = '', name, isUpheld }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('objection.not_decided', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        const householdName = name || null
        return {
          do: {
            type: 'decide_objection',
            code,
            isUpheld: isUpheld === 'yes',
            text: text.slice(0, 1000),
            householdName,
          },
          outcomes: {
            upheld: endWith('objection.decided'),
            rejected: endWith('objection.decided'),
            not_found: endWith('objection.unknown_receipt'),
            not_assigned: endWith('objection.not_assigned'),
            already_decided: endWith('objection.already_decided'),
            withdrawn: endWith('objection.withdrawn'),
            tied: endWith('staff.tied'),
            own_decision: endWith('objection.own_decision'),
            not_eligible: endWith('objection.not_assigned'),
            household_missing: endWith('objection.household_not_found'),
            name_unknown: endWith('objection.household_not_found'),
            name_ambiguous: endWith('objection.household_not_found'),
            reason_missing: endWith('objection.decide_format'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endWith('common.sorry', { hotline }),
          },
        }
      },
    },
  },
}
