import type { Verdict } from '../../db/values/entry-visits'
import { clausesOf } from './spoken'

/** What a line comes to, and what else it says. */
export interface SaidVerdict {
  /** Null: none, or not clearly one. */
  verdict: Verdict | null
  /** The line without the verdict. */
  rest: string
}

const FIT = '(?:符合|符和|付合)'
const BASIS = '(?:条件|标准|要求|政策|规定)?'
/** Each as it must begin; the longer ones first: 不符合 holds 符合. */
const WORDS: readonly (readonly [Verdict, string])[] = [
  [
    'not_eligible',
    `不(?:${FIT}|合格|够(?:条件|格|标准)?|该评|能评|评)|评不上|NOT ?ELIGIBLE|2(?!${measures()})`,
  ],
  [
    'unclear',
    `拿不[准定]|不(?:清楚|确定|晓得|知道|好说)|说不[准清定]|没把握|待定|UNCLEAR|UNSURE|3(?!${measures()})`,
  ],
  ['eligible', `${FIT}|够(?:条件|格|标准)|合格|该评|可以评|ELIGIBLE|1(?!${measures()})`],
]

/** 2口人 counts people. */
function measures() {
  return '[个口人户亩头天年月日岁斤元块万千百次社组队号点间只条家名位楼层分平栋套辆台%]|[.-]?\\d'
}

const STARTS = WORDS.map(
  ([verdict, words]) =>
    [
      verdict,
      new RegExp(
        `^(?:我看|看来|觉得)?(?:${words})(?<basis>${BASIS})(?<tail>[的了啊哈哦哟]*)(?<rest>.*)$`,
        'su',
      ),
    ] as const,
)

/** What may stand right behind a verdict without a gap: 不符合有车, 符合4口人. */
const MAY_FOLLOW = {
  eligible: /^(?:[\d一二三四五六七八九十两]|家里|劳[动力]|危房|房子|低保|残|病|老人|单身|孤)/u,
  not_eligible: /^(?![吗么呢吧嘛?？还或与和跟否不没未无啥什哪谁怎是也就才都个])/u,
  unclear: /^(?![吗么呢?？还或与和跟])/u,
} as const satisfies Record<Verdict, RegExp>

/** What stands before a verdict that is somebody else's, or is denied: 有人说 不符合. */
const NOT_OWN =
  /(?:说|讲|反映|认为|觉得|以为|是|不|没|没得|没有|非|算|问|否|叫|喊|报|应该|可能|[好想]?像|估计|大概|也许|怕|会|难道|莫非|一定|哪[里个]?)$/u
const OPPOSITE = {
  eligible: new RegExp(`不(?:${FIT}|合格|够条件|够格|该评)|评不上`, 'u'),
  not_eligible: new RegExp(`(?<!不)(?:${FIT}|够条件|够格|该评)`, 'u'),
} as const
/** Of another time or in another's mouth. */
const ELSEWHERE = /说|讲|反映|认为|觉得|以为|以前|去年|前年|往年|原来|过去|上次|上回/u
/** Reasons not to know that stand for the verdict where there is none. */
const NOT_SEEN =
  /^(?:人|家里?|屋头)?(?:没(?:见到?|见着|找到|碰到|遇到)人?|(?:人|没人|无人)?(?:不|没|未)?在(?:家|屋)?)$/u

/**
 * The verdict of a line: what it begins with, or one that stands by itself. Denied, doubted, asked,
 * or said twice in two ways it is none: whoever wrote it is asked again.
 */
export function readVerdict(text: string): SaidVerdict {
  const clauses = clausesOf(text)
  const found: { verdict: Verdict; from: number; to: number }[] = []
  for (const [i, { text: clause, start }] of clauses.entries()) {
    const said = verdictAt(clause, i === 0)
    const before = clauses[i - 1]?.text ?? ''
    if (!said || NOT_OWN.test(before)) continue
    found.push({ verdict: said.verdict, from: start, to: start + clause.length - said.rest })
  }
  const none = { verdict: null, rest: text }
  const [first] = found
  if (!first) return isUnseen(clauses) ? { ...none, verdict: 'unclear' } : none
  const { verdict, from, to } = first
  const rest = `${text.slice(0, from)} ${text.slice(to)}`.replace(EDGES, '')
  const isTwo = found.some((each) => each.verdict !== verdict)
  return isTwo || isContradicted(verdict, rest) ? none : { verdict, rest }
}

const EDGES = /^[\s,，。;；、!:：.]+|[\s,，。;；、:：]+$/gu
const isUnseen = (clauses: readonly { text: string }[]) =>
  clauses.some(({ text }) => NOT_SEEN.test(text))

/** @returns With how many characters follow the verdict within its clause. */
function verdictAt(clause: string, mayGoOn: boolean) {
  const upper = clause.toUpperCase()
  for (const [verdict, pattern] of STARTS) {
    const { tail = '', rest = '' } = pattern.exec(upper)?.groups ?? {}
    if (!pattern.test(upper)) continue
    if (rest === '') return { verdict, rest: 0 }
    // 不符合条件的人多 speaks of people.
    const isClear = mayGoOn && !tail.includes('的') && MAY_FOLLOW[verdict].test(rest)
    return isClear ? { verdict, rest: rest.length } : null
  }
  return null
}

function isContradicted(verdict: Verdict, rest: string): boolean {
  if (verdict === 'unclear') return false
  return clausesOf(rest).some(
    ({ text }) => OPPOSITE[verdict].test(text) && !ELSEWHERE.test(text.split(FITS)[0] ?? ''),
  )
}

const FITS = new RegExp(`不?(?:${FIT}|够条件|够格|该评|合格)`, 'u')
