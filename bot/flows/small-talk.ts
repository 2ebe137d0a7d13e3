import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'

/** Thanks, a wrong number, a wish to leave the programme: one kind sentence each. */
export const smallTalk: Flow = {
  name: 'small-talk',
  first: 'tell',
  steps: {
    tell: {
      ask({ hotline }, { what }) {
        if (what === 'leave') return { say: [say('common.leave_programme', { hotline })] }
        if (what === 'cancel') return { say: [say('common.nothing_open', {})] }
        if (what === 'wrong_number') return { say: [say('small_talk.wrong_number', {})] }
        // A machine gets no answer, or the two would talk for ever.
        return { say: what === 'automatic' ? [] : [say('small_talk.welcome', {})] }
      },
      answer: () => 'not_mine',
    },
  },
}
