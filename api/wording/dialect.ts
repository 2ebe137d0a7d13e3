import { DIALECT } from './dialect-words'

/** What means the one or the other, and what stands around it when it is dialect. */
const WITH_CONDITIONS: readonly (readonly [pattern: string, plain: string])[] = [
  // 好多人都有 and 有好多人 are many people; 好多钱 asks, and 补好多.
  [
    '好多(?=钱|块|元|个月|岁|号(?!人)|[?？]|$)|(?<=补|发|领|交|要|得|给|赔|是|值|差|报)好多(?=[个亩斤户人天年]?(?:$|[?？。]|才|呢|嘛|啊|哦|喃))',
    '多少',
  ],
  // 好久没来 is for long.
  ['好久(?=发|到|能|才|下来|办|批|开|来(?:$|[?？])|评|[?？]|$)', '什么时候'],
  // 我老汉 is one's father, 老汉 alone any old man.
  ['(?<=[我你他她]|屋头|家里|们)老汉(?!儿)', '父亲'],
  // 哪个 asks who where a person does something: 哪个来管, 找哪个.
  ['(?<=找|问|是|喊|叫)哪个(?=$|[?？,，。])|哪个(?=[来管说喊叫给]|负责|晓得|知道)', '谁'],
  ['(?<![不没])遭(?=淹|烧|打|骗|扣|偷|砸|冲|埋|困|咬|电|撞)', '被'],
  // 得 for 会: 得不得, 不得来; and not in 不得不, 不得了.
  ['不得(?=来|去|批|发|给|管|评)', '不会'],
  ['莫(?=[去来说发再管慌忙打动走])', '不要'],
  ['(?<=\\p{Script=Han})(?:噻|嘛|哦|撒|喃|哟|喔|哈|咯|嘞|哒|迈)(?=$|[\\s\\p{P}])', ''],
]

/** What is no dialect though it contains some, and stays as it is. */
const KEPT =
  '[没莫]有?得?活路|没有活路|大喊|喊话|哭喊|自家(?:用|人)|聋子村|上头条|对头(?:婚|户)|高头大马|前头村'

const WORDS = new Map(
  Object.values(DIALECT).flatMap((words) =>
    Object.entries(words).flatMap(([plain, said]) =>
      said.split(/[,\s]+/u).map((word) => [word, plain] as const),
    ),
  ),
)
const longestFirst = [...WORDS.keys()].toSorted((a, b) => b.length - a.length)
const PATTERN = new RegExp(
  `(?<kept>${KEPT})|${WITH_CONDITIONS.map(([pattern], at) => `(?<c${at}>${pattern})`).join('|')}|${longestFirst.join('|')}`,
  'gu',
)

/**
 * A text in plain Mandarin where it is in the dialect of the county: 娃儿读书好多钱 is 孩子上学多少钱. Simplified
 * characters are expected.
 */
export function inMandarin(text: string): string {
  return text.replace(PATTERN, (word, ...rest) => {
    const groups = rest.at(-1) as Record<string, string | undefined>
    if (groups['kept'] !== undefined) return word
    const at = WITH_CONDITIONS.findIndex((_, index) => groups[`c${index}`] !== undefined)
    return at >= 0 ? (WITH_CONDITIONS[at]?.[1] ?? word) : (WORDS.get(word) ?? word)
  })
}
