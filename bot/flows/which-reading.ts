import { say, type TemplateName } from '../../api/client'
import type { Data, Flow } from '../conversation/flow'
import type { Offered } from '../understanding/reading'

const NONE = 'none'

interface Way {
  template: TemplateName
  /** The flow it begins, with what was written where that says something. */
  flow: string
  data?: (text: string) => Data
}

const WAYS = {
  status: { template: 'reading.status', flow: 'check-status' },
  objection: {
    template: 'reading.objection',
    flow: 'file-objection',
    data: (text) => ({ text }),
  },
  complaint: {
    template: 'reading.complaint',
    flow: 'file-complaint',
    data: (text) => ({ text }),
  },
  policy: { template: 'reading.policy', flow: 'ask-question', data: (text) => ({ text }) },
  stop: { template: 'reading.stop', flow: 'stop' },
  help: { template: 'reading.help', flow: 'menu' },
  urgent: { template: 'reading.urgent', flow: 'urgent', data: (text) => ({ text }) },
} as const satisfies Record<Offered, Way>

/** Whom to phone comes before what is offered, where one of them may be a cry for help. */
function sentenceFor(offered: readonly Offered[]): TemplateName {
  if (!offered.includes('urgent')) return 'reading.which'
  return offered.length === 1 ? 'reading.only_urgent' : 'reading.which_urgent'
}

const isOffered = (id: string): id is Offered => id in WAYS

/** What was written may be one thing or another: the two likeliest are offered, and nothing is done before. */
export const whichReading: Flow = {
  name: 'which-reading',
  first: 'pick',
  isForgotten: ({ first, second }) => first === 'complaint' || second === 'complaint',
  steps: {
    pick: {
      ask(_ctx, { first = '', second = '' }) {
        const offered = [first, second].filter(isOffered)
        const choices = offered.map((id) => ({ id, say: say(WAYS[id].template, {}) }))
        return {
          ask: {
            template: sentenceFor(offered),
            vars: {},
            choices: [...choices, { id: NONE, say: say('reading.none', {}) }],
          },
          kind: 'menu',
        }
      },
      answer(_ctx, { text = '' }, { choiceId = '' }) {
        if (choiceId === NONE) return { begin: 'menu' }
        if (!isOffered(choiceId)) return 'not_mine'
        const { flow, data }: Way = WAYS[choiceId]
        return data ? { begin: flow, data: data(text) } : { begin: flow }
      },
    },
  },
}
