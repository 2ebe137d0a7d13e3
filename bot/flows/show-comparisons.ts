import { parseResponse, type Reply, say, type TaskItem } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { isForbidden } from './allowed'

function told({ records, department, dueOn: due, isOverdue, code, result }: TaskItem): Reply {
  if (result) return say('comparison.result', { records, ...result })
  const about = { records, department, due, code }
  return say(isOverdue ? 'comparison.late' : 'comparison.open', about)
}

/** 比对: what departments owe, and what came of what they handed in; to a department its own. */
export const showComparisons: Flow = {
  name: 'show-comparisons',
  first: 'list',
  steps: {
    list: {
      async ask({ api, contact, hotline }) {
        const response = contact.staffId ? await api.comparisons.tasks.$get() : null
        if (!response || isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
        const { items } = await parseResponse(Promise.resolve(response))
        const standing = items.filter(({ status }) => status !== 'cancelled')
        if (standing.length > 0) return { say: standing.map(told) }
        const office = await api.comparisons.index.$get()
        const isOffice = !isForbidden(office)
        return { say: [say(isOffice ? 'comparison.none' : 'comparison.none_own', {})] }
      },
      answer: () => 'not_mine',
    },
  },
}
