import type { SatisfactionKind } from '../../db/values/satisfaction'
import { say } from '../messages/templates'

const scale = [1, 2, 3, 4, 5].map((value) => ({
  id: String(value),
  say: say('satisfaction.scale', { value }),
}))
const yesNo = [
  { id: 'yes', say: say('satisfaction.yes', {}) },
  { id: 'no', say: say('satisfaction.no', {}) },
]

/** What stands under a question: 1 is the worst and 5 the best, as the digits say. */
export const choicesFor = (kind: SatisfactionKind) =>
  kind === 'scale' ? scale : kind === 'yes_no' ? yesNo : undefined
