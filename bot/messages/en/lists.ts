import type { Vars, VillageListKind } from '../../../api/client'
import { area, code, cut, dayEn as day, name } from '../format'
import type { Messages } from '../messages'

const KINDS = {
  problem: 'Problem',
  task: 'Task',
  responsibility: 'Charge',
} as const satisfies Record<VillageListKind, string>

const fullDay = (on: string) => `${day(on)} ${on.slice(0, 4)}`
const more = (left: number) => (left > 0 ? `. ${left} more: NEXT` : '')

export const enLists = {
  'list.ask_area': () => 'Of which village? Send its name, as 宝坪村',
  'list.ask_text': ({ kind }: Vars<'list.ask_text'>) =>
    `${KINDS[kind]}: what is it? One sentence, no ID numbers or phones.`,
  'list.ask_owner': () => 'Who sees to it? Send the name, or 我 for yourself.',
  'list.owner_unknown': () => 'Nobody of the name works there. Send the name again, or 我.',
  'list.which_owner': ({ name: who }: Vars<'list.which_owner'>) => `Which ${name(who)}?`,
  'list.ask_due': () => 'By which day? Not before today. As 12月15日 or 年底',
  'list.confirm': ({ kind, area: place, text, owner, due }: Vars<'list.confirm'>) =>
    `${KINDS[kind]}, ${area(place)}: ${cut(text, 30)}, ${name(owner)}, by ${fullDay(due)}. Right?`,
  'list.added': ({ owner, due, code: number }: Vars<'list.added'>) =>
    `Noted: ${name(owner)}, by ${day(due)}. When done send: 办结 ${code(number)}`,
  'list.dropped': () => 'Nothing was noted.',
  'list.personal': () =>
    'Lists hang in public: no ID numbers or phones. Not noted; send it without.',
  'list.already_listed': () => 'The same is on the list already. Send 清单 to see it.',
  'list.changed': () => 'Things have just changed. Nothing was noted; send it again.',

  'list.to_owner': ({ kind, area: place, text, due, code: number }: Vars<'list.to_owner'>) =>
    `${KINDS[kind]}, ${area(place)}: ${cut(text, 24)}, by ${fullDay(due)}. When done send: 办结 ${code(number)} what`,
  'list.due_soon': ({ text, code: number }: Vars<'list.due_soon'>) =>
    `${cut(text, 14)} is due tomorrow. When done: 办结 ${code(number)} what`,
  'list.struck_owner': ({ text }: Vars<'list.struck_owner'>) =>
    `Struck off: ${cut(text, 40)}. Thank you.`,
  'list.sent_back_owner': ({ text, reason, due, code: number }: Vars<'list.sent_back_owner'>) =>
    `Not done yet: ${cut(text, 16)}, “${cut(reason, 20)}”. By ${day(due)}, then: 办结 ${code(number)} what`,
  'list.cancelled_owner': ({ text, reason }: Vars<'list.cancelled_owner'>) =>
    `Called off: ${cut(text, 18)}, “${cut(reason, 18)}”.`,
  'list.finish_format': () =>
    'Send: 办结 10 digits, and what was done. With a photo, if you have one.',
  'list.ask_done': ({ text }: Vars<'list.ask_done'>) =>
    `${cut(text, 20)}: what was done? One sentence; a photo may come with it.`,
  'list.finish_confirm': ({ text, done, photos }: Vars<'list.finish_confirm'>) =>
    `${cut(text, 16)} is done: ${cut(done, 16)}${photos > 0 ? `, ${photos} photos` : ''}. Right?`,
  'list.finished': ({ striker }: Vars<'list.finished'>) =>
    `Noted. ${name(striker)} is asked to look and to strike it off.`,
  'list.finished_nobody': () => 'Noted. It is struck off once somebody else has looked.',
  'list.not_owner': () => 'This is somebody else’s. Nothing was noted.',
  'list.already_done': () => 'It waits to be struck off already.',
  'list.was_struck': () => 'It is struck off already.',
  'list.was_cancelled': () => 'It was called off.',
  'list.unknown_code': () => 'No such number on the lists of your area. Send 清单 to see them.',

  'list.to_strike': ({ area: place, text, done, code: number }: Vars<'list.to_strike'>) =>
    `${area(place)}, done: ${cut(text, 14)}, ${cut(done, 16)}. If so: 销号 ${code(number)}, if not: 退回 ${code(number)} why`,
  'list.strike_format': () => 'Send: 销号 10 digits. Not done yet: 退回 10 digits, and why',
  'list.strike_confirm': ({ text, owner, done }: Vars<'list.strike_confirm'>) =>
    `${cut(text, 14)}, ${name(owner)}: ${cut(done, 14)}. You have seen it: strike it off?`,
  'list.struck': () => 'Struck off; whoever did it is told.',
  'list.own_item': () => 'It is your own: somebody else has to look. Nothing was changed.',
  'list.not_done': () => 'It is not said to be done yet. To call it off: 取消清单 number why',
  'list.ask_return_reason': ({ text }: Vars<'list.ask_return_reason'>) =>
    `${cut(text, 20)}: what is missing? One sentence, for whoever does it.`,
  'list.return_confirm': ({ text, reason }: Vars<'list.return_confirm'>) =>
    `${cut(text, 14)} goes back, “${cut(reason, 18)}”. Right?`,
  'list.returned': () => 'Sent back; whoever does it is told what is missing.',
  'list.cancel_format': () => 'Send: 取消清单 10 digits, and why',
  'list.ask_cancel_reason': ({ text }: Vars<'list.ask_cancel_reason'>) =>
    `${cut(text, 20)}: why is it called off? One sentence, please.`,
  'list.cancel_confirm': ({ text, reason }: Vars<'list.cancel_confirm'>) =>
    `${cut(text, 14)} is called off, “${cut(reason, 18)}”. Right?`,
  'list.cancelled': () => 'Called off; whoever was to do it is told.',

  'list.head': ({ area: place, open, done, late }: Vars<'list.head'>) =>
    `${area(place)}: ${open} open${late > 0 ? `, ${late} late` : ''}${done > 0 ? `, ${done} to strike off` : ''}.`,
  'list.line': ({ kind, text, owner, due, code: number, late, left }: Vars<'list.line'>) =>
    `${KINDS[kind]}: ${cut(text, 14)}, ${name(owner)}, ${late > 0 ? 'late, ' : ''}by ${day(due)}, ${code(number)}${more(left)}`,
  'list.line_done': ({ text, owner, code: number, left }: Vars<'list.line_done'>) =>
    `Done says ${name(owner)}: ${cut(text, 14)}, to strike off, ${code(number)}${more(left)}`,
  'list.line_struck': ({ text, owner, day: on }: Vars<'list.line_struck'>) =>
    `${cut(text, 20)}, ${name(owner)}: struck off ${day(on)}.`,
  'list.line_cancelled': ({ text, reason }: Vars<'list.line_cancelled'>) =>
    `${cut(text, 20)}: called off, ${cut(reason, 20)}`,
  'list.none': ({ area: place }: Vars<'list.none'>) =>
    `Nothing is open on the lists of ${area(place)}.`,
  'list.place_unknown': () => 'No such place in your area. Send: 清单 宝坪村',
} satisfies Partial<Messages>
