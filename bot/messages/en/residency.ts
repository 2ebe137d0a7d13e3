import type { ResidencyVarKinds, Vars } from '../../../api/client'
import { area, code, cut, dayEn as day } from '../format'
import type { Messages } from '../messages'

const WHY = {
  not_resident: 'Nothing was done: not posted to that village.',
  which_village: 'You are posted to several. Nothing was noted; send 到村 and the village.',
  on_leave: 'You are on leave. Nothing was noted; send 销假 first, then 到村.',
  in_future: 'That day has not come. Nothing was noted.',
  too_long_ago: 'More than 7 days ago: it stays. Ask the township.',
  not_today: 'Only the day itself can be noted. Nothing was noted.',
  in_past: 'These days are past, or over half a year ahead. Nothing was asked for.',
  turned_round: 'It ends before it begins. Nothing was asked for.',
  too_long: 'Longer than leave may be at once. Nothing was asked for.',
  overlaps: 'You have leave on these days already. Send 销假 to change it.',
  no_reason: 'Say why. Nothing was done.',
  id_number: 'No ID numbers, please. Nothing was done; send it without.',
  phone: 'No phones, please. Nothing was done; send it without.',
  own: 'This is about yourself: somebody else has to. Nothing was done.',
  tied: 'You are kin: somebody else has to. Nothing was done.',
  already_judged: 'That is decided. Nothing was changed.',
  already_proposed: 'It is proposed already and waits for the county.',
  own_proposal: 'You proposed it: somebody else decides. Nothing was done.',
  own_decision: 'You decided it first: somebody else has to. Nothing was done.',
  already_contested: 'You have answered already; the county looks at it.',
  not_recalled: 'You are not recalled. Nothing was noted.',
  no_leave: 'There is no leave to end.',
  unknown_code: 'There is no such number. Nothing was done.',
  figure_missing: 'The county has set no days yet. Nothing was done.',
} as const satisfies Record<ResidencyVarKinds['residencyWhy'], string>

const more = (left: number) => (left > 0 ? `. ${left} more: NEXT` : '')
const span = (from: string, to: string | null) =>
  to === null || from === to ? day(from) : `${day(from)} to ${day(to)}`

