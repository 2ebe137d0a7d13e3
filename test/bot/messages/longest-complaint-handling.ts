import type { VarKind } from '../../../api/client'
import {
  COMPLAINT_FINDINGS,
  COMPLAINT_SIDES,
  COMPLAINT_STATUSES,
  PROBLEM_CLASSES,
} from '../../../db/values/integrity'

/** Values of the kinds of complaints, for who handles one. */
export const HANDLING_VALUES = {
  problemClass: PROBLEM_CLASSES,
  complaintFinding: COMPLAINT_FINDINGS,
  complaintStatus: COMPLAINT_STATUSES,
  complaintSide: COMPLAINT_SIDES,
} as const satisfies Partial<Record<VarKind, readonly string[]>>
