import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { householdChoices, statusReply } from './households'

/** 查: where the household stands, and what to do next. */
export const checkStatus: Flow = {
  name: 'check-status',
  first: 'look',
  steps: {
    look: {
      ask({ households }) {
        const [only] = households
        if (!only) return { begin: 'link-household', data: { for: 'status' } }
        if (households.length === 1) return { say: [statusReply(only)] }
        const question = say('status.which', { households: households.length })
        return { ask: { ...question, choices: householdChoices(households) }, kind: 'menu' }
      },
      answer({ households }, _data, { choiceId }) {
        const household = households.find((each) => each.householdId === choiceId)
        return household ? { say: [statusReply(household)] } : 'not_mine'
      },
    },
  },
}
