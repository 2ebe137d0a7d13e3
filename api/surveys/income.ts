import type { AccountLine } from '../entry-visits/facts'
import { isOfProperty } from './line-words'

/** What a household has in a year by kind of income, in fen. */
export interface Incomes {
  wageFen: number
  /** What it produced, the costs not taken off. */
  productionFen: number
  propertyFen: number
  transferFen: number
  productionCostFen: number
  /** Shown beside; it is no part of the net income. */
  livingFen: number
}

/**
 * The accounts 四算 by kind of income. The subsidy account takes rent and dividends as well: they are
 * income of property 财产性收入.
 */
export function incomesOf(lines: readonly AccountLine[]): Incomes {
  const sum = (of: (line: AccountLine) => boolean, value: (line: AccountLine) => number) =>
    lines.filter(of).reduce((total, line) => total + value(line), 0)
  const amount = ({ amountFen }: AccountLine) => amountFen
  const isProperty = ({ account, what }: AccountLine) => account === 'subsidy' && isOfProperty(what)
  return {
    wageFen: sum(({ account }) => account === 'wage', amount),
    productionFen: sum(({ account }) => account === 'production', amount),
    propertyFen: sum(isProperty, amount),
    transferFen: sum((line) => line.account === 'subsidy' && !isProperty(line), amount),
    productionCostFen: sum(
      ({ account }) => account === 'production',
      ({ costFen }) => costFen,
    ),
    livingFen: sum(({ account }) => account === 'living', amount),
  }
}

/**
 * 人均纯收入: (wage + production + property + transfer − cost of production) ÷ members, in fen a year
 * (domain.md 2.3). What living costs is asked because it shows what was forgotten; the formula does
 * not take it off. Below zero where production lost money.
 */
export function netIncomePerHead(lines: readonly AccountLine[], size: number): number {
  const { wageFen, productionFen, propertyFen, transferFen, productionCostFen } = incomesOf(lines)
  const net = wageFen + productionFen + propertyFen + transferFen - productionCostFen
  return Math.round(net / size)
}
