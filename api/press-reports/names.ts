import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'

/** Names are two to fifteen characters long. */
const LENGTHS = { least: 2, most: 15 } as const

/**
 * Names of people of the county's households that stand in a text, the longest first, also where spaces or points divide
 * them. In one statement, whatever the size of the county.
 */
export async function householdNamesIn(tx: Db, county: string, text: string): Promise<string[]> {
  const parts = new Set<string>()
  const plain = text.normalize('NFKC').replace(/[\s\p{Cf}]+/gu, '')
  for (const run of [plain, plain.replace(/[^\p{L}]/gu, '')])
    for (let at = 0; at < run.length; at++)
      for (let length = LENGTHS.least; length <= LENGTHS.most; length++)
        if (at + length <= run.length) parts.add(run.slice(at, at + length))
  if (parts.size === 0) return []
  const wanted = sql.param([...parts])
  const rows = await tx.execute<{ name: string }>(sql`
    select name from (
      select name from people where county = ${county} and name = any(${wanted}::text[])
      union
      select head_name from households where county = ${county} and head_name = any(${wanted}::text[])
    ) found order by length(name) desc, name`)
  return [...rows].map(({ name }) => name)
}

/** What others read of it: 某某 where a household's name stood. */
export const maskNames = (text: string, names: readonly string[]): string =>
  names.reduce((masked, name) => masked.replace(patternOf(name), '某某'), text)

const patternOf = (name: string): RegExp =>
  new RegExp(
    [...name].map((each) => each.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('[\\s·.]*'),
    'gu',
  )
