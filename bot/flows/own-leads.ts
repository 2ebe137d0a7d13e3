import { parseResponse, say } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'

/** 线索: what the actor has to visit or to decide, the most urgent first. */
export const ownLeads: Flow = {
  name: 'own-leads',
  first: 'list',
  steps: {
    list: {
      async ask({ api, contact, hotline }) {
        if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
        const response = await api.leads.own.$get()
        if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
        const { items } = await parseResponse(Promise.resolve(response))
        if (items.length === 0) return { say: [say('lead.own_none', {})] }
        return {
          say: items.map(({ class: leadClass, head, area, status, isLate, code, ...lead }, i) =>
            say('lead.own', {
              leadClass,
              head,
              area,
              status,
              due: lead.dueOn ?? lead.decideDueOn,
              late: isLate ? 1 : 0,
              code,
              left: leftBehind(i, items.length),
            }),
          ),
        }
      },
      answer: () => 'not_mine',
    },
  },
}
