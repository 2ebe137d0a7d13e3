import type { Opening } from './lead'
import { normalise } from './normalise'

/** Review meetings: called, held, called off. `text` says where, and for a call when. */
export type ReviewMeaning =
  | { intent: 'call_review'; text: string }
  | { intent: 'hold_review'; text: string }
  | { intent: 'cancel_review'; text: string }

const LEADS = {
  call_review: ['开会', '开评议会', '召开评议会', '召集开会', 'MEETING'],
  hold_review: ['评议', '评议会', '开始评议', '接着评议', '接着评', '记评议', 'REVIEW'],
  cancel_review: [
    '不开了',
    '不开会了',
    '会不开了',
    '会议不开了',
    '取消会议',
    '取消开会',
    '取消评议',
    'CANCELMEETING',
  ],
} as const satisfies Record<ReviewMeaning['intent'], readonly string[]>

/** Villagers speak of meetings, too: 开会没喊我, 评议不公平. Only a place or a time makes it a cadre's. */
const PLACE = /[村社组乡镇县]|街道/u
const TIME = /[今明后]天|[点时号日]|周|星期|礼拜|\d/u
const TOLD = /没|不|未|时候|喊|叫|说|怎|咋|啥|什么|谁|哪|吗|么|公平|结果|通过|[?？]/u
const LONGEST = 40

export function reviewMeaning(opening: Opening): ReviewMeaning | undefined {
  for (const intent of ['cancel_review', 'call_review', 'hold_review'] as const) {
    const text = opening.restAfter(LEADS[intent])
    if (text === undefined) continue
    const plain = normalise(text)
    const isMeant =
      plain === '' ||
      (plain.length <= LONGEST &&
        !TOLD.test(plain) &&
        (PLACE.test(plain) || (intent === 'call_review' && TIME.test(plain))))
    if (isMeant) return { intent, text }
  }
  return undefined
}
