import { type MissReason, parseResponse, type Reply, say } from '../../api/client'
import type { After, Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import type { Understood } from '../conversation/meaning'
import { normalise } from '../conversation/normalise'
import { endWith, YES_NO } from '../conversation/say'
import { understand } from '../conversation/understand'
import { evaluationRefusals, refusedAsk } from './evaluation-refusals'
import { type AskedQuestion, questionOf, valueOf } from './evaluation-questions'
import { TOLD } from './supervision-refusals'
import { photosOf, placeOf, withAttachments } from './visit-note'

/**
 * What a household tells within its interview: a case of it would reach whoever is assessed, in the evaluator's name. Danger
 * to life goes its way all the same, and 评估求助 passes on what else is needed.
 */
const STAYS_HERE = new Set<Understood['intent']>([
  'complaint',
  'help',
  'objection',
  'question',
  'unsure',
  'person',
  'status',
])

const keyOf = ({ evaluationId = '', seq = '0' }: Data) => ({ evaluationId, seq: Number(seq) })

async function readHousehold({ api }: StepContext, data: Data) {
  const { evaluationId, seq } = keyOf(data)
  const response = await api.evaluations.mine[':evaluationId'][':seq'].$get({
    param: { evaluationId, seq: String(seq) },
  })
  return response.ok ? parseResponse(Promise.resolve(response)) : null
}

/** The household of a number, or the first that waits; what it was away for is tried again last. */
async function begin(ctx: StepContext, { number }: Data): Promise<Ask> {
  const response = ctx.contact.staffId ? await ctx.api.evaluations.mine.today.$get() : null
  if (!response?.ok) return refusedAsk(ctx)
  const { items } = await response.json()
  const waiting = items
    .filter(({ status }) => status === 'waiting')
    .toSorted((a, b) => a.tries - b.tries)
  const chosen = number ? items.find(({ seq }) => seq === Number(number)) : waiting[0]
  if (!chosen && number) return { say: [say('evaluation.refused', { evaluationWhy: 'not_yours' })] }
  if (!chosen) return { say: [say('evaluation.none', {})] }
  const { evaluationId, seq } = chosen
  const data = { evaluationId, seq: String(seq), waiting: String(waiting.length) }
  return { to: 'question', data: { ...data, back: '', photos: '', place: '', isShown: '' } }
}

/** What is asked: what was gone back to, else the first without an answer. */
const nextOf = (questions: readonly AskedQuestion[], { back = '' }: Data) =>
  questions.find(({ key }) => key === back) ?? questions.find(({ value }) => value === null)

async function ask(ctx: StepContext, data: Data): Promise<Ask> {
  const household = await readHousehold(ctx, data)
  if (!household) return { say: [say('evaluation.refused', { evaluationWhy: 'not_yours' })] }
  const { seq: number, head, area, questions, status } = household
  if (status === 'replaced')
    return { say: [say('evaluation.refused', { evaluationWhy: 'given_up' })] }
  const next = nextOf(questions, data)
  if (!next && status === 'done')
    return { say: [say('evaluation.refused', { evaluationWhy: 'done' })] }
  if (!next) return { to: 'finish' }
  const waiting = Number(data['waiting'] ?? 0)
  return {
    before: say('evaluation.household', { number, head, area, waiting }),
    ask: questionOf(next, questions),
    kind: 'survey',
    takes: TOLD,
    takesAttachments: true,
    ...(next.type === 'number' && { isNumeric: true as const }),
  }
}

const REFUSALS = [
  'locked',
  'given_up',
  'unknown_question',
  'no_answer',
  'done',
  'unanswered',
] as const

async function keep(ctx: StepContext, data: Data, question: AskedQuestion, value: string) {
  const household = await readHousehold(ctx, data)
  const questions = household?.questions ?? []
  const rest = questions.filter(({ key }) => key !== question.key)
  const next = nextOf(rest, { ...data, back: '' })
  const clean = { ...data, back: '', photos: '', place: '' }
  const ends: After = next
    ? {
        say: [questionOf(next, questions)],
        at: {
          step: 'question',
          data: clean,
          kind: 'survey',
          takes: TOLD,
          takesAttachments: true,
          ...(next.type === 'number' && { isNumeric: true as const }),
        },
      }
    : household?.status === 'done'
      ? endWith('evaluation.finished', { head: household.head })
      : {
          say: [finishOf(household?.head ?? '')],
          at: { step: 'finish', data: clean, kind: 'confirm' },
        }
  const move: Move = {
    do: {
      type: 'answer_evaluation',
      ...keyOf(data),
      key: question.key,
      value,
      photos: photosOf(data),
      place: placeOf(data),
    },
    outcomes: {
      answered: ends,
      all_answered: ends,
      ...evaluationRefusals(ctx.hotline, REFUSALS),
    },
  }
  return move
}

const finishOf = (head: string): Reply => ({
  ...say('evaluation.finish_confirm', { head }),
  choices: YES_NO,
})

const AWAY =
  /^(?:他们?家?)?(?:没有?人|没得人|都?[没不]在家?|家里?没人|没人在家?|锁着?门)(?:了|的)*$/u
const MOVED = /^(?:全家)?(?:都?已?经?)?搬(?:走|家)(?:了)?$/u
const UNWILLING = /^(?:他们?)?(?:不愿意?|拒绝|不配合|不肯|拒访)(?:受访|访问|回答|配合)?(?:了)?$/u

const LEFT = /^(?:算了|不访了|先?停一?下|先到这里?|等会儿?再?来?|回头再来)(?:吧)?$/u

function missIn(plain: string): MissReason | undefined {
  if (AWAY.test(plain)) return 'absent'
  if (MOVED.test(plain)) return 'moved'
  return UNWILLING.test(plain) ? 'refused' : undefined
}

/** 评估: household after household of today, question after question; each answer is kept at once, the whole once it is confirmed. */
export const evaluateHousehold: Flow = {
  name: 'evaluate-household',
  first: 'begin',
  ends: ['evaluate-household'],
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    question: {
      ask,
      async answer(ctx, data, { choiceId, text }) {
        const household = await readHousehold(ctx, data)
        const question = household && nextOf(household.questions, data)
        if (!question) return { to: 'question' }
        const seen = withAttachments(ctx, data)
        // A picture belongs to the next answer.
        if (text === '') return { to: 'question', data: seen }
        const plain = normalise(text).replaceAll(' ', '')
        if (/^(?:上一题|上一个|上题|回去)$/u.test(plain)) {
          const at = household.questions.indexOf(question)
          const back = household.questions[Math.max(0, at - 1)]?.key ?? ''
          return { to: 'question', data: { ...seen, back } }
        }
        // To break off is no answer.
        if (LEFT.test(plain)) return { say: [say('evaluation.paused', { number: household.seq })] }
        const reason = missIn(plain)
        if (reason) return { to: 'miss', data: { ...seen, reason, head: household.head } }
        const value = valueOf(question, { choiceId, text })
        if (value === undefined) {
          // Asked once more, unless it is something else altogether.
          const isOfHousehold = STAYS_HERE.has(understand(text, true).intent)
          return isOfHousehold || /^[\d\s]+$/.test(text) || text.length <= 6
            ? { to: 'question' }
            : 'not_mine'
        }
        return keep(ctx, seen, question, value)
      },
    },
    miss: {
      ask(_ctx, data) {
        const { head = '', reason } = data
        const missReason = reason as MissReason
        const asked = say('evaluation.miss_confirm', { head, reason: missReason })
        return { ask: { ...asked, choices: YES_NO }, kind: 'confirm' }
      },
      answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return { to: 'question' }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'miss_evaluation', ...keyOf(data), reason: data['reason'] as MissReason },
          outcomes: {
            again: endWith('evaluation.again'),
            replaced: endWith('evaluation.replaced'),
            no_reserve: endWith('evaluation.no_reserve'),
            ...evaluationRefusals(ctx.hotline, REFUSALS),
          },
        }
      },
    },
    finish: {
      async ask(ctx, data) {
        const household = await readHousehold(ctx, data)
        if (!household) return { say: [say('evaluation.refused', { evaluationWhy: 'not_yours' })] }
        return { ask: finishOf(household.head), kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId, text }) {
        if (/^(?:上一题|上一个|上题|回去)$/u.test(normalise(text).replaceAll(' ', ''))) {
          const household = await readHousehold(ctx, data)
          return { to: 'question', data: { ...data, back: household?.questions.at(-1)?.key ?? '' } }
        }
        if (choiceId === 'no')
          return { say: [say('evaluation.paused', { number: keyOf(data).seq })] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'finish_evaluation', ...keyOf(data) },
          outcomes: {
            finished: endWith('evaluation.finished'),
            ...evaluationRefusals(ctx.hotline, REFUSALS),
          },
        }
      },
    },
  },
}
