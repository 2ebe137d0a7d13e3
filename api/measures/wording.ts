import type { MeasureCategory } from '../../db/values/registrations'
import type { PovertyCause } from '../../db/values/roll'
import type { Day } from '../shared/day'
import { AMOUNT, numberOf } from '../wording/numerals'
import { dueIn } from './due-day'

/** How each cause 致贫原因 is said. */
const CAUSE_WORDS = {
  illness: '因病|疾病',
  disability: '因残|残疾',
  schooling: '因学|上学',
  disaster: '因灾|受灾',
  lack_of_land: '缺(?:少)?(?:土地|田土?|地)',
  lack_of_water: '缺(?:少)?水',
  lack_of_skill: '缺(?:少|乏)?技(?:术|能)',
  lack_of_labour: '缺(?:少|乏)?劳动?力',
  lack_of_funds: '缺(?:少|乏)?(?:资金|钱)',
  poor_transport: '交通(?:条件)?(?:落后|不便|差)?',
  lack_of_drive: '(?:自身)?(?:发展|内生)?动力不足',
  marriage_cost: '因婚',
  funeral_cost: '因丧',
  other: '其[他它](?:原因)?',
} as const satisfies Record<PovertyCause, string>

const CAUSES = (Object.entries(CAUSE_WORDS) as [PovertyCause, string][]).map(([cause, words]) => ({
  cause,
  first: new RegExp(
    `^(?:针对|为了?|解决)?(?:${words})(?:致贫|返贫)?(?=[\\s:：,，。；;、（(]|$)`,
    'u',
  ),
}))
const SEPARATORS = /^[\s,，。:：;；、.·-]+|[\s,，。:：;；、.·-]+$/gu

const trim = (text: string) => text.replace(SEPARATORS, '')

/** The cause a text begins with, and what is said behind it. */
export function causeIn(text: string): { cause: PovertyCause; rest: string } | null {
  const plain = trim(text)
  for (const { cause, first } of CAUSES) {
    const found = first.exec(plain)
    if (found) return { cause, rest: trim(plain.slice(found[0].length)) }
  }
  return null
}

/** By what it is said to be; what comes first here is meant first. */
const CATEGORY_WORDS = [
  ['relocation', /搬迁|安置房/u],
  ['housing', /危房|危改|住房|修房|房屋|建房/u],
  ['water', /饮水|自来水|水窖|水管|吃水/u],
  ['education', /教育|助学|学费|资助|营养餐|雨露|上学|学杂/u],
  ['health', /医疗|医保|健康|看病|住院|大病|慢病|签约医生|报销|康复/u],
  ['ecology', /护林|生态|退耕|造林/u],
  ['finance', /贷款|信贷|贴息|金融|保险/u],
  ['employment', /务工|就业|公益(?:性)?岗|岗位|培训|打工|用工/u],
  ['allowance', /低保|特困|五保|兜底|救助|补贴|补助|残疾人两项|养老/u],
  ['industry', /产业|种植|养殖|种苗|鸡苗|猪仔|仔猪|猪|牛|羊|鸡|蜂|药材|果树|肥料|合作社|分红/u],
] as const satisfies readonly (readonly [MeasureCategory, RegExp])[]

export const categoryOf = (content: string): MeasureCategory =>
  CATEGORY_WORDS.find(([, words]) => words.test(content))?.[0] ?? 'other'

const MONEY = new RegExp(`${AMOUNT}\\s*(?:元|块)`, 'u')

/** The first sum a text names, in fen; null where it names none. */
export function sumIn(text: string): number | null {
  const amount = numberOf(MONEY.exec(text.normalize('NFKC'))?.[1] ?? '')
  return amount === undefined ? null : Math.round(amount * 100)
}

const LITERAL = /[.*+?^${}()|[\]\\]/g
const BEFORE_NAME = '(?:(?<![自理事])由|责任人|负责人|帮扶人|经办人?|联系人)[是为:：\\s]*'
const BEHIND_NAME = '(?:同志|书记|主任|老师)?(?:来?负责|落实|办理|经办|跟进|去办|办)?'
const MYSELF = /(?:由|责任人[是:：]?)?\s*(?:我自己|我|本人)(?:来?负责|落实|办理|跟进|去办|办)/u
const SOMEBODY = new RegExp(
  `${BEFORE_NAME}(\\p{Script=Han}{2,4}?)${BEHIND_NAME}(?=[\\s,，。；;、\\d]|$)`,
  'u',
)

/** Who is to see to it, as it is said; `name` null for the writer themselves. */
export interface SaidOwner {
  name: string | null
  start: number
  end: number
}

/**
 * Who is named as responsible: 由姚云川, 姚云川负责, 由我负责; null where nobody is.
 * @param names Those it can be; another name is still read as one, so that it can be asked about.
 */
export function ownerIn(text: string, names: readonly string[]): SaidOwner | null {
  const longestFirst = [...new Set(names)].toSorted((a, b) => b.length - a.length)
  for (const name of longestFirst) {
    const literal = name.replace(LITERAL, '\\$&')
    const said = new RegExp(
      `${BEFORE_NAME}${literal}${BEHIND_NAME}|${literal}(?:同志|书记|主任|老师)?(?:来?负责|落实|经办|跟进)`,
      'u',
    ).exec(text)
    if (said) return { name, start: said.index, end: said.index + said[0].length }
  }
  const me = MYSELF.exec(text)
  if (me) return { name: null, start: me.index, end: me.index + me[0].length }
  const other = SOMEBODY.exec(text)
  const named = other?.[1]
  return other && named
    ? { name: named, start: other.index, end: other.index + other[0].length }
    : null
}

/** What is to be done, by when and by whom, as far as a text says it. */
export interface SaidMeasure {
  cause: PovertyCause | null
  /** What is to be done, in the writer's words. */
  content: string
  /** Undefined where nobody is named. */
  owner: string | null | undefined
  dueOn: Day | null
}

/** 因学：教育资助 每年3000元 由 姚云川 9月30日前. */
export function readMeasure(text: string, names: readonly string[], today: Day): SaidMeasure {
  const plain = text.normalize('NFKC')
  const due = dueIn(plain, today)
  const withoutDue = due ? cutOut(plain, due) : plain
  const owner = ownerIn(withoutDue, names)
  const left = owner ? cutOut(withoutDue, owner) : withoutDue
  const cause = causeIn(left)
  const content = trim((cause?.rest ?? left).replace(/\s+/gu, ' '))
  return { cause: cause?.cause ?? null, content, owner: owner?.name, dueOn: due?.day ?? null }
}

/** A space stays, so that what stood around it does not run together. */
const cutOut = (text: string, { start, end }: { start: number; end: number }) =>
  `${text.slice(0, start)} ${text.slice(end)}`
