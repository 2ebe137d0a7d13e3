import type { Source } from './evidence'

/** Projects to be done by a day in these days: accepted by then. */
export const PROJECTS_ACCEPTED: Source = {
  found: `
  select 'project' as kind, p.id, p.area_path, p.leader_id as staff_id, p.unit,
         p.ends_on as on_day,
         p.status in ('accepted', 'checked', 'settled') and coalesce(min(a."on") <= p.ends_on, false) as is_good,
         coalesce(min(a."on")::text, '') as note
    from projects p
    left join project_acts a on a.county = :county and a.project_id = p.id and a.act = 'accepted'
   where p.county = :county and p.ends_on between :from::date and :to::date
     and p.status in ('approved', 'under_way', 'finished', 'accepted', 'checked', 'settled')
     and (p.ends_on < :today::date or p.status in ('accepted', 'checked', 'settled'))
   group by p.county, p.id, p.area_path, p.leader_id, p.unit, p.ends_on, p.status`,
  ofUnit: 'unit',
}

/**
 * Claims whose next step was due in these days. A claim that was not agreed to was answered, and one paid is in time where
 * its last payment was made by its day.
 */
export const CLAIMS_ON_TIME: Source = {
  found: `
  select 'claim' as kind, c.id, p.area_path, null::uuid as staff_id, p.unit,
         c.due_on as on_day,
         c.status = 'disagreed' or (c.status = 'paid' and coalesce(max(y.paid_on) <= c.due_on, false)) as is_good,
         coalesce(max(y.paid_on)::text, '') as note
    from claims c
    join projects p on p.county = :county and p.id = c.project_id
    left join payments y on y.county = :county and y.claim_id = c.id
   where c.county = :county and c.due_on between :from::date and :to::date
     and (c.status in ('disagreed', 'paid') or c.due_on < :today::date)
   group by c.county, c.id, p.area_path, p.unit, c.due_on, c.status`,
  ofUnit: 'unit',
}

/** Of places, projects accepted in these days and paid in full; of a unit, money it promised that has arrived in full. */
export const FUNDS_PAID: Source = {
  found: `
  select 'project' as kind, p.id, p.area_path, null::uuid as staff_id, null::text as unit,
         min(a."on") as on_day,
         (select coalesce(sum(y.amount_fen), 0) from payments y
           where y.county = :county and y.project_id = p.id
             and y.paid_on <= least(:to::date, :today::date)) >= p.accepted_fen as is_good,
         p.accepted_fen::text as note
    from projects p
    join project_acts a on a.county = :county and a.project_id = p.id and a.act = 'accepted'
   where p.county = :county and p.accepted_fen > 0 and p.status in ('accepted', 'checked', 'settled')
   group by p.county, p.id, p.area_path, p.accepted_fen
  having min(a."on") between :from::date and least(:to::date, :today::date)
  union all
  select 'fund_source', s.id, null, null, s.giver, s.recorded_on,
         coalesce(sum(case g.type when 'arrive' then g.amount_fen when 'recall' then -g.amount_fen end), 0)
           >= s.planned_fen, s.planned_fen::text
    from fund_sources s
    left join fund_postings g on g.county = :county and g.source_id = s.id
      and g."on" <= least(:to::date, :today::date)
   where s.county = :county and s.recorded_on between :from::date and least(:to::date, :today::date)
   group by s.county, s.id, s.giver, s.recorded_on, s.planned_fen`,
  ofUnit: 'unit',
}

/** Small loans that fell due in these days: paid back in full by then. */
export const LOANS_REPAID: Source = {
  found: `
  select 'loan' as kind, l.id, h.area_path, null::uuid as staff_id, null::text as unit,
         l.due_on as on_day,
         l.status = 'repaid' and coalesce(max(r."on") <= l.due_on, true) as is_good,
         coalesce(max(r."on")::text, '') as note
    from loans l
    join households h on h.county = :county and h.id = l.household_id
    left join loan_repayments r on r.county = :county and r.loan_id = l.id
   where l.county = :county and l.due_on between :from::date and :to::date
     and (l.status = 'repaid' or l.due_on < :today::date)
   group by l.county, l.id, h.area_path, l.due_on, l.status`,
}
