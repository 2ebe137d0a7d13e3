import type { VarKind } from '../../../api/client'
import { type KindShape, oneOf } from './kind'

/** Kinds about complaints, for who handles one. */
export const COMPLAINT_HANDLING_KINDS = {
  problemClass: oneOf({ duty: 0, corruption: 0, formalism: 0 }),
  complaintFinding: oneOf({ founded: 0, partly_founded: 0, unfounded: 0 }),
  complaintStatus: oneOf({ filed: 0, accepted: 0, decided: 0, closed: 0, handed_up: 0 }),
  complaintSide: oneOf({ filer: 0, handler: 0 }),
} as const satisfies Partial<Record<VarKind, KindShape>>
