import { Converter } from 'opencc-js/t2cn'
import type { FactTopic, Verdict } from '../../db/values/entry-visits'
import type { Dispute } from './facts'
import { readSpokenFacts, type SpokenFacts } from './spoken'
import { readVerdict } from './verdict'

/** One line about a household as a cadre who screens writes it. */
export interface ScreeningLine extends SpokenFacts {
  /** Null: not clear, so that it is asked for again. */
  verdict: Verdict | null
  /** Everything but the verdict, in their own words. */
  note: string
  dispute: Pick<Dispute, 'topic' | 'text'> | null
}

/** What others say is not what the cadre saw: 有人说他家有车. */
const HEARSAY =
  /有人(?:说|讲|反映|举报|有意见)|[听据]说|听人|(?:群众|社员|邻居|隔壁|别人|人家|大家|外头|社里|队上)(?:人|些|们|都|也)*(?:说|讲|反映|有意见)|(?:都|在)(?:说|传)|有(?:争议|意见)/u

const TOPICS: readonly (readonly [FactTopic, RegExp])[] = [
  ['other', /车|商品房|门面|铺子|公司|存款|公职|财政|上班/u],
  ['members', /人口|口人|户口|分了?[户家]|赡养|[几多少]个人|不住/u],
  ['housing', /房|屋|楼/u],
  ['labour', /劳动?力|打工|做得|能干/u],
  ['income', /收入|工资|挣|赚|钱|元/u],
]
const topicOf = (text: string): FactTopic =>
  TOPICS.find(([, words]) => words.test(text))?.[0] ?? 'other'

const toSimplified = Converter({ from: 't', to: 'cn' })

/** In simplified characters and plain digits; its stops stay, since they part what is said. */
const plainOf = (text: string) =>
  toSimplified(text)
    .replace(/[０-９Ａ-Ｚａ-ｚ]/gu, (wide) => wide.normalize('NFKC'))
    .replace(/\bnot[\s-]+(?:eligible|qualified)\b/giu, '不符合')
    .replace(/\bnot[\s-]+sure\b/giu, '拿不准')
    .trim()

const LONGEST_DISPUTE = 200

/**
 * Reads a line: verdict, facts, and what is only said of the household. Who writes nothing but what
 * others say has no verdict of their own, and leaves it unclear.
 */
export function readScreeningLine(text: string, rollSize: number | null = null): ScreeningLine {
  const plain = plainOf(text)
  const { verdict, rest: note } = readVerdict(plain)
  const heardAt = note.search(HEARSAY)
  const heard = heardAt < 0 ? '' : note.slice(heardAt, heardAt + LONGEST_DISPUTE).trim()
  const seen = heardAt < 0 ? note : note.slice(0, heardAt)
  const isHearsayAlone = heard !== '' && verdict === null && !/符合|符和|付合/u.test(plain)
  return {
    ...readSpokenFacts(seen, rollSize),
    verdict: isHearsayAlone ? 'unclear' : verdict,
    note,
    dispute: heard === '' ? null : { topic: topicOf(heard), text: heard },
  }
}
