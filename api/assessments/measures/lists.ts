import type { Source } from './evidence'

/**
 * Lists whose window ended in these days: each end is to be proved by a photo, the last on its last day. One declared
 * void, to be posted anew, is not asked for.
 */
export const NOTICES_ON_TIME: Source = {
  found: `
  select 'notice' as kind, n.id, n.area_path, null::uuid as staff_id, null::text as unit,
         n.closes_on as on_day,
         coalesce(bool_or(p.moment = 'first'), false)
           and coalesce(bool_or(p.moment = 'last'
             and (p.sent_at at time zone 'Asia/Shanghai')::date <= n.closes_on), false) as is_good,
         coalesce(min((p.sent_at at time zone 'Asia/Shanghai')::date) filter (where p.moment = 'last')::text, '')
           as note
    from notices n
    left join notice_proofs p on p.county = :county and p.notice_id = n.id and p.status = 'accepted'
   where n.county = :county and n.status in ('posted', 'closed')
     and n.closes_on between :from::date and :to::date and n.closes_on < :today::date
   group by n.county, n.id, n.area_path, n.closes_on`,
}

/** A count, each against the place whose list it was: objections found to be right. */
export const OBJECTIONS_UPHELD: Source = {
  found: `
  select 'objection' as kind, o.id, n.area_path, null::uuid as staff_id, null::text as unit,
         (o.decided_at at time zone 'Asia/Shanghai')::date as on_day, false as is_good, '' as note
    from objections o join notices n on n.county = :county and n.id = o.notice_id
   where o.county = :county and o.status = 'upheld'
     and (o.decided_at at time zone 'Asia/Shanghai')::date
         between :from::date and least(:to::date, :today::date)`,
}

/** Leads to be decided in these days: visited and decided each by its day. */
export const LATE_LEADS: Source = {
  found: `
  select 'lead' as kind, l.id, l.area_path, null::uuid as staff_id, null::text as unit,
         l.decide_due_on as on_day,
         coalesce(l.visited_on <= l.visit_due_on and l.decided_on <= l.decide_due_on, false) as is_good,
         coalesce(l.visited_on::text, '-') || ' ' || coalesce(l.decided_on::text, '-') as note
    from leads l
   where l.county = :county and l.decide_due_on between :from::date and :to::date
     and (l.decided_on is not null or l.decide_due_on < :today::date
          or coalesce(l.visited_on, :today::date) > l.visit_due_on)`,
}

/** Measures of help due in these days: brought by their day, and not denied by the household. */
export const MEASURES_DELIVERED: Source = {
  found: `
  select 'measure' as kind, m.id, h.area_path, m.owner_id as staff_id, null::text as unit,
         m.due_on as on_day,
         m.status in ('delivered', 'confirmed') and coalesce(m.delivered_on <= m.due_on, false) as is_good,
         coalesce(m.delivered_on::text, '') as note
    from measures m join households h on h.county = :county and h.id = m.household_id
   where m.county = :county and m.status <> 'cancelled'
     and m.due_on between :from::date and :to::date
     and (m.status <> 'planned' or m.due_on < :today::date)`,
  ofUnit: 'staff',
}

/** Households a township reported for exit: confirmed by the county and announced, or sent back. */
export const EXITS_CONFIRMED: Source = {
  found: `
  select 'report_item' as kind, i.application_id as id, r.area_path, null::uuid as staff_id,
         null::text as unit,
         (coalesce(r.announced_at, i.checked_at) at time zone 'Asia/Shanghai')::date as on_day,
         i.status = 'announced' as is_good, '' as note
    from report_items i
    join reports r on r.county = :county and r.id = i.report_id
    join rounds d on d.county = :county and d.id = r.round_id and d.kind = 'exit'
   where i.county = :county and i.status in ('announced', 'returned')
     and (case when i.status = 'announced' then r.announced_at else i.checked_at end
          at time zone 'Asia/Shanghai')::date between :from::date and least(:to::date, :today::date)`,
}
