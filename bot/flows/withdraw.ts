import { parseResponse, say } from '../../api/client'
import type { Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'

/**
 * What the contact filed and is open, for whomever, and the open applications of its households; one
 * of those may be somebody else's filing.
 */
async function listFiled({ api, households }: StepContext) {
  const { objections } = await parseResponse(api.objections.mine.$get())
  const { applications } = await parseResponse(api.applications.mine.$get())
  const { changes } = await parseResponse(api.changes.mine.$get())
  const isOwn = (code: string) => applications.some((each) => each.code === code)
  const others = households.flatMap(({ application }) =>
    application?.status === 'filed' && !isOwn(application.code) ? application : [],
  )
  return [...objections, ...applications, ...changes, ...others]
}

/** 撤回: what the contact filed, after one confirmation; what is filed can be kept for 24 hours. */
export const withdraw: Flow = {
  name: 'withdraw',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code }) {
        if (code) return { to: 'confirm' }
        const [only, ...more] = await listFiled(ctx)
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

/** 不撤了: the application or objection stays, while its withdrawal is not yet in force. */
export const undoWithdrawal: Flow = {
  name: 'undo-withdrawal',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx) {
        const filed = (await listFiled(ctx)).find(({ isWithdrawing }) => isWithdrawing)
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
