import type { Opening } from './lead'
import { codeFirst } from './staff-words'

/** 告知, with the code of a notice and whom a cadre told in person. */
export interface RelayMeaning {
  intent: 'tell_households'
  /** Empty where none was said. */
  code: string
  text: string
}

const LEADS = ['告知', '当面告知', '已告知', 'TOLD']
/** Villagers begin with these, too, unless a code follows. */
const WITH_CODE = ['告诉', '告诉了', '已告诉', '告知了', '都告知了', '转告']

export function relayMeaning(opening: Opening): RelayMeaning | undefined {
  const rest = opening.restAfter([...LEADS, ...WITH_CODE])
  if (rest === undefined) return undefined
  const { code, text } = codeFirst(rest, 10)
  if (code) return { intent: 'tell_households', code, text }
  const isBare = rest === '' && opening.restAfter(LEADS) !== undefined
  return isBare ? { intent: 'tell_households', code: '', text: '' } : undefined
}

const NUMBERS = '[1-9](?:[\\s,，、.和跟到至-]*[1-9])*'
/** 1 3 5, 4没在家, 撤 1: elsewhere some of these would call for something else. */
const LINE = new RegExp(
  `^(?:撤(?:回|销|掉)?|UNDO)?\\s*第?(?:${NUMBERS})(?:[\\s,，、号户家]*(?:(?:没|不在|告|说|通知|未|已|都|外出|撤|not|told).*)?)?$|` +
    '^(?:撤(?:回|销|掉)?)[\\s,，]*\\p{Script=Han}{2,8}$|^(?:说错|记错|点错)了?$|^undo$',
  'iu',
)
const UNDO = /^(?:撤|说错|记错|点错|错了|undo)/iu
/** 说错了, 撤 1. */
export const isUndo = (text: string): boolean => UNDO.test(text.normalize('NFKC').trim())

/** In answer to a list of those who are to be told. */
export const isToldLine = (text: string): boolean => LINE.test(text.normalize('NFKC').trim())
