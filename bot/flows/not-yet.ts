import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'

/** What the number does not do by itself yet: said honestly. */
export const notYet: Flow = {
  name: 'not-yet',
  first: 'tell',
  steps: {
    tell: {
      ask: () => ({ say: [say('not_yet.staff_work', {})] }),
      answer: () => 'not_mine',
    },
  },
}
