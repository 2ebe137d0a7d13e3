import { type OwnScore, parseResponse, type Reply, say } from '../../api/client'
import type { After, Ask, Data, Flow, Heard, Move, StepContext, Taken } from '../conversation/flow'
import { endWith } from '../conversation/say'
import { isForbidden } from './allowed'
import { assessmentRefusals } from './assessment-refusals'
import { TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

/** 36.5 资料齐 reads as a line of a list elsewhere. */
export const SCORES: readonly Taken[] = [...TOLD, 'told_line', 'screening_line', 'code_wrong']
/** What the API takes of a note. */
const LONGEST = 300
const placeOf = ({ code, subjectKey, itemCode }: OwnScore) => `${code} ${subjectKey} ${itemCode}`

/** What is scored still, or everything of the one that is named; without what was skipped. */
async function listOpen(ctx: StepContext, data: Data): Promise<OwnScore[]> {
  const response = await ctx.api.assessments.scores.mine.$get()
  if (isForbidden(response)) return []
  const { items } = await parseResponse(Promise.resolve(response))
  const named = data['text'] ?? ''
  const passed = (data['passed'] ?? '').split('\n')
  return items.filter(
    (item) =>
      !passed.includes(placeOf(item)) &&
      (named !== '' ? item.name.includes(named) : item.points === null || item.isAskedAgain),
  )
}

const questionOf = ({ name: title, item, full }: OwnScore, left: number, given?: number): Reply =>
  given === undefined
    ? say('assessment.ask_score', { title, item, full, left })
    : say('assessment.ask_next', { given, title, item, full, left })

async function ask(ctx: StepContext, data: Data): Promise<Ask> {
  if (!ctx.contact.staffId) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const open = await listOpen(ctx, data)
  const [next] = open
  if (!next)
    return { say: [data['passed'] ? await paused(ctx, data) : say('assessment.scores_none', {})] }
  return { ask: questionOf(next, open.length), kind: 'menu', isNumeric: true, takes: SCORES }
}

async function paused(ctx: StepContext, data: Data): Promise<Reply> {
  const all = await listOpen(ctx, { ...data, passed: '' })
  return say('assessment.scores_paused', { count: all.length })
}

const SKIP = /^(?:先)?(?:跳过|下一?[个项]?|略过?)(?:吧|了)?$/u
const SCORE = /^(?:打|给)?(\d{1,3}(?:\.\d{1,2})?)分?(?:[\s,，、。;；:：]+(.*))?$/su

async function take(ctx: StepContext, data: Data, { text }: Heard): Promise<Move> {
  const [item, ...rest] = await listOpen(ctx, data)
  if (!item) return { to: 'score' }
  // Full-width digits are digits, and the point between them stays.
  const plain = text.normalize('NFKC').trim()
  if (SKIP.test(plain)) return { to: 'score', data: { passed: pass(data, item) } }
  if (isNo(text)) return { say: [await paused(ctx, data)] }
  const [, number, note = ''] = SCORE.exec(plain) ?? []
  if (number === undefined) return 'not_mine'
  const points = Number(number)
  if (Math.round(points * 100) > item.full) return { to: 'again' }
  const { code, subjectKey, itemCode } = item
  const scored = { code, subjectKey, itemCode, points, note: note.trim().slice(0, LONGEST) }
  return {
    do: { type: 'score_assessment', ...scored },
    outcomes: {
      scored: afterwards(data, item, rest, points),
      ...assessmentRefusals(ctx.hotline, [
        'recused',
        'not_scoring',
        'beyond_full_marks',
        'item_unknown',
        'subject_unknown',
      ]),
    },
  }
}

function afterwards(data: Data, item: OwnScore, rest: readonly OwnScore[], points: number): After {
  const [next] = rest
  if (!next) return endWith('assessment.scores_done')
  // What is scored does not come back by itself; of one that is named everything does.
  const passed = data['text'] ? pass(data, item) : (data['passed'] ?? '')
  return {
    say: [questionOf(next, rest.length, Math.round(points * 100))],
    at: { step: 'score', data: { ...data, passed }, isNumeric: true, takes: SCORES },
  }
}

/** 考核打分: item after item, a number and what one wants to say about it; what is left goes on another time. */
export const scoreAssessment: Flow = {
  name: 'score-assessment',
  first: 'score',
  steps: {
    score: { ask, answer: take },
    /** More than the full marks. */
    again: {
      async ask(ctx, data) {
        const [item] = await listOpen(ctx, data)
        if (!item) return { to: 'score' }
        const again = say('assessment.score_unclear', { full: item.full })
        return { ask: again, kind: 'menu', isNumeric: true, takes: SCORES }
      },
      answer: take,
    },
  },
}

const pass = (data: Data, item: OwnScore) => `${data['passed'] ?? ''}\n${placeOf(item)}`.trim()
