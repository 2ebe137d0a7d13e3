import type { LabourAbility } from '../../db/values/roll'
import type { StudentFacts, UnclearReason, WorkerFacts } from '../entry-visits/facts'
import type { LineContext } from './lines'
import { settle } from './lines'
import { type RawLine, takeApart } from './line-tokens'
import { VAGUE, yuanText } from './numbers'
import { NOTHING_READ, type Reading } from './readings'

/** 劳动技能 as it is spoken of; what comes first here is meant first. */
const ABILITY_WORDS: readonly (readonly [LabourAbility, RegExp])[] = [
  [
    'none',
    /(?:无|没有?|没得)劳动?(?:能力|力)|不能(?:劳动|干活)|干不(?:了|得)活?|(?<=[\s，])无(?=[\s，]|$)/u,
  ],
  ['lost', /丧失(?:劳动?(?:能力|力))?|失能/u],
  ['weak', /弱(?:劳动?(?:能力|力)?)?|半劳动?(?:能力|力)?|(?<=[\s，])半(?=[\s，]|$)/u],
  ['skilled', /技能(?:劳动?力)?|技术(?:工|活)?|技工|手艺/u],
  ['ordinary', /普通(?:劳动?力)?|普劳|全劳动?力?|强劳动?力?/u],
]
export const ABILITY_TEXT = {
  ordinary: '普通',
  skilled: '技能',
  weak: '弱',
  lost: '丧失',
  none: '无',
} as const satisfies Record<LabourAbility, string>

const AWAY = /打工|务工|做工|上班|外出|工地|进厂/u
const LEVEL =
  /(?:幼儿园|学前班?|小学|初中|高中|中职|职高|职校|中专|技校|大专|高职|大学|本科|研究生|硕士|博士)(?:[一二三四五六七八九\d]年级)?|[初高大][一二三四](?!\p{Script=Han}{2}家)/u
const FREE = /免费|不要钱|不花钱|没花钱/u

/** Whether an item speaks of somebody's labour, or schooling, by its own words. */
export const isOfLabour = (text: string): boolean =>
  ABILITY_WORDS.some(([, words]) => words.test(text))
export const isOfSchool = (text: string): boolean => LEVEL.test(text)
export const isOfWork = (text: string): boolean =>
  AWAY.test(text) || /在家|务农|种地|带孩子|做饭/u.test(text)

const NAME_ENDS = new RegExp(
  `[\\s:，]|普通|技能|技工|弱|半劳|丧失|无|没|全劳|打工|务工|外出|在|${LEVEL.source}`,
  'u',
)

/** Whom an item begins with: a member on the roll, else what stands before the first gap or word for it. */
export function nameFirst(text: string, names: readonly string[]): string | null {
  const known = names
    .filter((name) => text.startsWith(name))
    .toSorted((a, b) => b.length - a.length)[0]
  if (known) return known
  const end = text.search(NAME_ENDS)
  const name = end < 0 ? text : text.slice(0, end)
  return /^[\p{Script=Han}·]{2,12}$/u.test(name) && !isOfLabour(name) ? name : null
}

const unclearAs = (
  topic: 'labour' | 'students',
  text: string,
  why: UnclearReason,
  at = '',
): Reading => ({ ...NOTHING_READ, unclear: [{ topic, text, at, why }] })

/** 张三 普通 打工10月, and where the wage is said as well, its line: 每月3500. Null: nobody is named. */
export function readWorker(text: string, context: LineContext): Reading | null {
  const name = nameFirst(text, context.names)
  if (name === null) return null
  const said = text.slice(name.length)
  const vague = VAGUE.exec(said)
  if (vague) return unclearAs('labour', text, 'range', vague[0])
  const [found] = ABILITY_WORDS.flatMap(([ability, words]) => {
    const match = words.exec(said)
    return match ? [{ ability, words: match[0] }] : []
  })
  const raw = takeApart(asMonths(said.replace(found?.words ?? '', ' ')))
  const { work, months } = workIn(raw)
  const ability = found?.ability ?? (AWAY.test(said) || months ? 'ordinary' : null)
  if (ability === null) return unclearAs('labour', text, 'ability')
  if (months !== null && months > 12) return unclearAs('labour', text, 'months')
  const isIdle = ability === 'lost' || ability === 'none'
  if (isIdle && (months ?? 0) > 0) return unclearAs('labour', text, 'contradiction')
  const worker: WorkerFacts = { name, ability, work, months }
  const wage = wageIn(raw, worker, text, context)
  return { ...wage, findings: [{ topic: 'labour', worker }, ...wage.findings] }
}

