import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { departmentColumns } from '../../db/schema'
import type { DepartmentRecords } from '../../db/values/comparisons'
import type { RequestContext } from '../http/context'
import { actorName } from '../shared/actor'
import { ApiError } from '../shared/errors'
import { RECORD_FIELDS, type RecordField } from './columns'
import type { FieldColumns, RecordsFile } from './open-file'

/** What the office said of the columns of a department's earlier files, by their headings. */
export async function readRemembered(
  db: Db,
  county: string,
  records: DepartmentRecords,
): Promise<Map<string, Partial<FieldColumns>>> {
  const rows = await db
    .select({ headings: departmentColumns.headings, columns: departmentColumns.columns })
    .from(departmentColumns)
    .where(and(eq(departmentColumns.county, county), eq(departmentColumns.records, records)))
  return new Map(rows.map(({ headings, columns }) => [headings, columns as Partial<FieldColumns>]))
}

/** Keeps what was said once, for the next file with these headings. */
export async function rememberColumns(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'actor' | 'now'>,
  records: DepartmentRecords,
  { headings, at }: Pick<RecordsFile, 'headings' | 'at'>,
): Promise<void> {
  const { county, now } = ctx
  const columns = Object.fromEntries(Object.entries(at).filter(([, column]) => column >= 0))
  const said = { columns, setBy: actorName(ctx.actor), at: now }
  await tx
    .insert(departmentColumns)
    .values({ county, records, headings, ...said })
    .onConflictDoUpdate({
      target: [departmentColumns.county, departmentColumns.records, departmentColumns.headings],
      set: said,
    })
}

/** `证件号码=id,车号=plate` as the office writes it. */
export function readColumnsSaid(text: string): Map<string, RecordField> {
  const said = new Map<string, RecordField>()
  for (const each of text.split(/[,，]/u)) {
    const [heading = '', field = ''] = each.split(/[=＝]/u).map((part) => part.trim())
    if (heading === '' || !isField(field)) throw new ApiError('invalid', 'columns')
    said.set(heading, field)
  }
  return said
}

const isField = (text: string): text is RecordField =>
  (RECORD_FIELDS as readonly string[]).includes(text)
