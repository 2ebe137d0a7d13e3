import type { VarKind } from '../templates'

const GROUP = { kind: 'messageClass', why: 'failure', count: 'count' } as const satisfies Record<
  string,
  VarKind
>

/** 未送达, for the county office: what did not reach people and why. */
export const UNDELIVERED_TEMPLATES = {
  'undelivered.none': {},
  'undelivered.groups': { total: 'count', groups: 'count' },
  /** A choice. */
  'undelivered.group': GROUP,
  'undelivered.more': {},
  'undelivered.ask': { ...GROUP, since: 'day' },
  /** They may have arrived, and are not sent twice. */
  'undelivered.ask_unsure': { ...GROUP, since: 'day' },
  'undelivered.resend': {},
  'undelivered.dismiss': {},
  'undelivered.later': {},
  'undelivered.resent': { count: 'count', left: 'count' },
  'undelivered.none_resent': { left: 'count' },
  'undelivered.dismissed': { count: 'count' },
  'digest.undelivered': { count: 'count' },
} as const satisfies Record<string, Record<string, VarKind>>
