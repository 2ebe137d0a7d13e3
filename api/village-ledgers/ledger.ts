import { and, eq } from 'drizzle-orm'
import { areas } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { requireTouched } from '../areas/touched'
import { recordAccess } from '../audit/record'
import { writeWorkbook } from '../documents/workbook'
import type { RequestContext } from '../http/context'
import { loanSheet } from '../loans/sheet'
import { ApiError } from '../shared/errors'
import { itemSheet } from '../village-lists/sheet'
import { householdPlanSheet, planSheet } from './plan-rows'
import { projectSheets } from './project-rows'

/** The ledger of one village 村级台账 as .xlsx: what is planned there, what is done, and with what money. */
export async function writeVillageLedger(ctx: RequestContext, areaPath: AreaPath) {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  requireTouched(ctx, areaPath)
  const [area] = await db
    .select({ level: areas.level })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.path, areaPath)))
  if (area?.level !== 'village') throw new ApiError('not_found', 'village')
  await recordAccess(db, ctx, 'plan.list', `area:${areaPath}`)
  const [projects, money] = await projectSheets(ctx, areaPath)
  const sheets = [
    await planSheet(ctx, areaPath),
    projects,
    await householdPlanSheet(ctx, areaPath),
    await itemSheet(ctx, areaPath),
    money,
    await loanSheet(ctx, areaPath),
  ]
  const rows = Object.fromEntries(sheets.map((sheet) => [sheet.name, sheet.rows.length]))
  return { bytes: await writeWorkbook(sheets, now), rows }
}
