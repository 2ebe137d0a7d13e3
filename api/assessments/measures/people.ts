import type { Source } from './evidence'

/**
 * A count of those held to account whose case is final: what is proposed, contested or revoked is not there, and whether a
 * complaint or an inspection led to it stands in no row. Nothing of its text, its measure or its day is told.
 */
export const COMPLAINT_FINDINGS: Source = {
  found: `
  select 'accountability' as kind, a.id, r.area_path, a.staff_id, null::text as unit,
         null::date as on_day, false as is_good, '' as note
    from accountabilities a
    cross join lateral (
      select distinct array_to_string((string_to_array(w.area_path, '.'))[1:2], '.') as area_path
        from (select s.area_path from staff_roles s where s.county = :county and s.staff_id = a.staff_id
              union select l.area_path from recalls l
               where l.county = :county and l.staff_id = a.staff_id and l.status = 'recalled') as w) as r
   where a.county = :county and a.status = 'final' and a.final_on <= :today::date
     and a.decided_on between :from::date and :to::date`,
  ofPerson: 'staff',
  ofUnit: 'staff',
}

/** The days somebody said to be in the village, as they stand corrected. */
export const RESIDENCY_DAYS: Source = {
  found: `
  select 'residency_day' as kind, d.staff_id as id, d.area_path, d.staff_id, null::text as unit,
         d.on_day, true as is_good, '' as note
    from residency_days d
   where d.county = :county and d.is_present
     and d.on_day between :from::date and least(:to::date, :today::date)`,
  ofPerson: 'staff',
}
