import {
  MISCONDUCT_KINDS,
  type MisconductKind,
  type MisconductTag,
} from '../../db/values/integrity'

/** How each of the five is said; the first word is the one it is called by. */
const KIND_WORDS = {
  neglect: ['失职渎职', '失职', '渎职', '不作为', '不担当'],
  falsification: ['弄虚作假', '作假', '造假', '弄假'],
  misuse_of_funds: [
    '违规使用资金',
    '违规使用扶贫资金',
    '违规用资金',
    '违规用钱',
    '乱用资金',
    '乱用钱',
  ],
  favouritism: ['优亲厚友', '优亲', '厚友', '照顾亲友'],
  extortion: ['吃拿卡要', '吃拿', '卡要', '索要好处'],
} as const satisfies Record<MisconductKind, readonly string[]>

/** All five at once. */
const ALL = /五督查|五类|五项|全部类别|全套/u

const SORTED = MISCONDUCT_KINDS.flatMap((kind) =>
  KIND_WORDS[kind].map((word) => ({ kind, word })),
).toSorted((a, b) => b.word.length - a.word.length)

export const kindName = (kind: MisconductKind): string => KIND_WORDS[kind][0]
export const kindsInWords = (kinds: readonly MisconductKind[]): string =>
  kinds.map(kindName).join('、')

/** Digits and Latin letters as they are typed otherwise; what else was written stays as it is. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/gu, (each) => each.normalize('NFKC'))

const SEPARATORS = /^[\s,，。:：;；、.·和及与-]+|[\s,，。:：;；、.·-]+$/gu
export const trimWords = (text: string): string => text.replace(SEPARATORS, '')

/** The kinds a text names, in their order, and the text without their words. */
export function kindsIn(text: string): { kinds: MisconductKind[]; rest: string } {
  let rest = halfWidth(text)
  const found = new Set<MisconductKind>()
  if (ALL.test(rest)) {
    rest = rest.replace(ALL, ' ')
    for (const kind of MISCONDUCT_KINDS) found.add(kind)
  }
  for (const { kind, word } of SORTED) {
    if (!rest.includes(word)) continue
    found.add(kind)
    rest = rest.replaceAll(word, ' ')
  }
  // 优亲厚友、违规用钱: what stood between them goes, too.
  rest = rest.replace(/\s[、,，和及与]+(?=\s)/gu, ' ')
  return { kinds: MISCONDUCT_KINDS.filter((kind) => found.has(kind)), rest: trimWords(rest) }
}

/** The first kind a text names, of one that is about one alone. */
export function kindFirst(text: string): { kind: MisconductKind | null; rest: string } {
  const plain = halfWidth(text)
  const at = SORTED.map((each) => ({ ...each, at: plain.indexOf(each.word) }))
    .filter((each) => each.at >= 0)
    .toSorted((a, b) => a.at - b.at || b.word.length - a.word.length)[0]
  if (!at) return { kind: null, rest: trimWords(plain) }
  const rest = `${plain.slice(0, at.at)} ${plain.slice(at.at + at.word.length)}`
  return { kind: at.kind, rest: trimWords(rest).replace(/\s+/gu, ' ') }
}

const TAG_WORDS = {
  false_claim: /虚报|冒领|套取|骗取|虚列|吃空饷/u,
  embezzlement: /截留|私分|挪用|侵占|贪污|克扣|私吞/u,
  waste: /挥霍|浪费|大吃大喝|铺张/u,
} as const satisfies Record<MisconductTag, RegExp>
const TAG_NAMES = {
  false_claim: '虚报冒领',
  embezzlement: '截留私分',
  waste: '挥霍浪费',
} as const satisfies Record<MisconductTag, string>

/** By which of its usual names a text calls what was done with money. */
export const tagsIn = (text: string): MisconductTag[] =>
  (Object.entries(TAG_WORDS) as [MisconductTag, RegExp][]).flatMap(([tag, words]) =>
    words.test(text.normalize('NFKC')) ? tag : [],
  )

export const tagName = (tag: MisconductTag): string => TAG_NAMES[tag]
