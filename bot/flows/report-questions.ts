import { addDays, dayOf, parseResponse, type Reply, say } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { isForbidden } from './allowed'

/** Days a report looks back. */
const DAYS = 30

interface Often {
  words: string
  times: number
}

const lines = (asked: readonly Often[], of: (each: Often) => Reply) => asked.map(of)

/** 问答: what villagers asked in the last weeks, what stayed unanswered, what was of no use. */
export const reportQuestions: Flow = {
  name: 'report-questions',
  first: 'report',
  steps: {
    report: {
      async ask({ api, contact, hotline, receivedAt }) {
        // A villager who sends 问答 has something to ask.
        if (!contact.staffId) return { begin: 'ask-question' }
        const to = dayOf(receivedAt)
        const response = await api.policies.report.$get({ query: { from: addDays(to, -DAYS), to } })
        if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
        const report = await parseResponse(Promise.resolve(response))
        const { asked, answered, handedOver, notUseful } = report.counts
        const counts = { asked, answered, handedOver, notUseful, days: DAYS }
        return {
          say: [
            say('policy.report', counts),
            ...lines(report.unanswered, ({ words, times }) =>
              say('policy.report_unanswered', { words, times }),
            ),
            ...lines(report.misunderstood, ({ words, times }) =>
              say('policy.report_not_useful', { words, times }),
            ),
          ],
        }
      },
      answer: () => 'not_mine',
    },
  },
}