/** 半年, 常年. */
const asMonths = (text: string) =>
  text
    .replace(/半年/u, '6月')
    .replace(/(?:常年|全年|整年|一年到头)(?!\s*[\d零一二两三四五六七八九十])/u, '12月')

function workIn({ what, rest, quantities }: RawLine): Pick<WorkerFacts, 'work' | 'months'> {
  const months = quantities.find(({ unit }) => unit === '月')?.amount ?? null
  const others = quantities
    .filter(({ unit }) => unit !== '月')
    .map(({ amount, unit }) => `${amount}${unit}`)
  const work = [what, ...rest, ...others].filter((word) => word !== '').join(' ')
  return { work: work || null, months }
}

function wageIn(
  raw: RawLine,
  { name, work }: WorkerFacts,
  text: string,
  context: LineContext,
): Reading {
  const isPaid = [raw.price, raw.totalFen, raw.bareFen].some((piece) => piece !== null)
  if (!isPaid) return NOTHING_READ
  const what = work ? `${name} ${work}` : name
  const read = settle('wage', { ...raw, what, rest: [] }, context)
  if (read === null) return NOTHING_READ
  if ('unclear' in read) {
    return { ...NOTHING_READ, unclear: [{ topic: 'wage', text, at: '', why: read.unclear }] }
  }
  return { ...NOTHING_READ, findings: [{ topic: 'wage', line: read.line }] }
}

/** What a household pays for a child is no millions. */
const MOST_SCHOOL_FEN = 20_000_000

/** 张小 大学 每年12000. Null: nobody is named. */
export function readStudent(text: string, context: LineContext): Reading | null {
  const name = nameFirst(text, context.names)
  if (name === null) return null
  const said = text.slice(name.length)
  const vague = VAGUE.exec(said)
  if (vague) return unclearAs('students', text, 'range', vague[0])
  const level = LEVEL.exec(said)?.[0]
  if (level === undefined) return unclearAs('students', text, 'level')
  const words = said.replace(level, ' ').replace(/学费|读书|上学|在读|读/gu, ' ')
  const raw = takeApart(words.replace(FREE, ' '))
  const cost = schoolCost(raw, FREE.test(words))
  if (cost === 'period') return unclearAs('students', text, 'period')
  if (cost !== null && cost > MOST_SCHOOL_FEN) return unclearAs('students', text, 'absurd')
  const student: StudentFacts = { name, level, yearlyCostFen: cost }
  const rest = [raw.what, ...raw.rest, ...raw.quantities.map((q) => `${q.amount}${q.unit}`)]
  const loose = rest.filter((word) => word !== '').map((word) => `${name}：${word}`)
  return { ...NOTHING_READ, findings: [{ topic: 'students', student }], rest: loose }
}

function schoolCost({ price, totalFen, bareFen }: RawLine, isFree: boolean) {
  if (isFree) return 0
  if (price === null) return totalFen ?? bareFen
  if (price.per === '年') return price.fen
  return price.per === '学期' ? price.fen * 2 : 'period'
}

/** Read again it is the same. */
export const formatWorker = ({ name, ability, work, months }: WorkerFacts): string =>
  [name, ABILITY_TEXT[ability], `${work ?? ''}${months === null ? '' : `${months}月`}`]
    .filter((word) => word !== '')
    .join(' ')

export const formatStudent = ({ name, level, yearlyCostFen }: StudentFacts): string =>
  [name, level, yearlyCostFen === null ? '' : `每年${yuanText(yearlyCostFen)}元`]
    .filter((word) => word !== '')
    .join(' ')
