import { and, desc, eq, like, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { comparisonTasks, imports, staff } from '../../db/schema'
import type { ComparisonTaskStatus, DepartmentRecords } from '../../db/values/comparisons'
import type { RequestContext } from '../http/context'
import { type Day, dayOf } from '../shared/day'
import { kindOf } from './kind'
import { ofDepartment } from './return-tasks'

/** What came of a file; of its leads how many were decided, and found to be true. */
export interface ComparisonResult {
  rows: number
  matched: number
  leads: number
  decided: number
  founded: number
}

export interface TaskItem {
  id: string
  code: string
  records: DepartmentRecords
  department: string
  status: ComparisonTaskStatus
  holder: string | null
  /** Who of the office asked; null where the command line did. */
  asker: string | null
  askedOn: Day
  dueOn: Day
  returnedOn: Day | null
  isOverdue: boolean
  result: ComparisonResult | null
}

const askers = alias(staff, 'askers')

/** More than anybody asks departments for in a year. */
const MOST = 100

/** What departments were asked for, what is owed first; a department sees its own alone. */
export async function listTasks(ctx: RequestContext): Promise<{ items: TaskItem[] }> {
  const { county, deps } = ctx
  const { db } = deps.connection
  const rows = await db
    .select({
      task: comparisonTasks,
      holder: staff.name,
      asker: askers.name,
      counts: imports.counts,
    })
    .from(comparisonTasks)
    .leftJoin(staff, and(eq(staff.county, county), eq(staff.id, comparisonTasks.holderId)))
    .leftJoin(
      askers,
      and(
        eq(askers.county, county),
        eq(askers.isActive, true),
        sql`${comparisonTasks.askedBy} = 'staff:' || ${askers.id}`,
      ),
    )
    .leftJoin(imports, and(eq(imports.county, county), eq(imports.id, comparisonTasks.importId)))
    .where(and(eq(comparisonTasks.county, county), await ofDepartment(db, ctx)))
    .orderBy(
      sql`${comparisonTasks.status} <> 'open'`,
      sql`case when ${comparisonTasks.status} = 'open' then ${comparisonTasks.dueOn} end`,
      desc(comparisonTasks.askedOn),
      desc(comparisonTasks.id),
    )
    .limit(MOST)
  const decided = await decisionsOf(
    ctx,
    rows.flatMap(({ task }) => task.importId ?? []),
  )
  const today = dayOf(ctx.now)
  const items = rows.map(({ task, holder, asker, counts }) => {
    const { id, code, records, department, status, askedOn, dueOn, returnedOn, importId } = task
    const isOverdue = status === 'open' && dueOn < today
    const result = importId ? resultOf(counts, decided.get(importId)) : null
    const about = {
      id,
      code,
      records,
      department,
      status,
      holder,
      asker,
      askedOn,
      dueOn,
      returnedOn,
    }
    return { ...about, isOverdue, result }
  })
  return { items }
}

/** The files that were compared, the latest first, with what came of them. */
export async function listComparisons(ctx: RequestContext) {
  const { county, deps } = ctx
  const rows = await deps.connection.db
    .select({ id: imports.id, kind: imports.kind, counts: imports.counts, at: imports.at })
    .from(imports)
    .where(and(eq(imports.county, county), like(imports.kind, `${kindOf('')}%`)))
    .orderBy(desc(imports.at), desc(imports.id))
    .limit(MOST)
  const decided = await decisionsOf(
    ctx,
    rows.map(({ id }) => id),
  )
  const items = rows.map(({ id, kind, counts, at }) => ({
    id,
    records: kind.slice(kindOf('').length) as DepartmentRecords,
    at: at.toISOString(),
    ...resultOf(counts, decided.get(id)),
  }))
  return { items }
}

interface Decisions {
  decided: number
  founded: number
}

function resultOf(counts: unknown, of: Decisions | undefined): ComparisonResult {
  const { rows = 0, matched = 0, leads = 0 } = (counts ?? {}) as Partial<ComparisonResult>
  return { rows, matched, leads, decided: of?.decided ?? 0, founded: of?.founded ?? 0 }
}

/** How many leads of each file were decided, and how many of these were true. */
async function decisionsOf(ctx: RequestContext, importIds: readonly string[]) {
  const { county, deps } = ctx
  const subjects = JSON.stringify(importIds.map((id) => `import:${id}`))
  const rows = await deps.connection.db.execute<{
    subject: string
    decided: number
    founded: number
  }>(sql`
    select s.subject, count(*)::int as decided,
           count(*) filter (where l.outcome not in ('unfounded', 'no_risk'))::int as founded
      from lead_signals s join leads l on l.county = ${county} and l.id = s.lead_id
     where s.county = ${county} and s.seq = 1 and l.status = 'decided'
       and s.subject in (select x from jsonb_array_elements_text(${subjects}::text::jsonb) as t(x))
     group by s.subject`)
  return new Map(rows.map(({ subject, ...of }) => [subject.slice('import:'.length), of]))
}
