import type { HouseholdRecord } from '../values/roll'
import type { Random } from './random'

export type Income = Pick<
  HouseholdRecord,
  | 'wageFen'
  | 'operatingFen'
  | 'propertyFen'
  | 'transferFen'
  | 'operatingCostFen'
  | 'netIncomePerHeadFen'
>

/**
 * Splits a household's net income into its accounts so that wage + operating + property + transfer
 * − operating cost is the net income per head times the members, to the fen.
 */
export function splitIncome(
  random: Random,
  net: { perHeadYuan: number; size: number; hasWorker: boolean; onSupport: boolean },
): Income {
  const total = net.perHeadYuan * net.size
  const share = (low: number, high: number) =>
    Math.floor((total * random.between(low * 100, high * 100)) / 10_000)
  const wage = net.hasWorker ? share(35, 60) : 0
  const operating = net.onSupport ? share(2, 10) : share(12, 30)
  const cost = Math.floor((operating * random.between(20, 45)) / 100)
  const property = random.chance(0.3) ? Math.min(random.between(1, 8) * 100, share(2, 5)) : 0
  // What is left is allowances, pensions, subsidies and what children send; never below zero.
  const transfer = total - wage - operating - property + cost
  return {
    wageFen: wage * 100,
    operatingFen: operating * 100,
    propertyFen: property * 100,
    transferFen: transfer * 100,
    operatingCostFen: cost * 100,
    netIncomePerHeadFen: net.perHeadYuan * 100,
  }
}
