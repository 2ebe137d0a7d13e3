import type { Vars } from '../../../api/client'
import { area, code, cut, dayEn as day, name } from '../format'
import { KINDS_EN as KINDS } from '../misconduct-words'

const CLASSES = {
  duty: 'duty',
  corruption: 'corruption',
  formalism: 'formalism',
} as const satisfies Record<Vars<'complaint.accept_confirm'>['class'], string>
const FINDINGS = {
  founded: 'founded',
  partly_founded: 'partly founded',
  unfounded: 'unfounded',
} as const satisfies Record<Vars<'complaint.decide_confirm'>['finding'], string>
const STATUSES = {
  filed: 'new',
  accepted: 'under way',
  decided: 'decided',
  closed: 'closed',
  handed_up: 'handed up',
} as const satisfies Record<Vars<'complaint.item'>['status'], string>
const SIDES = { filer: 'Filer', handler: 'We' } as const
const more = (left: number) => (left > 0 ? ` ${left} more: NEXT` : '')
const isOpen = (status: keyof typeof STATUSES) => status === 'filed' || status === 'accepted'

/** What is said about complaints, for who handles one. */
export const enComplaintHandling = {
  'complaint.waiting': ({ unseen, unread, late }: Vars<'complaint.waiting'>) =>
    `Complaints: ${unseen} new, ${unread} with a new message, ${late} late. Send 举报件`,
  'complaint.fetch': () =>
    'There is news of what you brought to us. Send the number you noted down to see it.',

  'complaint.none': () => 'You have no complaints.',
  'complaint.item': ({
    number,
    status,
    due,
    isNamed,
    late,
    suffers,
    left,
  }: Vars<'complaint.item'>) =>
    `${code(number)} ${suffers ? 'RETALIATION, ' : ''}${STATUSES[status]}, ${isNamed ? 'by name' : 'no name'}${isOpen(status) ? `, by ${day(due)}${late ? ', late' : ''}` : ''}. 举报件 ${code(number)}.${more(left)}`,
  'complaint.item_asked': ({ number, due, left }: Vars<'complaint.item_asked'>) =>
    `${code(number)}: a colleague asks for more time, due ${day(due)}. 举报件 ${code(number)}.${more(left)}`,
  'complaint.of': ({ kind, area: place, accused, filer }: Vars<'complaint.of'>) =>
    `${KINDS[kind]}, ${area(place)}. About: ${cut(accused || 'not named', 24)}. Filer: ${filer === '' ? 'no name' : name(filer)}. What was said follows.`,
  'complaint.clock': ({ status, due, handUp, number }: Vars<'complaint.clock'>) =>
    status === 'filed'
      ? `New, by ${day(due)}: 受理 ${code(number)} 责任/腐败/形式. For the level above: 移送 by ${day(handUp)}.`
      : status === 'accepted'
        ? `Decide by ${day(due)}. Send 问举报人, 加对象, 延期, 移送 or 查结 with ${code(number)}.`
        : `It is ${STATUSES[status]}.`,
  'complaint.said': ({ side, day: on, text, left }: Vars<'complaint.said'>) =>
    `${SIDES[side]}, ${day(on)}: ${cut(text, 90)}${more(left)}`,
  'complaint.said_suffering': ({ day: on, text, left }: Vars<'complaint.said_suffering'>) =>
    `Retaliation, ${day(on)}: ${cut(text, 84)}${more(left)}`,
  'complaint.answer_first': ({ number, left }: Vars<'complaint.answer_first'>) =>
    `First answer them: 问举报人 ${code(number)} and your words. Until then it is not decided.${more(left)}`,
  'complaint.asked_reason': ({ reason, due, number }: Vars<'complaint.asked_reason'>) =>
    `Due ${day(due)}; more time is asked: ${cut(reason, 40)}. Yes: 准延 ${code(number)}. No: 不准延 ${code(number)}`,
  'complaint.unknown_number': () => 'You have no complaint of this number. Send 举报件.',

  'complaint.format_accept': () =>
    'Send: 受理 8 digits 责任, 腐败 or 形式; a wrong kind is corrected behind it, as 优亲厚友.',
  'complaint.format_ask': () => 'Send: 问举报人 8 digits and what you ask',
  'complaint.format_extend': () => 'Send: 延期 8 digits and why',
  'complaint.format_allow': () => 'Send: 准延 8 digits, or 不准延 8 digits',
  'complaint.format_decide': () => 'Send: 查结 8 digits 属实 (部分属实, 不实) and what was found',
  'complaint.format_hand_up': () => 'Send: 移送 8 digits and why',
  'complaint.format_accused': () => 'Send: 加对象 8 digits and the name',
  'complaint.accused_unknown': () =>
    'Nobody of the name is in the register. Send: 加对象 8 digits, unit and name',
  'complaint.accused_several': ({ name: who, units }: Vars<'complaint.accused_several'>) =>
    `Several are called ${name(who)}: ${cut(units, 50)}. Send: 加对象 8 digits, unit and name`,

  'complaint.accept_confirm': ({
    number,
    class: problem,
    kind,
  }: Vars<'complaint.accept_confirm'>) =>
    `Take on ${code(number)}: ${CLASSES[problem]}, ${KINDS[kind]}. Right?`,
  'complaint.ask_confirm': ({ number, text }: Vars<'complaint.ask_confirm'>) =>
    `To the filer of ${code(number)}: ${cut(text, 60)}. Send it?`,
  'complaint.extend_confirm': ({ number, text }: Vars<'complaint.extend_confirm'>) =>
    `More time for ${code(number)}: ${cut(text, 36)}. Nothing of the matter in it. Right?`,
  'complaint.allow_confirm': ({ number, isAllowed }: Vars<'complaint.allow_confirm'>) =>
    `${isAllowed ? 'More' : 'No more'} time for ${code(number)}. Right?`,
  'complaint.decide_confirm': ({ number, finding, text }: Vars<'complaint.decide_confirm'>) =>
    `${code(number)} is ${FINDINGS[finding]}. The filer reads: ${cut(text, 42)}. Right?`,
  'complaint.hand_up_confirm': ({ number, text }: Vars<'complaint.hand_up_confirm'>) =>
    `Hand up ${code(number)}; you will not see it any more. Why: ${cut(text, 40)}. Right?`,
  'complaint.accused_confirm': ({ number, name: who, unit }: Vars<'complaint.accused_confirm'>) =>
    `${code(number)} is about ${name(who)}, ${cut(unit, 10)}, too. If you may not see it then, it goes. Right?`,
  'complaint.kept': () => 'Nothing was changed.',

  'complaint.accepted': ({ due, number }: Vars<'complaint.accepted'>) =>
    `Taken on; decide by ${day(due)}: 查结 ${code(number)} 属实 or 不实 and why`,
  'complaint.asked': () => 'Noted. The filer sees it under their number.',
  'complaint.extended': ({ due }: Vars<'complaint.extended'>) => `You have until ${day(due)}.`,
  'complaint.extension_asked': () =>
    'Noted; another handler has to agree. Until then the old day holds.',
  'complaint.extension_refused': () => 'Noted: no more time.',
  'complaint.decided': ({ due }: Vars<'complaint.decided'>) =>
    `Decided. The filer can see it under their number until ${day(due)}.`,
  'complaint.decided_founded': ({ due }: Vars<'complaint.decided_founded'>) =>
    `Decided; the filer can see it until ${day(due)}. For accountability send: 问责`,
  'complaint.handed_up': () => 'Handed up. You do not see it any more.',
  'complaint.handed_outside': () =>
    'Marked as handed up: send the papers there. You do not see it any more.',
  'complaint.accused_added': () => 'Noted. It stays with you.',
  'complaint.moved': () => 'Noted. It is not for you any more and has gone to somebody else.',

  'complaint.already_accepted': () => 'It was taken on already.',
  'complaint.not_accepted': () => 'It is not taken on yet. First: 受理 8 digits and the class',
  'complaint.is_decided': () => 'It is decided; nothing can be changed.',
  'complaint.retaliation_open': () =>
    'The filer says they suffer for it and has no answer yet. First: 问举报人 8 digits and your words',
  'complaint.already_extended': () => 'It had more time once already.',
  'complaint.already_asked': () => 'You have asked already; it is not answered yet.',
  'complaint.too_late': () => 'It is late already and gets no more time. Please decide it.',
  'complaint.is_highest': () => 'You are the level above.',
  'complaint.already_accused': () => 'They are named already.',

  'complaint.counts': ({ year, quarter, total, left, ...of }: Vars<'complaint.counts'>) =>
    `Q${quarter} ${year}: neglect ${cut(of.neglect, 5)}, false data ${cut(of.falsification, 5)}, funds ${cut(of.misuse, 5)}, favours ${cut(of.favouritism, 5)}, extortion ${cut(of.extortion, 5)}, all ${cut(total, 5)}.${more(left)}`,
}
