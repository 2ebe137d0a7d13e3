import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import type { DemoStaff } from '../../db/demo/cast-staff'
import { type DemoOptions, generateCounty } from '../../db/demo/county'
import { counties, figures, households, staff as staffTable } from '../../db/schema'
import { loadReferenceAreas } from '../areas/reference'
import { FIGURE_NAMES, FIGURE_UNITS } from '../figures/names'
import type { AppDeps, RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import { importPolicyFile, readPolicyFile } from '../policies/library/import-file'
import { loadRoll, type OnProgress } from '../roll/load/service'
import { getCounty } from '../counties/service'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { addStaff } from '../staff/service'
import { DEMO_FIGURES, DEMO_SOURCE, DEMO_VALID_FROM } from './figures'

/** An invented paper, so that the library is not empty. */
const DEMO_POLICY = join(import.meta.dirname, 'relief-measures.md')

/**
 * Loads the invented county, marked as such in the database: it never leaves the machine. A real county refuses it. Loading
 * it again changes nothing; in another size it adds what is missing and restates what differs.
 */
export async function loadDemo(
  deps: AppDeps,
  county: string,
  options: DemoOptions = {},
  onProgress?: OnProgress,
) {
  const { areas, households: roll, staff } = generateCounty(options)
  const ctx = loaderOf(deps, county)
  const { db } = deps.connection
  await inTransaction(db, async (tx) => {
    const row = { county, name: '巫溪县（示例）', signature: '村信', hotline: '023-00000000' }
    await tx
      .insert(counties)
      .values({ ...row, isDemo: true })
      .onConflictDoNothing()
    if (!(await getCounty(tx, county)).isDemo) throw new ApiError('refused', 'county_is_real')
    await loadReferenceAreas(tx, county, areas)
    for (const name of FIGURE_NAMES) {
      const figure = { name, value: DEMO_FIGURES[name], unit: FIGURE_UNITS[name] }
      const since = { validFrom: DEMO_VALID_FROM, source: DEMO_SOURCE }
      await tx
        .insert(figures)
        .values({ county, ...figure, ...since })
        .onConflictDoNothing()
    }
  })
  const counts = await loadRoll(ctx, roll, onProgress && { onProgress })
  await inTransaction(db, async (tx) => {
    // Of two loads at once the second finds them added.
    await tx.select().from(counties).where(eq(counties.county, county)).for('update')
    for (const member of staff) await addOnce(tx, ctx, member)
  })
  await importPolicyFile(ctx, await readPolicyFile(DEMO_POLICY), {
    areaPath: county,
    validFrom: DEMO_VALID_FROM,
    validTo: null,
  })
  return counts
}

/** As whom the demo is loaded: the command line. */
export function loaderOf(deps: AppDeps, county: string): RequestContext {
  const actor = { kind: 'job', name: 'command' } as const
  const as = { deps, county, actor, grant: { reach: 'all' } as const, write: null }
  return { ...as, now: deps.clock(), requestId: newId() }
}

async function addOnce(tx: Db, ctx: RequestContext, member: DemoStaff) {
  const { county } = ctx
  const phoneIndex = ctx.deps.sealer.index('phone', county, member.phone)
  const known = and(eq(staffTable.county, county), eq(staffTable.phoneIndex, phoneIndex))
  if ((await tx.$count(staffTable, known)) > 0) return
  const ties = []
  for (const { kind, householdNumber } of member.ties) {
    const [household] = await tx
      .select({ householdId: households.id })
      .from(households)
      .where(and(eq(households.county, county), eq(households.key, householdNumber)))
    if (household) ties.push({ kind, ...household })
  }
  await addStaff(tx, ctx, { ...member, ties })
}
