import { amountsIn } from './amounts'

/** What a message tells of a household. */
export type FactKind = 'people' | 'illness' | 'disability' | 'school' | 'housing' | 'work'

export interface Fact {
  kind: FactKind
  /** As they were written, with whom they are said of. */
  words: string
  /** Where they begin in the text. */
  at: number
  /** How many people, where that is said. */
  count: number | null
}

const NUMBER = '(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})'
const PERSON =
  '(?:我|他|她)?(?:屋头|家里?)?(?:老汉儿?|老人|父亲|母亲|爸爸?|妈妈?|爷爷|奶奶|婆婆|公公|老伴|妻子|丈夫|婆娘|堂客|老公|老婆|男人|儿子|女儿|娃儿|细娃|孩子|孙子|孙女|妹崽|弟弟|哥哥|媳妇)'
const WHO = `(?:(?:${NUMBER}个)?${PERSON})?`

const PATTERNS: readonly (readonly [FactKind, string])[] = [
  [
    'disability',
    `${WHO}(?:是|有|得了)?(?:(?:[一二三四1-4]级)?残疾|残废|瘫痪?(?:起|了|到床上|在床)?|聋(?:哑|子)?(?!人村)|哑巴|眼睛(?:瞎了?|看不见|失明)|失明|跛(?:脚|子)?|智障|精神病|脚杆断了)`,
  ],
  [
    'illness',
    `${WHO}(?:得了?|害了?|患了?|查出|有|遭)?(?:大病|重病|慢性病|癌症?|尿毒症|白血病|肺病|尘肺|高血压|糖尿病|心脏病|肝硬化|肿瘤|中风|脑梗)|${WHO}(?:生病|害病|住院|做手术|卧床|睡到床上)`,
  ],
  [
    'school',
    `${WHO}(?:在|还在|都在|要)?(?:读(?:书|小学|初中|高中|大学|大专|中专|幼儿园|职高|研究生)|上(?:学|小学|初中|高中|大学|幼儿园)|考上大学)`,
  ],
  [
    'housing',
    '(?:房子|屋头|屋|瓦房|土墙房?|老屋|偏房|墙)(?:在|都|又)?(?:漏雨|漏水|漏|裂(?:了|缝|开)?|垮了?|塌了?|要倒|快倒|烂了?|进水)|危房|(?:没得?有?|莫得)房子?住|土墙房',
  ],
  [
    'work',
    `${WHO}(?:在|到|去|出去)?(?:外头|外面|外地|广东|浙江|福建|上海|重庆|城头|城里|县城|工地)?(?:打工|务工|做活路|找不到(?:活路|工作|事做)|没得?有?(?:工作|活路)|失业|做零工|打零工)`,
  ],
]
const READERS = PATTERNS.map(([kind, pattern]) => ({ kind, pattern: new RegExp(pattern, 'gu') }))

/** 没得病, 不是残疾: the opposite is said. */
const DENIED = /(?:没有?|没得|莫得|不|不算|冇得?|从没|未)[是得有过去]?$/u
const PEOPLE = /^(?:口人?|个人|人)$/u

/** What a text tells of a household, in its order; what it denies is left out. */
export function factsIn(text: string): Fact[] {
  const people = amountsIn(text)
    .filter(({ kind, unit }) => kind === 'count' && PEOPLE.test(unit))
    .map(({ words, at, value }): Fact => ({ kind: 'people', words, at, count: value }))
  const others = READERS.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map(({ 0: words, index: at }): Fact => {
      const said = new RegExp(`^${NUMBER}个`, 'u').test(words)
        ? amountsIn(`${words[0]}个人`)[0]
        : undefined
      return { kind, words, at, count: said?.value ?? null }
    }),
  ).filter(({ at }) => !DENIED.test(text.slice(Math.max(0, at - 4), at)))
  return [...people, ...others].toSorted((a, b) => a.at - b.at)
}
