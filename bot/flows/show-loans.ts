import { type ListedLoan, parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'
import { findLoan } from './repay-loan'
import { placeMeant } from './show-village'

const MOST = '100'

function loanLine(loan: ListedLoan, left: number): Reply {
  const { head, area, bank, amountFen, leftFen, dueOn: due, code, status, isLate } = loan
  if (status === 'repaid') return say('loan.line_repaid', { head, bank, amount: amountFen })
  const late = isLate ? 1 : 0
  return say('loan.line', { head, area, bank, owed: leftFen, due, code, late, left })
}

/** Under its number alone, to staff of its area. */
export async function findLoanLine(ctx: StepContext, code: string): Promise<Reply | null> {
  const loan = await findLoan(ctx, code)
  return loan ? loanLine(loan, 0) : null
}

async function show(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const { api, hotline } = ctx
  const place = await placeMeant(ctx, text)
  if (place.state !== 'found') return { say: [say('loan.place_unknown', {})] }
  // Without a place all of one's own areas, of which the first is named.
  const of = text === '' ? {} : { areaPath: place.areaPath }
  const query = { ...of, status: 'open', limit: MOST } as const
  const response = await api.loans.index.$get({ query })
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  if (!response.ok) return { say: [say('loan.place_unknown', {})] }
  const { items } = await response.json()
  if (items.length === 0) return { say: [say('loan.none', { area: place.area })] }
  const { open, late, owedFen } = await parseResponse(api.loans.counts.$get({ query: of }))
  const head = say('loan.head', { area: place.area, open, late, owed: owedFen })
  const all = items.length + 1
  return { say: [head, ...items.map((loan, i) => loanLine(loan, leftBehind(i + 1, all)))] }
}

/** 贷款, 贷款 天元乡: what is not paid back, what is late first. */
export const showLoans: Flow = {
  name: 'show-loans',
  first: 'show',
  steps: {
    show: {
      ask: (ctx, data): Ask | Promise<Ask> =>
        ctx.contact.staffId ? show(ctx, data) : { begin: 'own-loans' },
      answer: () => 'not_mine',
    },
  },
}

async function showOwn(ctx: StepContext): Promise<Ask> {
  if (ctx.households.length === 0) return { begin: 'link-household', data: { for: 'status' } }
  const { items } = await parseResponse(ctx.api.loans.mine.$get())
  if (items.length === 0) return { say: [say('loan.mine_none', {})] }
  return {
    say: items.map(
      ({ bank, amountFen: amount, leftFen, rateBasisPoints: rate, dueOn, ...loan }, i) => {
        const left = leftBehind(i, items.length)
        if (loan.status === 'repaid') return say('loan.mine_repaid', { bank, amount, left })
        const late = loan.isLate ? 1 : 0
        return say('loan.mine', { bank, amount, owed: leftFen, rate, due: dueOn, late, left })
      },
    ),
  }
}

/** 我的贷款: what one's own household owes, at what rate and until when. */
export const ownLoans: Flow = {
  name: 'own-loans',
  first: 'show',
  steps: {
    show: {
      ask: (ctx): Ask | Promise<Ask> =>
        ctx.contact.staffId ? { begin: 'show-loans' } : showOwn(ctx),
      answer: () => 'not_mine',
    },
  },
}
