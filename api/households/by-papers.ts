import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'

/** What a line of somebody's list says of a household besides its head's name. */
export interface PaperLine {
  line: number
  number: string | null
  /** Of anybody of the household. */
  idNumber: string | null
}

export interface FoundByPaper {
  line: number
  householdId: string
  head: string
}

/** The households of lines by their number 户编号 and by an identity number; of one line there may be two. */
export async function findByPapers(
  tx: Db,
  { county, deps }: RequestContext,
  lines: readonly PaperLine[],
): Promise<FoundByPaper[]> {
  const wanted = lines.map(({ line, number, idNumber }) => ({
    line,
    number,
    index: idNumber && deps.sealer.index('id_number', county, idNumber).toString('base64'),
  }))
  return tx.execute<FoundByPaper & Record<string, unknown>>(sql`
    with wanted as materialized (
      select line, number, decode(index, 'base64') as index
        from jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb)
             as w(line int, number text, index text))
    select w.line, h.id as "householdId", h.head_name as head
      from wanted w join households h on h.county = ${county} and h.key = w.number
    union
    select w.line, h.id, h.head_name
      from wanted w
      join people p on p.county = ${county} and p.id_number_index = w.index
      join households h on h.county = ${county} and h.id = p.household_id`)
}
