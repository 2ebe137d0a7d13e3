import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { and, eq } from 'drizzle-orm'
import { comparisonTasks } from '../../db/schema'
import type { DepartmentRecords } from '../../db/values/comparisons'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import { SheetError } from '../sheets/sheet-error'
import type { SkippedRow } from './report'
import { ofDepartment } from './return-tasks'
import { compareFile } from './service'

/** What a department learns of its own file: counts, and its rows that could not be read. */
export interface HandedIn {
  rows: number
  matched: number
  leads: number
  skipped: SkippedRow[]
  skippedRows: number
}

/**
 * A file as a department sends it; it answers what the department was asked for. Nothing of the
 * register is told: whom it names there the county alone sees.
 */
export async function handIn(
  ctx: RequestContext,
  records: DepartmentRecords,
  body: ReadableStream | null,
): Promise<HandedIn> {
  await requireAsked(ctx, records)
  if (!body) throw new ApiError('invalid', 'body')
  const folder = await mkdtemp(join(tmpdir(), 'cunxin-records-'))
  try {
    const file = join(folder, 'records')
    await pipeline(Readable.fromWeb(body), createWriteStream(file))
    const { rows, matched, leads, skipped, skippedRows } = await compareFile(ctx, { records, file })
    return { rows, matched, leads: leads.length, skipped, skippedRows }
  } catch (error) {
    // What is wrong with the file is its sender's to put right.
    throw error instanceof SheetError ? new ApiError('invalid', error.code) : error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The office hands in whatever it was given; a department what it was asked for. */
async function requireAsked(ctx: RequestContext, records: DepartmentRecords): Promise<void> {
  const { county, deps } = ctx
  const own = await ofDepartment(deps.connection.db, ctx)
  if (!own) return
  const [task] = await deps.connection.db
    .select({ id: comparisonTasks.id })
    .from(comparisonTasks)
    .where(
      and(
        eq(comparisonTasks.county, county),
        eq(comparisonTasks.records, records),
        eq(comparisonTasks.status, 'open'),
        own,
      ),
    )
  if (!task) throw new ApiError('refused', 'not_asked')
}
