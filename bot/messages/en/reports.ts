import type { CaseLack, HouseholdRoundKind, NoticeLevel, Vars } from '../../../api/client'
import { area, code, cut, cutWith, dayEn as day, name } from '../format'
import type { Messages } from '../messages'

const KIND = {
  identification: 'register',
  exit: 'exit',
  watch_list: 'watch',
  risk_removal: 'risk removal',
} as const satisfies Record<HouseholdRoundKind, string>

const IN_FORCE = {
  identification: 'put on the register',
  exit: 'off the register',
  watch_list: 'looked after',
  risk_removal: 'watched over no more',
} as const satisfies Record<HouseholdRoundKind, string>

const LEVEL = {
  group: 'group',
  village: 'village',
  township: 'township',
} as const satisfies Record<NoticeLevel, string>

const LACK = {
  filed: 'Withdrawn',
  level: 'Not past all lists',
  contested: 'Contested',
  sign_off: 'Not all signed',
  type: 'No type',
  cause: 'No main cause',
  measure: 'A cause without measure',
  watch: 'No kind of watch',
  risk: 'still at risk',
} as const satisfies Record<CaseLack, string>

export const enReports = {
  'report.ask_area': () => 'Of which township? Send its name, as 天元乡',
  'report.no_round': ({ area: place }: Vars<'report.no_round'>) =>
    `${area(place)}: no round is open, nothing to report.`,
  'report.nobody': ({ area: place }: Vars<'report.nobody'>) =>
    `${area(place)}: nobody waits to be reported.`,
  'report.which_round': ({ area: place }: Vars<'report.which_round'>) =>
    `${area(place)}: which round?`,
  'report.round': ({ kind, year }: Vars<'report.round'>) => `${KIND[kind]} ${year ?? ''}`.trim(),
  'report.confirm': ({ area: place, kind, ready, lacking }: Vars<'report.confirm'>) =>
    `${area(place)}, ${KIND[kind]}: report ${ready} to the county${lacking > 0 ? `, ${lacking} not complete` : ''}?`,
  'report.not_ready': ({ area: place, kind, lacking }: Vars<'report.not_ready'>) =>
    `${area(place)}, ${KIND[kind]}: ${lacking} not complete, none to report.`,
  'report.see_lacking': () => 'what lacks',
  'report.lacking': ({ lack, households, heads }: Vars<'report.lacking'>) =>
    `${LACK[lack]} (${households}): ${cutWith(heads, 70, '…')}`,
  'report.done': ({ area: place, households }: Vars<'report.done'>) =>
    `${area(place)}: ${households} reported. You hear of any sent back.`,
  'report.nothing_ready': () => 'None is complete; nothing was reported.',
  'report.not_yours': () => 'This township is not yours. Nothing was done.',
  'report.case_returned': ({ head, level, text }: Vars<'report.case_returned'>) =>
    `The county sent ${name(head)} back to the ${LEVEL[level]}: ${cut(text, 40)}. Mend it and report again.`,

  'report.to_office': ({ area: place, households }: Vars<'report.to_office'>) =>
    `${area(place)} reports ${households}. To check send: 县审 ${area(place)}`,
  'report.none_waiting': () => 'Nothing waits for the county.',
  'report.waiting': ({ reports, areas }: Vars<'report.waiting'>) =>
    `${reports} reports wait: ${cut(areas, 30)}. To look send: 县审 and the township`,
  'report.to_check': ({ area: place, kind, waiting, lacking }: Vars<'report.to_check'>) =>
    `${area(place)}, ${KIND[kind]}: ${waiting} to check${lacking > 0 ? `, ${lacking} lack something` : ''}. To send one back: 退回 name why`,
  'report.pass': () => 'pass',
  'report.see_names': () => 'names',
  'report.later': () => 'leave',
  'report.names': ({ heads }: Vars<'report.names'>) => cutWith(heads, 90, '…'),
  'report.passed': ({ area: place, households, tied }: Vars<'report.passed'>) =>
    `${households} passed${tied > 0 ? `, ${tied} tied to you are for others` : ''}. To announce: 公告 ${area(place)}`,
  'report.all_checked': ({ area: place }: Vars<'report.all_checked'>) =>
    `All checked. To announce send: 公告 ${area(place)}`,
  'report.own_report': () => 'You reported this one: somebody else has to do it.',
  'report.tied': () => 'The rest are your kin or colleagues: somebody else has to do it.',
  'report.return_format': () => 'Send it so: 退回, the name, why',
  'report.return_unknown': () => 'No such household waits. Check the name; add the group, 3社张三',
  'report.return_which': ({ head }: Vars<'report.return_which'>) => `Which ${name(head)}?`,
  'report.ask_return_reason': ({ head }: Vars<'report.ask_return_reason'>) =>
    `Why does ${name(head)} go back? The township is told.`,
  'report.return_confirm': ({ head, text }: Vars<'report.return_confirm'>) =>
    `Send ${name(head)} back, “${cut(text, 12)}”. Where to?`,
  'report.back_to': ({ level }: Vars<'report.back_to'>) => LEVEL[level],
  'report.returned': ({ head, level }: Vars<'report.returned'>) =>
    `${name(head)} is back at the ${LEVEL[level]}; they are told. To go on send: 县审`,
  'report.announce_confirm': ({ area: place, kind, ready, waiting }: Announcing) =>
    `${area(place)}: announce ${ready} ${IN_FORCE[kind]}${waiting > 0 ? `, ${waiting} wait` : ''}? In force at once.`,
  'report.announced': ({ area: place, households, waiting, code: number }: Announced) =>
    `Announced: ${area(place)}, ${households}${waiting > 0 ? `; ${waiting} wait` : ''}. No. ${code(number)}`,
  'report.nothing_checked': ({ area: place }: Vars<'report.nothing_checked'>) =>
    `${area(place)}: none is checked yet. To check: 县审 ${area(place)}`,
  'report.nothing_to_announce': ({ area: place, waiting }: Vars<'report.nothing_to_announce'>) =>
    `${area(place)}: ${waiting} checked are contested or lack something.`,

  'report.sent_back': ({ head, level }: Vars<'report.sent_back'>) =>
    `${name(head)}: the county asks the ${LEVEL[level]} to look again. Reply 1 to look.`,
  'report.registered': ({ head, day: since }: Vars<'report.registered'>) =>
    `${name(head)}: on the register since ${day(since)}. Send SUPPORT to see what you get.`,
  'report.exited': ({ head, day: since }: Vars<'report.exited'>) =>
    `${name(head)}: off the register since ${day(since)}. Disagree? Send PERSON.`,
  'report.watched': ({ head, day: since }: Vars<'report.watched'>) =>
    `${name(head)}: somebody looks after you since ${day(since)}. In trouble? Reply 5.`,
  'report.risk_removed': ({ head, day: since }: Vars<'report.risk_removed'>) =>
    `${name(head)}: watched over no more since ${day(since)}. In trouble again? Reply 5.`,

  'report.announced_area': ({ area: place, kind, households }: Vars<'report.announced_area'>) =>
    `Announced: ${area(place)}, ${households} ${IN_FORCE[kind]}. To stop these send STOP.`,
} satisfies Partial<Messages>

type Announcing = Vars<'report.announce_confirm'>
type Announced = Vars<'report.announced'>
