import { code, cut, headsOf } from '../format'
import type { Messages } from '../messages'

const HOW = 'Send 1 3 or ALL'

/** Somebody else may have been quicker. */
const noted = (told: number) => (told > 0 ? `Noted ${told}` : 'Noted before')

export const enRelays = {
  'relay.asked': ({ text, count, heads, code: digits }) =>
    `"${cut(text, 14)}" does not reach ${count} households. Please tell: ${headsOf(heads, 22, (n) => ` (${n})`)}. When told, send: TOLD ${code(digits)}`,
  'relay.asked_private': ({ text, count, code: digits }) =>
    `"${cut(text, 16)}" does not reach ${count} households. Please tell them. To see whom, send: TOLD ${code(digits)}`,
  'relay.list': ({ text, left }) => `"${cut(text, 10)}": ${left} to tell. ${HOW}`,
  'relay.next': ({ told, left }) => `${noted(told)}. ${left} left. ${HOW}`,
  'relay.next_later': ({ later, left }) => `${later} not in, kept. ${left} left. ${HOW}`,
  'relay.next_undone': ({ count, left }) => `Back on list: ${count}. ${left} left. ${HOW}`,
  'relay.unknown': ({ text }) => `"${cut(text, 8)}" not understood. ${HOW}`,
  'relay.all_told': ({ told }) => `${noted(told)}: all are told, thank you. A mistake? Send UNDO`,
  'relay.all_told_before': () => 'All households of this notice have been told.',
  'relay.none': () => 'There is nobody you have to tell now.',
  'relay.which': () => 'Several notices are to be told. Which one?',
  'relay.not_yours': () => 'Nobody of yours is to be told of this notice. Please check the number.',
  'relay.called_off': ({ text }) =>
    `The notice "${cut(text, 16)}" is cancelled. Nobody more to tell; please say so to those you have told.`,
  'relay.called_off_before': () => 'This notice was cancelled. Nobody is to be told any more.',
} satisfies Partial<Messages>
