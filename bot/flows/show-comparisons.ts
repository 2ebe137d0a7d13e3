import { parseResponse, type Reply, say, type TaskItem } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { isForbidden } from './allowed'

function told({ records, department, dueOn: due, isOverdue, code, result }: TaskItem): Reply {
  if (result) return say('comparison.result', { records, ...result })
  const about = { records, department, due, code }
  return say(isOverdue ? 'comparison.late' : 'comparison.open', about)
}

/** 比对: what departments owe, and what came of what they handed in; to a department its own, and how it hands in. */
export const showComparisons: Flow = {
  name: 'show-comparisons',
  first: 'list',
  steps: {
    list: {
      async ask({ api, contact, hotline }, { asks }) {
        const response = contact.staffId ? await api.comparisons.tasks.$get() : null
        // 怎么交 of anybody else is a question.
        if (asks && (!response || isForbidden(response)))
          return { begin: 'ask-question', data: { text: asks } }
        if (!response || isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
        const { items } = await parseResponse(Promise.resolve(response))
        const standing = items.filter(({ status }) => status !== 'cancelled')
        const office = await api.comparisons.index.$get()
        const isOffice = !isForbidden(office)
        const [first, ...others] = standing
        if (first && (isOffice || first.status !== 'open')) return { say: standing.map(told) }
        if (first) {
          const how = say('comparison.own_how', { name: first.asker ?? '', hotline })
          return { say: [told(first), how, ...others.map(told)] }
        }
        return { say: [say(isOffice ? 'comparison.none' : 'comparison.none_own', {})] }
      },
      answer: () => 'not_mine',
    },
  },
}
