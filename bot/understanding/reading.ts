import { isComplaintOfStaff } from '../conversation/complaint-story'
import type { Meaning, Understood } from '../conversation/meaning'
import { toldIn } from '../conversation/told-words'
import { isOnlySaying, OWN_CRY } from '../conversation/urgent'
import { type Label } from './labels'
import { type Reading, readingsOf, type Weights } from './model'
import { readLed, readOtherwise } from './otherwise'
import { readWeights } from './weights'

/**
 * What the classes lead to that a person may be offered, a cry for help first; of the others nothing is to be done.
 */
export const OFFERED = [
  'urgent',
  'status',
  'objection',
  'complaint',
  'policy',
  'stop',
  'help',
] as const satisfies readonly Label[]
export type Offered = (typeof OFFERED)[number]
const isOffered = ({ label }: Reading) => OFFERED.some((each) => each === label)

/** From here on a class is taken for what was meant; of a word or two, which may be about anything, from there. */
const SURE_FROM = 0.65
const SURE_OF_WORD_FROM = 0.85
const WORD = 3
/** What stops messages is done at once, and so has to be surer. */
const SURE_OF_STOP_FROM = 0.9
/** A cry as far as classes go, which is asked about; `npm run -s bench -- understanding` shows what it costs. */
const URGENT_FROM = 0.25
/** From here on somebody is alarmed. */
const ALARM_FROM = 0.6
/** What may be a wish to be left alone counts as one among classes; what is done about it has to be surer. */
const STOP_FROM = 0.23
/** What the rules make a call for help of reaches a cadre anyway. */
const URGENT_OF_HELP_FROM = 0.85
/** Of our own messages no cry for help was lost by this, and a third of the false alarms of the rules. */
const TELLING = ['policy', 'status', 'visit', 'complaint', 'objection'] as const
const SURE_TOLD_FROM = 0.8
const MOST_DIRE = 0.1
/** Two classes are offered where one of them is as likely as this, both together. */
const OFFERED_FROM = 0.6
/** A class less likely than this is not worth a question. */
const LEAST = 0.15

const weights = readWeights()

/**
 * What a message is about where no word for it was said. An emergency is looked for also where the words made
 * something else likely; otherwise only what the rules left open is read, as it is written, then in Mandarin and
 * by ear. Unsure, the two likeliest are offered.
 */
export function readAgain(understood: Understood, text: string, isStaff: boolean): Understood {
  const told = toldOf(understood, text, isStaff)
  if (told) return told
  const byModel = (other: Understood, words: string) => readByModel(other, words, isStaff)
  const asWritten = byModel(understood, text)
  const mayBeCry = asWritten.intent === 'unsure' && asWritten.first === 'urgent' && !isWord(text)
  const isOpen = asWritten.intent === 'unknown' || (asWritten.intent === 'unsure' && !mayBeCry)
  const read = isOpen ? (readOtherwise(text, byModel) ?? asWritten) : asWritten
  if (isStaff && read.intent === 'complaint' && read.isGuess && !isComplaintOfStaff(text))
    return { intent: 'unknown', isBare: false, isGuess: true }
  return read.intent === 'objection' && read.isGuess ? (readLed(read, text) ?? read) : read
}

/** Whether what was said as a question, or to go on with something else, is a cry for help after all. */
export const isCry = (text: string): boolean =>
  readByModel({ intent: 'question', text, isBare: false, isGuess: true }, text, false).intent ===
  'urgent'

/** What may turn out to be something a household tells of itself; a call for help is that. */
const MAY_BE_TOLD: readonly Understood['intent'][] = [
  'unknown',
  'yes',
  'no',
  'objection',
  'status',
  'question',
  'greeting',
  'wrong_number',
]

/** 我妈过世了 is for the file, 我没得车 an answer to what was found; neither alarms anybody. */
function toldOf(understood: Understood, text: string, isStaff: boolean): Understood | undefined {
  if (!understood.isGuess || !MAY_BE_TOLD.includes(understood.intent)) return undefined
  const told = toldIn(text)
  if (told === undefined) return undefined
  if (told === 'other' || isStaff) return understood
  const meaning: Meaning =
    told === 'family'
      ? { intent: 'ask_correction', text }
      : { intent: 'explain_lead', code: '', text }
  return { ...meaning, isBare: false, isGuess: true }
}