export const enResidency = {
  'residency.noted': ({ area: place, day: on, days, need }: Vars<'residency.noted'>) =>
    `Noted: ${area(place)}, ${day(on)}. Day ${days} of ${need} this month. Wrong? Send 没到村.`,
  'residency.noted_far': ({ area: place, days, need }: Vars<'residency.noted_far'>) =>
    `Noted, as sent from far away from ${area(place)}. Day ${days} of ${need} this month.`,
  'residency.taken_back': ({ day: on, days, need }: Vars<'residency.taken_back'>) =>
    `${day(on)} does not count. ${days} of ${need} days this month.`,
  'residency.not_noted': ({ day: on }: Vars<'residency.not_noted'>) =>
    `${day(on)} was not noted. Nothing was changed.`,
  'residency.which_village': () => 'Which village?',
  'residency.refused': ({ residencyWhy }: Vars<'residency.refused'>) => WHY[residencyWhy],
  'residency.own': (vars: Vars<'residency.own'>) =>
    `${area(vars.area)}: ${vars.days} of ${vars.need} days this month, leave ${vars.leave}; ${vars.inYear} of ${vars.needInYear} this year.`,
  'residency.line': ({ area: place, name, days, need, leave, left }: Vars<'residency.line'>) =>
    `${area(place)}, ${cut(name, 8)}: ${days} of ${need} days, leave ${leave}${more(left)}`,
  'residency.nobody': () => 'Nobody is posted to a village there.',
  'residency.away': ({ area: place, name, left }: Vars<'residency.away'>) =>
    `${area(place)}, ${cut(name, 8)}: neither there nor on leave today${more(left)}`,
  'residency.all_there': () => 'All are in their villages today, or on leave.',
  'residency.free_day': () => 'Today is no working day.',
  'residency.public': ({ area: place, name, days, need }: Vars<'residency.public'>) =>
    `${area(place)}: first secretary ${cut(name, 8)}, ${days} of ${need} days this month. Wrong? Send 4.`,
  'residency.public_nobody': ({ area: place }: Vars<'residency.public_nobody'>) =>
    `${area(place)} has no first secretary now.`,
  'residency.public_where': () => 'Send 驻村 and the village, as 驻村 宝坪村',

  'leave.ask_days': () => 'Which days? As 12月5日到7日',
  'leave.ask_reason': () => 'Why? One sentence.',
  'leave.confirm': ({ from, to, reason }: Vars<'leave.confirm'>) =>
    `Leave, ${span(from, to)}: ${cut(reason, 24)}. Right?`,
  'leave.dropped': () => 'No leave was asked for.',
  'leave.asked': ({ code: number }: Vars<'leave.asked'>) =>
    `The township decides, no. ${code(number)}; you will be told. To call it off: 销假`,
  'leave.ended': ({ from, to }: Vars<'leave.ended'>) => `Leave of ${span(from, to)} has ended.`,
  'leave.granted_told': ({ from, to }: Vars<'leave.granted_told'>) =>
    `Your leave of ${span(from, to)} is granted. Back early? Send 销假.`,
  'leave.refused_told': ({ from, to, reason }: Vars<'leave.refused_told'>) =>
    `Your leave of ${span(from, to)} is not granted: ${cut(reason, 24)}`,
  'leave.to_judge': ({
    name,
    area: place,
    from,
    to,
    reason,
    code: number,
  }: Vars<'leave.to_judge'>) =>
    `${area(place)}, ${cut(name, 6)}: leave ${span(from, to)}, ${cut(reason, 12)}. Send 准假 ${code(number)} or 不准 with number and why`,
  'leave.judge_format': () => 'Send 准假 and the number, or 不准, the number and why.',
  'leave.ask_why_not': ({ name }: Vars<'leave.ask_why_not'>) =>
    `Why is ${cut(name, 8)} not to have leave? One sentence.`,
  'leave.grant_confirm': ({ name, from, to, reason }: Vars<'leave.grant_confirm'>) =>
    `Grant ${cut(name, 8)} leave, ${span(from, to)} (${cut(reason, 16)}). Right?`,
  'leave.refuse_confirm': ({ name, from, to, reason }: Vars<'leave.refuse_confirm'>) =>
    `Refuse ${cut(name, 8)} leave, ${span(from, to)}: ${cut(reason, 16)}. Right?`,
  'leave.granted': ({ name }: Vars<'leave.granted'>) => `Granted; ${cut(name, 8)} will be told.`,
  'leave.refused': ({ name }: Vars<'leave.refused'>) =>
    `Not granted; ${cut(name, 8)} will be told.`,

  'recall.ask_person': () => 'Who is to be recalled? The name, as 姚云川',
  'recall.which_person': () => 'Which one?',
  'recall.ask_reason': ({ name }: Vars<'recall.ask_reason'>) =>
    `Why is ${cut(name, 8)} to be recalled? One sentence.`,
  'recall.confirm': ({ name, area: place, reason }: Vars<'recall.confirm'>) =>
    `Propose to recall ${cut(name, 8)} from ${area(place)}: ${cut(reason, 20)}. They are told. Right?`,
  'recall.dropped': () => 'Nothing was done.',
  'recall.proposed': ({ name, code: number }: Vars<'recall.proposed'>) =>
    `The recall of ${cut(name, 8)} is proposed, no. ${code(number)}. The county decides.`,
  'recall.to_decide': ({ name, area: place, reason, code: number }: Vars<'recall.to_decide'>) =>
    `Recall ${cut(name, 6)} from ${area(place)}? ${cut(reason, 16)}. Send 召回决定 ${code(number)} 同意 or 不同意, and why`,
  'recall.proposed_told': ({ area: place, reason, code: number }: Vars<'recall.proposed_told'>) =>
    `Your recall from ${area(place)} is proposed: ${cut(reason, 20)}. To answer: 申诉 ${code(number)} and your words`,
  'recall.decide_format': () => 'Send 召回决定, the number, 同意 or 不同意, and why.',
  'recall.ask_why': ({ name }: Vars<'recall.ask_why'>) =>
    `Why do you decide so about ${cut(name, 8)}? They are told.`,
  'recall.uphold_confirm': ({ name, area: place, reason }: Vars<'recall.uphold_confirm'>) =>
    `Recall ${cut(name, 8)} from ${area(place)}: ${cut(reason, 20)}. Right?`,
  'recall.refuse_confirm': ({ name, area: place, reason }: Vars<'recall.refuse_confirm'>) =>
    `Do not recall ${cut(name, 8)} from ${area(place)}: ${cut(reason, 20)}. Right?`,
  'recall.decided': ({ name, area: place }: Vars<'recall.decided'>) =>
    `${cut(name, 8)} is no longer posted to ${area(place)}. They and the township will be told.`,
  'recall.declined': ({ name, area: place }: Vars<'recall.declined'>) =>
    `${cut(name, 8)} stays posted to ${area(place)}. They and the township will be told.`,
  'recall.recalled_told': ({ area: place, reason, code: number }: Vars<'recall.recalled_told'>) =>
    `You are recalled from ${area(place)}: ${cut(reason, 20)}. To appeal: 申诉 ${code(number)} and your words`,
  'recall.stays_told': ({ area: place, reason }: Vars<'recall.stays_told'>) =>
    `Your appeal was looked at; you stay recalled from ${area(place)}: ${cut(reason, 24)}`,
  'recall.not_recalled_told': ({ area: place, reason }: Vars<'recall.not_recalled_told'>) =>
    `You are not recalled and stay posted to ${area(place)}: ${cut(reason, 24)}`,
  'recall.upheld_to_proposer': ({ name, area: place }: Vars<'recall.upheld_to_proposer'>) =>
    `The county agreed: ${cut(name, 8)} is no longer posted to ${area(place)}.`,
  'recall.refused_to_proposer': ({ name, area: place }: Vars<'recall.refused_to_proposer'>) =>
    `The county did not agree: ${cut(name, 8)} stays posted to ${area(place)}.`,
  'recall.contest_to_office': (vars: Vars<'recall.contest_to_office'>) =>
    `${area(vars.area)}, ${cut(vars.name, 6)} appeals the recall: ${cut(vars.text, 16)}. Send 召回决定 ${code(vars.code)} 同意 or 不同意, and why`,
  'recall.ask_contest': () => 'What do you say against the recall? One sentence.',
  'recall.contest_confirm': ({ text }: Vars<'recall.contest_confirm'>) =>
    `Against the recall: ${cut(text, 30)}. Right?`,
  'recall.contested': () => 'Noted. Another person at the county looks at it; you will be told.',
} satisfies Partial<Messages>
