import type { AccountLine } from '../entry-visits/facts'
import { yuanText } from './numbers'

/**
 * A line as it is written back: read again it is the same line. What it comes to stands beside it
 * elsewhere.
 */
export function formatLine(line: AccountLine): string {
  const { what, account, quantity, unit, yield: said, months, costFen, isCostByRatio } = line
  const isProduction = account === 'production'
  return [
    what,
    quantity === null ? '' : `${quantity}${unit}`,
    said && `每${unit}${said.amount}${said.unit}`,
    priceText(line),
    months === null ? '' : `${months}月`,
    isProduction && !isCostByRatio ? `成本${yuanText(costFen)}元` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

function priceText({ priceFen, amountFen, unit, yield: said, months }: AccountLine): string {
  if (priceFen === null) return `共${yuanText(amountFen)}元`
  const per = months === null ? (said?.unit ?? unit) : '月'
  return `每${per}${yuanText(priceFen)}元`
}
