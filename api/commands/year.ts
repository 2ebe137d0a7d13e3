import { InvalidArgumentError } from 'commander'
import { FIRST_YEAR } from '../villages/indicators'

const LAST_YEAR = 2100

export function toYear(text: string): number {
  const year = Number(text)
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR)
    throw new InvalidArgumentError(`${FIRST_YEAR} 到 ${LAST_YEAR} (${FIRST_YEAR} to ${LAST_YEAR})`)
  return year
}
