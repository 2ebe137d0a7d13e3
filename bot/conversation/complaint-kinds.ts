import type { ComplaintFinding, MisconductKind, ProblemClass } from '../../api/client'
import { simplify } from './normalise'

const KINDS = [
  ['neglect', /失职|渎职/u],
  ['falsification', /弄虚|作假|造假/u],
  ['misuse_of_funds', /资金|用钱|挪用|套取|截留/u],
  ['favouritism', /优亲|厚友|人情/u],
  ['extortion', /吃拿|卡要|索要/u],
] as const satisfies readonly (readonly [MisconductKind, RegExp])[]
const CLASSES = [
  ['corruption', /贪污|腐败|作风腐/u],
  ['formalism', /形式|官僚/u],
  ['duty', /责任|履职/u],
] as const satisfies readonly (readonly [ProblemClass, RegExp])[]
const FINDINGS = [
  ['partly_founded', /^(?:部分|基本)属实/u],
  ['unfounded', /^(?:不属实|不实|失实)/u],
  ['founded', /^(?:属实|查实)/u],
] as const satisfies readonly (readonly [ComplaintFinding, RegExp])[]

const meant = <T>(words: readonly (readonly [T, RegExp])[], text: string): T | undefined =>
  words.find(([, pattern]) => pattern.test(text))?.[0]

/** 责任, 腐败, 形式, and of which of the five kinds it is where that is said too. */
export function readClass(text: string) {
  const plain = simplify(text)
  return { class: meant(CLASSES, plain), kind: meant(KINDS, plain) }
}

/** 属实, 部分属实, 不实 first, then what was found. */
export function readFinding(text: string) {
  const plain = simplify(text.trim())
  const found = FINDINGS.find(([, pattern]) => pattern.test(plain))
  const said = found ? (found[1].exec(plain)?.[0] ?? '') : ''
  const rest = text
    .trim()
    .slice(said.length)
    .replace(/^[\s,:;，：；、。.]+/u, '')
  return { finding: found?.[0], text: rest }
}
