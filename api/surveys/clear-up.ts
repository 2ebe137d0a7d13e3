import type { SurveyFacts, Unclear, UnclearReason } from '../entry-visits/facts'
import { applyReading } from './apply'
import { type Lead, leadOf, NOT_ASKED, NOTHING } from './leads'
import { takeApart } from './line-tokens'
import { nameFirst } from './members'
import { MONEY, NUMBER, UNITS } from './numbers'
import { plainOf, type ReadContext, readItem, readMessage, readMoney } from './read'
import { NOTHING_READ, type Reading } from './readings'

export interface ClearedUp {
  facts: SurveyFacts
  reading: Reading
  /** Still open: the answer did not fit. */
  isOpen: boolean
}

const YES = /^(?:对的?|是的?|没错|就是|属实|真的|确认|确定|嗯|好的?|yes|1)[。.!]?$/iu

/**
 * The answer to what was not clear: a number for 七八百, the months for 每月3500, or the whole thing
 * said anew. 跳过 leaves the words in the note.
 */
export function clearUp(
  facts: SurveyFacts,
  open: Unclear,
  answer: string,
  context: ReadContext,
): ClearedUp {
  const plain = plainOf(answer)
  const without = { ...facts, unclear: facts.unclear.filter((each) => each !== open) }
  if (NOT_ASKED.test(plain)) {
    const findings = [{ topic: open.topic, isUnasked: true as const }]
    const reading: Reading = { ...NOTHING_READ, findings, notes: [open.text] }
    return { facts: applyReading(without, reading), reading, isOpen: false }
  }
  if (NOTHING.test(plain) && !(plain === '0' && open.why === 'cost')) {
    const reading: Reading = { ...NOTHING_READ, notes: [open.text] }
    return { facts: applyReading(without, reading), reading, isOpen: false }
  }
  const read = isElsewhere(open, plain) ? null : bestOf(open, plain, context)
  if (read) return { facts: applyReading(without, read), reading: read, isOpen: false }
  // Perhaps they went on with something else; the question stays.
  const other = readMessage(plain, { ...context, topic: null })
  return { facts: applyReading(facts, other), reading: other, isOpen: true }
}

const ELSEWHERE: readonly Lead[] = ['size', 'housing', 'labour', 'students']

/** 劳力 2 answers no question about the price of a crop: the word is no name of one. */
function isElsewhere({ topic }: Unclear, answer: string): boolean {
  const lead = leadOf(answer)?.lead
  return lead !== undefined && lead !== topic && ELSEWHERE.includes(lead)
}

/** Of all ways to join text and answer the one that leaves the fewest words over. */
function bestOf(open: Unclear, answer: string, context: ReadContext): Reading | null {
  const isMoney = open.topic in MONEY_TOPICS
  if (open.why === 'absurd' && YES.test(answer) && isMoney) {
    return readMoney(open.topic as keyof typeof MONEY_TOPICS, open.text, context, true)
  }
  const readings = candidates(open, answer, context)
    .map((text) => readItem(open.topic, text, { ...context, topic: open.topic }))
    .filter(({ findings, unclear }) => findings.length > 0 && unclear.length === 0)
  const [best] = readings.toSorted((a, b) => a.rest.join('').length - b.rest.join('').length)
  return best ?? null
}

const MONEY_TOPICS = { wage: 1, production: 1, living: 1, subsidy: 1 } as const

const IS_NUMBER = new RegExp(`^${NUMBER}$`, 'u')
const IS_MONEY = new RegExp(`^${MONEY}$`, 'u')

/** What a bare number means in answer to each question. */
const AS_PIECE: Partial<Record<UnclearReason, (number: string, unit: string) => string>> = {
  months: (number) => `${number}月`,
  days: (number) => `${number}天`,
  people: (number) => `${number}人`,
  quantity: (number, unit) => `${number}${unit}`,
  price: (number) => `共${number}`,
  cost: (number) => `成本${number}`,
}
const ABILITIES = ['普通', '技能', '弱', '丧失', '无劳力']

function candidates({ text, at, why, topic }: Unclear, answer: string, context: ReadContext) {
  const led = leadOf(answer)
  const said = led?.lead === topic ? led.rest : answer
  const raw = takeApart(text, context.names)
  const isOfPeople = topic === 'labour' || topic === 'students'
  const about = isOfPeople ? (nameFirst(text, context.names) ?? '') : raw.what
  const isNamed = isOfPeople
    ? nameFirst(said, context.names) !== null
    : takeApart(said, context.names).what !== ''
  const isNumber = IS_NUMBER.test(said) || IS_MONEY.test(said)
  const unit = raw.price?.per ?? raw.yield?.per ?? ''
  const piece = isNumber ? (AS_PIECE[why]?.(said, unit) ?? said) : said
  const ability = why === 'ability' && /^[1-5]$/.test(said) ? ABILITIES[Number(said) - 1] : piece
  const grade = why === 'grade' ? said.replace(/^([cd])级?(?:危房)?$/iu, '$1级') : said
  return [
    ...(isNamed ? [said] : []),
    ...(at === '' ? [`${text} ${ability}`] : inPlaceOf(text, at, grade)),
    ...(about === '' ? [] : [`${about} ${piece}`]),
    ...(why === 'absurd' && isNumber ? [text.replace(new RegExp(MONEY, 'u'), said)] : []),
  ]
}

/** With or without the unit and the 每头 around it, as the answer repeats them or not. */
function inPlaceOf(text: string, at: string, answer: string): string[] {
  const start = text.indexOf(at)
  const before = text.slice(0, start)
  const after = text.slice(start + at.length)
  const ends = new RegExp(`^个?(?:${UNITS.join('|')}|元|块)`, 'u')
  const begins = new RegExp(`(?:每|一)个?(?:${UNITS.join('|')})$`, 'u')
  return [
    before + answer + after,
    before + answer + after.replace(ends, ''),
    `${before.replace(begins, '')} ${answer} ${after.replace(ends, '')}`,
  ]
}
