import type { AccountLine, SurveyFacts, StudentFacts, WorkerFacts } from '../entry-visits/facts'
import { applyReading } from './apply'
import { numberedLines } from './facts-text'
import { leadOf } from './leads'
import { EMPTY_LINE, type RawLine, takeApart } from './line-tokens'
import { settle } from './lines'
import { isOfLabour, readStudent, readWorker } from './members'
import { plainOf, type ReadContext, readMessage } from './read'
import { type Finding, joined, NOTHING_READ, type Reading } from './readings'

const CHANGE = /^(?:改成?|改为|更正|修改)(?![天日])[\s:：，]*/u
/** Whether a message corrects what was said: 改 房 90平. */
export const isCorrection = (text: string): boolean => CHANGE.test(plainOf(text))

const NUMBERED = /^第?(\d+|[一二三四五六七八九十]{1,3})条[\s:：，]*(?:改成|改为|是)?\s*/u

/**
 * 改 第2条 3500, 改 猪 3头, 改 张三 弱, 改 房 90平: what is said takes the place of its kind, the rest of
 * the line or the person stays.
 */
export function correct(
  facts: SurveyFacts,
  text: string,
  context: ReadContext,
): {
  facts: SurveyFacts
  reading: Reading
} {
  const said = plainOf(text).replace(CHANGE, '')
  const read = readCorrection(facts, said, context)
  const reading = { ...read, findings: read.findings.map(anew) }
  const dropped = renamed(facts, said, reading)
  return { facts: applyReading(dropped, reading), reading }
}

/** 改 保 都有 takes the place of whatever was lacking. */
const anew = (finding: Finding): Finding =>
  'said' in finding && finding.said.isRestMet ? { ...finding, isAnew: true } : finding

function readCorrection(facts: SurveyFacts, said: string, context: ReadContext): Reading {
  const numbered = lineByNumber(facts, said)
  if (numbered) return overlaid(numbered.line, numbered.rest, context)
  const [name = '', ...words] = said.replace(/^(.+?)(?:改成|改为)\s*/u, '$1 ').split(/\s+/u)
  const more = words.join(' ')
  const led = leadOf(said)
  if (led || more === '') return readMessage(said, { ...context, topic: null })
  const line = facts.lines.find(({ what }) => what === name || what.split(' ')[0] === name)
  const worker = facts.labour.find((each) => each.name === name)
  const student = facts.students.find((each) => each.name === name)
  if (line && worker) return overPerson(line, worker, more, context)
  if (line) return overlaid(line, more, context)
  if (worker) return overWorker(worker, more, context)
  if (student) return overStudent(student, more, context)
  return readMessage(said, { ...context, topic: null })
}

export function lineByNumber(facts: SurveyFacts, said: string) {
  const found = NUMBERED.exec(said)
  if (!found) return null
  const number = takeApart(`${found[1]}条`).quantities[0]?.amount ?? 0
  const line = numberedLines(facts)[number - 1]
  return line ? { line, rest: said.slice(found[0].length) } : null
}

/** A line that is called otherwise now keeps its place. */
function renamed(facts: SurveyFacts, said: string, { findings }: Reading): SurveyFacts {
  const old = lineByNumber(facts, said)?.line
  const [now] = findings.flatMap((finding) => ('line' in finding ? [finding.line] : []))
  if (!old || !now) return facts
  return { ...facts, lines: facts.lines.map((each) => (each === old ? now : each)) }
}

/** A line as if it had just been taken apart. */
function rawOf(line: AccountLine): RawLine {
  const { what, quantity, unit, yield: said, priceFen, months, amountFen, account } = line
  const counts = quantity === null || unit === null ? [] : [{ amount: quantity, unit }]
  const per = months === null ? (said?.unit ?? unit) : '月'
  const isCostSaid = account === 'production' && !line.isCostByRatio
  return {
    ...EMPTY_LINE,
    what,
    quantities: [...counts, ...(months === null ? [] : [{ amount: months, unit: '月' }])],
    yield: said && { ...said, per: unit },
    price: priceFen === null ? null : { fen: priceFen, per, isEach: false },
    totalFen: priceFen === null ? amountFen : null,
    cost: isCostSaid ? { fen: line.costFen, per: null } : null,
  }
}