function readByModel(understood: Understood, text: string, isStaff: boolean): Understood {
  const isOpen = understood.intent === 'unknown'
  const isCry = understood.intent === 'urgent'
  if (isOnlySaying(text)) return understood
  if (!isCry && toldIn(text) !== undefined) return understood
  if (!isOpen && !isCry && !understood.isGuess) return understood
  const readings = readingsOf(weights, text)
  const [best, second] = readings
  if (!best || !second) return understood
  const urgent = readings.find(({ label }) => label === 'urgent')
  const as = (meaning: Meaning): Understood => ({ ...meaning, isBare: false, isGuess: true })
  if (isCry) {
    const isTold = !OWN_CRY.test(text) && isOnlyTold(best, urgent)
    return isTold ? as(meaningOf(best.label, text, isStaff)) : understood
  }
  const alarmFrom = understood.intent === 'help' ? URGENT_OF_HELP_FROM : ALARM_FROM
  if (urgent && urgent.probability >= alarmFrom) return as({ intent: 'urgent', text })
  if (!isOpen) return understood
  if (urgent && urgent.probability >= URGENT_FROM && !isWord(text)) {
    const other = readings.find((each) => isOffered(each) && each !== urgent)
    const second = other && other.probability >= LEAST ? other.label : null
    return as({ intent: 'unsure', text, first: 'urgent', second })
  }
  if (best.probability >= sureFrom(best, text)) return as(meaningOf(best.label, text, isStaff))
  const isWorthAsking =
    isOffered(best) &&
    isOffered(second) &&
    second.probability >= LEAST &&
    best.probability + second.probability >= OFFERED_FROM
  if (!isWorthAsking) return understood
  // Always in one order: who is asked twice finds them where they were.
  const [first = best.label, other = second.label] = OFFERED.filter(
    (label) => label === best.label || label === second.label,
  )
  return as({ intent: 'unsure', text, first, second: other })
}

/** A word alone, or letters, may be about anything. */
const isWord = (text: string) => isShort(text) || /^[a-z]+$/i.test(text.trim())

/** 房子塌了补多少: the words of an emergency in a question, a note or a complaint that is nothing else. */
const isOnlyTold = (best: Reading, urgent: Reading | undefined) =>
  TELLING.some((label) => label === best.label) &&
  best.probability >= SURE_TOLD_FROM &&
  (urgent?.probability ?? 1) <= MOST_DIRE

function sureFrom({ label }: Reading, text: string): number {
  if (label === 'stop') return SURE_OF_STOP_FROM
  return isShort(text) ? SURE_OF_WORD_FROM : SURE_FROM
}

const isShort = (text: string) => [...text.trim()].length <= WORD

function meaningOf(label: Label, text: string, isStaff: boolean): Meaning {
  switch (label) {
    case 'status':
    case 'greeting':
      return { intent: label }
    case 'objection':
      return { intent: label, code: null, text }
    case 'complaint':
    case 'urgent':
      return { intent: label, text }
    case 'policy':
      return { intent: 'question', text }
    case 'stop':
      return { intent: 'stop' }
    case 'help':
      return { intent: 'menu' }
    case 'wrong':
      return { intent: 'wrong_number' }
    case 'visit':
      return isStaff ? { intent: 'visit', text } : { intent: 'unknown' }
    // Nothing was asked that this could answer.
    case 'yes':
    case 'no':
      return { intent: 'unknown' }
  }
}

/** The class of a message that stands alone: a cry or a wish to be left alone rather than anything else. */
export function likeliestLabel(text: string, fitted: Weights = weights): Label {
  const readings = readingsOf(fitted, text)
  // The likelier of the two comes first.
  const found = readings.find(
    ({ label, probability }) =>
      (label === 'urgent' && probability >= URGENT_FROM) ||
      (label === 'stop' && probability >= STOP_FROM),
  )
  return (found ?? readings[0])?.label ?? 'help'
}
