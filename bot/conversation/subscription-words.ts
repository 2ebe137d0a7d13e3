import type { Opening } from './lead'
import { simplify } from './normalise'

/** 订阅 宝坪村 and 退订 宝坪村; without a place both are about messages as a whole. */
export type SubscriptionMeaning = { intent: 'subscribe_area' | 'unsubscribe_area'; text: string }

const LEADS = {
  subscribe_area: ['订阅', '定阅', '订', 'SUBSCRIBE'],
  unsubscribe_area: ['退订', '退定', '取消订阅', 'UNSUBSCRIBE'],
} as const satisfies Record<SubscriptionMeaning['intent'], readonly string[]>

/** 宝坪村, 天元乡, 3社; not 村里的短信. */
const NAMES_PLACE =
  /^[\p{Script=Han}\d]{1,10}(?:村|乡|镇|街道|社区|居|社|组)(?:\d{1,2}(?:社|组))?的?(?:公示|名单)?$/u

export function subscriptionMeaning(opening: Opening): SubscriptionMeaning | undefined {
  for (const intent of ['subscribe_area', 'unsubscribe_area'] as const) {
    const text = opening.restAfter(LEADS[intent])
    if (text && NAMES_PLACE.test(simplify(text).replace(/\s+/g, '')))
      return { intent, text: text.replace(/的?(?:公示|名单)$/u, '') }
  }
  return undefined
}
