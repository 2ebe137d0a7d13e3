import { and, eq } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { villageIndicators } from '../../../db/schema'
import { VillageIndex } from '../../areas/import/village-index'
import { listVillages } from '../../areas/villages'
import type { RequestContext } from '../../http/context'
import { inTransaction } from '../../http/write'
import { readTable } from '../../sheets/read'
import { setIndicators } from '../indicators'
import { type IndicatorRecord, type IndicatorsReading, parseIndicators } from './parse'

export interface ImportOptions {
  year: number
  /** Check only. */
  isTrial: boolean
  sheet?: string
}

/**
 * Takes a file of village indicators in: what can be read is entered, all of it at once; what cannot, and
 * what the roll gives already, is told by its line. Throws SheetError.
 */
export async function importIndicators(
  ctx: RequestContext,
  file: string,
  { year, isTrial, sheet }: ImportOptions,
) {
  const { db } = ctx.deps.connection
  const index = new VillageIndex(await listVillages(db, ctx.county))
  const read = await parseIndicators(readTable(file, sheet ? { sheet } : {}), index)
  return inTransaction(db, async (tx) => {
    const { indicators, rejected, seen } = await withoutComputed(tx, ctx.county, year, read)
    if (!isTrial)
      await setIndicators(
        tx,
        ctx,
        indicators.map(({ areaPath, indicator, value, source }) => {
          return { areaPath, year, indicator, value, source }
        }),
      )
    const villages = new Set(indicators.map(({ areaPath }) => areaPath)).size
    return { seen, villages, imported: indicators.length, rejected }
  })
}

async function withoutComputed(
  tx: Db,
  county: string,
  year: number,
  { indicators, rejected, seen }: IndicatorsReading,
): Promise<IndicatorsReading> {
  const rows = await tx
    .select({ path: villageIndicators.villagePath, indicator: villageIndicators.indicator })
    .from(villageIndicators)
    .where(
      and(
        eq(villageIndicators.county, county),
        eq(villageIndicators.year, year),
        eq(villageIndicators.way, 'computed'),
      ),
    )
  const computed = new Set(rows.map(({ path, indicator }) => `${path} ${indicator}`))
  const isComputed = ({ areaPath, indicator }: IndicatorRecord) =>
    computed.has(`${areaPath} ${indicator}`)
  const given = indicators.filter(isComputed).map(({ line }) => ({
    line,
    column: '人均可支配收入',
    message: '花名册已能算出，不用填',
  }))
  const all = [...rejected, ...given].toSorted((a, b) => a.line - b.line)
  return { seen, rejected: all, indicators: indicators.filter((each) => !isComputed(each)) }
}
