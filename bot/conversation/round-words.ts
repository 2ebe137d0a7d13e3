import { looksLikeName } from './identity'
import type { Opening } from './lead'
import { simplify } from './normalise'

/** What staff say of rounds: to open one, to close it, to propose somebody for one. */
export type RoundMeaning =
  /** 开评 天元乡 识别: a round of a kind in an area. */
  | { intent: 'open_round'; text: string }
  | { intent: 'close_round'; text: string }
  /** 拟脱贫 张三, 拟监测 张三 突发困难, 解除 张三. */
  | { intent: 'propose'; kind: (typeof KINDS)[number]; text: string }

const LEADS = {
  open_round: ['开评', '开轮次', '开始评议', 'OPEN ROUND'],
  close_round: ['关评', '结束评议', '关轮次', 'CLOSE ROUND'],
} as const

/** These mean nothing else; 脱贫 and 监测 alone are villagers' words as well. */
const PROPOSE = {
  exit: ['拟脱贫', '提议脱贫', '拟退出'],
  watch_list: ['拟监测', '纳入监测', '提议监测'],
  risk_removal: ['风险消除', '消除风险', '解除监测', '解除风险', '拟消除', '不再监测'],
} as const
const PROPOSE_NAME = {
  exit: ['脱贫'],
  watch_list: ['监测'],
  risk_removal: ['解除', '消除'],
} as const
const KINDS = ['exit', 'watch_list', 'risk_removal'] as const

/** 3社张三 and what follows, with nothing between that makes it a question. */
const NAMED =
  /^(?:第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[社组队])?\s*(\p{Script=Han}{2,4})(?:家)?(?=$|[\s,，。:：、])/u

export function roundMeaning(opening: Opening): RoundMeaning | undefined {
  for (const intent of ['open_round', 'close_round'] as const) {
    const text = opening.restAfter(LEADS[intent])
    if (text !== undefined) return { intent, text }
  }
  for (const kind of KINDS) {
    const text = opening.restAfter(PROPOSE[kind])
    if (text !== undefined) return { intent: 'propose', kind, text }
    const rest = opening.restAfter(PROPOSE_NAME[kind])
    const name = rest === undefined ? undefined : NAMED.exec(simplify(rest))?.[1]
    if (rest !== undefined && name && looksLikeName(name))
      return { intent: 'propose', kind, text: rest }
  }
  return undefined
}
