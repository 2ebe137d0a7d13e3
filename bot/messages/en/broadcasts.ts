import { BROADCAST_END, type BroadcastAudience, LONGEST_BODY } from '../../../api/client'
import { area, code, cut, instantEn as instant, name, phone, yuan } from '../format'
import type { Messages } from '../messages'

const WHOM = {
  households: 'households',
  registered: 'registered households',
  staff: 'staff',
} as const satisfies Record<BroadcastAudience, string>

export const enBroadcasts = {
  // As the office wrote it: nothing of it is translated.
  'broadcast.text': ({ text }) => `${cut(text, LONGEST_BODY)}${BROADCAST_END}`,
  'broadcast.preview': ({ text }) => cut(text, LONGEST_BODY),
  'broadcast.none_to_approve': () => 'No notice waits for your approval.',
  'broadcast.todo': ({ open, codes }) =>
    `${open} notices wait for you: ${cut(codes, 34)}. To read: APPROVE and the number`,
  'broadcast.ask_whom': () =>
    'To whom? Write a village or township of yours: 宝坪村, 宝坪村3社, 宝坪村在册户, 村干部.',
  'broadcast.ask_body': ({ area: place, audience }) =>
    `What should ${WHOM[audience]} in ${area(place)} be told? Up to ${LONGEST_BODY} characters.`,
  'broadcast.too_long': ({ over }) =>
    `Too long by ${over}. Nothing drafted yet: send a shorter text.`,
  'broadcast.nobody': ({ area: place, audience }) =>
    `No phone to reach among ${WHOM[audience]} in ${area(place)}. Not drafted: use the loudspeaker.`,
  'broadcast.everybody': ({ recipients, costFen }) =>
    `This goes to ${recipients} people of the whole county for about ${yuan(costFen)} yuan. Really all?`,
  'broadcast.confirm': (vars) => {
    const { area: place, audience, households, recipients, withoutPhone, optedOut } = vars
    const homes = audience === 'staff' ? '' : `${households} homes, `
    const who = `${area(place)} ${audience}: ${homes}to ${recipients}`
    const cost = `${vars.segments} SMS each, ${yuan(vars.costFen)} yuan`
    return `${who}, ${withoutPhone} no phone, ${optedOut} off. ${cost}. OK?`
  },
  'broadcast.too_late_today': () =>
    'Goes out tomorrow, so 明天 is wrong. Reply 2, redraft with a date.',
  'broadcast.drafted': ({ code: digits }) => `Drafted. A colleague now sends: 批准 ${code(digits)}`,
  'broadcast.not_now': ({ hotline }) =>
    `No price of a text is set yet, so nothing was drafted. Ask the county office or phone ${phone(hotline)}`,
  'broadcast.dropped': () => 'All right, not sent.',
  'broadcast.to_approve': ({ name: who, area: place, code: digits }) =>
    `${name(who)} drafted a notice for ${area(place)}. To read and decide, send: 批准 ${code(digits)}`,
  'broadcast.approve': ({ area: place, audience, recipients, withoutPhone, costFen }) =>
    `${area(place)} ${audience}: ${recipients} people, ${withoutPhone} no phone, about ${yuan(costFen)} yuan. Approve?`,
  'broadcast.approved': ({ code: digits, recipients }) =>
    `Approved, going to ${recipients} people. Send ${code(digits)} to see what arrived.`,
  'broadcast.approved_later': ({ code: digits, recipients, from }) =>
    `Approved, going to ${recipients} people from ${instant(from)}. Send ${code(digits)} to see what arrived.`,
  'broadcast.kept': () => 'All right, nothing was changed.',
  'broadcast.cancel': ({ area: place }) => `Do not send this notice to ${area(place)}?`,
  'broadcast.stopped': () => 'All right, what is not sent yet stays unsent.',
  'broadcast.own_draft': ({ code: digits }) =>
    `You drafted it, so another colleague must send: 批准 ${code(digits)}`,
  'broadcast.day_unclear': ({ code: digits }) =>
    `Its 明天 is now wrong. Send 不批准 ${code(digits)}, redraft with a date.`,
  'broadcast.already_approved': ({ code: digits }) =>
    `Approved already. Send ${code(digits)} to see what arrived.`,
  'broadcast.cancelled': () => 'This notice was cancelled. To send one, draft it anew.',
  'broadcast.not_found': () => 'No such notice. Please check the digits and send them again.',
  'broadcast.waits': ({ area: place, code: digits }) =>
    `The notice for ${area(place)} waits for a colleague to send: 批准 ${code(digits)}`,
  'broadcast.report': (vars) => {
    const { recipients, sent, delivered, waiting, failed, unknown, dropped } = vars
    const rest = [
      waiting > 0 && `${waiting} waiting`,
      failed > 0 && `${failed} failed`,
      unknown > 0 && `${unknown} unknown`,
      dropped > 0 && `${dropped} not sent`,
    ].filter(Boolean)
    const tail = rest.length > 0 ? `, ${rest.join(', ')}` : ''
    return `${area(vars.area)}: ${recipients} people, ${sent} sent, ${delivered} arrived${tail}.`
  },
  'broadcast.without_phone': ({ withoutPhone, optedOut, villages }) =>
    `No phone: ${withoutPhone}, stopped: ${optedOut}. By loudspeaker or at the door: ${cut(villages, 60)}`,
} satisfies Partial<Messages>
