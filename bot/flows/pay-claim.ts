import {
  parseResponse,
  type PayeeCandidate,
  type PayeesDraft,
  type Reply,
  say,
  sumZh,
} from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { confirmStep, kept, LONGEST_SAID, refusals, refused, wordsStep } from './project-steps'
import { isNo, STORY } from './visit-note'

/** 拨付 CODE 牟大岭 3000元: to one or several who together get what was claimed. */
export const payClaim: Flow = {
  name: 'pay-claim',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    payees: wordsStep(
      (_ctx, { name = '', amount = '' }) => ({
        ask: say('payment.ask_payees', { name, sum: Number(amount) }),
        kind: 'menu',
        takes: STORY,
      }),
      (text) => ({ to: 'begin', data: { text, picked: '[]' } }),
    ),
    which: {
      ask: (_ctx, { payee = '', candidates = '[]' }) => ({
        ask: {
          ...say('payment.which', { payee }),
          choices: choicesOf(JSON.parse(candidates) as PayeeCandidate[]),
        },
        kind: 'menu',
      }),
      answer(_ctx, { payee = '', picked = '[]' }, { choiceId, text }) {
        if (!choiceId) return isNo(text) ? kept : 'not_mine'
        const all = [...(JSON.parse(picked) as Picked[]), { payee, householdId: choiceId }]
        return { to: 'begin', data: { picked: JSON.stringify(all) } }
      },
    },
    confirm: confirmStep((_ctx, { name = '', amount = '', lines = '[]' }) => {
      const payees = JSON.parse(lines) as PayeesDraft['lines']
      const [one, two] = payees
      const isOne = !two
      const first = isOne
        ? (one?.payee ?? '')
        : [one, two].map((each) => each && `${each.payee}${sumZh(each.amountFen)}`).join('、')
      const confirm = { name, sum: Number(amount), payees: payees.length, first }
      return {
        ask: { ...say('payment.confirm', confirm), choices: YES_NO },
        kind: 'confirm',
        parts: restOf(payees),
      }
    }, pay),
  },
}

/** Those that do not stand in the question, one by one. */
const restOf = (payees: PayeesDraft['lines']): Reply[] =>
  payees
    .slice(2)
    .map(({ payee, amountFen: sum }, i, all) =>
      say('payment.line', { payee, sum, left: all.length - i - 1 }),
    )

interface Picked {
  payee: string
  householdId: string
}

/** By village and group; where that is not enough, by how many live there. */
export const choicesOf = (candidates: readonly PayeeCandidate[]) =>
  candidates.map(({ id, area, size }) => {
    const isOnly = candidates.filter((each) => each.area === area).length === 1
    return { id, say: say('common.text', { text: isOnly ? area : `${area}${size}口人` }) }
  })

async function begin(ctx: StepContext, data: Data): Promise<Ask> {
  const { code = '', text = '', picked = '[]' } = data
  if (!ctx.contact.staffId) return refused(ctx)
  if (code === '') return { say: [say('payment.format', {})] }
  const response = await ctx.api.claims[':code'].payees.drafts.$post({
    param: { code },
    json: { text: text.slice(0, 3 * LONGEST_SAID), picked: JSON.parse(picked) as Picked[] },
  })
  if (isForbidden(response)) return refused(ctx)
  if (!response.ok) return { say: [say('claim.unknown', {})] }
  const draft = await parseResponse(Promise.resolve(response))
  return hindrance(draft) ?? onwards(draft)
}

function hindrance({ status }: PayeesDraft): Ask | null {
  if (status === 'paid') return { say: [say('payment.already_paid', {})] }
  return status === 'agreed' ? null : { say: [say('payment.not_agreed', {})] }
}

function onwards({ name, amountFen, lines, sumFen, unknown, missing }: PayeesDraft): Ask {
  const data: Data = { name, amount: String(amountFen), lines: JSON.stringify(lines) }
  if (missing === 'payees') return { to: 'payees', data }
  if (missing === 'unknown') return { say: [say('payment.unknown', { payee: unknown ?? '' })] }
  if (sumFen !== amountFen) return { say: [say('payment.sum_differs', { sum: amountFen })] }
  const open = lines.find(({ candidates }) => candidates.length > 0)
  if (!open) return { to: 'confirm', data }
  const { payee, candidates } = open
  return { to: 'which', data: { ...data, payee, candidates: JSON.stringify(candidates) } }
}

function pay({ hotline }: StepContext, { code = '', lines = '[]' }: Data): Move {
  const payees = (JSON.parse(lines) as PayeesDraft['lines']).map(
    ({ householdId, payee, amountFen }) => ({ householdId, payee, amountFen }),
  )
  return {
    do: { type: 'pay_claim', code, payees },
    outcomes: {
      ...refusals(hotline),
      paid: endWith('payment.done'),
      paid_settled: endWith('payment.done_settled'),
      not_agreed: endWith('payment.not_agreed'),
      already_paid: endWith('payment.already_paid'),
      own_opinion: endWith('payment.own_opinion'),
      own_decision: endWith('payment.own_opinion'),
      own_claim: endWith('claim.own_claim'),
      payee_twice: endWith('payment.twice'),
      sum_differs: endWith('payment.sum_differs'),
      funds_short: endWith('payment.funds_short'),
      not_found: endWith('claim.unknown'),
    },
  }
}
