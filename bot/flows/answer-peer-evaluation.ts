import { numberOf, parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { peerRefusals } from './peer-refusals'
import { listPeerTasks, taskMeant } from './peer-tasks'
import { TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

const dropped: Move = { say: [say('peer.dropped', {})] }
/** What the API takes of one reason. */
const LONGEST = 200

/** The marks so far, by question. */
type Marks = Record<string, { marks: number; reason: string }>
const marksIn = ({ marks }: Data): Marks => (marks ? (JSON.parse(marks) as Marks) : {})

async function begin(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const tasks = await listPeerTasks(ctx)
  if (!tasks) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  if (tasks.length === 0) return { say: [say('peer.none', {})] }
  const meant = taskMeant(tasks, text)
  if (!meant) return { say: [say('peer.unknown_unit', {})] }
  return { to: 'question', data: { taskId: meant.task.id, marks: '', given: '' } }
}

async function read({ api }: StepContext, { taskId = '' }: Data) {
  const response = await api.peerEvaluations.tasks[':id'].$get({ param: { id: taskId } })
  if (isForbidden(response) || !response.ok) return null
  return parseResponse(Promise.resolve(response))
}

/** The task with the first question that has no marks yet. */
async function nextOf(ctx: StepContext, data: Data) {
  const task = await read(ctx, data)
  if (!task) return null
  const marks = marksIn(data)
  const at = task.questions.findIndex(({ seq }) => marks[String(seq)] === undefined)
  return { task, at, question: task.questions[at], marks }
}

async function ask(ctx: StepContext, data: Data): Promise<Ask> {
  const next = await nextOf(ctx, data)
  if (!next) return { say: [say('peer.unknown_unit', {})] }
  const { task, at, question } = next
  if (!question) return { to: 'confirm' }
  const { text, fullMarks: full } = question
  const asked = say('peer.question', { at: at + 1, of: task.questions.length, text, full })
  return {
    ask: asked,
    ...(data['isWrong'] && { before: say('peer.not_in_range', { full }) }),
    kind: 'menu',
    isNumeric: true,
    takes: TOLD,
  }
}

/** 15, 15分, 15 资料不全: the marks, and why where it is said at once. */
async function hear(ctx: StepContext, data: Data, text: string): Promise<Move> {
  if (isNo(text)) return dropped
  const next = await nextOf(ctx, data)
  if (!next?.question) return { to: 'question' }
  const { question } = next
  const said = /^(\d{1,3})(?!\d)\s*分?[\s,，、:：。]*(.*)$/su.exec(text.normalize('NFKC').trim())
  if (!said) return 'not_mine'
  const given = Number(said[1])
  if (given > question.fullMarks) return { to: 'question', data: { isWrong: 'yes' } }
  const reason = (said[2] ?? '').trim()
  const isPlain = given > question.fewUpTo && given < question.manyFrom
  if (!isPlain && reason === '')
    return { to: 'reason', data: { given: String(given), isWrong: '' } }
  return { to: 'question', data: { ...kept(data, question.seq, given, reason), isWrong: '' } }
}

const kept = (data: Data, seq: number, marks: number, reason: string): Data => ({
  marks: JSON.stringify({
    ...marksIn(data),
    [seq]: { marks, reason: reason.slice(0, LONGEST) },
  }),
  given: '',
})

async function confirm(ctx: StepContext, data: Data): Promise<Ask> {
  const next = await nextOf(ctx, data)
  if (!next) return { say: [say('peer.unknown_unit', {})] }
  if (next.question) return { to: 'question' }
  const { task, marks } = next
  const total = Object.values(marks).reduce((sum, each) => sum + each.marks, 0)
  const full = task.questions.reduce((sum, { fullMarks }) => sum + fullMarks, 0)
  const asked = say('peer.answer_confirm', { unit: task.unit, total, full })
  return { ask: { ...asked, choices: YES_NO }, kind: 'confirm' }
}

function send({ hotline }: StepContext, data: Data): Move {
  const marks = Object.entries(marksIn(data)).map(([seq, each]) => ({ seq: Number(seq), ...each }))
  return {
    do: { type: 'answer_peer_evaluation', taskId: data['taskId'] ?? '', marks },
    outcomes: {
      answered: endWith('peer.answered'),
      ...peerRefusals(hotline, [
        'already_answered',
        'recused',
        'closed',
        'questions_changed',
        'marks_out_of_range',
        'reason_missing',
        'id_number',
        'phone',
      ]),
    },
  }
}

/** 互评 鱼鳞乡: question by question, whole numbers; few or very many marks are told with a reason. */
export const answerPeerEvaluation: Flow = {
  name: 'answer-peer-evaluation',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    question: { ask, answer: (ctx, data, { text }) => hear(ctx, data, text) },
    reason: {
      async ask(ctx, data) {
        const next = await nextOf(ctx, data)
        if (!next?.question) return { to: 'question' }
        const marks = Number(data['given'] ?? 0)
        return {
          ask: say('peer.ask_reason', { marks, full: next.question.fullMarks }),
          kind: 'menu',
          isNumeric: true,
          takes: TOLD,
        }
      },
      async answer(ctx, data, { text }) {
        if (isNo(text)) return dropped
        // A number alone is no reason: other marks are meant.
        const marks = numberOf(text.replace(/\s*分[\s\p{P}]*$/u, ''))
        if (marks !== undefined) return hear(ctx, data, String(marks))
        const next = await nextOf(ctx, data)
        if (!next?.question) return { to: 'question' }
        const { seq } = next.question
        return { to: 'question', data: kept(data, seq, Number(data['given'] ?? 0), text.trim()) }
      },
    },
    confirm: {
      ask: confirm,
      answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        return choiceId === 'yes' ? send(ctx, data) : 'not_mine'
      },
    },
  },
}
