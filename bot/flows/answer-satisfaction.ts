import {
  type AskedSatisfaction,
  choicesFor,
  parseResponse,
  type Reply,
  type SatisfactionKind,
  type SatisfactionVarKinds,
  say,
} from '../../api/client'
import type { After, Data, Flow, Heard, Move, Question, StepContext } from '../conversation/flow'
import type { Understood } from '../conversation/meaning'
import { ANSWERS_SATISFACTION } from '../conversation/satisfaction-talk'
import { normalise } from '../conversation/normalise'
import { isOpenAnswer } from '../conversation/open-answers'
import { surveyChoice } from '../conversation/satisfaction-words'
import { endSorry, endWith } from '../conversation/say'
import { understand } from '../conversation/understand'
import { readAgain } from '../understanding/reading'

type Lead = SatisfactionVarKinds['satisfactionLead']

/** What is told within an answer and goes where it would go by itself: nothing said to a survey is lost in it. */
const ELSEWHERE = new Set<Understood['intent']>([
  'urgent',
  'complaint',
  'help',
  'objection',
  'appeal',
  'question',
  'unsure',
  'status',
  'apply',
  'person',
  'withdraw',
  'leave',
  'ask_correction',
  'explain_lead',
  'link',
  'act_for',
  'automatic',
])

async function findAsked({ api }: StepContext): Promise<AskedSatisfaction | null> {
  const { asked } = await parseResponse(api.satisfaction.asked.$get())
  return asked as AskedSatisfaction | null
}

const late = { say: [say('satisfaction.late', {})] }

/** A question of a survey with what stands under it. */
function askOf(asked: AskedSatisfaction, seq: number, lead: Lead): Reply {
  const { kind, text } = asked.questions[seq - 1] ?? { kind: 'scale', text: '' }
  const vars = { lead, at: seq, of: asked.questions.length, text }
  if (kind === 'words') return say('satisfaction.next_words', vars)
  const choices = choicesFor(kind)
  const next = kind === 'yes_no' ? 'satisfaction.next_yes_no' : 'satisfaction.next'
  return { ...say(next, vars), ...(choices && { choices }) }
}

const AGAIN = {
  scale: 'satisfaction.again_scale',
  yes_no: 'satisfaction.again_yes_no',
  words: 'satisfaction.again_words',
} as const satisfies Record<SatisfactionKind, string>

function askAgain(kind: SatisfactionKind, text: string): Reply {
  const ask = say(AGAIN[kind], { text })
  const choices = choicesFor(kind)
  return choices ? { ...ask, choices } : ask
}

const waitsFor = (kind: SatisfactionKind): Pick<Question, 'kind' | 'isNumeric'> => ({
  kind: 'survey',
  ...(kind === 'words' && { isNumeric: true }),
})

/** The open question, as it stands now: another of the survey's may have been answered elsewhere. */
async function ask(ctx: StepContext, data: Data): Promise<Question | Move> {
  const asked = await findAsked(ctx)
  if (!asked?.isOpen || asked.drawId !== data['drawId']) return late
  const { openSeq } = asked
  const { kind, text } = asked.questions[openSeq - 1] ?? { kind: 'scale' as const, text: '' }
  if (String(openSeq) !== data['seq'] || data['kind'] !== kind)
    return { to: 'asked', data: { seq: String(openSeq), kind, again: '', said: '' } }
  const isAgain = data['again'] === 'yes'
  return { ask: isAgain ? askAgain(kind, text) : askOf(asked, openSeq, 'none'), ...waitsFor(kind) }
}

interface Said {
  value?: number
  words?: string
}

/** Keeps an answer and puts the next question; foreseen for every way the survey may stand by then. */
async function keep(ctx: StepContext, data: Data, said: Said, lead: Lead): Promise<Move> {
  const asked = await findAsked(ctx)
  const drawId = data['drawId'] ?? ''
  if (!asked || asked.drawId !== drawId) return late
  const seq = Number(data['seq'])
  const next = asked.questions[seq]
  const isPassed = said.value === undefined && said.words === undefined
  const thanks = isPassed ? endWith('satisfaction.done_passed') : endWith('satisfaction.done')
  const goesOn: After | undefined = next && {
    say: [askOf(asked, seq + 1, lead)],
    at: {
      step: 'asked',
      data: { drawId, seq: String(seq + 1), kind: next.kind, again: '', said: '' },
      ...waitsFor(next.kind),
    },
  }
  return {
    do: { type: 'answer_satisfaction', drawId, seq, ...said },
    outcomes: {
      next: goesOn ?? thanks,
      done: thanks,
      late: endWith('satisfaction.late'),
      same: endWith('satisfaction.same'),
      not_found: endWith('satisfaction.late'),
      refused: endSorry(ctx.hotline),
    },
  }
}

