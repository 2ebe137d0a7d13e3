import type { SignOffRole } from '../../db/values/sign-offs'
import type { Paper } from './papers'

/** How people call each role; what comes first here is looked for first: 第一书记 holds 书记. */
const ROLE_WORDS = [
  ['first_secretary', /第一书记|first secretary/iu],
  [
    'township_committee',
    /乡镇党委(?:委员|成员|书记)?|[乡镇]党委(?:委员|成员|书记)?|党委(?:委员|成员)|township(?: committee)?/iu,
  ],
  ['village_secretary', /村?党?支部?书记|村支书|支书|村书记|书记|village secretary|secretary/iu],
  ['household', /户主本人|农户本人|贫困户本人|本人|household/iu],
] as const satisfies readonly (readonly [SignOffRole, RegExp])[]

interface Said<T> {
  value: T
  /** The text without it. */
  rest: string
}

/** The role a text names; null where it names none. */
export function roleIn(text: string): Said<SignOffRole> | null {
  for (const [role, words] of ROLE_WORDS) {
    const found = words.exec(text)
    if (found) return { value: role, rest: without(text, found) }
  }
  return null
}

const without = (text: string, { index, 0: word }: RegExpExecArray) =>
  `${text.slice(0, index)} ${text.slice(index + word.length)}`.trim()

const HAND_PRINT = /(?:按|摁|盖)?(?:了)?(?:红)?(?:手印|指印|指纹|手模)|hand[- ]?print/iu
const SIGNATURE = /签了?名|签了?字|亲笔|signed|signature/iu

/** Whether it is a hand-print 手印 or a signature. */
export function wayIn(text: string): Said<Paper['way']> {
  const print = HAND_PRINT.exec(text)
  if (print) return { value: 'hand_print', rest: without(text, print) }
  const signature = SIGNATURE.exec(text)
  return { value: 'paper', rest: signature ? without(text, signature) : text }
}

const WITNESSED = /(?:见证人?|证人|证明人|在场人?|witness(?:es|ed by)?)\s*(?:是|有|为)?[\s:：]*/iu
const BETWEEN = /[\s,;、，；.。]+|(?<=\p{Script=Han})(?:和|与|跟)(?=\p{Script=Han}{2})|\band\b/iu
const NAME = /^(?:\p{Script=Han}[\p{Script=Han}·•]{1,14}|[A-Za-z][A-Za-z'.-]{1,30})$/u

/** The names behind 见证; none where nobody is called a witness. */
export function witnessesSaid(text: string): Said<string[]> {
  const found = WITNESSED.exec(text)
  if (!found) return { value: [], rest: text }
  const behind = text.slice(found.index + found[0].length)
  return { value: namesIn(behind), rest: text.slice(0, found.index).trim() }
}

/** Names one after another, as in answer to who saw it. */
export const namesIn = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(BETWEEN)
    .filter((part) => NAME.test(part))
    .slice(0, 6)

/** 宝坪村 第一书记 由 姚云川 因 出差, as far as it is said. */
export interface SaidDeputy {
  /** A place or the head of a household. */
  whom: string
  role: SignOffRole | null
  name: string
  reason: string
}

const REASON = /(?:因为|由于|原因是?|因|because(?: of)?|reason)[\s:：]*(.+)$/iu
const BY =
  /(?:由|请|让|换成?|by)[\s:：]*([\p{Script=Han}·•]{2,15}?)(?:代签|来签|签字|代|签)?(?=[\s,，。;；]|$)/iu

export function readDeputy(text: string): SaidDeputy {
  const plain = text.normalize('NFKC').trim()
  const reason = REASON.exec(plain)
  const before = reason ? plain.slice(0, reason.index).trim() : plain
  const by = BY.exec(before)
  const rest = by ? without(before, by) : before
  const role = roleIn(rest)
  const whom = (role?.rest ?? rest).replace(/(?:的|家)?[\s,，。:：]*$/u, '').trim()
  return {
    whom,
    role: role?.value ?? null,
    name: by?.[1] ?? '',
    reason: reason?.[1]?.trim() ?? '',
  }
}