function overlaid(line: AccountLine, said: string, context: ReadContext): Reading {
  const more = takeApart(said, context.names)
  const read = settle(line.account, laidOver(rawOf(line), more), context)
  if (read === null) return { ...NOTHING_READ, rest: [said] }
  if ('unclear' in read) {
    const text = `${more.what || line.what} ${said}`
    return { ...NOTHING_READ, unclear: [{ topic: line.account, text, at: '', why: read.unclear }] }
  }
  return { ...NOTHING_READ, findings: [{ topic: line.account, line: read.line }] }
}

function laidOver(old: RawLine, more: RawLine): RawLine {
  const kept = old.quantities.filter(({ unit }) => more.quantities.every((q) => q.unit !== unit))
  const isTotal = more.totalFen !== null || (more.bareFen !== null && old.price === null)
  const bare = more.bareFen === null || !old.price ? null : { ...old.price, fen: more.bareFen }
  const price = more.price ?? bare
  return {
    ...old,
    what: more.what || old.what,
    quantities: [...more.quantities, ...kept],
    yield: isTotal ? null : (more.yield ?? old.yield),
    price: isTotal ? null : (price ?? old.price),
    totalFen: isTotal ? (more.totalFen ?? more.bareFen) : price ? null : old.totalFen,
    cost: more.cost ?? old.cost,
    rest: more.rest,
  }
}

/** Somebody who works and has a wage: money is the wage's, months are of both. */
function overPerson(line: AccountLine, worker: WorkerFacts, said: string, context: ReadContext) {
  const { price, totalFen, bareFen, quantities } = takeApart(said, context.names)
  const hasMoney = [price, totalFen, bareFen].some((piece) => piece !== null)
  const hasMonths = quantities.some(({ unit }) => unit === '月')
  const isOfWork = isOfLabour(said) || (!hasMoney && !hasMonths)
  return joined([
    ...(hasMoney || hasMonths ? [overlaid({ ...line }, said, context)] : []),
    ...(isOfWork || hasMonths ? [overWorker(worker, withoutMoney(said), context)] : []),
  ])
}

const withoutMoney = (text: string) => text.replace(/每.?月[^\s，]*/u, ' ').trim()

function overWorker(old: WorkerFacts, said: string, context: ReadContext): Reading {
  const text = isOfLabour(said) ? said : `${abilityOf(old)} ${said}`
  const read = readWorker(`${old.name} ${text}`, context)
  if (!read) return { ...NOTHING_READ, rest: [said] }
  const findings = read.findings.map((finding) => {
    if (finding.topic !== 'labour' || !('worker' in finding)) return finding
    const { work, months, ability } = finding.worker
    const isIdle = ability === 'lost' || ability === 'none'
    const kept = isIdle ? null : old.months
    return {
      ...finding,
      worker: { ...finding.worker, work: work ?? old.work, months: months ?? kept },
    }
  })
  return { ...read, findings }
}

const abilityOf = ({ ability }: WorkerFacts) =>
  ({ ordinary: '普通', skilled: '技能', weak: '弱', lost: '丧失', none: '无劳力' })[ability]

function overStudent(old: StudentFacts, said: string, context: ReadContext): Reading {
  const read = readStudent(`${old.name} ${said}`, context)
  const whole =
    read?.findings.length === 0 ? readStudent(`${old.name} ${old.level} ${said}`, context) : read
  if (!whole) return { ...NOTHING_READ, rest: [said] }
  const findings = whole.findings.map((finding) => {
    if (finding.topic !== 'students' || !('student' in finding)) return finding
    const { yearlyCostFen } = finding.student
    return {
      ...finding,
      student: { ...finding.student, yearlyCostFen: yearlyCostFen ?? old.yearlyCostFen },
    }
  })
  return { ...whole, findings }
}
