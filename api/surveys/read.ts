import { answersAssurances, isOfAssurances } from '../entry-visits/assurance-words'
import type { SurveyTopic, Unclear } from '../entry-visits/facts'
import { isStatement, readDispute, readStatements } from './asked'
import { readAssured } from './assured'
import { isOfCauses, readCauses, typeOf } from './causes'
import { isOfHousing, readGrain, readHousing } from './housing'
import { type Lead, leadOf, NOT_ASKED, NOTHING, noneOf } from './leads'
import { takeApart } from './line-tokens'
import { accountOf } from './line-words'
import { type LineContext, readLine } from './lines'
import { isOfLabour, isOfSchool, isOfWork, readStudent, readWorker } from './members'
import { numberOf } from '../wording/numerals'
import { MONEY, NUMBER } from './numbers'
import { joined, NOTHING_READ, type Reading } from './readings'

/** What the message is read against. */
export interface ReadContext extends LineContext {
  /** What was asked last; null: nothing. */
  topic: SurveyTopic | null
  /** Something of 两不愁三保障 is not known yet: 都有 is of these, whatever was asked. */
  isAssuredOpen?: boolean
}

/** Full-width forms, invisible characters and the commas of 12,000 say nothing; those of sentences stay. */
export const plainOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Variation_Selector}]/gu, '')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/gu, '')
    .replace(/,/gu, '，')
    .replace(/(?<!\d):|:(?!\d)/gu, '：')
    .trim()

const BLOCK_ENDS = /[;\n。!！]+/u

/**
 * Reads a message: one answer, a block with its word before it (房 80平 土木 C级), or several of them.
 * What is not understood comes back as words, so that nothing is lost.
 */
export function readMessage(text: string, context: ReadContext): Reading {
  const plain = plainOf(text)
  if (NOT_ASKED.test(plain)) return unaskedOf(context.topic, plain)
  if (NOTHING.test(plain) && !saysMore(context.topic)) return nothingOf(context.topic, plain)
  const parts = plain.split(BLOCK_ENDS).map((part) => part.trim())
  return joined(parts.filter((part) => part !== '').map((part) => readPart(part, context)))
}

/** Of these 0, or 没有, says something: no grain of their own; nothing lacking, or all. */
const saysMore = (topic: Lead | null) => topic === 'grain' || topic === 'assurances'

const nothingOf = (topic: SurveyTopic | null, words: string): Reading =>
  topic === null
    ? { ...NOTHING_READ, rest: [words] }
    : { ...NOTHING_READ, findings: [{ topic, isNothing: true }] }

const unaskedOf = (topic: SurveyTopic | null, words: string): Reading =>
  topic === null
    ? { ...NOTHING_READ, rest: [words] }
    : { ...NOTHING_READ, findings: [{ topic, isUnasked: true }] }

function readPart(part: string, context: ReadContext): Reading {
  const led = leadOf(part)
  const none = noneOf(part)
  if (none) return nothingOf(none, part)
  if (led === null) return readUnled(part, context)
  const { lead, rest } = led
  if (lead === 'note') return { ...NOTHING_READ, notes: rest === '' ? [] : [rest] }
  if (NOT_ASKED.test(rest)) return unaskedOf(lead, rest)
  if (NOTHING.test(rest) && !saysMore(lead)) return nothingOf(lead, rest)
  return readAs(lead, rest, context)
}

/** Free words of people are one thing, whatever commas and numbers stand in them. */
const WHOLE = ['asked', 'disputes', 'housing', 'grain', 'type', 'causes', 'size'] as const

function readAs(lead: Lead, text: string, context: ReadContext): Reading {
  if (lead === 'assurances') return readAssured(text, true)
  const isWhole = (WHOLE as readonly Lead[]).includes(lead)
  const items = isWhole ? [text] : itemsOf(text, context)
  return joined(items.map((item) => readItem(lead, item, context)))
}

const ALL_THERE = /^(?:样样|全)?都有[了的]?$/u

/** Without a word for its block each item is taken for what it looks like, else for what was asked. */
function readUnled(part: string, context: ReadContext): Reading {
  if (context.isAssuredOpen && ALL_THERE.test(part)) return readAssured(part, true)
  if (isStatement(part)) return readStatements(part)
  if (isTold(part, context)) return readItem(context.topic ?? 'note', part, context)
  const whole = wholeTopic(part, context)
  if (whole) return readItem(whole, part, context)
  return joined(
    itemsOf(part, context).map((item) => {
      const topic = topicOf(item, context)
      return topic ? readItem(topic, item, context) : { ...NOTHING_READ, rest: [item] }
    }),
  )
}

const HEARSAY = /说|讲|反映|不一|争议|对不上|怀疑|隐瞒|瞒/u

/** What was asked about in free words, unless they went on to the accounts: 张三 打工10月 每月3500. */
function isTold(part: string, context: ReadContext): boolean {
  if (context.topic !== 'asked' && context.topic !== 'disputes') return false
  const { price, totalFen } = takeApart(part, context.names)
  const isPriced = price !== null || totalFen !== null
  return HEARSAY.test(part) || !isPriced || accountOf(part) === null
}

/** What a part is about as a whole, so that it is not taken apart. */
function wholeTopic(part: string, { topic }: ReadContext): SurveyTopic | null {
  const items = part.split(/[，、]+/u)
  if (topic === 'assurances' && answersAssurances(items[0] ?? '')) return 'assurances'
  if (items.every(isOfAssurances)) return 'assurances'
  if (topic === 'housing' && isOfHousing(part)) return 'housing'
  const [first = '', ...rest] = part.split(/[\s，、]+/u)
  if (typeOf(first) && (topic === 'type' || first.endsWith('户'))) {
    return rest.length === 0 || isCauses(rest.join(' ')) ? 'type' : null
  }
  if (topic === 'causes' && isCauses(part)) return 'causes'
  return isOfCauses(part) ? 'causes' : null
}

