import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'

/** 谁举报我: nobody is told, whether there is a complaint or not, and nothing is opened. */
export const whoComplained: Flow = {
  name: 'who-complained',
  first: 'tell',
  steps: {
    tell: { ask: () => ({ say: [say('complaint.who_asked', {})] }), answer: () => 'not_mine' },
  },
}
