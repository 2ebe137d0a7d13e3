import type { Opening } from './lead'
import { simplify } from './normalise'
import { codeFirst } from './staff-words'

/** What is said of measures 帮扶措施. */
export type MeasureMeaning =
  /** 收到, 没收到 and the number of a measure; a button carries the same. */
  | { intent: 'measure_answer'; code: string; isReceived: boolean }
  /** 措施 张三 因学：教育资助 …: plans one. */
  | { intent: 'plan_measure'; text: string }
  /** 落实 CODE 昨天. */
  | { intent: 'deliver_measure'; code: string; text: string }
  /** 取消措施 CODE 原因. */
  | { intent: 'cancel_measure'; code: string; text: string }
  /** 查措施 张三: of one household, for its cadre. */
  | { intent: 'household_measures'; text: string }

const list = (words: string): readonly string[] => words.split(',').map((word) => word.trim())

const RECEIVED = list(`
  收到, 收到了, 已收到, 收到啦, 领到, 领到了, 到账了, 拿到了, SHOUDAO, RECEIVED
`)
const MISSING = list(`
  没收到, 没有收到, 未收到, 还没收到, 没得, 没有, 没领到, 没到账, 没拿到, 莫得, 没, MEISHOUDAO, MISSING,
  NOT RECEIVED
`)
const LEADS = {
  plan: ['措施', '定措施', '加措施', '订措施', 'MEASURE'],
  deliver: ['落实', '已落实', '落实了', 'DELIVERED'],
  cancel: ['取消措施', '撤销措施', '不办措施', '措施取消'],
  look: ['查措施', '看措施', '措施查询'],
} as const

/** Of a button under 收到没?, pressed whenever. */
const BUTTON = /^#(RECEIVED|MISSING)-(\d{10})$/

/** 措施都是假的 is a villager's: a plan stands apart from its word, or says against what or by whom. */
const APART = /^(?:[定加订]措施|措施[\s,:;、。])/u
const WHAT = /因[病残学灾婚丧]|缺[少乏]?[土水技劳资]|负责|由/u

export function measureMeaning(
  text: string,
  opening: Opening,
  plain: string,
): MeasureMeaning | undefined {
  const [, pressed, button] = BUTTON.exec(plain) ?? []
  if (button) return answer(button, pressed === 'RECEIVED')
  for (const [leads, isReceived] of [
    [MISSING, false],
    [RECEIVED, true],
  ] as const) {
    const { code, text: more } = codeFirst(opening.restAfter(leads) ?? '', 10)
    if (code && more === '') return answer(code, isReceived)
  }
  for (const [lead, intent] of [
    ['cancel', 'cancel_measure'],
    ['deliver', 'deliver_measure'],
  ] as const) {
    const rest = opening.restAfter(LEADS[lead])
    if (rest === undefined) continue
    const { code, text: more } = codeFirst(rest, 10)
    // Without a number 落实 is anybody's word.
    if (code || rest === '') return { intent, code: code ?? '', text: more }
  }
  const looked = opening.restAfter(LEADS.look)
  if (looked) return { intent: 'household_measures', text: looked }
  const planned = opening.restAfter(LEADS.plan)
  const isPlan =
    planned !== undefined && (APART.test(simplify(text)) || planned === '' || WHAT.test(planned))
  return isPlan ? { intent: 'plan_measure', text: planned } : undefined
}

const answer = (code: string, isReceived: boolean): MeasureMeaning => ({
  intent: 'measure_answer',
  code,
  isReceived,
})

/** One's own: a household's, or what a cadre is responsible for. */
const OWN =
  /^(?:查|看|查看)?(?:我的?|我家的?|我屋头?的?)?(?:帮扶|帮扶措施|措施清单|帮扶清单|帮扶项目)$|^(?:查|看)?我的措施$|^(?:MY )?(?:SUPPORT|MEASURES)$|^BANGFU$/u

export const isOwnMeasures = (plain: string): boolean => OWN.test(plain)

const BY_ITSELF = '(?:钱|东西|都|已经?|早就?)*'
const SAYS_RECEIVED = new RegExp(
  `^(?:1|${BY_ITSELF}(?:收到|领到|拿到|到账|到手|得到)(?:了|啦|咯|的|嘞|哒)*|RECEIVED)$`,
  'u',
)
const SAYS_MISSING = new RegExp(
  `^(?:2|${BY_ITSELF}(?:还|从来|根本|一直|都)*(?:没有?|没得|莫得|未)(?:收到?|领到?|拿到?|得到?|到账?|见到?|看到)?(?:过|啊|哦|嘛|呢|的|哟|钱|东西)*|MISSING|NOT RECEIVED)$`,
  'u',
)

/** What a message says to 收到没? without a number; undefined where it may mean anything else. */
export function saysReceived(plain: string): boolean | undefined {
  if (SAYS_RECEIVED.test(plain)) return true
  return SAYS_MISSING.test(plain) ? false : undefined
}
