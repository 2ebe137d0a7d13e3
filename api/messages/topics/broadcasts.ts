import type { VarKind } from '../templates'

const CONFIRMED = {
  area: 'area',
  audience: 'broadcastAudience',
  households: 'count',
  recipients: 'count',
  withoutPhone: 'count',
  optedOut: 'count',
  /** With phones nothing can be sent to. */
  unreachable: 'count',
  /** Of the longest message and of the shortest. */
  segments: 'count',
  segmentsLeast: 'count',
  costFen: 'cost',
} as const
const APPROVED = {
  area: 'area',
  audience: 'broadcastAudience',
  recipients: 'count',
  withoutPhone: 'count',
  costFen: 'cost',
} as const

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
  'broadcast.everybody': { recipients: 'count', costFen: 'cost' },
  /** The longest of those that name each household. */
  'broadcast.sample': { text: 'text' },
  'broadcast.confirm': CONFIRMED,
  /** Where it begins later, or not everywhere at once. */
  'broadcast.confirm_later': { ...CONFIRMED, from: 'instant', until: 'instant' },
  /** The hour it was to go out has gone by. */
  'broadcast.past': {},
  /** It names what nobody has, or may not be told. */
  'broadcast.variable': { name: 'text' },
  /** Before the confirmation of such a draft. */
  'broadcast.too_late_today': {},
  'broadcast.drafted': { code: 'code' },
  'broadcast.not_now': { hotline: 'phone' },
  'broadcast.dropped': {},
  'broadcast.to_approve': { name: 'name', area: 'area', code: 'code' },
  'broadcast.approve': APPROVED,
  'broadcast.approve_later': { ...APPROVED, from: 'instant' },
  'broadcast.approved': { code: 'code', recipients: 'count' },
  'broadcast.approved_later': { code: 'code', recipients: 'count', from: 'instant' },
  'broadcast.kept': {},
  'broadcast.cancel': { area: 'area' },
  'broadcast.stopped': {},
  /** Called off when nothing of it was left to stop. */
  'broadcast.all_sent': {},
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
  'broadcast.pause': { area: 'area' },
  'broadcast.resume': { area: 'area' },
  'broadcast.resend': { area: 'area', failed: 'count' },
  'broadcast.paused': { code: 'code' },
  'broadcast.resumed': { code: 'code' },
  'broadcast.resumed_later': { code: 'code', from: 'instant' },
  'broadcast.resent': { code: 'code', recipients: 'count' },
  'broadcast.nothing_failed': {},
  /** It is not at a point where this can be done. */
  'broadcast.not_going': { code: 'code' },
  'broadcast.progress': {
    area: 'area',
    sent: 'count',
    delivered: 'count',
    left: 'count',
    perMinute: 'count',
  },
  'broadcast.progress_paused': { area: 'area', sent: 'count', left: 'count', code: 'code' },
  'broadcast.progress_end': {
    area: 'area',
    sent: 'count',
    delivered: 'count',
    left: 'count',
    perMinute: 'count',
    until: 'instant',
  },
  /** Once cadres were asked to tell households in person; `villages` where some are still to be told. */
  'broadcast.relayed': {
    withoutPhone: 'count',
    optedOut: 'count',
    told: 'count',
    untold: 'count',
    villages: 'text',
  },
  'broadcast.without_phone': { withoutPhone: 'count', optedOut: 'count', villages: 'text' },
} as const satisfies Record<string, Record<string, VarKind>>
