import { eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { createRandom, seedOf } from '../../db/demo/random'
import { villageStandards } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { ENTERABLE_INDICATORS } from '../../db/values/village-standards'
import type { RequestContext } from '../http/context'
import { areaAt } from '../shared/area-path'
import { dayOf } from '../shared/day'
import { listVillages } from '../villages/counts'
import { setIndicators } from '../villages/indicators'
import { reckonScores } from '../villages/reckon'
import { setStandard } from '../villages/standard'
import { DEMO_SOURCE, DEMO_VALID_FROM } from './figures'
import { DEMO_STANDARD } from './village-standard'

/** What the roll does not give; the income it does. */
const GRADES = ENTERABLE_INDICATORS.filter((name) => name !== 'disposable_income')
/** The two deeply poor townships have it worse. */
const DEEP_TOWNSHIPS = ['wuxi.tianyuan', 'wuxi.hongchiba']
const gradesOf = (path: AreaPath): [least: number, most: number] =>
  DEEP_TOWNSHIPS.includes(areaAt(path, 'township')) ? [6, 10] : [1, 8]

/**
 * The village standard of the demo county, invented grades of each village, and their scores of this year.
 * Where a standard is set nothing happens.
 */
export async function loadDemoVillages(tx: Db, ctx: RequestContext): Promise<void> {
  const { county } = ctx
  if ((await tx.$count(villageStandards, eq(villageStandards.county, county))) > 0) return
  const source = DEMO_SOURCE
  await setStandard(tx, ctx, { validFrom: DEMO_VALID_FROM, source, rules: DEMO_STANDARD })
  const year = Number(dayOf(ctx.now).slice(0, 4))
  const villages = await listVillages(tx, county)
  const grades = villages.flatMap(({ path }) =>
    GRADES.map((indicator) => {
      const value = createRandom(seedOf(0, `${path} ${indicator}`)).between(...gradesOf(path))
      return { areaPath: path, year, indicator, value, source }
    }),
  )
  await setIndicators(tx, ctx, grades)
  await reckonScores(tx, ctx, { year })
}
