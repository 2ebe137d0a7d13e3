import type { Db } from '../../../db/client'
import { getFigureRow } from '../../figures/service'
import type { Source } from './evidence'
import type { MeasureScope } from './measure'

/** How often households must be visited, as it stands on the last day that is assessed. */
async function visitFigures(db: Db, { county, to }: MeasureScope) {
  const key = await getFigureRow(db, county, 'visit_days_key', to)
  const other = await getFigureRow(db, county, 'visit_days_other', to)
  return {
    key_days: key.value,
    key_from: key.validFrom,
    other_days: other.value,
    other_from: other.validFrom,
  }
}

/**
 * Households in the care of the programme with the days they must be visited in (`visitClassOf`, `visitDueOn` of
 * visit-duties) and notes of visits as they stand corrected.
 */
const CARED = `
  with cared as (
    select h.id, h.area_path, h.status_since,
           h.status in ('registered', 'exiting', 'returned') or h.watch is not null as is_key,
           case when h.watch is not null then (
             select max((e.at at time zone 'Asia/Shanghai')::date) from events e
              where e.county = :county and e.subject = 'household:' || h.id
                and (e.type in ('household.watched', 'household.entered')
                     or e.details @> '{"changes": [{"field": "watch"}]}'::jsonb)) end as watched_since
      from households h
     where h.county = :county and h.status not in ('closed', 'terminated')
       and (h.status in ('registered', 'exiting', 'returned', 'exited') or h.watch is not null
            or exists (select from ledger_entries l
                        where l.county = :county and l.household_id = h.id and l.left_on is null))
  ), seen as (
    select distinct v.household_id, v.staff_id, v.visited_on from visits v
     where v.county = :county and v.visited_on <= least(:to::date, :today::date)
       and not exists (select from visits newer
                        where newer.county = :county and newer.corrects_id = v.id)
  ), classed as (
    select c.*, case when is_key then :key_days::int else :other_days::int end as days,
           case when is_key then :key_from::date else :other_from::date end as asked_from
      from cared c
  )`

/** Each mark is a day the next visit is counted from; it is due so many days later. */
const JUDGED = `, steps as (
    select m.*, lead(m.day) over (partition by m.id order by m.day) as next_on,
           m.day + m.days as due_on from marks m
  ), judged as (
    select *, next_on is not null and next_on <= due_on as is_good from steps
     where due_on <= least(:to::date, until)
       and ((due_on >= :from::date and next_on <= due_on)
            or (due_on < :today::date and (next_on is null or next_on > greatest(due_on, :from::date))))
  )`

/** A household counts once: good where each visit due in these days was made by its day. */
export const VISIT_COVERAGE: Source = {
  found: `${CARED}, stands as (
    select c.*, greatest(
             coalesce((select min(p.from_day) from pairings p
                        where p.county = :county and p.household_id = c.id), c.status_since, c.asked_from),
             c.asked_from, c.watched_since,
             (select (e.at at time zone 'Asia/Shanghai')::date from events e
               where e.county = :county and e.subject = 'household:' || c.id and e.seq = 1
                 and not exists (select from visits v
                                  where v.county = :county and v.household_id = c.id))) as begun_on
      from classed c
  ), marks as (
    select c.id, c.area_path, c.days, 'infinity'::date as until,
           greatest(v.visited_on, case when c.is_key then c.status_since end, c.watched_since) as day
      from stands c join seen v on v.household_id = c.id
    union
    select c.id, c.area_path, c.days, 'infinity'::date, c.begun_on from stands c
     where not exists (select from seen v where v.household_id = c.id and v.visited_on <= c.begun_on)
  )${JUDGED}
  select 'household' as kind, id, area_path, null::uuid as staff_id, null::text as unit,
         coalesce(min(due_on) filter (where not is_good), max(due_on)) as on_day,
         bool_and(is_good) as is_good,
         count(*) || '/' || count(*) filter (where is_good) as note
    from judged group by id, area_path`,
  figures: visitFigures,
}

/** The same of a helper with a household of theirs: by whoever is paired, while they are. */
export const PAIRING_VISITS: Source = {
  found: `${CARED}, paired as (
    select p.id, p.staff_id, p.household_id, p.from_day, coalesce(p.to_day, 'infinity'::date) as until,
           c.area_path, c.days, greatest(p.from_day, c.asked_from) as begun_on
      from pairings p join classed c on c.id = p.household_id
     where p.county = :county and p.from_day <= :to::date
       and coalesce(p.to_day, 'infinity'::date) >= :from::date
  ), marks as (
    select id, staff_id, area_path, days, until, begun_on as day from paired
    union
    select p.id, p.staff_id, p.area_path, p.days, p.until, v.visited_on from paired p
      join seen v on v.household_id = p.household_id and v.staff_id = p.staff_id
     where v.visited_on between p.begun_on and p.until
  )${JUDGED}
  select 'pairing' as kind, id, area_path, staff_id, null::text as unit,
         coalesce(min(due_on) filter (where not is_good), max(due_on)) as on_day,
         bool_and(is_good) as is_good,
         count(*) || '/' || count(*) filter (where is_good) as note
    from judged group by id, area_path, staff_id`,
  ofPerson: 'staff',
  ofUnit: 'staff',
  figures: visitFigures,
}
