import type { VarKind } from '../templates'

const NEXT = { left: 'count' } as const satisfies Record<string, VarKind>

/** Households no office notice reaches, told by cadres in person. */
export const RELAY_TEMPLATES = {
  /** `text`: what the notice says. */
  'relay.asked': { text: 'text', count: 'count', heads: 'heads', code: 'code' },
  /** Of a notice that is private to those it is for. */
  'relay.asked_private': { text: 'text', count: 'count', code: 'code' },
  'relay.list': { text: 'text', ...NEXT },
  'relay.next': { told: 'count', ...NEXT },
  /** Nobody was at home. */
  'relay.next_later': { later: 'count', ...NEXT },
  'relay.next_undone': { count: 'count', ...NEXT },
  'relay.unknown': { text: 'text' },
  'relay.all_told': { told: 'count' },
  'relay.all_told_before': {},
  'relay.none': {},
  'relay.which': {},
  'relay.not_yours': {},
  /** The notice was cancelled after the cadre was asked. */
  'relay.called_off': { text: 'text' },
  'relay.called_off_before': {},
} as const satisfies Record<string, Record<string, VarKind>>
