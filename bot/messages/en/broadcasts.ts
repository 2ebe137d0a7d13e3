import { BROADCAST_END, type BroadcastAudience, LONGEST_BODY, type Vars } from '../../../api/client'
import { area, code, cut, instantEn as instant, name, phone, yuan } from '../format'
import type { Messages } from '../messages'

const WHOM = {
  households: 'households',
  registered: 'registered households',
  unregistered: 'households not registered',
  exited: 'exited households',
  watched: 'watched households',
  applied: 'applicants',
  posted: 'households on a list',
  contested: 'contested households',
  declined: 'declined households',
  staff: 'staff',
} as const satisfies Record<BroadcastAudience, string>

function confirmed(vars: Vars<'broadcast.confirm'>): string {
  const { area: place, audience, households, recipients, withoutPhone, optedOut } = vars
  const homes = audience === 'staff' ? '' : `${households} homes, `
  const lost = vars.unreachable > 0 ? `, bad ${vars.unreachable}` : ''
  const none = `no phone ${withoutPhone}, off ${optedOut}${lost}`
  const least = vars.segmentsLeast < vars.segments ? `${vars.segmentsLeast}-` : ''
  const cost = `${least}${vars.segments} SMS ¥${yuan(vars.costFen)}`
  return `${area(place)} ${audience}: ${homes}to ${recipients}, ${none}. ${cost}`
}

function progress(vars: Vars<'broadcast.progress'>): string {
  const pace = vars.perMinute > 0 ? `, about ${vars.perMinute} a minute` : ''
  const done = `${vars.sent} sent, ${vars.delivered} arrived, ${vars.left} left`
  return `${area(vars.area)}: ${done}${pace}`
}

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
  'broadcast.sample': ({ text }) => cut(text, LONGEST_BODY),
  'broadcast.confirm': (vars) => `${confirmed(vars)}. OK?`,
  'broadcast.confirm_later': ({ area: place, audience, recipients, ...vars }) => {
    const until = vars.from === vars.until ? '' : ` to ${instant(vars.until)}`
    const when = `${instant(vars.from)}${until}`
    return `${area(place)} ${audience}: ${recipients} get it, ${when}, ${yuan(vars.costFen)} yuan. OK?`
  },
  'broadcast.past': () => 'That time has gone by, so nothing was done. Please give another one.',
  'broadcast.variable': ({ name: named }) =>
    `"${cut(named, 12)}" cannot stand here. Use 户主 人口 村 社 乡 县, for staff 县 only, and send it again.`,
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
  'broadcast.approve_later': ({ area: place, audience, recipients, costFen, from }) =>
    `${area(place)} ${audience}: ${recipients} people from ${instant(from)}, about ${yuan(costFen)} yuan. Approve?`,
  'broadcast.approved': ({ code: digits, recipients }) =>
    `Approved, going to ${recipients} people. Send ${code(digits)} to see what arrived.`,
  'broadcast.approved_later': ({ code: digits, recipients, from }) =>
    `Approved, going to ${recipients} people from ${instant(from)}. Send ${code(digits)} to see what arrived.`,
  'broadcast.kept': () => 'All right, nothing was changed.',
  'broadcast.cancel': ({ area: place }) => `Do not send this notice to ${area(place)}?`,
  'broadcast.stopped': () => 'All right, what is not sent yet stays unsent.',
  'broadcast.all_sent': () =>
    'All of it had gone out already and cannot be taken back. To correct it, send another notice.',
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
  'broadcast.pause': ({ area: place }) => `Hold this notice to ${area(place)} for now?`,
  'broadcast.resume': ({ area: place }) => `Go on sending this notice to ${area(place)}?`,
  'broadcast.resend': ({ area: place, failed }) =>
    `${failed} messages of the notice to ${area(place)} failed. Send these again?`,
  'broadcast.paused': ({ code: digits }) =>
    `On hold: what is not sent waits. To go on send: 继续 ${code(digits)}`,
  'broadcast.resumed': ({ code: digits }) =>
    `It goes on. Send ${code(digits)} to see what arrived.`,
  'broadcast.resumed_later': ({ code: digits, from }) =>
    `It goes on from ${instant(from)}. Send ${code(digits)} to see what arrived.`,
  'broadcast.resent': ({ code: digits, recipients }) =>
    `Sending ${recipients} again. Send ${code(digits)} to see what arrived.`,
  'broadcast.nothing_failed': () =>
    'Nothing to send again: none failed, or their numbers are dead.',
  'broadcast.not_going': ({ code: digits }) =>
    `That cannot be done to it now, nothing was changed. Send ${code(digits)} to see how it stands.`,
  'broadcast.progress': (vars) => `${progress(vars)}.`,
  'broadcast.progress_paused': ({ area: place, sent, left, code: digits }) =>
    `Notice to ${area(place)} is paused: ${sent} sent, ${left} not. To go on: RESUME ${code(digits)}`,
  'broadcast.progress_end': (vars) => `${progress(vars)}, through about ${instant(vars.until)}.`,
  'broadcast.relayed': ({ withoutPhone, optedOut, told, untold, villages }) =>
    `No phone ${withoutPhone}, opted out ${optedOut}. Told in person ${told}, still to tell ${untold}: ${cut(villages, 30)}`,
  'broadcast.without_phone': ({ withoutPhone, optedOut, villages }) =>
    `No phone: ${withoutPhone}, stopped: ${optedOut}. By loudspeaker or at the door: ${cut(villages, 60)}`,
} satisfies Partial<Messages>