function isCauses(text: string): boolean {
  const { findings, rest } = readCauses(text)
  return findings.length > 0 && rest.length === 0
}

/** 低保 缺劳力 病: the causes may follow the type. */
function readType(item: string): Reading {
  const [first = '', ...rest] = item.split(/[\s，、]+/u)
  const type = typeOf(first)
  if (!type) return { ...NOTHING_READ, rest: [item] }
  const causes = rest.length > 0 ? readCauses(rest.join(' ')) : NOTHING_READ
  return joined([{ ...NOTHING_READ, findings: [{ topic: 'type', type }] }, causes])
}

const SIZE = new RegExp(`^(?:全家|一共|共|家里|有)*(${NUMBER})(?:口人?|个人|人)?$`, 'u')

function topicOf(item: string, context: ReadContext): SurveyTopic | null {
  const { topic } = context
  if (SIZE.test(item) && (/[口人]/u.test(item) || topic === 'size')) return 'size'
  if (isOfAssurances(item)) return 'assurances'
  if (isOfCauses(item)) return 'causes'
  if (isOfSchool(item)) return 'students'
  if (isOfLabour(item)) return 'labour'
  if (isOfHousing(item) && (topic === 'housing' || !isLine(item, context))) return 'housing'
  if (topic === 'labour' && isOfWork(item)) return 'labour'
  if (topic === 'grain' && readGrain(item)) return 'grain'
  const account = isLine(item, context) ? accountOf(item) : null
  if (account) return account
  // Not labour, though that was asked before: who works.
  if (topic === 'students' && isOfWork(item)) return 'labour'
  return topic ?? (isLine(item, context) ? unnamedAccount(item, context) : null)
}

const isLine = (item: string, { names }: ReadContext) => {
  const raw = takeApart(item, names)
  const pieces = [raw.yield, raw.price, raw.totalFen, raw.bareFen, raw.cost]
  return raw.quantities.length > 0 || pieces.some((piece) => piece !== null)
}

/** Somebody by name and months or days: a wage. */
const unnamedAccount = (item: string, { names }: ReadContext): SurveyTopic | null =>
  names.some((name) => item.startsWith(name)) || /月|天/u.test(item) ? 'wage' : null

/** Begins nothing of its own: 成本1500 behind a comma belongs to the line before. */
const GOES_ON = new RegExp(
  `^(?:每|一个?月|一[亩头只斤年天]|月薪|日薪|年薪|共|一共|总|成本|本钱|投入|净|单价|卖|收入|亩产|${NUMBER}(?:元|块|斤|亩|头|只|个?月|天|人|口|次)|\\d+$)`,
  'u',
)

function itemsOf(text: string, { names }: ReadContext): string[] {
  const items: string[] = []
  for (const part of text.split(/[，、]/u).map((each) => each.trim())) {
    if (part === '') continue
    const isNamed = takeApart(part, names).what !== ''
    if (items.length > 0 && GOES_ON.test(part) && !isNamed) items.push(`${items.pop()} ${part}`)
    else items.push(part)
  }
  return items
}

export function readItem(topic: Lead, item: string, context: ReadContext): Reading {
  const unread: Reading = { ...NOTHING_READ, rest: [item] }
  switch (topic) {
    case 'size':
      return readSize(item)
    case 'housing': {
      const read = readHousing(item)
      return read.findings.length + read.unclear.length > 0 ? read : unread
    }
    case 'grain':
      return readGrain(item) ?? unread
    case 'labour':
      return readWorker(item, context) ?? unread
    case 'students':
      return readStudent(item, context) ?? unread
    case 'assurances':
      return readAssured(item, context.topic === 'assurances')
    case 'asked':
      return readStatements(item)
    case 'disputes':
      return readDispute(item)
    case 'type':
      return readType(item)
    case 'causes':
      return readCauses(item)
    case 'note':
      return unread
    case 'living':
      // Asked by the month.
      return readMoney(topic, MONTHLY.test(item) ? `每月${item}` : item, context)
    default:
      return readMoney(topic, item, context)
  }
}

const MONTHLY = new RegExp(`^${MONEY}$`, 'u')
const MOST_PEOPLE = 20

function readSize(item: string): Reading {
  const size = numberOf(SIZE.exec(item)?.[1] ?? '')
  if (size === undefined) return { ...NOTHING_READ, rest: [item] }
  const isPlausible = Number.isInteger(size) && size >= 1 && size <= MOST_PEOPLE
  return isPlausible
    ? { ...NOTHING_READ, findings: [{ topic: 'size', size }] }
    : { ...NOTHING_READ, unclear: [{ topic: 'size', text: item, at: '', why: 'absurd' }] }
}

/** @param isSure What is out of all measure was asked about, and is meant. */
export function readMoney(
  topic: 'wage' | 'production' | 'living' | 'subsidy',
  item: string,
  context: LineContext,
  isSure = false,
): Reading {
  const read = readLine(topic, item, context, isSure)
  if (read === null) return { ...NOTHING_READ, rest: [item] }
  if ('unclear' in read) {
    const unclear: Unclear = { topic, text: item, at: read.at, why: read.unclear }
    return { ...NOTHING_READ, unclear: [unclear] }
  }
  const { line, rest } = read
  return {
    ...NOTHING_READ,
    findings: [{ topic, line }],
    rest: rest.map((words) => `${line.what}：${words}`),
  }
}
