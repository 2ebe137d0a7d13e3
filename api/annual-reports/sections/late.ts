import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import type { Numbers } from '../../overview/rules'
import { type Block, type Cell, isOver, shareZh, type Subject, UNKNOWN } from '../block'
import { onDayOf, within } from '../within'

interface Counted extends Record<string, unknown> {
  all: number
  late: number
}

/** What was not done by its day: of all that fell to the year how much, and what is still late. */
export async function readLate(tx: Db, of: Subject, numbers: Numbers | null): Promise<Block> {
  const rows: Cell[][] = []
  // Of a year that is over nobody asks what is late now.
  const standing = isOver(of) ? null : numbers
  for (const [name, query, now] of duties(of, standing)) {
    const [found] = await tx.execute<Counted>(query)
    const { all = 0, late = 0 } = found ?? {}
    if (all > 0 || (now ?? 0) > 0) rows.push([name, all, late, shareZh(late, all), now ?? UNKNOWN])
  }
  const visits = numbers?.visits_late
  const due = numbers?.visits_due
  if (visits && due)
    rows.push(['走访', due, visits, shareZh(visits, due), isOver(of) ? UNKNOWN : visits])
  return {
    title: '按事项',
    heading: ['事项', '本年该办的', '过期办或没办', '占比', '现在还过期'],
    rows,
    none: '本年没有到期要办的事。',
  }
}

function duties(of: Subject, numbers: Numbers | null) {
  const { county, area, year, today } = of
  const inArea = (column: string) => within(column, area.path)
  /** Done after its day, or not done and the day is over. */
  const late = (due: string, done: string, isOpen: SQL) =>
    sql`count(*)::int as all, (count(*) filter (where ${sql.raw(done)} > ${sql.raw(due)}
      or (${isOpen} and ${sql.raw(due)} < ${today}::date)))::int as late`
  const shanghai = (column: string) => `(${column} at time zone 'Asia/Shanghai')::date`
  const list: [string, SQL, number | null | undefined][] = [
    [
      '异议答复',
      sql`select ${late('o.due_on', shanghai('o.decided_at'), sql`o.status = 'open'`)}
            from objections o join notices n on n.county = ${county} and n.id = o.notice_id
           where o.county = ${county} and o.status <> 'withdrawn' and ${onDayOf('o.due_on', year)}
             and ${inArea('n.area_path')}`,
      numbers?.objections_late,
    ],
    [
      '线索定论',
      sql`select ${late('l.decide_due_on', 'l.decided_on', sql`l.status <> 'decided'`)}
            from leads l
           where l.county = ${county} and ${onDayOf('l.decide_due_on', year)} and ${inArea('l.area_path')}`,
      numbers?.leads_late,
    ],
    [
      '帮扶措施落实',
      sql`select ${late('m.due_on', 'm.delivered_on', sql`m.status = 'planned'`)}
            from measures m join households h on h.county = ${county} and h.id = m.household_id
           where m.county = ${county} and m.status <> 'cancelled' and ${onDayOf('m.due_on', year)}
             and ${inArea('h.area_path')}`,
      numbers?.measures_late,
    ],
    [
      '档案变更',
      sql`select ${late('c.due_on', 'c.decided_on', sql`c.status in ('asked', 'checked')`)}
            from changes c join households h on h.county = ${county} and h.id = c.household_id
           where c.county = ${county} and c.status <> 'withdrawn' and ${onDayOf('c.due_on', year)}
             and ${inArea('h.area_path')}`,
      null,
    ],
    [
      '项目进度',
      sql`select count(*)::int as all, (count(*) filter (where p.status <> 'settled' and p.due_on < ${today}::date))::int as late
            from projects p
           where p.county = ${county} and p.year = ${year} and ${inArea('p.area_path')}
             and p.status in ('approved', 'under_way', 'finished', 'accepted', 'checked', 'settled')`,
      numbers?.projects_late,
    ],
  ]
  return list
}