const valueOf = (choice: string) => (choice === 'yes' ? 1 : choice === 'no' ? 0 : Number(choice))

function take(ctx: StepContext, data: Data, choice: string): Move | Promise<Move> {
  if (choice === 'skip') return keep(ctx, data, {}, 'passed')
  if (choice !== 'stop') return keep(ctx, data, { value: valueOf(choice) }, 'answered')
  return {
    do: { type: 'stop_satisfaction', drawId: data['drawId'] ?? '' },
    outcomes: {
      stopped: endWith('satisfaction.stopped'),
      same: endWith('satisfaction.stopped'),
      late: endWith('satisfaction.late'),
      not_found: endWith('satisfaction.late'),
      refused: endSorry(ctx.hotline),
    },
  }
}

/** Not one of the answers: for somebody else, in their own words where these are asked for, or not understood. */
async function hear(ctx: StepContext, data: Data, { text, plain }: Heard): Promise<Move> {
  const isStaff = ctx.contact.staffId !== null
  const read = readAgain(understand(text, isStaff), text, isStaff)
  const isTold = data['kind'] === 'words' && isOpenAnswer(read, text)
  if (ELSEWHERE.has(read.intent) && !isTold) return 'not_mine'
  const isDigits = /^\d+$/u.test(plain)
  if (data['kind'] === 'words' && !isDigits) return keep(ctx, data, { words: text }, 'answered')
  const said = [data['said'], text].filter(Boolean).join('；').slice(0, 1000)
  // Asked once more, and then let be: what they wrote is kept all the same.
  return data['again'] === 'yes'
    ? keep(ctx, data, { words: said }, 'not_understood')
    : { to: 'asked', data: { again: 'yes', said } }
}

/** One question a message: a digit or words for it, 跳过, 停, or what they have to say. */
export const answerSatisfaction: Flow = {
  name: ANSWERS_SATISFACTION,
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { said = '' }) {
        const asked = await findAsked(ctx)
        if (!asked?.isOpen) return late
        const { drawId, openSeq, questions } = asked
        const kind = questions[openSeq - 1]?.kind ?? 'scale'
        const data = { drawId, seq: String(openSeq), kind, said: '' }
        const choice = choiceFor(kind, said)
        if (choice) return { to: 'taken', data: { ...data, choice } }
        const isTold = kind === 'words' && said !== '' && !/^\d+$/u.test(said)
        return isTold ? { to: 'told', data: { ...data, said } } : { to: 'asked', data }
      },
      answer: () => 'not_mine',
    },
    taken: {
      ask: (ctx, { choice = '', ...data }) => take(ctx, data, choice) as Exclude<Move, 'not_mine'>,
      answer: () => 'not_mine',
    },
    told: {
      ask: (ctx, { said = '', ...data }) =>
        keep(ctx, data, { words: said }, 'answered') as Promise<Exclude<Move, 'not_mine'>>,
      answer: () => 'not_mine',
    },
    asked: {
      ask: (ctx, data) => ask(ctx, data) as Promise<Question | Exclude<Move, 'not_mine'>>,
      answer: (ctx, data, heard) =>
        heard.choiceId === undefined ? hear(ctx, data, heard) : take(ctx, data, heard.choiceId),
    },
  },
}

/** A digit that came before it was known what for. */
function choiceFor(kind: SatisfactionKind, said: string): string | undefined {
  if (said === '') return undefined
  const plain = normalise(said)
  const digit = /^[1-9]$/u.test(said) ? choicesFor(kind)?.[Number(said) - 1]?.id : undefined
  return digit ?? surveyChoice(kind, plain)
}
