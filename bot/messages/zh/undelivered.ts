import type { MessageClass, Vars } from '../../../api/client'
import { failureWords } from '../failure-words'
import { dayZh as day } from '../format'
import type { Messages } from '../messages'

const CLASSES = {
  answer: '回话',
  filing: '办件消息',
  notice: '公示消息',
  broadcast: '通知',
  reminder: '提醒',
} as const satisfies Record<MessageClass, string>

const groupOf = ({ kind, why, count }: Vars<'undelivered.group'>) =>
  `${CLASSES[kind]}${count}条：${failureWords(why, 'zh')}`

export const zhUndelivered = {
  'undelivered.none': () => '没有没送到的短信。',
  'undelivered.groups': ({ total, groups }) => `有${total}条没送到，分${groups}组。回数字看一组：`,
  'undelivered.group': groupOf,
  'undelivered.more': () => '看后面的',
  'undelivered.ask': ({ since, ...group }) =>
    `${groupOf(group)}，最早${day(since)}。查过号码再重发，怎么办？`,
  'undelivered.ask_unsure': ({ since, ...group }) =>
    `${groupOf(group)}，最早${day(since)}。可能已送到，不能重发。`,
  'undelivered.resend': () => '重发',
  'undelivered.dismiss': () => '看过了，收起',
  'undelivered.later': () => '以后再说',
  'undelivered.resent': ({ count, left }) =>
    `${count}条在重发${left > 0 ? `，${left}条已过期、作废或对方拒收，不发` : ''}。看别的发“未送达”。`,
  'undelivered.none_resent': ({ left }) =>
    left > 0
      ? `${left}条都已过期、作废或对方拒收，没有重发。可以收起，发“未送达”。`
      : '这一组已经处理过了。看别的发“未送达”。',
  'undelivered.dismissed': ({ count }) => `收起了${count}条。看别的发“未送达”。`,
  'digest.undelivered': ({ count }) =>
    `早上好，昨天以来又有${count}条短信没送到。发“未送达”看原因、重发。`,
} satisfies Partial<Messages>
