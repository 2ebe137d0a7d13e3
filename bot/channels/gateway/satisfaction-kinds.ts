import { SATISFACTION_WHYS, type SatisfactionVarKinds } from '../../../api/client'
import { type KindShape, oneOf, shape } from './kind'

/** Words of satisfaction surveys, each from a list. */
export const SATISFACTION_KIND_SHAPES = {
  satisfactionOccasion: oneOf(['objection', 'visit', 'project']),
  satisfactionStatus: oneOf(['draft', 'asking', 'closed', 'cancelled']),
  satisfactionWhy: oneOf([...SATISFACTION_WHYS]),
  satisfactionMark: shape({ rows: [[1], [2], [3], [4], [5]] }),
  satisfactionLead: oneOf(['answered', 'passed', 'not_understood', 'none']),
} as const satisfies Record<keyof SatisfactionVarKinds, KindShape>
