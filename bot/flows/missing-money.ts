import { parseResponse, say } from '../../api/client'
import { lastAsked } from '../conversation/asked'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { saysReceived } from '../conversation/measures-words'
import { normalise } from '../conversation/normalise'
import { RECEIVED_CHOICES } from './answer-measure'

const readMine = async ({ api }: StepContext) =>
  (await parseResponse(api.payments.mine.$get())).items

/** The first that is not answered; else what is being looked into; else what to do. */
async function begin(ctx: StepContext): Promise<Ask> {
  if (ctx.households.length === 0) return { begin: 'link-household', data: { for: 'status' } }
  const mine = await readMine(ctx)
  const open = mine.find(({ answer }) => answer === null)
  if (open) return { to: 'which', data: { code: open.code, text: open.text, day: open.paidOn } }
  const asked = lastAsked(ctx.households)
  if (asked) return { begin: 'answer-measure', data: { code: asked.code } }
  const denied = mine.find(({ answer }) => answer === 'denied')
  const reply = denied
    ? say('payment.in_check', { text: denied.text, hotline: ctx.hotline })
    : say('payment.none_open', {})
  return { say: [reply] }
}

/** 钱没到, without a number: the money that was paid to the household and is not answered for. */
export const missingMoney: Flow = {
  name: 'missing-money',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    which: {
      ask: (_ctx, { code = '', text = '', day = '' }) => ({
        ask: { ...say('payment.received', { text, day, code }), choices: RECEIVED_CHOICES },
        kind: 'survey',
      }),
      answer(_ctx, { code = '' }, { choiceId, text }) {
        const said = choiceId ? choiceId === 'yes' : saysReceived(normalise(text))
        if (said === undefined) return 'not_mine'
        return { begin: 'answer-measure', data: { code, isReceived: said ? 'yes' : 'no' } }
      },
    },
  },
}
