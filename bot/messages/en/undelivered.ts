import type { MessageClass, Vars } from '../../../api/client'
import { failureWords } from '../failure-words'
import { dayEn as day } from '../format'
import type { Messages } from '../messages'

const CLASSES = {
  answer: 'replies',
  filing: 'filings',
  notice: 'lists',
  broadcast: 'notices',
  reminder: 'reminders',
} as const satisfies Record<MessageClass, string>

const groupOf = ({ kind, why, count }: Vars<'undelivered.group'>) =>
  `${count} ${CLASSES[kind]}: ${failureWords(why, 'en')}`

export const enUndelivered = {
  'undelivered.none': () => 'Every message arrived.',
  'undelivered.groups': ({ total }) => `${total} not delivered:`,
  'undelivered.group': groupOf,
  'undelivered.more': () => 'more',
  'undelivered.ask': ({ since, ...group }) => `${groupOf(group)}, since ${day(since)}.`,
  'undelivered.ask_unsure': ({ since, ...group }) =>
    `${groupOf(group)}, since ${day(since)}. May have arrived: not sent twice.`,
  'undelivered.resend': () => 'send again',
  'undelivered.dismiss': () => 'seen, put away',
  'undelivered.later': () => 'later',
  'undelivered.resent': ({ count, left }) =>
    `${count} go out again${left > 0 ? `, ${left} not (too late, void or stopped)` : ''}. Next: UNDELIVERED`,
  'undelivered.none_resent': ({ left }) =>
    left > 0
      ? `All ${left} are too late, void or stopped: none sent. Next: UNDELIVERED`
      : 'This group is settled already. Next: UNDELIVERED',
  'undelivered.dismissed': ({ count }) => `${count} put away. Next: UNDELIVERED`,
  'digest.undelivered': ({ count }) =>
    `Good morning: ${count} more messages did not arrive. Send UNDELIVERED.`,
} satisfies Partial<Messages>
