import { type Reply, say } from '../../api/client'
import type { Flow, StepContext } from '../conversation/flow'

/** No cadre is offered for a complaint: it may be the one who is complained of. */
function tell({ hotline }: StepContext, what: string | undefined): Reply {
  switch (what) {
    case 'staff_work':
      return say('not_yet.staff_work', {})
    default:
      return say('not_yet.complaint', { hotline })
  }
}

/** What the number does not do by itself yet: said honestly, with a person who does. */
export const notYet: Flow = {
  name: 'not-yet',
  first: 'tell',
  steps: {
    tell: {
      ask: (ctx, { what }) => ({ say: [tell(ctx, what)] }),
      answer: () => 'not_mine',
    },
  },
}
