import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { entryVisits, households } from '../../db/schema'
import { ASSURANCES, type Assurance } from '../../db/values/entry-visits'
import { readFacts } from '../entry-visits/store'
import type { RequestContext } from '../http/context'
import { type Day, dayOf } from '../shared/day'
import type { FoundIncome, Livelihood } from './rules'

type Context = Pick<RequestContext, 'county' | 'deps'>

/** By household what is known of its income and of 三保障: by the register, and by who went there. */
export async function readLivelihoods(
  db: Db,
  ctx: Context,
  householdIds: readonly string[],
): Promise<ReadonlyMap<string, Livelihood>> {
  if (householdIds.length === 0) return new Map()
  const byRegister = await listRegistered(db, ctx.county, householdIds)
  const entries = Map.groupBy(
    await listEntries(db, ctx, householdIds),
    ({ householdId }) => householdId,
  )
  return new Map(
    byRegister.map(({ id, ...registered }) => {
      const own = entries.get(id) ?? []
      const { fen, foundOn } = registered
      const incomes = fen === null ? [] : [{ fen, foundOn }]
      for (const entry of own)
        if (entry.fen !== null) incomes.push({ fen: entry.fen, foundOn: entry.foundOn })
      return [id, { incomes: incomes.toSorted(newestFirst), lacking: lackingIn(own) }]
    }),
  )
}

const newestFirst = (a: FoundIncome, b: FoundIncome) =>
  (a.foundOn ?? '') < (b.foundOn ?? '') ? 1 : -1

/** What the last who asked about it found not to be met. */
function lackingIn(newestLast: readonly { assurances: Partial<Asked> }[]): Assurance[] {
  const found = new Map<Assurance, boolean>()
  for (const { assurances } of newestLast)
    for (const each of ASSURANCES) {
      const finding = assurances[each]
      if (finding) found.set(each, finding.isMet)
    }
  return ASSURANCES.filter((each) => found.get(each) === false)
}
type Asked = ReturnType<typeof readFacts>['assurances']

const INCOME_CHANGED = JSON.stringify({ changes: [{ field: 'netIncomePerHeadFen' }] })

/** What the register says, and since when. */
async function listRegistered(db: Db, county: string, ids: readonly string[]) {
  return db
    .select({
      id: households.id,
      fen: households.netIncomePerHeadFen,
      foundOn: sql<Day | null>`(
        select to_char(max(e.at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') from events e
         where e.county = ${county} and e.subject = 'household:' || households.id
           and (e.type in ('household.entered', 'household.founded')
                or e.details @> ${INCOME_CHANGED}::text::jsonb))`,
    })
    .from(households)
    .where(and(eq(households.county, county), inArray(households.id, [...ids])))
}

async function listEntries(db: Db, ctx: Context, ids: readonly string[]) {
  const rows = await db
    .select()
    .from(entryVisits)
    .where(
      and(
        eq(entryVisits.county, ctx.county),
        inArray(entryVisits.householdId, [...ids]),
        eq(entryVisits.status, 'finished'),
      ),
    )
    .orderBy(asc(entryVisits.finishedAt), asc(entryVisits.startedAt), asc(entryVisits.id))
  return rows
    .map((row) => ({
      householdId: row.householdId,
      fen: row.netIncomePerHeadFen,
      foundOn: row.visitedOn ?? dayOf(row.finishedAt ?? row.startedAt),
      assurances: readFacts(ctx, row).assurances,
    }))
    .toSorted((a, b) => (a.foundOn < b.foundOn ? -1 : 1))
}
