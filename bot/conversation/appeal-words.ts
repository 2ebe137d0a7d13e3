import type { Opening } from './lead'
import { simplify } from './normalise'
import { codeFirst } from './staff-words'

/** 不服 under a receipt, and 记不服 of a cadre for somebody else; `code` as they typed it. */
export type AppealMeaning =
  | { intent: 'appeal'; code: string; text: string }
  | { intent: 'enter_appeal'; code: string | null; text: string }

const ALONE =
  '不服,我不服,不服气,我不服气,我们不服,不服判,还是不服,我还是不服,申请复核,请上一级复核,请上级复核,要求复核,' +
  '请求复核,我要复核,申请复议,申诉,我要申诉,APPEAL,I APPEAL,BUFU'
/** Cadres say it of a visit; with a receipt behind it it is a villager's. */
const WITH_RECEIPT = `${ALONE},复核,复议,请复核`
const ENTERS = '记不服,代记不服'
/** 不服从, 不服老: another word. */
const OTHER_WORDS = /^(?:从|务|用|老|药|水土|管|软|输)/u

export function appealMeaning(opening: Opening): AppealMeaning | undefined {
  const entered = opening.restAfter(ENTERS.split(','))
  if (entered !== undefined) return { intent: 'enter_appeal', ...codeFirst(entered, 10) }
  const { code, text } = codeFirst(opening.restAfter(WITH_RECEIPT.split(',')) ?? '', 10)
  return code ? { intent: 'appeal', code, text } : undefined
}

/**
 * What is said behind 不服 without a receipt: of a decision where the contact has lost one, of a list
 * otherwise. Undefined where it begins otherwise, or with the number of a list in it.
 */
export function appealedWithout(opening: Opening): string | undefined {
  const rest = opening.restAfter(ALONE.split(','))
  const isOther = rest !== undefined && OTHER_WORDS.test(simplify(rest))
  return isOther || /\d{6}/.test((rest ?? '').normalize('NFKC')) ? undefined : rest
}
