import { ASSURANCES, type Assurance } from '../../db/values/entry-visits'
import { type AssuranceFacts, type AssuranceFinding, NOT_ASKED } from './facts'

/** The word each is written back with, and how else it is said. */
const WORDS: Record<Assurance, readonly [text: string, others: string]> = {
  food: ['吃饭', '吃的|吃|口粮|粮食|粮|食物|饭'],
  clothing: ['穿衣', '穿的|衣服|衣裳|衣物|穿|衣'],
  compulsory_school: ['上学', '义务教育|教育|读书|学'],
  medical_care: ['医疗', '基本医疗|看病|就医|医保|医'],
  safe_house: ['住房', '安全住房|住房安全|房屋|房子|住的|住|房'],
  drinking_water: ['饮水', '安全饮水|饮水安全|饮用水|自来水|水吃|水喝|吃水|喝水|用水|水'],
}
export const assuranceText = (assurance: Assurance): string => WORDS[assurance][0]

const GUARANTEES = ['compulsory_school', 'medical_care', 'safe_house'] as const
/** Water is checked with them and named for itself, so that nobody takes it for granted. */
const SETS: readonly (readonly [word: string, of: readonly Assurance[]])[] = [
  ['两不愁三保障', ['food', 'clothing', ...GUARANTEES]],
  ['两不愁', ['food', 'clothing']],
  ['三保障', GUARANTEES],
]
const EVERY_WORD = [
  ...SETS.map(([word, of]) => ({ word, of })),
  ...ASSURANCES.flatMap((assurance) => {
    const [text, others] = WORDS[assurance]
    return [text, ...others.split('|')].map((word) => ({ word, of: [assurance] }))
  }),
].toSorted((a, b) => b.word.length - a.word.length)

const LACKS = /^(?:还|就|只|主要|也|都)*(?:缺少?|差|少|愁(?!不)|没得|没有|没|无)/u
const ENDS_LACKING =
  /(?:没有?(?:保障|解决|落实|得)|没得保障|无保障|不(?:安全|达标|够|齐|好|行)|未(?:达标|解决)|没有|没得|缺|差|愁)了?$/u
const ENDS_MET =
  /(?:不愁|不缺|都?有?保障|有|安全|达标|齐全?|落实|解决|没有?问题|够|好|行|通)[了的]?$/u
const BEGINS_MET = /^(?:都|全)?(?:不愁|不缺|有|解决|保障)/u
const ENDS_NOT_ASKED = /(?:没问|未问|没查)$/u
const REST_IS_MET =
  /^(?:其余|其他|其它|别的|剩下的?|另外的?)的?(?:都|全|也|样样)*(?:有|齐全?|好|行|落实|有?保障|不缺|不愁|达标|没问题)[了的]?$/u
/** In answer to the question alone. */
const ALL_MET =
  /^(?:1|[都全样六]*(?:有|齐全?|好|有保障|达标|落实|没问题)[了的]?|[都全]?不[缺愁]|yes|all|ok)$/iu

/** What a message says of them. */
export interface SaidAssurances {
  /** Null: it says that nobody asked. */
  found: Partial<Record<Assurance, AssuranceFinding | null>>
  /** Whatever it does not name, and was not found lacking, is met. */
  isRestMet: boolean
  /** Words that are none of it. */
  rest: string[]
}

interface Token {
  of: readonly Assurance[]
  finding: AssuranceFinding | null
}

const MET: AssuranceFinding = { isMet: true, lacking: '' }
const lacking = (words: string): AssuranceFinding => ({ isMet: false, lacking: words })

/** 吃穿: which are named, and what follows the last of them. */
function namedIn(text: string): { of: Assurance[]; rest: string } {
  let rest = text
  const of: Assurance[] = []
  for (;;) {
    const found = EVERY_WORD.find(({ word }) => rest.startsWith(word))
    if (!found) return { of, rest }
    of.push(...found.of)
    rest = rest.slice(found.word.length).replace(/^[和与跟及]/u, '')
  }
}

const isNames = (text: string) => text !== '' && namedIn(text).rest === ''

/** 缺饮水, 吃穿不愁, 三保障齐, 医疗没问; null where it is none of that. */
function tokenIn(word: string): Token | null {
  const without = (pattern: RegExp) => word.replace(pattern, '')
  const read = (pattern: RegExp, finding: AssuranceFinding | null): Token | null => {
    const names = without(pattern)
    return names !== word && isNames(names) ? { of: namedIn(names).of, finding } : null
  }
  const plain =
    read(ENDS_NOT_ASKED, null) ??
    read(ENDS_LACKING, lacking('')) ??
    read(ENDS_MET, MET) ??
    read(LACKS, lacking('')) ??
    read(BEGINS_MET, MET)
  if (plain || !LACKS.test(word)) return plain
  // 缺饮水水管冻裂: what follows says why.
  const first = EVERY_WORD.find(({ word: name }) => without(LACKS).startsWith(name))
  const why = first ? without(LACKS).slice(first.word.length) : ''
  return first && first.word.length > 1 ? { of: first.of, finding: lacking(why) } : null
}

