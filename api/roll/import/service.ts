import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { eq } from 'drizzle-orm'
import { imports } from '../../../db/schema'
import type { HouseholdRecord } from '../../../db/values/roll'
import { listVillages } from '../../areas/villages'
import { getCounty } from '../../counties/service'
import type { RequestContext } from '../../http/context'
import { actorName } from '../../shared/actor'
import { dayOf } from '../../shared/day'
import { newId } from '../../shared/ids'
import { readTable } from '../../sheets/read'
import { type LoadCounts, loadRoll, type OnProgress } from '../load/service'
import { parseRoll } from './parse'
import type { ReadHousehold, RollReading } from './reading'

export interface ImportResult extends Omit<RollReading, 'households'> {
  imported: { households: number; people: number }
  /** What the file meant for the roll: importing it again changes nothing. */
  roll: Pick<LoadCounts, 'entered' | 'changed' | 'same'>
  /** Members whose ID stands in another household of the roll already. */
  elsewhere: number
}

/**
 * Takes a household file into the roll: read whole and checked before anything is stored, then
 * stored in one transaction. Throws SheetError where the file is no table we can read.
 */
export async function importRoll(
  ctx: RequestContext,
  file: string,
  { isTrial = false, onProgress }: { isTrial?: boolean; onProgress?: OnProgress } = {},
): Promise<ImportResult> {
  const { county, deps } = ctx
  const { db } = deps.connection
  const { name, isDemo } = await getCounty(db, county)
  const villages = await listVillages(db, county)
  const { households, ...reading } = await parseRoll(readTable(file), {
    // The group counts of a demo are invented; a real file's groups are not refused for them.
    villages: isDemo ? villages.map((each) => ({ ...each, groups: null })) : villages,
    countyName: name.replace(/（.*）$/, ''),
    today: dayOf(ctx.now),
  })
  const counts = await loadRoll(ctx, withoutLines(households), {
    isTrial,
    ...(onProgress && { onProgress }),
  })
  const people = households.reduce((sum, each) => sum + each.people.length, 0)
  const imported = {
    households: households.length,
    people: people - counts.elsewhere.length,
  }
  const { entered, changed, same } = counts
  const roll = { entered, changed, same }
  if (!isTrial) {
    const row = { county, id: newId(), kind: 'households', fileDigest: await digestOf(file) }
    const done = { counts: { imported, roll }, actor: actorName(ctx.actor), at: ctx.now }
    await db.insert(imports).values({ ...row, ...done })
  }
  return { ...reading, imported, roll, elsewhere: counts.elsewhere.length }
}

/** Where a row stood in the file is for the report; the roll does not keep it. */
function* withoutLines(households: ReadHousehold[]): Generator<HouseholdRecord> {
  for (const { line: _, people, ...facts } of households)
    yield { ...facts, people: people.map(({ line: __, ...person }) => person) }
}

async function digestOf(file: string): Promise<Buffer> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(file)) hash.update(part as Buffer)
  return hash.digest()
}

export function listImports(ctx: RequestContext) {
  return ctx.deps.connection.db.select().from(imports).where(eq(imports.county, ctx.county))
}
