import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import type { PressTone } from '../../../db/values/press-reports'
import { findFigure } from '../../figures/service'
import { type Block, lastDay, type Subject, UNKNOWN } from '../block'
import { onDayOf, within } from '../within'

/** 三 评价: published reports of the media, and how those posted to villages were there. */
export const readPresence = async (tx: Db, of: Subject): Promise<Block[]> => [
  await readPress(tx, of),
  await readResidency(tx, of),
]

const TONES = { positive: '肯定', critical: '批评' } as const satisfies Record<PressTone, string>

async function readPress(tx: Db, { county, area, year }: Subject): Promise<Block> {
  const rows = await tx.execute<{
    tone: PressTone
    all: number
    answered: number
    late: number
  }>(sql`
    select p.tone, count(*)::int as all, (count(p.answered_on))::int as answered,
           (count(*) filter (where p.was_late > 0))::int as late
      from press_reports p
     where p.county = ${county} and p.published_on is not null and p.tone is not null
       and ${onDayOf('p.published_on', year)} and ${within('p.area_path', area.path)}
     group by p.tone order by p.tone desc`)
  return {
    title: '媒体报道（已公布的）',
    heading: ['报道', '件数', '已答复', '答复过期'],
    rows: rows.map(({ tone, all, answered, late }) => [TONES[tone], all, answered, late]),
    none: '本年没有公布的媒体报道。',
  }
}

async function readResidency(tx: Db, of: Subject): Promise<Block> {
  const { county, area, year, today } = of
  const last = lastDay(of) < today ? lastDay(of) : today
  const need = (await findFigure(tx, county, 'residency_year_days', last)) ?? null
  const [row] = await tx.execute<{
    people: number
    days: number
    met: number
    recalls: number
  }>(sql`
    with present as (
      select d.staff_id, count(distinct d.on_day)::int as days
        from residency_days d
       where d.county = ${county} and d.is_present and ${onDayOf('d.on_day', year)}
         and ${within('d.area_path', area.path)}
       group by d.staff_id)
    select count(*)::int as people, coalesce(sum(days), 0)::int as days,
           (count(*) filter (where days >= ${need}::int))::int as met,
           (select count(*)::int from recalls r
             where r.county = ${county} and r.status = 'recalled'
               and ${onDayOf('r.decided_on', year)} and ${within('r.area_path', area.path)}) as recalls
      from present`)
  const { people = 0, days = 0, met = 0, recalls = 0 } = row ?? {}
  const mean = people === 0 ? UNKNOWN : (days / people).toFixed(1)
  return {
    title: '驻村',
    heading: ['到过村的驻村干部（人）', '人均驻村（天）', '达到全年天数（人）', '召回（人）'],
    rows:
      people === 0 && recalls === 0 ? [] : [[people, mean, need === null ? UNKNOWN : met, recalls]],
    none: '本年没有驻村记录。',
    ...(people > 0 && need !== null && { notes: [`全年要求${need}天，数到${last}。`] }),
  }
}