const GAP = /[\s，、,:：。]+/u
const wordsOf = (text: string) => text.split(GAP).filter((word) => word !== '')

/**
 * Reads 缺饮水 水管冻裂，其余都有. Words behind one that is lacking say how.
 * @param isAnswer To the question, which asks what is lacking: whoever names it says that there is the
 * rest, and 1 that there is all.
 */
export function readAssurances(text: string, isAnswer: boolean): SaidAssurances {
  const said: SaidAssurances = { found: {}, isRestMet: false, rest: [] }
  let open: readonly Assurance[] = []
  const words = wordsOf(text)
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? ''
    const both = word + (words[i + 1] ?? '')
    const pair = !tokenIn(word) && (isNames(word) || /^[缺差]$/u.test(word)) ? tokenIn(both) : null
    const token = tokenIn(word) ?? pair
    if (pair) i += 1
    if (token) {
      for (const each of token.of) said.found[each] = token.finding
      open = token.finding && !token.finding.isMet ? token.of : []
    } else if (REST_IS_MET.test(word) || (isAnswer && ALL_MET.test(word))) {
      said.isRestMet = true
      open = []
    } else if (open.length > 0) {
      for (const each of open) said.found[each] = lacking(withWord(said.found[each], word))
    } else said.rest.push(word)
  }
  const findings = Object.values(said.found)
  const isOnlyLacking = findings.length > 0 && findings.every((each) => each?.isMet === false)
  return isAnswer && isOnlyLacking ? { ...said, isRestMet: true } : said
}

const withWord = (finding: AssuranceFinding | null | undefined, word: string) =>
  [finding?.lacking ?? '', word].filter((each) => each !== '').join(' ')

/** Words of a cadre's day say the same as a cause 缺水 or a house: only these are clear by themselves. */
const CLEAR =
  /不愁|保障|饮水|饮用水|^缺(?:少)?(?:吃|穿|衣|饭|住|房|医|看病|教育|义务|上学|读书|安全|基本)/u

/** Whether an item speaks of 两不愁三保障 by its own words: 缺饮水. */
export function isOfAssurances(item: string): boolean {
  const [first = ''] = wordsOf(item)
  return CLEAR.test(first) && (tokenIn(first) !== null || tokenIn(wordsOf(item).join('')) !== null)
}

/** Whether it answers the question. */
export function answersAssurances(item: string): boolean {
  const { found, isRestMet } = readAssurances(item, true)
  return isRestMet || Object.keys(found).length > 0
}

/** What is known with what was said. What was found lacking stays so until it is named. */
export function withAssurances(
  known: AssuranceFacts,
  { found, isRestMet }: Pick<SaidAssurances, 'found' | 'isRestMet'>,
): AssuranceFacts {
  const now = { ...known, ...found }
  if (!isRestMet) return now
  const entries = ASSURANCES.map((each) => [each, found[each] === null ? null : (now[each] ?? MET)])
  return Object.fromEntries(entries) as AssuranceFacts
}

/** 缺饮水 水管冻裂，其余都有: read again it is the same. */
export function formatAssurances(facts: AssuranceFacts): string {
  const of = (is: (finding: AssuranceFinding | null) => boolean) =>
    ASSURANCES.filter((each) => is(facts[each]))
  const unasked = of((finding) => finding === null)
  if (unasked.length === ASSURANCES.length) return ''
  const lacks = of((finding) => finding?.isMet === false)
  const met = of((finding) => finding?.isMet === true)
  const lackTexts = lacks.map((each) => lackText(each, facts[each]?.lacking ?? ''))
  if (unasked.length === 0 && met.length > 0)
    return [...lackTexts, lacks.length > 0 ? '其余都有' : '都有'].join('，')
  return [
    ...lackTexts,
    ...met.map((each) => `${assuranceText(each)}有`),
    ...unasked.map((each) => `${assuranceText(each)}没问`),
  ].join('，')
}

/** 缺饮水 水管冻裂. */
export const lackText = (assurance: Assurance, words: string): string =>
  `缺${assuranceText(assurance)}${words === '' ? '' : ` ${words}`}`

/** What one message says of them, as it is said back. */
export function saidText({ found, isRestMet }: Pick<SaidAssurances, 'found' | 'isRestMet'>) {
  const text = formatAssurances(withAssurances(NOT_ASKED, { found, isRestMet }))
  const isNamed = (part: string) =>
    !part.endsWith('没问') ||
    ASSURANCES.some((each) => found[each] === null && part.startsWith(assuranceText(each)))
  return text.split('，').filter(isNamed).join('，')
}
