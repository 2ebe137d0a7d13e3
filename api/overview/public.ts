import type { OverviewNumber } from '../../db/values/overview'
import { getCounty } from '../counties/service'
import type { RequestContext } from '../http/context'
import { readFigures, totalOf } from './figures'
import { atOneMoment } from './read'
import { toldCount } from './rules'
import { countyPath } from './scope'
import { countedBy } from './standing'

/** Counts of people, of whom few may be somebody. None of them is the others' rest. */
const OF_PEOPLE = ['registered', 'exited', 'returned', 'watched', 'visits_in_time'] as const
const OTHERS = [
  'notices_open',
  'projects',
  'money_arrived',
  'money_allocated',
  'money_spent',
] as const satisfies readonly OverviewNumber[]

export type PublicNumber = (typeof OF_PEOPLE)[number] | (typeof OTHERS)[number]

/** 全县情况 for anybody: the county's counts alone; a count of people between none and ten is null. */
export function readPublicOverview(ctx: Pick<RequestContext, 'county' | 'deps' | 'now'>) {
  const { county, now } = ctx
  return atOneMoment(ctx, async (tx) => {
    const by = { ...(await countedBy(tx, ctx)), now }
    const root = await countyPath(tx, county)
    const numbers = totalOf(root, await readFigures(tx, by, root))
    const told = (number: OverviewNumber) => numbers[number] ?? null
    return {
      county: (await getCounty(tx, county)).name,
      today: by.today,
      page: `/${county}/overview`,
      numbers: {
        ...Object.fromEntries(OF_PEOPLE.map((number) => [number, toldCount(numbers[number] ?? 0)])),
        ...Object.fromEntries(OTHERS.map((number) => [number, told(number)])),
      } as Record<PublicNumber, number | null>,
    }
  })
}
export type PublicOverview = Awaited<ReturnType<typeof readPublicOverview>>
