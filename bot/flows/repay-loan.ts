import { type ListedLoan, moneyIn, parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isNo } from './visit-note'

/** A loan by its number; undefined where there is none of theirs. */
export async function findLoan(
  { api, contact }: StepContext,
  code: string,
): Promise<ListedLoan | undefined> {
  if (!contact.staffId) return undefined
  const response = await api.loans['by-code'][':code'].$get({ param: { code } })
  return response.ok ? parseResponse(Promise.resolve(response)) : undefined
}

const kept: Move = { say: [say('loan.kept', {})] }

async function begin(ctx: StepContext, { code = '', text = '' }: Data): Promise<Ask> {
  if (!ctx.contact.staffId) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  if (code === '') return { say: [say('loan.repay_format', {})] }
  const loan = await findLoan(ctx, code)
  if (!loan) return { say: [say('loan.unknown_code', {})] }
  const { head, leftFen, status } = loan
  if (status === 'repaid') return { say: [say('loan.already_repaid', { head })] }
  const all = /^(?:全部|全还|还清|全)/u.test(text)
  const amount = all ? leftFen : (moneyIn(text.normalize('NFKC'))?.value ?? null)
  if (amount === null) return { to: 'amount', data: { head, left: String(leftFen) } }
  if (amount > leftFen) return { say: [say('loan.more_than_owed', { head, left: leftFen })] }
  return { to: 'confirm', data: { head, left: String(leftFen), amount: String(amount) } }
}

/** 还贷 CODE 2万: part of it or all, never more. */
export const repayLoan: Flow = {
  name: 'repay-loan',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    amount: {
      ask: (_ctx, { head = '', left = '0' }) => ({
        ask: say('loan.ask_repaid', { head, left: Number(left) }),
        kind: 'menu',
        isNumeric: true,
      }),
      answer: (_ctx, _data, { text }) => (isNo(text) ? kept : { to: 'begin', data: { text } }),
    },
    confirm: {
      ask: (_ctx, { head = '', left = '0', amount = '0' }) => ({
        ask: {
          ...say('loan.repay_confirm', {
            head,
            amount: Number(amount),
            left: Number(left) - Number(amount),
          }),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      answer({ hotline }, { code = '', head = '', left = '0', amount = '0' }, { choiceId }) {
        if (choiceId === 'no') return kept
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'repay_loan', code, amountFen: Number(amount) },
          outcomes: {
            repaid: endWith('loan.repaid'),
            part_repaid: endWith('loan.repaid_part'),
            already_repaid: endWith('loan.already_repaid', { head }),
            more_than_owed: endWith('loan.more_than_owed', { head, left: Number(left) }),
            not_found: endWith('loan.unknown_code'),
            tied: endWith('staff.tied'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
