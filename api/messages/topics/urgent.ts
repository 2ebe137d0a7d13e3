import type { VarKind } from '../templates'

/** What somebody who cries for help is in danger of; `any` where the words do not tell. */
export type Danger = 'disaster' | 'violence' | 'illness' | 'missing' | 'self_harm' | 'need' | 'any'

export interface UrgentVarKinds {
  danger: Danger
}

/** What to do at once, and whether somebody was told. */
export const URGENT_TEMPLATES = {
  'urgent.now': { danger: 'danger', responder: 'name', code: 'code', hotline: 'phone' },
  /** Whoever called says that all is well; `help.well` where nobody was called. */
  'help.over': { responder: 'name', code: 'code' },
  'help.well': {},
  'urgent.unfiled': { danger: 'danger', hotline: 'phone' },
} as const satisfies Record<string, Record<string, VarKind>>
