import type { Messages } from '../messages'

export const enAttachments = {
  'attachments.photo': () =>
    'Photo received. A photo alone is not enough: say in a sentence what it is about, or send 0.',
  'attachments.photo_staff': () => 'Photo received. To note a visit send: 走访 head what you saw',
  'attachments.place': () => 'Place received. Say in a sentence what you need, or send 0.',
  'attachments.place_staff': () => 'Place received. To note a visit send: 走访 head what you saw',
  'attachments.photo_refused': () =>
    'One photo could not be kept; all else is noted. Please send a smaller one.',

  'phone.ask': ({ hotline }) =>
    `First show your number by the button, or send a cadre's 7-digit code. Call ${hotline}`,
  'phone.share': () => 'Show my number',
  'phone.shown': () =>
    "Thanks, number seen. Now send a family member's name and the last 4 of their ID, like 张三 1234",
  'phone.shown_linked': () => 'Thanks, number seen. Reply 1 for your status.',
  'phone.shown_staff': () => 'Thanks, you can work from here now. Send 待办 for your list.',
  'phone.known': () => 'We know your number already. Send 0 for the menu.',
  'phone.unusable': ({ hotline }) =>
    `This number cannot be used. Ask a cadre for a 7-digit code, or call ${hotline}`,
} satisfies Partial<Messages>
