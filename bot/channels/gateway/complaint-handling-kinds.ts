import type { VarKind } from '../../../api/client'
import { type KindShape, oneOf } from './kind'

/** Kinds about complaints, for who handles one. */
export const COMPLAINT_HANDLING_KINDS = {
  problemClass: oneOf(['duty', 'corruption', 'formalism']),
  complaintFinding: oneOf(['founded', 'partly_founded', 'unfounded']),
  complaintStatus: oneOf(['filed', 'accepted', 'decided', 'closed', 'handed_up']),
  complaintSide: oneOf(['filer', 'handler']),
} as const satisfies Partial<Record<VarKind, KindShape>>
