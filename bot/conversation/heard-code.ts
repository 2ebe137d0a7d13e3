import { codeKind } from '../../api/client'

export type HeardCode =
  | { intent: 'receipt'; code: string }
  | { intent: 'link_code'; code: string }
  | { intent: 'code_other'; code: string; kind: 'notice' | 'project' | 'complaint' }
  /** As long as a code, but the check digit says that a digit was mistyped. */
  | { intent: 'code_wrong'; code: string }

/** A code in whatever people put around it: R1234567890, 1234-567-890, 查回执1234567890. */
const CODE =
  /^(?:查询?|看|我的|回执单?|受理|编号|号码?|绑定码?|签字?码?|码|CODE|RECEIPT|NO)*[.:是为#]?[A-Z]{0,2}[-.: ]?(\d[\d\-–—./]{4,24}\d)(?:号|的|进度|结果|状态|情况|查询?|看|呢|办得怎么样)*$/

/** Lengths a code can have; others are phone numbers, years, amounts. */
const LENGTHS = [6, 7, 9, 10, 16]

/** What code a normalised message is, if it is nothing but one. */
export function heardCode(plain: string): HeardCode | undefined {
  const code = CODE.exec(plain)?.[1]?.replace(/\D/g, '')
  if (!code || !LENGTHS.includes(code.length)) return undefined
  const kind = codeKind(code)
  if (kind === null) return { intent: 'code_wrong', code }
  if (kind === 'receipt') return { intent: 'receipt', code }
  if (kind === 'link') return { intent: 'link_code', code }
  return { intent: 'code_other', code, kind }
}
