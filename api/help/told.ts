import type { Day } from '../shared/day'
import { type Amount, amountsIn } from '../wording/amounts'
import { daysIn, type SaidDays } from '../wording/days'
import { type Fact, factsIn } from '../wording/household-facts'

/** What a message tells, each with the words that say so: for whoever answers and whoever counts what people need. */
export interface Told {
  facts: Fact[]
  /** Sums of money, land, weights, how many of what. */
  amounts: Amount[]
  /** Days gone by, as of the day it was said. */
  days: SaidDays[]
}

export const toldIn = (text: string, saidOn: Day): Told => ({
  facts: factsIn(text),
  amounts: amountsIn(text),
  days: daysIn(text, saidOn, 'past'),
})
