import type { Flow } from '../conversation/flow'
import { askLeave, endLeave, judgeLeave } from './leave'
import { noteResidency } from './note-residency'
import { contestRecall, decideRecall, proposeRecall } from './recall'
import { checkResidency, showResidency } from './show-residency'

/** The flows of days in the village, leave and recall, a part of the registry. */
export const RESIDENCY_FLOWS: readonly Flow[] = [
  noteResidency,
  askLeave,
  endLeave,
  judgeLeave,
  showResidency,
  checkResidency,
  proposeRecall,
  decideRecall,
  contestRecall,
]
