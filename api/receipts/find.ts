import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { codes } from '../../db/schema'

/** More successors than anybody gives a code; a circle would end here too. */
const MOST_SUCCESSORS = 8

/** What a code stands for; a superseded one leads to its successor. Undefined when unknown. */
export async function findCode(tx: Db, county: string, code: string) {
  let wanted = code
  for (let step = 0; step <= MOST_SUCCESSORS; step++) {
    const [row] = await tx
      .select()
      .from(codes)
      .where(and(eq(codes.county, county), eq(codes.code, wanted)))
    if (!row?.supersededBy) return row
    wanted = row.supersededBy
  }
  return undefined
}

/** The two parts of a code's subject, `help:<id>`. */
export function subjectOf({ subject }: { subject: string }): { feature: string; id: string } {
  const [feature = '', id = ''] = subject.split(':')
  return { feature, id }
}
