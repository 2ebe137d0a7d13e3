import { say } from '../../api/client'
import type { Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'

/** Open applications of the contact's households; one of them may be somebody else's filing. */
const listFiled = ({ households }: StepContext) =>
  households.flatMap(({ application }) => (application?.status === 'filed' ? application : []))

/** 撤回: what the contact filed, after one confirmation; an application can be kept for 24 hours. */
export const withdraw: Flow = {
  name: 'withdraw',
  first: 'begin',
  steps: {
    begin: {
      ask(ctx, { code }) {
        if (code) return { to: 'confirm' }
        const [only, ...more] = listFiled(ctx)
        if (only && more.length === 0) return { to: 'confirm', data: { code: only.code } }
        // A code alone is looked up, so the word has to come with it.
        return { say: [say('withdraw.ask_code', {})] }
      },
      answer: () => 'not_mine',
    },
    confirm: {
      ask: (_ctx, { code = '' }) => ({
        ask: { ...say('withdraw.confirm', { code }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer({ hotline }, { code = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('withdraw.kept', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'ask_withdrawal', code },
          outcomes: {
            asked: endWith('withdraw.done'),
            closed: endWith('help.withdrawn'),
            nothing: endWith('withdraw.nothing'),
            not_found: endWith('withdraw.nothing'),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}

/** 不撤了: the application stays, while its withdrawal is not yet in force. */
export const undoWithdrawal: Flow = {
  name: 'undo-withdrawal',
  first: 'begin',
  steps: {
    begin: {
      ask(ctx) {
        const [filed] = listFiled(ctx)
        if (!filed) return { say: [say('withdraw.nothing_to_undo', {})] }
        return {
          do: { type: 'undo_withdrawal', code: filed.code },
          outcomes: {
            undone: endWith('withdraw.undone'),
            nothing: endWith('withdraw.nothing_to_undo'),
            not_found: endWith('withdraw.nothing_to_undo'),
            refused: endSorry(ctx.hotline),
          },
        }
      },
      answer: () => 'not_mine',
    },
  },
}
