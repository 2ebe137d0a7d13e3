import { type Reply, say } from '../../api/client'
import type { Flow, StepContext } from '../conversation/flow'

/** A receipt's state; null where it is not known or not this contact's to see. */
async function find({ api }: StepContext, code: string, last4?: string): Promise<Reply | null> {
  const query = last4 ? { last4 } : {}
  const response = await api.receipts[':code'].$get({ param: { code }, query })
  if (!response.ok) return null
  const receipt = await response.json()
  return receipt.kind === 'application'
    ? say('receipt.application', receipt.vars)
    : say('receipt.help', receipt.vars)
}

/** A code of 10 digits: to its filer at once, to others with the last four of the filer's phone. */
export const lookUpReceipt: Flow = {
  name: 'look-up-receipt',
  first: 'look',
  steps: {
    look: {
      async ask(ctx, { code = '' }) {
        const receipt = await find(ctx, code)
        return receipt ? { say: [receipt] } : { to: 'last4' }
      },
      answer: () => 'not_mine',
    },
    last4: {
      ask: () => ({ ask: say('receipt.ask_phone', {}), kind: 'menu', isNumeric: true }),
      async answer(ctx, { code = '' }, { plain }) {
        if (!/^\d{4}$/.test(plain)) return 'not_mine'
        const receipt = await find(ctx, code, plain)
        return { say: [receipt ?? say('receipt.not_found', { hotline: ctx.hotline })] }
      },
    },
  },
}

/** A code whose check digit is wrong, or of a kind nothing is filed under yet. */
export const oddCode: Flow = {
  name: 'odd-code',
  first: 'tell',
  steps: {
    tell: {
      ask: (_ctx, { isWrong }) => ({
        say: [isWrong ? say('receipt.wrong_digit', {}) : say('receipt.kind_unknown', {})],
      }),
      answer: () => 'not_mine',
    },
  },
}
