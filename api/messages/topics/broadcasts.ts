import type { VarKind } from '../templates'

/** Office notices. */
export const BROADCAST_TEMPLATES = {
  /** What its readers get. */
  'broadcast.text': { text: 'text' },
  /** The same to staff who decide about it. */
  'broadcast.preview': { text: 'text' },
  'broadcast.none_to_approve': {},
  'broadcast.todo': { open: 'count', codes: 'text' },
  'broadcast.ask_whom': {},
  'broadcast.ask_body': { area: 'area', audience: 'broadcastAudience' },
  'broadcast.too_long': { over: 'count' },
  'broadcast.nobody': { area: 'area', audience: 'broadcastAudience' },
  'broadcast.everybody': { recipients: 'count', costFen: 'fen' },
  'broadcast.confirm': {
    area: 'area',
    audience: 'broadcastAudience',
    households: 'count',
    recipients: 'count',
    withoutPhone: 'count',
    optedOut: 'count',
    segments: 'count',
    costFen: 'fen',
  },
  /** Before the confirmation of such a draft. */
  'broadcast.too_late_today': {},
  'broadcast.drafted': { code: 'code' },
  'broadcast.not_now': { hotline: 'phone' },
  'broadcast.dropped': {},
  'broadcast.to_approve': { name: 'name', area: 'area', code: 'code' },
  'broadcast.approve': {
    area: 'area',
    audience: 'broadcastAudience',
    recipients: 'count',
    withoutPhone: 'count',
    costFen: 'fen',
  },
  'broadcast.approved': { code: 'code', recipients: 'count' },
  'broadcast.approved_later': { code: 'code', recipients: 'count', from: 'instant' },
  'broadcast.kept': {},
  'broadcast.cancel': { area: 'area' },
  'broadcast.stopped': {},
  'broadcast.own_draft': { code: 'code' },
  /** It says 明天, and goes out on another day than it was drafted on. */
  'broadcast.day_unclear': { code: 'code' },
  'broadcast.already_approved': { code: 'code' },
  'broadcast.cancelled': {},
  'broadcast.not_found': {},
  'broadcast.waits': { area: 'area', code: 'code' },
  'broadcast.report': {
    area: 'area',
    recipients: 'count',
    sent: 'count',
    delivered: 'count',
    waiting: 'count',
    failed: 'count',
    unknown: 'count',
    dropped: 'count',
  },
  'broadcast.without_phone': { withoutPhone: 'count', optedOut: 'count', villages: 'text' },
} as const satisfies Record<string, Record<string, VarKind>>
