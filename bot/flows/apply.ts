import { say } from '../../api/client'
import { yesNo } from './yes-no'
import type { Flow } from '../conversation/flow'
import { householdChoices, householdsOf } from './households'

/** 申请: one confirmation, a receipt and a date by which it is answered. */
export const apply: Flow = {
  name: 'apply',
  first: 'pick',
  steps: {
    pick: {
      async ask(ctx) {
        const households = await householdsOf(ctx)
        const [only] = households
        if (!only) return { begin: 'link-household', data: { then: 'apply' } }
        if (households.length === 1) {
          return { to: 'confirm', data: { householdId: only.householdId, head: only.head } }
        }
        const question = say('apply.which', { households: households.length })
        return { ask: { ...question, choices: householdChoices(households) }, kind: 'menu' }
      },
      async answer(ctx, _data, { choiceId }) {
        const picked = (await householdsOf(ctx)).find((each) => each.householdId === choiceId)
        if (!picked) return 'not_mine'
        return { to: 'confirm', data: { householdId: picked.householdId, head: picked.head } }
      },
    },
    confirm: {
      ask: (_ctx, { head = '' }) => ({
        ask: { ...say('apply.confirm', { head }), choices: yesNo },
        kind: 'confirm',
      }),
      answer({ hotline }, { householdId = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('apply.dropped', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'file_application', householdId },
          then: {
            filed: { say: [say('apply.done', { head: '', code: '', due: '' })] },
            already_filed: { say: [say('apply.already_filed', { code: '', due: '' })] },
            on_register: { say: [say('apply.on_register', { head: '', status: 'registered' })] },
            refused: { say: [say('apply.not_now', { hotline })] },
          },
        }
      },
    },
  },
}
