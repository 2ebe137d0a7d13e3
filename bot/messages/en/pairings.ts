import type { BrokenPairing, PairRefusal, Vars } from '../../../api/client'
import { area, cut, dayEn as day, headsOf, name, phone } from '../format'
import type { Messages } from '../messages'

const counted = (count: number) => `… ${count} in all`
const heads = (all: string, most: number) => headsOf(all, most, counted)
const more = (left: number) => (left > 0 ? `. ${left} more: NEXT` : '')
/** 199****0150. */
const reached = (masked: string) => (masked === '' ? '' : `, ${cut(masked, 11)}`)

const WHY = {
  household_closed: 'no household any more',
  helper_left: 'the helper has left',
  helper_elsewhere: 'the helper works elsewhere',
  helper_tied: 'kin or colleague of the helper, who may visit',
  already_paired: 'is paired so already',
  day_in_future: 'the day is still to come',
  day_before_former: 'before the pairing it has',
  tied: 'kin or colleague of yours: somebody else decides',
} as const satisfies Record<PairRefusal | 'tied', string>

const BROKEN = {
  helper_left: 'has left',
  household_closed: 'household is gone',
  helper_elsewhere: 'works elsewhere',
} as const satisfies Record<BrokenPairing, string>

export const enPairings = {
  'pairing.ask_who': () => 'Which household? Send the name of the head; several with 、 between.',
  'pairing.unknown': () => 'No such household in your area. Send the name again, with the group.',
  'pairing.which': ({ head }: Vars<'pairing.which'>) => `Which ${name(head)}?`,
  'pairing.ask_group': ({ head }: Vars<'pairing.ask_group'>) =>
    `Many are called ${name(head)}. Of which group? As 3社 or 宝坪村3社`,
  'pairing.ask_helper': ({ head }: Vars<'pairing.ask_helper'>) =>
    `Who helps ${name(head)}? Send the name, or 我 for yourself.`,
  'pairing.helper_unknown': () => 'Nobody of the name works there. Send the name again, or 我.',
  'pairing.which_helper': ({ name: who }: Vars<'pairing.which_helper'>) => `Which ${name(who)}?`,
  'pairing.cannot': ({ heads: all, why }: Vars<'pairing.cannot'>) =>
    `${heads(all, 28)} not paired: ${WHY[why]}.`,
  'pairing.confirm': ({ heads: all, helper }: Vars<'pairing.confirm'>) =>
    `${heads(all, 28)}: ${name(helper)} helps from today. Right?`,
  'pairing.confirm_change': ({ head, helper, former }: Vars<'pairing.confirm_change'>) =>
    `${name(head)}: ${name(helper)} helps from today, ${name(former)} no more. Right?`,
  'pairing.paired': ({ heads: all, helper }: Vars<'pairing.paired'>) =>
    `Noted: ${name(helper)} helps ${heads(all, 24)}. All are told.`,
  'pairing.dropped': () => 'Nothing was changed.',
  'pairing.changed': () => 'Things have just changed. Nothing was noted; send it again.',
  'pairing.end_who': () => 'Send: 解除结对 head of the household, and why',
  'pairing.end_reason': ({ head }: Vars<'pairing.end_reason'>) =>
    `${name(head)}: why does it end? As 调动, 退休, 轮换`,
  'pairing.end_confirm': ({ head, helper, reason }: Vars<'pairing.end_confirm'>) =>
    `${name(helper)} helps ${name(head)} no more, “${cut(reason, 16)}”. Right?`,
  'pairing.ended': ({ head }: Vars<'pairing.ended'>) =>
    `Ended. Please name another for ${name(head)}: 结对 head helper`,
  'pairing.not_paired': ({ head }: Vars<'pairing.not_paired'>) =>
    `${name(head)} is paired with nobody. Nothing was changed.`,

  'pairing.household': ({ head, name: who, unit }: Vars<'pairing.household'>) =>
    `${name(who)} of ${cut(unit, 14)} helps ${name(head)} from today. In need send 5.`,
  'pairing.helper': ({ area: place, heads: all }: Vars<'pairing.helper'>) =>
    `${area(place)}: you help ${heads(all, 22)} from today. Please visit; send 结对 to see.`,
  'pairing.former': ({ heads: all, name: who }: Vars<'pairing.former'>) =>
    `${name(who)} helps ${heads(all, 30)} from today. Thank you.`,
  'pairing.ended_helper': ({ head }: Vars<'pairing.ended_helper'>) =>
    `From today you need not help ${name(head)} any more. Thank you.`,

  'pairing.own': ({ head, area: place, phone: masked, day: on, due, late, left }: Own) =>
    `${name(head)} (${area(place)}${reached(masked)}): seen ${day(on)}, ${late > 0 ? 'late, ' : ''}next by ${day(due)}${more(left)}`,
  'pairing.own_unvisited': ({ head, area: place, phone: masked, due, late, left }: Unvisited) =>
    `${name(head)} (${area(place)}${reached(masked)}): never seen, ${late > 0 ? 'late, ' : ''}by ${day(due)}${more(left)}`,
  'pairing.own_plain': ({ head, area: place, phone: masked, left }: Vars<'pairing.own_plain'>) =>
    `${name(head)} (${area(place)}${reached(masked)})${more(left)}`,
  'pairing.village': ({ area: place, paired, unpaired }: Vars<'pairing.village'>) =>
    `${area(place)}: ${paired} paired${unpaired > 0 ? `, ${unpaired} with nobody` : ''}.`,
  'pairing.line': ({ head, area: place, helper, day: on, left }: Vars<'pairing.line'>) =>
    `${name(head)} (${area(place)}): ${name(helper)} since ${day(on)}${more(left)}`,
  'pairing.line_broken': ({ head, area: place, helper, by, left }: Broken) =>
    `${name(head)} (${area(place)}): ${name(helper)}, ${BROKEN[by]}; name another${more(left)}`,

  'pairing.mine': ({ head, name: who, unit }: Vars<'pairing.mine'>) =>
    `${name(who)} of ${cut(unit, 14)} helps ${name(head)}. To reach somebody send 5 or PERSON.`,
  'pairing.mine_none': ({ head }: Vars<'pairing.mine_none'>) =>
    `Nobody is named for ${name(head)} yet; the village helps. In need send 5.`,

  'visit_duty.line': ({ head, area: place, days, due, late, left }: Duty) =>
    `${name(head)} (${area(place)}): ${days} days not visited, ${late > 0 ? 'late, ' : ''}by ${day(due)}${more(left)}`,
  'visit_duty.never': ({ head, area: place, due, late, left }: Vars<'visit_duty.never'>) =>
    `${name(head)} (${area(place)}): never visited, ${late > 0 ? 'late, ' : ''}by ${day(due)}${more(left)}`,
  'visit_duty.village': ({ area: place, late, soon, left }: Vars<'visit_duty.village'>) =>
    `${area(place)}: ${late} not visited in time, ${soon} due soon${left > 0 ? `. ${left} villages more: NEXT` : ''}`,
  'visit_duty.place_unknown': () => 'No such place in your area. For your own send: 未走访',
  'visit_duty.none': () => 'Nobody is to be visited now.',
  'visit_duty.not_set': ({ hotline }: Vars<'visit_duty.not_set'>) =>
    `The county has not set how often to visit. Ask: ${phone(hotline)}`,
} satisfies Partial<Messages>

type Own = Vars<'pairing.own'>
type Unvisited = Vars<'pairing.own_unvisited'>
type Broken = Vars<'pairing.line_broken'>
type Duty = Vars<'visit_duty.line'>
