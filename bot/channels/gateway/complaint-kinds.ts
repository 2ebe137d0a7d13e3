import type { VarKind } from '../../../api/client'
import { type KindShape, oneOf } from './kind'

/** Kinds about complaints 举报, for who files one. */
export const COMPLAINT_KINDS = {
  complaintStatus: oneOf({ filed: 0, accepted: 0, decided: 0, closed: 0, handed_up: 0 }),
  complaintOutcome: oneOf({ founded: 0, partly_founded: 0, unfounded: 0 }, null),
  addedKind: oneOf({ message: 0, retaliation: 0, review: 0 }),
} as const satisfies Partial<Record<VarKind, KindShape>>
