import type { VarKind } from '../templates'

/** Pictures, places and shared phones. */
export const ATTACHMENT_TEMPLATES = {
  'attachments.photo': {},
  'attachments.photo_staff': {},
  'attachments.place': {},
  'attachments.place_staff': {},
  'attachments.photo_refused': {},

  'phone.ask': { hotline: 'phone' },
  'phone.share': {},
  'phone.shown': {},
  'phone.shown_linked': {},
  'phone.shown_staff': {},
  'phone.known': {},
  'phone.unusable': { hotline: 'phone' },
} as const satisfies Record<string, Record<string, VarKind>>
