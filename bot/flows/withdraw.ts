import { say } from '../../api/client'
import { codeKind } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { householdsOf } from './households'
import { yesNo } from './yes-no'

/** 撤回: what the contact filed, after one confirmation; an application can be kept for 24 hours. */
export const withdraw: Flow = {
  name: 'withdraw',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code }) {
        if (code) return { to: 'confirm' }
        const filed = (await householdsOf(ctx)).flatMap(({ application }) => application ?? [])
        const [only] = filed
        return only && filed.length === 1
          ? { to: 'confirm', data: { code: only.code } }
          : { to: 'code' }
      },
      answer: () => 'not_mine',
    },
    code: {
      ask: () => ({ ask: say('withdraw.ask_code', {}), kind: 'menu', isNumeric: true }),
      answer(_ctx, _data, { plain }) {
        const code = plain.replace(/\D/g, '')
        return codeKind(code) === 'receipt' ? { to: 'confirm', data: { code } } : 'not_mine'
      },
    },
    confirm: {
      ask: (_ctx, { code = '' }) => ({
        ask: { ...say('withdraw.confirm', { code }), choices: yesNo },
        kind: 'confirm',
      }),
      answer(_ctx, { code = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('withdraw.kept', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'ask_withdrawal', code },
          then: {
            asked: { say: [say('withdraw.done', { code: '', until: '' })] },
            closed: { say: [say('help.withdrawn', { code: '' })] },
            refused: { say: [say('withdraw.nothing', {})] },
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
      async ask(ctx) {
        const filed = (await householdsOf(ctx)).flatMap(({ application }) => application ?? [])
        const [only] = filed
        if (!only) return { say: [say('withdraw.nothing', {})] }
        return {
          do: { type: 'undo_withdrawal', code: only.code },
          then: {
            undone: { say: [say('withdraw.undone', { code: '' })] },
            refused: { say: [say('withdraw.nothing', {})] },
          },
        }
      },
      answer: () => 'not_mine',
    },
  },
}
