import type { Opening } from './lead'
import { simplify } from './normalise'

/** What is said of villages: by anybody to look one up, by staff to enter, propose and decide. */
export type VillageMeaning =
  /** 村情 宝坪村, and 村情 宝坪村 交通 3 来源 交通局调查. */
  | { intent: 'village'; text: string }
  /** 排名 天元乡. */
  | { intent: 'rank_villages'; text: string }
  /** 提名 宝坪村. */
  | { intent: 'propose_village'; text: string }
  /** 认定 宝坪村, 不予认定 宝坪村 and why. */
  | { intent: 'decide_village'; isAccepted: boolean; text: string }

const LEADS = {
  village: ['村情', '村况', '查村情', '查村况', '看村情', 'VILLAGE'],
  rank_villages: ['排名', '村排名', '村情排名', '查排名', '看排名', 'RANKING', 'RANK'],
  propose_village: ['提名', '提名贫困村', '提名退出', 'NOMINATE'],
  accept: ['认定', '准予退出', '同意退出', '批准退出'],
  decline: ['不予认定', '不认定', '不准退出', '不予退出', '不同意退出'],
} as const

/** A place and nothing that makes a complaint or a question of it: 排名不公平. */
const PLACE = /^(?!不|没|怎|为|咋|太|有|是|我|你|他)\p{Script=Han}{1,14}?(?:村|社区|乡|镇|街道|县)/u
/** 宝坪 for 宝坪村, standing by itself. */
const SHORT = /^(?!不|没|怎|为|咋|太|有|是|我|你|他)\p{Script=Han}{2,4}(?=$|[\s,，:：])/u
const VILLAGE = /^\p{Script=Han}{1,14}?(?:村|社区)(?=$|[\s,，。:：])/u
const WHOLE = /^(?:全县|全乡|全镇|本县|本乡|本镇)$/u

const isPlace = (text: string) => text === '' || PLACE.test(text) || SHORT.test(text)

export function villageMeaning(opening: Opening): VillageMeaning | undefined {
  // 村情排名 begins with 村情, too.
  for (const intent of ['rank_villages', 'village', 'propose_village'] as const) {
    const text = opening.restAfter(LEADS[intent])
    if (text !== undefined && (isPlace(simplify(text)) || WHOLE.test(simplify(text))))
      return { intent, text }
  }
  for (const verdict of ['decline', 'accept'] as const) {
    const text = opening.restAfter(LEADS[verdict])
    // Villagers say 认定我家 of themselves: only a village is decided so.
    if (text !== undefined && VILLAGE.test(simplify(text)))
      return { intent: 'decide_village', isAccepted: verdict === 'accept', text }
  }
  return undefined
}
