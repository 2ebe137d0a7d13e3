import { numberOf, type Reply, say } from '../../api/client'
import { normalise } from '../conversation/normalise'

/** A question as it is asked, with what was answered: null where nothing was, empty where it was left out. */
export interface AskedQuestion {
  key: string
  text: string
  type: 'yes_no' | 'number' | 'choice' | 'text' | 'scale'
  means: 'assurance' | 'approval' | 'other'
  options: readonly string[]
  value: string | null
}

const SKIP = { id: 'skip', say: say('evaluation.skip', {}) }
export const YES_NO_SKIP = [
  { id: 'yes', say: say('evaluation.yes', {}) },
  { id: 'no', say: say('evaluation.no', {}) },
  SKIP,
]
/** From five down to one, as people say it. */
export const SCALE = [
  { id: '5', say: say('evaluation.very_good', {}) },
  { id: '4', say: say('evaluation.good', {}) },
  { id: '3', say: say('evaluation.fair', {}) },
  { id: '2', say: say('evaluation.poor', {}) },
  { id: '1', say: say('evaluation.bad', {}) },
  SKIP,
]
export const optionChoices = (options: readonly string[]) => [
  ...options.map((text, at) => ({ id: String(at + 1), say: say('common.text', { text }) })),
  SKIP,
]

function choicesOf({ type, options }: AskedQuestion) {
  switch (type) {
    case 'yes_no':
      return YES_NO_SKIP
    case 'scale':
      return SCALE
    case 'choice':
      return optionChoices(options)
    case 'number':
    case 'text':
      return undefined
  }
}

export function questionOf(question: AskedQuestion, all: readonly AskedQuestion[]): Reply {
  const at = all.findIndex(({ key }) => key === question.key) + 1
  const about = { at, of: all.length, text: question.text }
  const choices = choicesOf(question)
  return choices
    ? { ...say('evaluation.question', about), choices }
    : say('evaluation.question_open', about)
}

const YES = /^(?:是|是的|有|对|好|够|吃得饱|认可|晓得|知道|得行|要得|满意)(?:的|了)*$/u
const NO = /^(?:不是|否|没有?|没得|莫得|不对|不够|不认可|不晓得|不知道|不得行|不满意)(?:的|了)*$/u

/** 满意 is in 很满意 as well, so that the words are read here. */
const LEVELS: readonly [value: string, words: RegExp][] = [
  ['5', /^(?:非常|很|特别)满意$/u],
  ['4', /^(?:比较)?满意$/u],
  ['3', /^(?:一般|还行|还可以|马马虎虎)$/u],
  ['2', /^不(?:太|大|怎么)满意$/u],
  ['1', /^(?:很|非常)?不满意$/u],
]

/** What an answer is to a question; undefined where it is none. */
export function valueOf(
  { type }: AskedQuestion,
  { choiceId, text }: { choiceId: string | undefined; text: string },
): string | undefined {
  const plain = normalise(text).replaceAll(' ', '')
  if (choiceId === 'skip' || /^(?:先)?跳过(?:这[个题])?(?:吧|了)?$/u.test(plain)) return ''
  if (type === 'text') return text.trim().slice(0, 200)
  if (type === 'number') {
    const number = numberOf(plain.replace(/(?:元|块|钱|斤|口|人|天|次|个)+$/u, ''))
    return number === undefined || number === null || number < 0
      ? undefined
      : String(Math.round(number))
  }
  if (choiceId !== undefined) return choiceId
  if (type === 'scale')
    return LEVELS.find(([, words]) => words.test(plain.replace(/(?:的|了)+$/u, '')))?.[0]
  if (type !== 'yes_no') return undefined
  if (NO.test(plain)) return 'no'
  return YES.test(plain) ? 'yes' : undefined
}
