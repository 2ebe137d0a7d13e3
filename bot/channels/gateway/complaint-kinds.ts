import type { VarKind } from '../../../api/client'
import { type KindShape, oneOf } from './kind'

/** Kinds about complaints 举报, for who files one. */
export const COMPLAINT_KINDS = {
  complaintStatus: oneOf(['filed', 'accepted', 'decided', 'closed', 'handed_up']),
  complaintOutcome: oneOf(['founded', 'partly_founded', 'unfounded'], null),
  addedKind: oneOf(['message', 'retaliation', 'review']),
} as const satisfies Partial<Record<VarKind, KindShape>>
