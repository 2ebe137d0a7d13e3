import type { MeasureStatus, PovertyCause, Vars } from '../../../api/client'
import { area, code, cut, dayEn as day, instantEn as instant, name } from '../format'
import type { Messages } from '../messages'

const CAUSES = {
  illness: 'illness',
  disability: 'disability',
  schooling: 'schooling',
  disaster: 'disaster',
  lack_of_land: 'land',
  lack_of_water: 'water',
  lack_of_skill: 'skill',
  lack_of_labour: 'labour',
  lack_of_funds: 'funds',
  poor_transport: 'transport',
  lack_of_drive: 'drive',
  marriage_cost: 'wedding',
  funeral_cost: 'funeral',
  other: 'other',
} as const satisfies Record<PovertyCause, string>

const fullDay = (on: string) => `${day(on)} ${on.slice(0, 4)}`
const more = (left: number) => (left > 0 ? `. ${left} more: NEXT` : '')

export const enMeasures = {
  'measure.ask_who': () => 'For whom is the measure? Send the name of the head, with the group.',
  'measure.unknown': () => 'No such household in your area. Send the name again, please.',
  'measure.which': ({ head }: Vars<'measure.which'>) => `Which ${name(head)}?`,
  'measure.ask_group': ({ head }: Vars<'measure.ask_group'>) =>
    `Many are called ${name(head)}. Of which group? As 3社 or 宝坪村3社`,
  'measure.no_causes': ({ head }: Vars<'measure.no_causes'>) =>
    `${name(head)}: no cause is known yet. Survey first, please.`,
  'measure.ask_cause': ({ head }: Vars<'measure.ask_cause'>) => `${name(head)}: against what?`,
  'measure.cause': ({ cause }: Vars<'measure.cause'>) => CAUSES[cause],
  'measure.ask_content': ({ head, cause }: Vars<'measure.ask_content'>) =>
    `${name(head)}, ${CAUSES[cause]}: what is to be done? A sentence, please.`,
  'measure.ask_owner': () => 'Who sees to it? Send the name, or 我 for yourself.',
  'measure.owner_unknown': () => 'Nobody of the name works there. Send the name again, or 我.',
  'measure.which_owner': ({ name: who }: Vars<'measure.which_owner'>) => `Which ${name(who)}?`,
  'measure.ask_due': () => 'By which day? Not before today. As 9月30日 or 年底',
  'measure.confirm': ({ head, cause, text, owner, due }: Vars<'measure.confirm'>) =>
    `${name(head)}, ${CAUSES[cause]}: ${cut(text, 20)}, ${name(owner)}, by ${fullDay(due)}. Right?`,
  'measure.planned': ({ owner, due, code: number }: Vars<'measure.planned'>) =>
    `Noted: ${name(owner)}, by ${day(due)}. When done send: 落实 ${code(number)}`,
  'measure.dropped': () => 'Nothing was planned.',
  'measure.owner_tied': () => 'Whoever sees to it is kin or colleague: name another, please.',
  'measure.household_closed': ({ head }: Vars<'measure.household_closed'>) =>
    `${name(head)} is no household any more.`,
  'measure.changed': () => 'Things have just changed. Nothing was noted; send it again.',

  'measure.to_owner': ({ head, area: place, text, due, code: number }: Vars<'measure.to_owner'>) =>
    `By ${fullDay(due)}: ${cut(text, 24)} for ${name(head)} (${area(place)}). When done send: 落实 ${code(number)}`,
  'measure.due_soon': ({ head, text, code: number }: Vars<'measure.due_soon'>) =>
    `${name(head)}: ${cut(text, 14)} is due tomorrow. When done: 落实 ${code(number)}`,
  'measure.cancelled_owner': ({ code: number, text }: Vars<'measure.cancelled_owner'>) =>
    `${code(number)} is called off: ${cut(text, 40)}`,
  'measure.owned': ({ head, text, due, code: number, late, left }: Vars<'measure.owned'>) =>
    `${late > 0 ? 'Late, ' : ''}by ${day(due)}: ${name(head)}, ${cut(text, 12)}, ${code(number)}${more(left)}`,
  'measure.owned_none': () => 'No measure waits for you.',

  'measure.deliver_format': () => 'Send it so: 落实, the 10 digits, and the day if not today',
  'measure.ask_delivery_day': () => 'On which day? Not after today. As 昨天 or 3月5日',
  'measure.deliver_confirm': ({ head, text, day: on }: Vars<'measure.deliver_confirm'>) =>
    `${name(head)}: ${cut(text, 16)}, delivered ${day(on)}. Right?`,
  'measure.delivered': ({ head }: Vars<'measure.delivered'>) =>
    `Noted. ${name(head)} is asked whether it came.`,
  'measure.delivered_no_phone': ({ head }: Vars<'measure.delivered_no_phone'>) =>
    `Noted. ${name(head)} has no phone: another cadre asks at the next visit.`,
  'measure.not_owner': () => 'This one is not yours. Nothing was noted.',
  'measure.already_delivered': () => 'It was said to be delivered before.',
  'measure.was_cancelled': () => 'It was called off.',
  'measure.unknown_code': () => 'No such measure. Check the 10 digits, please.',
  'measure.cancel_format': () => 'Send it so: 取消措施, the 10 digits, why',
  'measure.ask_cancel_reason': ({ head, text }: Vars<'measure.ask_cancel_reason'>) =>
    `${name(head)}: why is ${cut(text, 16)} called off?`,
  'measure.cancel_confirm': ({ head, text, reason }: Vars<'measure.cancel_confirm'>) =>
    `Call off ${cut(text, 12)} of ${name(head)}, “${cut(reason, 12)}”?`,
  'measure.cancelled': ({ head }: Vars<'measure.cancelled'>) =>
    `${name(head)}: called off. Every cause needs a measure.`,
  'measure.of_household': ({ text, status, day: on, owner, code: number, left }: Listed) =>
    `${cut(text, 14)}: ${name(owner)}, ${STANDING[status](day(on))}, ${code(number)}${more(left)}`,
  'measure.none_of': ({ head }: Vars<'measure.none_of'>) => `${name(head)} has no measure yet.`,

  'measure.received': ({ head, text, code: number }: Vars<'measure.received'>) =>
    `${name(head)}: did ${cut(text, 12)} come? Later send RECEIVED or MISSING ${code(number)}`,
  'measure.yes': () => 'yes',
  'measure.no': () => 'no',
  'measure.ask_again': ({ head, text }: Vars<'measure.ask_again'>) =>
    `${name(head)}: did ${cut(text, 24)} come?`,
  'measure.answer_it': () => 'did it come',
  'measure.confirmed': ({ text, code: number }: Vars<'measure.confirmed'>) =>
    `Noted: ${cut(text, 14)} came. If not, send MISSING ${code(number)}`,
  'measure.denied': ({ text, responder, due, receipt }: Vars<'measure.denied'>) =>
    `Noted: no ${cut(text, 10)}. ${name(responder)} looks into it by ${instant(due)}, receipt ${code(receipt)}`,
  'measure.same': () => 'You have said so before; it is noted.',
  'measure.not_delivered': ({ text, due }: Vars<'measure.not_delivered'>) =>
    `${cut(text, 18)} is to come by ${fullDay(due)}. You will be asked.`,
  'measure.answer_unknown': () => 'No such thing of your household. Send SUPPORT to look.',
  'measure.mine': ({ text, status, day: on, owner, code: number, left }: Listed) =>
    `${cut(text, 12)}: ${OWN[status](day(on), name(owner), code(number))}${more(left)}`,
  'measure.mine_none': () => 'Nothing is decided for your household yet. In trouble? Reply 5.',

  'measure.ask_at_visit': ({ head, area: place, text, code: number }: AtVisit) =>
    `${name(head)} (${area(place)}) has no phone. Please ask whether ${cut(text, 14)} came, then send: 收到 or 没收到 ${code(number)}`,
  'measure.enter_received': ({ head, text }: Vars<'measure.enter_received'>) =>
    `${name(head)} says ${cut(text, 16)} came?`,
  'measure.enter_missing': ({ head, text }: Vars<'measure.enter_missing'>) =>
    `${name(head)} says ${cut(text, 16)} never came?`,
  'measure.entered_received': ({ head }: Vars<'measure.entered_received'>) =>
    `Noted: it came to ${name(head)}.`,
  'measure.entered_missing': ({ head, responder, due, receipt }: EnteredMissing) =>
    `Noted: nothing came to ${name(head)}. ${name(responder)} looks into it by ${instant(due)}, receipt ${code(receipt)}`,
  'measure.own_delivery': () => 'You delivered it: another cadre has to ask.',

  'measure.received_after_all': ({ text, code: receipt }: Vars<'measure.received_after_all'>) =>
    `They now say ${cut(text, 16)} came. When checked send: 答 ${code(receipt)} and what you found`,
} satisfies Partial<Messages>

type Listed = Vars<'measure.mine'>
type AtVisit = Vars<'measure.ask_at_visit'>
type EnteredMissing = Vars<'measure.entered_missing'>

const STANDING = {
  planned: (on) => `by ${on}`,
  delivered: (on) => `delivered ${on}`,
  confirmed: (on) => `came, ${on}`,
  denied: (on) => `never came, ${on}`,
  cancelled: () => 'called off',
} as const satisfies Record<MeasureStatus, (on: string) => string>

const OWN = {
  planned: (on, owner) => `${owner}, by ${on}`,
  delivered: (on, _owner, number) => `said to have come ${on}. Send RECEIVED or MISSING ${number}`,
  confirmed: (on) => `came, you said on ${on}`,
  denied: (on) => `never came, you said on ${on}`,
  cancelled: () => 'called off',
} as const satisfies Record<MeasureStatus, (on: string, owner: string, number: string) => string>
