import type { ProxyRole, Vars } from '../../../api/client'
import { area, code, cut, dayEn as day, instantEn as instant, name, phone } from '../format'
import type { Messages } from '../messages'

const ROLES = {
  relative: 'Relative',
  first_secretary: 'First secretary',
  clerk: 'Cadre',
} as const satisfies Record<ProxyRole, string>

/** A relative is known by the phone, staff by the name. */
const who = ({ role, name: of, phone: from }: Vars<'proxy.told_ended'>) =>
  `${ROLES[role]} ${of === '' ? phone(from) : name(of)}`

export const enProxies = {
  'proxy.ask_head': () => 'For which household? Please send the name of its head.',
  'proxy.ask_proof': ({ head }: Vars<'proxy.ask_proof'>) =>
    `Please send the last 4 of the ID of anybody in the household of ${name(head)}.`,
  'proxy.proof_format': () => 'Please send only the last 4 of the ID, like 1234',
  'proxy.ask_group': ({ head }: Vars<'proxy.ask_group'>) =>
    `Several heads are named ${name(head)}. Of which group? For example 3社`,
  'proxy.ask_what': ({ head }: Vars<'proxy.ask_what'>) => `What is it for ${name(head)}?`,
  'proxy.ask_help': ({ head }: Vars<'proxy.ask_help'>) =>
    `What is the trouble at ${name(head)}? One sentence is enough.`,
  'proxy.confirm_status': ({ head }: Vars<'proxy.confirm_status'>) =>
    `See the status of ${name(head)}. Did the head agree?`,
  'proxy.confirm_apply': ({ head }: Vars<'proxy.confirm_apply'>) =>
    `Apply for ${name(head)}. Did the head agree?`,
  'proxy.confirm_objection': ({ head }: Vars<'proxy.confirm_objection'>) =>
    `Object for ${name(head)}. Did the head agree?`,
  'proxy.confirm_help': ({ head, text }: Vars<'proxy.confirm_help'>) =>
    `Call for help for ${name(head)}: "${cut(text, 20)}". Did the head agree?`,
  'proxy.agreed': () => 'Agreed',
  'proxy.signed': () => 'Signed',
  'proxy.not_agreed': () => 'No',
  'proxy.act_apply': ({ head }: Vars<'proxy.act_apply'>) => `Apply for ${name(head)}?`,
  'proxy.act_help': ({ head, text }: Vars<'proxy.act_help'>) =>
    `Call for help for ${name(head)}: "${cut(text, 30)}". Right?`,
  'proxy.see_status': () => 'Status',
  'proxy.go_on': () => 'Go on',

  'proxy.slip': ({ role, head, until, slip }: Vars<'proxy.slip'>) =>
    `${ROLES[role]}: you act for ${name(head)} until ${instant(until)}. To end: STOP PROXY ${code(slip)}`,
  'proxy.wrong': ({ left }: Vars<'proxy.wrong'>) =>
    left > 0
      ? `No match, nothing done. Check the head's name and the last 4 of the ID. ${left} tries left today.`
      : 'No match, no tries left today. Try tomorrow or see a village cadre.',
  'proxy.locked': ({ hotline }: Vars<'proxy.locked'>) =>
    `No tries left today, nothing done. Try tomorrow or see a cadre. Phone ${phone(hotline)}`,
  'proxy.not_found': ({ head }: Vars<'proxy.not_found'>) =>
    `No head named ${name(head)} in your area. For kin send: ACT FOR, the head's name, the last 4 of the ID`,
  'proxy.name_ambiguous': ({ head }: Vars<'proxy.name_ambiguous'>) =>
    `Several are still named ${name(head)}. Please send: ACT FOR, the head's name, the last 4 of the ID`,
  'proxy.own_household': ({ head }: Vars<'proxy.own_household'>) =>
    `This phone is linked to ${name(head)} already. Send 0 for the menu.`,
  'proxy.contested': ({ hotline }: Vars<'proxy.contested'>) =>
    `Please let somebody else act for this household for now; nothing was done. Phone ${phone(hotline)}`,
  'proxy.too_many': () => 'You act for several households already. End one of them first.',
  'proxy.applied_before': ({ code: receipt, due }: Vars<'proxy.applied_before'>) =>
    `They have applied already. Receipt ${code(receipt)}, answer by ${day(due)}.`,
  'proxy.not_now': ({ hotline }: Vars<'proxy.not_now'>) =>
    `Acting for others by text is not possible now; nothing was done. Phone ${phone(hotline)}`,
  'proxy.dropped': () => 'Fine, nothing was done. Send ACT FOR once the head has agreed.',
  'proxy.over': ({ head }: Vars<'proxy.over'>) =>
    `Acting for ${name(head)} is over, nothing was done. To act again send ACT FOR`,
  'proxy.gone': () => 'Your acting for them is over, nothing was done. To act again send ACT FOR',
  'proxy.ended': ({ head }: Vars<'proxy.ended'>) => `Fine, you no longer act for ${name(head)}.`,
  'proxy.stopped': () =>
    'Stopped. To take back what was filed in your name, send PERSON and tell a cadre.',
  'proxy.over_already': () => 'That is over already.',
  'proxy.unknown_slip': () => 'Not found, nothing was done. Please check the 10 digits.',
  'proxy.none_to_stop': () =>
    'Nobody acts for you now. If you have 10 digits, send STOP PROXY and the digits',
  'proxy.which_to_stop': ({ count }: Vars<'proxy.which_to_stop'>) =>
    `${count} are open. Which is to end?`,
  'proxy.slip_of': ({ name: of, phone: from, slip }: Vars<'proxy.slip_of'>) =>
    `${of === '' ? phone(from) : name(of)} ${code(slip)}`,
  'proxy.slip_for': ({ head, slip }: Vars<'proxy.slip_for'>) => `${name(head)} ${code(slip)}`,

  'proxy.told_opened': ({ until, slip, ...by }: Vars<'proxy.told_opened'>) =>
    `${who(by)} acts for you until ${instant(until)}. You did not agree? Send STOP PROXY ${code(slip)}`,
  'proxy.told_application': ({ code: receipt, slip, ...by }: Vars<'proxy.told_application'>) =>
    `${who(by)} applied for you, receipt ${code(receipt)}. You did not agree? Send STOP PROXY ${code(slip)}`,
  'proxy.told_objection': ({ code: receipt, slip, ...by }: Vars<'proxy.told_objection'>) =>
    `${who(by)} objected for you, receipt ${code(receipt)}. You did not agree? Send STOP PROXY ${code(slip)}`,
  'proxy.told_help': ({ code: receipt, slip, ...by }: Vars<'proxy.told_help'>) =>
    `${who(by)} called for help for you, receipt ${code(receipt)}. Not agreed? Send STOP PROXY ${code(slip)}`,
  'proxy.told_ended': (by: Vars<'proxy.told_ended'>) => `${who(by)} no longer acts for you.`,
  'proxy.told_over': ({ head }: Vars<'proxy.told_over'>) =>
    `${name(head)}'s household was merged or closed; you no longer act for it.`,
  'proxy.told_stopped': ({ head }: Vars<'proxy.told_stopped'>) =>
    `${name(head)} ended your acting for them. Please ask them yourself.`,
  'proxy.help_responder': ({
    head,
    area: place,
    phone: from,
    text,
    code: receipt,
  }: Vars<'proxy.help_responder'>) =>
    `${phone(from)} for ${name(head)}, ${area(place)}: "${cut(text, 34)}". Answer: 答 ${code(receipt)} text`,
} satisfies Partial<Messages>
