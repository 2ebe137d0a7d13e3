import type { Sex } from '../../db/values/roll'
import type { QualityPerson } from './facts'

const words = (list: string) => new Set(list.trim().split(/\s+/))
const OF_MEN = words(`
  子 儿子 长子 次子 三子 四子 五子 独生子 继子 养子 女婿 孙子 长孙 外孙子 曾孙子 曾外孙子 孙女婿
  父 父亲 岳父 公公 继父 养父 祖父 外祖父 曾祖父 爷爷 外公 兄 弟 哥哥 弟弟 兄长 叔 叔叔 叔父 伯 伯父 舅 舅舅
  侄子 侄儿 外甥 丈夫 夫
`)
const OF_WOMEN = words(`
  女 女儿 长女 次女 三女 四女 五女 独生女 继女 养女 儿媳 儿媳妇 孙女 外孙女 曾孙女 曾外孙女 孙媳 孙媳妇 外孙媳
  母 母亲 岳母 婆婆 继母 养母 祖母 外祖母 曾祖母 奶奶 外婆 姐 妹 姐姐 妹妹 姑 姑姑 姑母 姨 姨母 婶 伯母 舅母
  侄女 外甥女 妻 妻子
`)
const SPOUSES = words('配偶 丈夫 夫 妻 妻子 爱人')
/** By blood: a step-child may be of any age. */
const CHILDREN = words(`
  子 女 子女 儿子 女儿 长子 次子 三子 四子 五子 长女 次女 三女 四女 五女 独生子 独生女 孙子 孙女 外孙子 外孙女
  曾孙子 曾孙女 曾外孙子 曾外孙女
`)
const PARENTS = words(
  '父 母 父母 父亲 母亲 祖父 祖母 祖父母 外祖父 外祖母 曾祖父 曾祖母 爷爷 奶奶 外公 外婆',
)

/** Few different words stand in the column, each of thousands of people. */
const plainWords = new Map<string, string>()
const MOST_WORDS = 2_000

/** 之子 and 子 are the same. */
function plain(relation: string): string {
  const known = plainWords.get(relation)
  if (known !== undefined) return known
  const word = relation.normalize('NFKC').replace(/\s+/gu, '').replace(/^之/u, '')
  if (plainWords.size < MOST_WORDS) plainWords.set(relation, word)
  return word
}
const isOneOf = (list: ReadonlySet<string>, { relation }: QualityPerson) =>
  list.has(plain(relation))

/** The sex a relation to the head speaks of; null where it speaks of none. */
export const sexOfRelation = (person: QualityPerson): Sex | null =>
  isOneOf(OF_MEN, person) ? 'male' : isOneOf(OF_WOMEN, person) ? 'female' : null

export const isSpouse = (person: QualityPerson) => isOneOf(SPOUSES, person)
/** Of the head, by blood. */
export const isDescendant = (person: QualityPerson) => isOneOf(CHILDREN, person)
export const isForebear = (person: QualityPerson) => isOneOf(PARENTS, person)
