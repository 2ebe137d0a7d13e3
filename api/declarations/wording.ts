import type { KinRelation } from '../../db/values/integrity'

/** How relations are said, in dialect as well. What is longer is looked for first. */
const WORDS = {
  spouse: '老婆 丈夫 爱人 妻子 配偶 老公 婆娘 堂客 屋头人 屋头的 屋头 屋里人 男人 媳妇 夫人',
  parent: '父亲 母亲 爸爸 妈妈 爸妈 父母 老汉儿 老汉 老妈 老爸 老爹 爹 娘 爸 妈',
  child: '儿子 女儿 儿女 子女 闺女 幺儿 幺女 大儿 二儿 大女 二女 养子 养女 儿 女',
  sibling:
    '哥哥 弟弟 姐姐 妹妹 大哥 二哥 三哥 大姐 二姐 三姐 幺弟 幺妹 兄弟 姐妹 姊妹 兄弟姐妹 哥 弟 姐 妹',
  grandparent: '爷爷 奶奶 外公 外婆 祖父 祖母 外祖父 外祖母 家公 家婆',
  grandchild: '孙子 孙女 外孙 外孙女 孙儿 孙',
  collateral:
    '堂哥 堂弟 堂姐 堂妹 堂兄 堂兄弟 表哥 表弟 表姐 表妹 表兄 表叔 老表 伯伯 伯父 伯娘 大伯 二伯 叔叔 叔父 幺叔 二叔 三叔 叔 幺爸 二爸 姑姑 姑妈 姑父 幺姑 姑 舅舅 舅妈 舅 姨妈 姨父 姨 孃孃 婶婶 侄儿 侄子 侄女 侄 外甥 外甥女',
  in_law:
    '岳父 岳母 老丈人 丈母娘 丈母 公公 婆婆 女婿 儿媳妇 儿媳 亲家 亲家母 亲家公 嫂子 嫂嫂 姐夫 妹夫 弟媳 弟妹 大舅子 小舅子 舅子 小姨子 大姨子 小姑子 连襟 妯娌',
} as const satisfies Record<KinRelation, string>

const RELATIONS = (Object.entries(WORDS) as [KinRelation, string][])
  .flatMap(([relation, words]) => words.split(' ').map((word) => ({ relation, word })))
  .toSorted((a, b) => b.word.length - a.word.length)

const EDGES = /^[\s,:;，。：；、是叫的]+|[\s,:;，。：；、]+$/gu
const plainOf = (text: string) => text.normalize('NFKC').trim()

/** The relation a text begins with, and what is said behind it. */
export function relationIn(
  text: string,
): { relation: KinRelation; word: string; rest: string } | null {
  const plain = plainOf(text).replace(/^(?:我的?|我家的?)/u, '')
  const found = RELATIONS.find(({ word }) => plain.startsWith(word))
  if (!found) return null
  return { ...found, rest: plain.slice(found.word.length).replace(EDGES, '') }
}

const ID_NUMBER = /(?<![\dXx])\d{17}[\dXx](?![\dXx])/u
const NAME =
  /^(\p{Script=Han}{2,4}|\p{Script=Han}{2,8}(?:·\p{Script=Han}{1,8})+)(?=$|[\s,，。、:：\d])/u

/** 熊长贵 宝坪村2社, or with the identity number. */
export interface SaidKin {
  name: string | null
  idNumber: string | null
  /** Where they live, in words. */
  place: string
}

export function kinIn(text: string): SaidKin {
  const plain = plainOf(text)
  const idNumber = ID_NUMBER.exec(plain)?.[0].toUpperCase() ?? null
  const left = plain.replace(ID_NUMBER, ' ').replace(EDGES, '')
  const name = NAME.exec(left)?.[1] ?? null
  return { name, idNumber, place: (name ? left.slice(name.length) : left).replace(EDGES, '') }
}
