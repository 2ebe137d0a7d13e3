import { parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endWith, leftBehind, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { assessmentDropped, assessmentRefusals } from './assessment-refusals'
import { TOLD } from './supervision-refusals'

/** What the API takes of a reason. */
const LONGEST = 300

const KEPT = /^(?:分数)?(?:不变|维持(?:原分)?|不改|驳回)[\s,，、:：.。]*(.*)$/su
const CHANGED = /^(?:改为|改成|改到|改|给)\s*(\d{1,3}(?:\.\d{1,2})?)\s*分?[\s,，、:：.。]*(.*)$/su

function readDecision(text: string): { points: number | null; reason: string } | null {
  const kept = KEPT.exec(text.trim())
  if (kept) return { points: null, reason: (kept[1] ?? '').slice(0, LONGEST) }
  const changed = CHANGED.exec(text.trim())
  return changed && { points: Number(changed[1]), reason: (changed[2] ?? '').slice(0, LONGEST) }
}

async function begin(ctx: StepContext, { code = '', text = '' }: Data): Promise<Ask> {
  const { api, contact, hotline } = ctx
  const refused: Ask = { say: [say('staff.refused', { hotline })] }
  if (!contact.staffId) return refused
  const response = await api.assessments.appeals.$get()
  if (isForbidden(response)) return refused
  const { items } = await parseResponse(Promise.resolve(response))
  if (code === '') {
    if (items.length === 0) return { say: [say('assessment.appeals_none', {})] }
    return {
      say: items.map(({ name: title, item, reason, code: number }, i) =>
        say('assessment.appeal_line', {
          title,
          item,
          reason,
          code: number,
          left: leftBehind(i, items.length),
        }),
      ),
    }
  }
  const decision = readDecision(text)
  if (!decision || decision.reason === '') return { to: 'words' }
  return { to: 'confirm' }
}

/** 考核申诉决定 CODE 不变 理由, or 改为8.5分 理由: decided by one who had no part in the points. */
export const decideAssessmentAppeal: Flow = {
  name: 'decide-assessment-appeal',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    words: {
      ask: (_ctx, { code = '' }) => ({
        ask: say('assessment.decide_ask', { code }),
        kind: 'menu',
        takes: TOLD,
      }),
      answer: (_ctx, _data, { text }) =>
        readDecision(text) ? { to: 'begin', data: { text } } : 'not_mine',
    },
    confirm: {
      ask(_ctx, { code = '', text = '' }) {
        const decision = readDecision(text)
        if (!decision) return { to: 'words' }
        const { points, reason } = decision
        const ask =
          points === null
            ? say('assessment.decide_keep_confirm', { reason, code })
            : say('assessment.decide_confirm', { points: Math.round(points * 100), reason, code })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      answer(ctx, { code = '', text = '' }, { choiceId }) {
        if (choiceId === 'no') return assessmentDropped
        const decision = readDecision(text)
        if (choiceId !== 'yes' || !decision) return 'not_mine'
        return {
          do: { type: 'decide_assessment_appeal', code, ...decision },
          outcomes: {
            upheld: endWith('assessment.decided'),
            rejected: endWith('assessment.decided'),
            ...assessmentRefusals(ctx.hotline, [
              'appeal_decided',
              'not_draft',
              'scored_it',
              'moderated_it',
              'tied',
              'beyond_full_marks',
            ]),
          },
        }
      },
    },
  },
}
