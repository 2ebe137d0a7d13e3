import type { Sex } from '../../db/values/roll'
import { HEAD_WORDS } from './facts'

/** 与户主关系 in the words of the roll, by what they come to. */
const GROUPS = [
  ['head', HEAD_WORDS.join(' ')],
  ['spouse', '配偶 妻 妻子 丈夫 夫'],
  [
    'child',
    '之子 之女 儿子 女儿 子 女 长子 次子 三子 长女 次女 三女 独生子 独生女 养子 养女 继子 继女',
  ],
  ['child_spouse', '之儿媳 之女婿 儿媳 女婿'],
  ['grandchild', '之孙子 之孙女 孙子 孙女 之外孙子 之外孙女 外孙 外孙女'],
  ['parent', '之父 之母 父亲 母亲 父 母 之父亲 之母亲'],
  ['parent_in_law', '之岳父 之岳母 之公公 之婆婆 岳父 岳母 公公 婆婆'],
  ['sibling', '之兄弟姐妹 之兄弟 之姐妹 哥哥 弟弟 姐姐 妹妹 兄 弟 姐 妹'],
] as const
type Kin = (typeof GROUPS)[number][0]

const KIN = new Map<string, Kin>(
  GROUPS.flatMap(([kin, words]) => words.split(' ').map((word) => [word, kin] as const)),
)

/** Every word a relation is said by, the longest first. */
export const RELATION_WORDS = [...KIN.keys()]
  .filter((word) => KIN.get(word) !== 'head')
  .toSorted((a, b) => b.length - a.length)

/** What somebody is to the new head, by what the new head and they were to the old one. */
const TO_NEW_HEAD: Partial<Record<Kin, Partial<Record<Kin, Kin>>>> = {
  spouse: {
    head: 'spouse',
    child: 'child',
    child_spouse: 'child_spouse',
    grandchild: 'grandchild',
    parent: 'parent_in_law',
    parent_in_law: 'parent',
  },
  child: {
    head: 'parent',
    spouse: 'parent',
    child: 'sibling',
    child_spouse: 'spouse',
    grandchild: 'child',
  },
  child_spouse: {
    head: 'parent_in_law',
    spouse: 'parent_in_law',
    child: 'spouse',
    grandchild: 'child',
  },
  parent: {
    head: 'child',
    spouse: 'child_spouse',
    child: 'grandchild',
    parent: 'spouse',
    sibling: 'child',
  },
  sibling: { head: 'sibling', sibling: 'sibling', parent: 'parent' },
}

const WORDS: Record<Exclude<Kin, 'head'>, readonly [male: string, female: string]> = {
  spouse: ['配偶', '配偶'],
  child: ['之子', '之女'],
  child_spouse: ['之女婿', '之儿媳'],
  grandchild: ['之孙子', '之孙女'],
  parent: ['之父', '之母'],
  parent_in_law: ['之岳父', '之岳母'],
  sibling: ['之兄弟姐妹', '之兄弟姐妹'],
}
const OF_A_WIFE = ['之公公', '之婆婆'] as const

interface Kinsman {
  id: string
  relation: string
  sex: Sex | null
}

/** A child's spouse, or a grandchild, need not be this child's. */
const isGuess = (from: Kin, own: Kin) =>
  (from === 'child' && (own === 'child_spouse' || own === 'grandchild')) ||
  (from === 'child_spouse' && (own === 'child' || own === 'grandchild'))

/**
 * What each of these is to whichever of them becomes head, by what both were to the old one. 其他 where
 * that cannot be told: an untrue word is worse.
 * @param all Who lived together: of several couples nobody knows who belongs to whom.
 */
export function relationsUnder(
  headId: string,
  people: readonly Kinsman[],
  all: readonly Kinsman[] = people,
): Map<string, string> {
  const kinOf = ({ relation }: Kinsman) => KIN.get(relation)
  const count = (kin: Kin) => all.filter((each) => kinOf(each) === kin).length
  const isOnly = count('child') <= 1 && count('child_spouse') <= 1
  const head = people.find(({ id }) => id === headId)
  const from = head && kinOf(head)
  const wordFor = (each: Kinsman): string => {
    if (each.id === headId) return '户主'
    const own = kinOf(each)
    const kin = from && own && TO_NEW_HEAD[from]?.[own]
    if (!kin || kin === 'head' || each.sex === null) return '其他'
    if (isGuess(from, own) && !isOnly) return '其他'
    const words = kin === 'parent_in_law' && head?.sex === 'female' ? OF_A_WIFE : WORDS[kin]
    return words[each.sex === 'male' ? 0 : 1]
  }
  return new Map(people.map((each) => [each.id, wordFor(each)]))
}
