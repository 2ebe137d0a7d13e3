import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { eq } from 'drizzle-orm'
import { imports } from '../../../db/schema'
import { listVillages } from '../../areas/villages'
import { getCounty } from '../../counties/service'
import { checkImported, type ImportedQuality } from '../../data-quality/imported'
import type { RequestContext } from '../../http/context'
import { sqlState } from '../../http/write'
import { actorName } from '../../shared/actor'
import { dayOf } from '../../shared/day'
import { newId } from '../../shared/ids'
import { readTable } from '../../sheets/read'
import { refreshWaiting } from '../../sign-offs/refresh-waiting'
import type { Elsewhere, LoadContext, LoadCounts, LoadRecord, Tx } from '../load/context'
import type { KeptDecision } from '../load/decided'
import { loadRoll, type LoadOptions, type OnProgress } from '../load/service'
import { parseRoll } from './parse'
import type { RollReading } from './reading'

export interface ImportOptions {
  /** Checks and compares only; nothing is stored. */
  isTrial?: boolean
  onProgress?: OnProgress
  /** The worksheet, where a workbook has several with content. */
  sheet?: string
}

export interface ImportResult extends Omit<RollReading, 'households' | 'unsaid'> {
  imported: { households: number; people: number }
  /** What the file meant for the roll: importing it again changes nothing. */
  roll: Pick<LoadCounts, 'entered' | 'changed' | 'same'>
  /** Members left out, because they or their head stand in another household of the roll. */
  elsewhere: Elsewhere[]
  /** What was decided otherwise than the file says, and stays as decided. */
  kept: KeptDecision[]
  /** What the records taken say against themselves; null where the county has not set what that needs. */
  quality: ImportedQuality | null
}

/**
 * Takes a household file into the roll: read whole and checked before anything is stored, then
 * stored in one transaction. Throws SheetError where the file is no table we can read.
 */
export async function importRoll(
  ctx: RequestContext,
  file: string,
  { isTrial = false, onProgress, sheet }: ImportOptions = {},
): Promise<ImportResult> {
  const { county, deps } = ctx
  const { db } = deps.connection
  const { name, isDemo } = await getCounty(db, county)
  const villages = await listVillages(db, county)
  const { households, unsaid, ...reading } = await parseRoll(
    readTable(file, sheet ? { sheet } : {}),
    {
      // The group counts of a demo are invented; a real file's groups are not refused for them.
      villages: isDemo ? villages.map((each) => ({ ...each, groups: null })) : villages,
      countyName: name.replace(/（.*）$/, ''),
      today: dayOf(ctx.now),
    },
  )
  const people = households.reduce((sum, each) => sum + each.people.length, 0)
  const quality = await checkImported(ctx, households, unsaid)
  const fileDigest = await digestOf(file)
  const leftOut = new Map(reading.incomplete.map((each) => [each.line, each.leftOut]))
  const isLacking = unsaid.household.length + unsaid.person.length > 0
  const records = households.map((household): LoadRecord => {
    const missing = leftOut.get(household.line)
    return {
      ...household,
      ...(missing && { leftOut: missing }),
      ...(isLacking && { unsaid }),
    }
  })
  const resultOf = ({ entered, changed, same, refused, elsewhere }: LoadCounts) => ({
    imported: { households: households.length - refused, people: people - elsewhere.length },
    roll: { entered, changed, same },
  })
  const id = newId()
  const counts = await loadInTurn({ ...ctx, evidence: `import:${id}` }, records, {
    isTrial,
    ...(onProgress && { onProgress }),
    finish: (tx, done) => noteImport(tx, ctx, id, fileDigest, resultOf(done)),
  })
  if (!isTrial && counts.changed > 0) await refreshWaiting(ctx)
  return {
    ...reading,
    ...resultOf(counts),
    elsewhere: counts.elsewhere,
    kept: counts.kept,
    quality,
  }
}

/** Somebody recorded something of a household at the moment it was restated, or locked it. */
const COLLISIONS = new Set(['23505', '40001', '40P01'])
const MAX_TRIES = 3

async function loadInTurn(ctx: LoadContext, records: LoadRecord[], options: LoadOptions) {
  for (let tries = 1; ; tries++) {
    try {
      return await loadRoll(ctx, records, options)
    } catch (error) {
      if (tries === MAX_TRIES || !COLLISIONS.has(sqlState(error) ?? '')) throw error
    }
  }
}

/** Who took which file in, and what came of it. */
function noteImport(tx: Tx, ctx: RequestContext, id: string, fileDigest: Buffer, counts: object) {
  const { county, now } = ctx
  return tx`
    insert into imports (county, id, kind, file_digest, counts, actor, at)
    values (${county}, ${id}, 'households', ${fileDigest},
            ${JSON.stringify(counts)}::text::jsonb, ${actorName(ctx.actor)}, ${now})`
}

async function digestOf(file: string): Promise<Buffer> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(file)) hash.update(part as Buffer)
  return hash.digest()
}

export function listImports(ctx: RequestContext) {
  return ctx.deps.connection.db.select().from(imports).where(eq(imports.county, ctx.county))
}
