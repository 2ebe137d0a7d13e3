import { bySound, inMandarin } from '../../api/client'
import { simplify } from '../conversation/normalise'
import type { Understood } from '../conversation/meaning'
import { understand } from '../conversation/understand'

/** What a message nobody understood may turn out to be; a yes or a number to nobody's question it is not. */
const READ: readonly Understood['intent'][] = [
  'status',
  'apply',
  'person',
  'menu',
  'stop',
  'preferences',
  'withdraw',
  'help',
  'objection',
  'question',
  'complaint',
  'urgent',
  'visit',
]
/** What a mere likeness of sound may not begin without asking. */
const ASKED = ['stop', 'complaint'] as const

/** Reads a message by rules and model; the caller's, which this one would else call in a circle. */
type Read = (understood: Understood, text: string) => Understood

/**
 * A message that says nothing as it is written: the same in plain Mandarin, and then in the words it sounds like
 * (`chaxun`, 底包). Null where that says nothing either.
 */
export function readOtherwise(text: string, read: Read): Understood | null {
  const own = simplify(text)
  const plain = inMandarin(own)
  const spoken = plain === own ? null : taken(plain, read)
  if (spoken) return inOwnWords(spoken, text, plain)
  const heard = bySound(plain)
  const sounds = heard === null ? null : taken(heard, read)
  if (!sounds || heard === null) return null
  const asked = ASKED.find((intent) => intent === sounds.intent)
  if (asked)
    return { intent: 'unsure', text, first: asked, second: null, isBare: false, isGuess: true }
  // A question is looked up by its words, so those it sounds like say more.
  return sounds.intent === 'question' ? sounds : inOwnWords(sounds, text, heard)
}

/** 义议 482163 他家有车 is likely an objection; that it begins with the word for one tells the rest apart. */
export function readLed(guess: Understood, text: string): Understood | null {
  const heard = bySound(inMandarin(simplify(text)))
  if (heard === null) return null
  const led = understand(heard)
  return led.intent === guess.intent && !led.isGuess ? inOwnWords(led, text, heard) : null
}

function taken(text: string, read: Read): Understood | null {
  const ruled = understand(text)
  const understood = read(ruled, text)
  // That another wording looks dire to the model alarms nobody; by the rules it does.
  const isAlarm = understood.intent === 'urgent' && ruled.intent !== 'urgent'
  return READ.includes(understood.intent) && !isAlarm ? understood : null
}

/** What is kept is what was written; its end alone where both are of one length and the word came first. */
function inOwnWords(understood: Understood, text: string, rewritten: string): Understood {
  const guess: Understood = { ...understood, isBare: false, isGuess: true }
  if (!('text' in guess) || typeof guess.text !== 'string') return guess
  const isParallel = text.length === rewritten.length && rewritten.endsWith(guess.text)
  if (guess.text === '') return guess
  return { ...guess, text: isParallel ? text.slice(-guess.text.length) : text }
}
