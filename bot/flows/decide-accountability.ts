import { type AccountabilityMeasure, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { refusalFor } from './allowed'
import { findCase } from './show-accountabilities'
import { accountabilityRefusals, TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

/** What the API takes of a reason. */
const LONGEST = 300
const NO = /^(?:不同意|不予|不|否|撤销|no\b)/iu
const YES = /^(?:同意|是|可以|维持|yes\b)/iu
const SEPARATORS = /^[\s,，。:：;；、]*(?:理由|原因|因为)?[\s,，。:：;；、]*/u
const dropped: Move = { say: [say('accountability.dropped', {})] }

async function begin(ctx: StepContext, { code = '', text = '' }: Data): Promise<Ask> {
  if (!ctx.contact.staffId) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const isUpheld = NO.test(text) ? false : YES.test(text) ? true : null
  if (code === '' || isUpheld === null) return { say: [say('accountability.decide_format', {})] }
  const found = await findCase(ctx, code)
  if (!found) return { say: [say('accountability.unknown_code', {})] }
  const refusal = await refusalFor(ctx, 'accountability.decide')
  if (refusal) return refusal
  const { standing, person, measure } = found
  if (standing !== 'proposed' && standing !== 'contested')
    return { say: [say('accountability.refused', { accountabilityWhy: 'already_decided' })] }
  const reason = text
    .replace(isUpheld ? YES : NO, '')
    .replace(SEPARATORS, '')
    .slice(0, LONGEST)
  const data = { isUpheld: isUpheld ? 'yes' : '', name: person.name, measure, reason }
  return { to: reason === '' ? 'reason' : 'confirm', data }
}

/** 问责决定 CODE 同意 理由 …: an inspector who did not propose it decides. */
export const decideAccountability: Flow = {
  name: 'decide-accountability',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    reason: {
      ask: () => ({ ask: say('accountability.ask_reason', {}), kind: 'menu', takes: TOLD }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? dropped : { to: 'confirm', data: { reason: text.slice(0, LONGEST) } },
    },
    confirm: {
      ask(_ctx, { isUpheld, name = '', measure = '', reason = '' }) {
        const ask = say(
          isUpheld ? 'accountability.uphold_confirm' : 'accountability.decline_confirm',
          { name, accountabilityMeasure: measure as AccountabilityMeasure, reason },
        )
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      answer({ hotline }, { code = '', isUpheld, reason = '' }, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'decide_accountability', code, isUpheld: isUpheld === 'yes', reason },
          outcomes: {
            ...accountabilityRefusals(hotline, [
              'own_case',
              'own_proposal',
              'own_decision',
              'tied',
              'level_too_low',
              'already_decided',
              'id_number',
              'phone',
              'figure_missing',
            ]),
            decided: endWith('accountability.decided'),
            final: endWith('accountability.ended'),
            revoked: endWith('accountability.declined'),
          },
        }
      },
    },
  },
}
