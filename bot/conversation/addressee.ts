import { isOtherWish } from './complaint-story'
import type { Heard } from './flow'
import { hasLapsed, isTaken, type Talk } from './session'
import { ALWAYS, isWholeCommand, NO_SUBJECT } from './subject'
import type { Understood } from './meaning'
import { isCancel } from './understand'

/** 120, which is no call for an ambulance where a number is asked for; 35 2 1, without spaces a code. */
const isNumbers = ({ text }: Heard) =>
  /^\d{1,4}(?:[\s,，、/:：]+\d{1,4}){0,3}$/u.test(text.normalize('NFKC').trim())

const isDigit = ({ plain }: Heard) => /^\d$/.test(plain)

/** A digit, a button or a yes to a question that has lapsed, any pick where it was to confirm: nobody knows what for. */
export function isLateAnswer(
  top: Talk,
  understood: Understood,
  heard: Heard,
  receivedAt: Date,
): boolean {
  const isButton = heard.plain.startsWith('#') && heard.choiceId !== undefined
  const isYesOrNo = ['yes', 'no'].includes(understood.intent) && top.offered.length > 0
  const isConfirmed = top.kind === 'confirm' && heard.choiceId !== undefined
  const isAnswer =
    isDigit(heard) || isButton || ((isYesOrNo || isConfirmed) && !isCancel(understood))
  return isAnswer && top.flow !== 'menu' && hasLapsed(top, receivedAt)
}

/** Words for what is asked, said once more in the answer. */
const CONTINUES: Partial<Record<Understood['intent'], string>> = {
  explain_lead: 'explain-lead',
  ask_correction: 'ask-correction',
}

/** Whether the open question gets the message, or it is something new. */
export function isForTop(
  top: Talk,
  understood: Understood,
  heard: Heard,
  isStaff: boolean,
): boolean {
  if (top.isNumeric && (isDigit(heard) || isNumbers(heard))) return true
  if (heard.choiceId !== undefined) return true
  // Leaving a talk with a person is for its flow to do: somebody is told that it is over.
  if (top.isTalk && understood.intent === 'menu' && understood.isBare) return true
  if (isStaff && top.flow === 'file-complaint' && isOtherWish(understood, heard.text)) return false
  if (isTaken(top, understood, isStaff, heard.text)) return true
  if (ALWAYS.has(understood.intent)) return false
  if (top.isTalk || NO_SUBJECT.has(understood.intent)) return true
  if (understood.isBare || isDigit(heard)) return false
  // 说明 车是我哥的, where that is asked: of which lead is known by then.
  if (CONTINUES[understood.intent] === top.flow && top.offered.length === 0) return true
  if (isWholeCommand(understood, isStaff, heard.text)) return false
  // A free text may hold any word; only a message that is nothing but a command interrupts it.
  return top.offered.length === 0
}
