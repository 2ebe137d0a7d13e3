import { say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { assessmentRefusals } from './assessment-refusals'
import { listOwnAssessments } from './own-assessment'
import { TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

/** What the API takes of a reason. */
const LONGEST = 300
const dropped: Move = { say: [say('assessment.appeal_dropped', {})] }

async function lineOf(ctx: StepContext, data: Data) {
  const own = (await listOwnAssessments(ctx)).find(({ status }) => status === 'draft')
  const line = own?.lines[Number(data['item'] ?? 0) - 1]
  return own && { own, line }
}

const SAID = /^第?(\d{1,2})[号项条]?[\s,，、:：.。]*(.*)$/su

async function begin(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const own = (await listOwnAssessments(ctx)).find(({ status }) => status === 'draft')
  if (!own) return { say: [say('assessment.own_none', {})] }
  const [, item = '', reason = ''] = SAID.exec(text.trim()) ?? []
  if (item === '') return { to: 'item' }
  return {
    to: reason === '' ? 'reason' : 'confirm',
    data: { item, reason: reason.slice(0, LONGEST) },
  }
}

/** 考核申诉 3 理由: what the assessed say against one item of their draft. */
export const appealAssessment: Flow = {
  name: 'appeal-assessment',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    item: {
      ask: () => ({ ask: say('assessment.appeal_ask_item', {}), kind: 'menu', isNumeric: true }),
      answer(_ctx, _data, { text, plain }) {
        if (isNo(text)) return dropped
        const [, item = '', reason = ''] = SAID.exec(plain) ?? []
        if (item === '') return 'not_mine'
        return {
          to: reason === '' ? 'reason' : 'confirm',
          data: { item, reason: reason.slice(0, LONGEST) },
        }
      },
    },
    reason: {
      async ask(ctx, data) {
        const found = await lineOf(ctx, data)
        if (!found?.line) return { to: 'item' }
        const { name: item, points, full } = found.line
        const ask = say('assessment.appeal_ask_reason', { item, points, full })
        return { ask, kind: 'menu', takes: TOLD }
      },
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? dropped : { to: 'confirm', data: { reason: text.slice(0, LONGEST) } },
    },
    confirm: {
      async ask(ctx, data) {
        const found = await lineOf(ctx, data)
        if (!found?.line) return { to: 'item' }
        const { name: item, points } = found.line
        const ask = say('assessment.appeal_confirm', { item, points, reason: data['reason'] ?? '' })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const found = await lineOf(ctx, data)
        if (!found?.line) return { to: 'begin' }
        return {
          do: {
            type: 'appeal_assessment',
            code: found.own.code,
            subjectKey: found.own.subjectKey,
            itemCode: found.line.itemCode,
            reason: data['reason'] ?? '',
          },
          outcomes: {
            appealed: endWith('assessment.appealed'),
            ...assessmentRefusals(ctx.hotline, ['too_late', 'already_appealed', 'not_draft']),
          },
        }
      },
    },
  },
}
