import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { listOwnVisits } from './visit-note'

/** So many fit into two messages. */
const MOST_SHOWN = 5

/** 我的走访: the cadre's own newest notes, by day and household. */
export const ownVisits: Flow = {
  name: 'own-visits',
  first: 'list',
  steps: {
    list: {
      async ask(ctx) {
        const own = ctx.contact.staffId ? await listOwnVisits(ctx, MOST_SHOWN) : null
        if (!own) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
        if (own.length === 0) return { say: [say('visit.own_none', {})] }
        const visits = own.map(({ visitedOn, head }) => `${visitedOn} ${head}`).join(';')
        return { say: [say('visit.own', { visits })] }
      },
      answer: () => 'not_mine',
    },
  },
}
