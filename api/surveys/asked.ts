import type { Asked, FactTopic } from '../../db/values/entry-visits'
import type { Dispute, Statement } from '../entry-visits/facts'
import { numberOf } from '../wording/numerals'
import { NOTHING_READ, type Reading } from './readings'

/** 四访: whom they may name. */
const WHOM_WORDS: Record<Asked, string> = {
  cadre: '村干部|社干部|组干部|干部|村支书|支书|书记|村主任|主任|社长|组长|队长|村长|文书|会计',
  relative:
    '亲友|亲戚|亲属|亲人|亲家|朋友|兄弟|哥哥|弟弟|姐姐|妹妹|舅舅|舅子|姨妈|叔叔|伯伯|姑姑|姑妈|侄儿|侄子|侄女|女婿|儿媳',
  neighbour: '邻居|邻里|邻舍|隔壁|左邻右舍|群众|村民|社员|大家',
  on_the_spot: '现场|实地|当场|上门看|到屋看',
}
export const WHOM_TEXT = {
  cadre: '村干部',
  relative: '亲友',
  neighbour: '邻居',
  on_the_spot: '现场',
} as const satisfies Record<Asked, string>

const ANYBODY = Object.values(WHOM_WORDS).join('|')
const SAID = '说|讲|反映|证实|证明|介绍|看到|看了|看|[:：]'
const BEGINS = new RegExp(`^(?:问了?|访了?|走访)?(?:${ANYBODY})`, 'u')
/** Between two who were asked. */
const BETWEEN = new RegExp(`[;,，、。\\s]+(?=(?:问了?|访了?)?(?:${ANYBODY}))`, 'u')

/** Whether an item tells what somebody who was asked has said. */
export const isStatement = (text: string): boolean => BEGINS.test(text)

/** 邻居王五说常年在外；现场看房子漏雨. */
export function readStatements(text: string): Reading {
  const read = text.split(BETWEEN).map((part) => readStatement(part.trim()))
  return {
    ...NOTHING_READ,
    findings: read.flatMap((each) =>
      typeof each === 'string' ? [] : [{ topic: 'asked' as const, statement: each }],
    ),
    rest: read.flatMap((each) => (typeof each === 'string' && each !== '' ? [`访：${each}`] : [])),
  }
}

/** The words themselves where nobody is named who was asked. */
function readStatement(text: string): Statement | string {
  for (const [whom, words] of Object.entries(WHOM_WORDS) as [Asked, string][]) {
    const found = new RegExp(`^(?:问了?|访了?|走访)?(?:${words})\\s*`, 'u').exec(text)
    if (!found) continue
    const rest = text.slice(found[0].length)
    const named = new RegExp(`^([\\p{Script=Han}·]{2,4}?)(?=\\s*(?:${SAID})|\\s)`, 'u').exec(rest)
    const name = whom === 'on_the_spot' ? null : (named?.[1] ?? null)
    const said = rest
      .slice(name?.length ?? 0)
      .replace(new RegExp(`^[\\s,]*(?:${SAID})*[\\s,]*`, 'u'), '')
    return said.trim() === '' ? text : { whom, name, said: said.trim() }
  }
  return text
}

/** Read again it is the same. */
export const formatStatement = ({ whom, name, said }: Statement): string =>
  `${WHOM_TEXT[whom]}${name ?? ''}：${said}`

const TOPIC_WORDS: readonly (readonly [FactTopic, RegExp])[] = [
  ['income', /收入|工资|打工|挣|赚|车|存款|养|卖|生意|钱/u],
  ['housing', /房|屋|楼|住/u],
  ['members', /人口|户口|几口|分家|分户|成员|娘|儿|女|爹|妈/u],
  ['labour', /劳力|劳动|干活|身体/u],
]

const SETTLES =
  /^第?(\d+|[一二三四五六七八九])(?:条|个|处)?\s*(?:已经?)?(?:查清|了结|弄清|核实)了?[\s,:：]*(.*)$/u

/** What is disputed, in their words; or how one of those was settled: 第1条 查清：是亲戚的车. */
export function readDispute(text: string): Reading {
  const settled = SETTLES.exec(text)
  if (settled) {
    const how = settled[2]?.trim() || '已查清'
    const settles = numberOf(settled[1] ?? '') ?? 0
    return { ...NOTHING_READ, findings: [{ topic: 'disputes', settles, how }] }
  }
  const topic = TOPIC_WORDS.find(([, words]) => words.test(text))?.[0] ?? 'other'
  return {
    ...NOTHING_READ,
    findings: [{ topic: 'disputes', dispute: { topic, text, settled: null } }],
  }
}

export const formatDispute = ({ text, settled }: Dispute): string =>
  settled === null ? text : `${text}（已查清：${settled}）`
