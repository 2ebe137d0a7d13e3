import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { imports } from '../../db/schema'
import type { DepartmentRecords } from '../../db/values/comparisons'
import { findArea } from '../areas/words'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import { openLeads } from '../leads/open'
import { getTriggerFigures } from '../monitoring/trigger-figures'
import { actorName } from '../shared/actor'
import { dayOf } from '../shared/day'
import { newId } from '../shared/ids'
import { bytesOf } from '../sheets/text'
import type { RecordField } from './columns'
import { readRemembered, rememberColumns } from './columns-memory'
import { type Comparison, compareRows, type Found } from './compare'
import { kindOf } from './kind'
import { openRecords, type RecordsFile } from './open-file'
import { readRegister } from './register'
import { type Reported, reportOf, type SkippedRow, skippedOf } from './report'
import { returnTasks } from './return-tasks'

export interface CompareInput {
  records: DepartmentRecords
  file: string
  /** Compares only; nothing is stored and nobody told. */
  isTrial?: boolean
  /** Whoever is not in the file is in none of the department's. */
  isWhole?: boolean
  /** Field by heading, where the file's own are not known. */
  columns?: ReadonlyMap<string, RecordField>
  sheet?: string
  onProgress?: (rows: number) => void
}

export interface CompareResult {
  /** Rows of the file, without headings and sums. */
  rows: number
  /** Rows about somebody who is compared. */
  matched: number
  /** What is new. */
  leads: Reported[]
  /** What an earlier file said already, decided or not. */
  repeated: Reported[]
  /** Rows that could not be compared, the first of them, and how many there are. */
  skipped: SkippedRow[]
  skippedRows: number
  /** Townships of which the file names too few to say who is missing. */
  incomplete: string[]
}

/** Of these only large sums are a signal: the county says how large. */
const HAVE_COSTS: readonly DepartmentRecords[] = ['medical_costs', 'schooling_costs']

/**
 * Compares a department's file with the register 信息比对. Each mismatch becomes a lead, once; the file,
 * what came of it and the department's task that it answers are noted in the same transaction.
 * Throws SheetError where the file is no table of these records.
 */
export async function compareFile(
  ctx: RequestContext,
  input: CompareInput,
): Promise<CompareResult> {
  const { county, deps } = ctx
  const { db } = deps.connection
  const { records, isTrial = false, isWhole = false, columns, sheet, onProgress } = input
  const today = dayOf(ctx.now)
  const triggers = HAVE_COSTS.includes(records) ? await getTriggerFigures(db, county, today) : null
  const file = await openRecords(input.file, {
    records,
    today,
    remembered: await readRemembered(db, county, records),
    ...(columns && { said: columns }),
    ...(sheet && { sheet }),
  })
  const people = await readRegister(ctx)
  const comparison = await compareRows(file, people, {
    records,
    today,
    triggers,
    isWhole,
    ...(onProgress && { onProgress }),
  })
  const { rows, matched, found, skipped, skippedRows } = comparison
  const isNew = isTrial ? () => true : await keep(ctx, input, { file, comparison })
  return {
    rows,
    matched,
    leads: found.filter(isNew).map(reportOf),
    repeated: found.filter((each) => !isNew(each)).map(reportOf),
    skipped: skipped.map(skippedOf),
    skippedRows,
    incomplete: await namesOf(db, county, comparison.incomplete),
  }
}

/** Opens the leads; tells which of what was found is new. */
async function keep(
  ctx: RequestContext,
  { records, file: path, columns }: CompareInput,
  { file, comparison }: { file: RecordsFile; comparison: Comparison },
): Promise<(found: Found) => boolean> {
  const { county } = ctx
  const { rows, matched, found, skippedRows } = comparison
  const digest = await digestOf(path)
  return inTransaction(ctx.deps.connection.db, async (tx) => {
    // A million rows and their leads may take longer than an answer to a person.
    await tx.execute(sql`set local statement_timeout = 0`)
    // One file at a time, and none while the roll is taken in.
    await tx.execute(sql`select 1 from counties where county = ${county} for update`)
    const id = newId()
    const standing = await standingPlaces(tx, county, found)
    const { opened, added, repeated, fresh } = await openLeads(
      tx,
      ctx,
      found.flatMap(({ household, person, text, ...each }) =>
        standing.get(person.id) === household.id
          ? {
              ...each,
              householdId: household.id,
              personId: person.id,
              records,
              source: 'department' as const,
              subject: `import:${id}`,
              text,
            }
          : [],
      ),
    )
    if (columns) await rememberColumns(tx, ctx, records, file)
    const counts = { rows, matched, leads: opened.length, added, repeated, skipped: skippedRows }
    const isRepeat = await isKnown(tx, county, records, digest)
    const answered = await returnTasks(tx, ctx, {
      records,
      importId: id,
      counts: { rows, matched, leads: opened.length },
    })
    // The same file once more changes nothing, and is not put on record again.
    if (!isRepeat || opened.length + added + answered > 0) {
      const noted = { county, id, kind: kindOf(records), fileDigest: digest, counts }
      await tx.insert(imports).values({ ...noted, actor: actorName(ctx.actor), at: ctx.now })
      await record(tx, ctx, {
        subject: `import:${id}`,
        type: 'comparison.made',
        details: { records, ...counts },
      })
    }
    return ({ evidence }) => fresh.has(evidence)
  })
}

/** Whoever moved to another household since the register was read is found there the next time. */
async function standingPlaces(tx: Db, county: string, found: readonly Found[]) {
  const ids = JSON.stringify([...new Set(found.map(({ person }) => person.id))])
  const rows = await tx.execute<{ id: string; householdId: string }>(sql`
    select id, household_id as "householdId" from people
     where county = ${county}
       and id in (select i::uuid from jsonb_array_elements_text(${ids}::text::jsonb) as t(i))`)
  return new Map(rows.map(({ id, householdId }) => [id, householdId]))
}

async function isKnown(tx: Db, county: string, records: DepartmentRecords, digest: Buffer) {
  const [known] = await tx
    .select({ id: imports.id })
    .from(imports)
    .where(
      and(
        eq(imports.county, county),
        eq(imports.kind, kindOf(records)),
        eq(imports.fileDigest, digest),
      ),
    )
    .limit(1)
  return known !== undefined
}

async function digestOf(file: string): Promise<Buffer> {
  const hash = createHash('sha256')
  for await (const part of bytesOf(file)) hash.update(part)
  return hash.digest()
}

async function namesOf(db: Db, county: string, paths: readonly string[]): Promise<string[]> {
  const names: string[] = []
  for (const path of paths) names.push((await findArea(db, county, path))?.name ?? path)
  return names
}
