import { say } from '../../api/client'

/** The two answers to a confirmation. */
export const yesNo = [
  { id: 'yes', say: say('common.yes', {}) },
  { id: 'no', say: say('common.no', {}) },
]
