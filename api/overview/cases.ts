import type { CaseNumber } from '../../db/values/overview'

/**
 * The rows of other things than households behind each number: `id`, the `area_path` it belongs to, what the reader is shown
 * of it as `label` and `note`, its `day` and its money `fen`. One text for counting them and for listing them.
 *
 * $1 the county, $2 the area, $3 it with a dot behind it, $4 with a slash, $5 today, $6 the year, $7 the instant.
 */
export const CASES: Record<CaseNumber, string> = {
  object_wrong: `
    ${objections("o.status = 'upheld' and o.ground <> 'faulty_procedure' and" + ofYear('o.filed_on'))}
    union all
    select l.id::text, l.area_path, h.head_name, l.outcome, l.decided_on, null
      from leads l left join households h on h.county = $1 and h.id = l.household_id
     where l.county = $1 and l.status = 'decided' and ${ofYear('l.decided_on')} and ${within('l.area_path')}
       and (l.outcome in ('corrected', 'terminated')
            or (l.class in ('left_out', 'wrongly_in') and l.outcome in ('watch', 'ledger')))`,
  notices_open: `
    select n.id::text as id, n.area_path, n.area_name as label, n.code as note, n.closes_on as day, null::bigint as fen
      from notices n
     where n.county = $1 and n.status = 'posted' and n.closes_at > $7 and ${within('n.area_path')}`,
  objections_open: objections("o.status = 'open'"),
  objections_upheld: objections("o.status = 'upheld' and " + ofYear('o.filed_on')),
  objections_rejected: objections("o.status = 'rejected' and " + ofYear('o.filed_on')),
  objections_withdrawn: objections("o.status = 'withdrawn' and " + ofYear('o.filed_on')),
  objections_late: objections("o.status = 'open' and o.due_on < $5"),
  leads_late: `
    select l.id::text as id, l.area_path, h.head_name as label, l.class as note,
           case when l.status = 'open' then l.visit_due_on else l.decide_due_on end as day, null::bigint as fen
      from leads l left join households h on h.county = $1 and h.id = l.household_id
     where l.county = $1 and l.status <> 'decided' and ${within('l.area_path')}
       and case when l.status = 'open' then l.visit_due_on else l.decide_due_on end < $5`,
  projects: projects('true'),
  projects_lacking: projects(`(
    not exists (select from project_goals g where g.county = $1 and g.project_id = p.id)
    or ${isLate()}
    or exists (select from project_acts a where a.county = $1 and a.project_id = p.id
                and a.act = 'finished' and a."on" > p.ends_on))`),
  projects_late: projects(isLate()),
  money_arrived: money("a.kind = 'origin'", '-a.balance_fen'),
  money_allocated: money("a.kind in ('allocation', 'project', 'spent')", 'a.balance_fen'),
  money_spent: money("a.kind = 'spent'", 'a.balance_fen'),
}

/** As a range, which the indexes of areas serve; what only begins alike is left out. */
function within(column: string): string {
  return `(${column} ~>=~ $2 and ${column} ~<~ $4 and (${column} = $2 or starts_with(${column}, $3)))`
}

function ofYear(day: string): string {
  return ` ${day} >= make_date($6, 1, 1) and ${day} < make_date($6 + 1, 1, 1)`
}

/** Nobody is told who objected, nor about whom: which list it was, and why. */
function objections(condition: string): string {
  return `
    select o.id::text as id, n.area_path, n.area_name as label, o.ground as note, o.filed_on as day, null::bigint as fen
      from objections o join notices n on n.county = $1 and n.id = o.notice_id
     where o.county = $1 and ${within('n.area_path')} and ${condition}`
}

/** Approved, whatever became of them since. */
function projects(condition: string): string {
  return `
    select p.id::text as id, p.area_path, p.name as label, p.code as note, p.due_on as day, null::bigint as fen
      from projects p
     where p.county = $1 and p.year = $6 and ${within('p.area_path')} and ${condition}
       and p.status in ('approved', 'under_way', 'finished', 'accepted', 'checked', 'settled')`
}

function isLate(): string {
  return `(p.status <> 'settled' and p.due_on < $5)`
}

/** Of this year's sources. What has arrived lies with the county until it is allocated. */
function money(condition: string, fen: string): string {
  return `
    select * from (
      select a.id::text as id,
             case when p.id is not null then p.area_path when a.kind = 'allocation' then a.ref else areas.path end as area_path,
             s.name as label, coalesce(p.name, '') as note, s.recorded_on as day, ${fen} as fen
        from fund_sources s
        join fund_accounts a on a.county = $1 and a.source_id = s.id and a.balance_fen <> 0
        join areas on areas.county = $1 and areas.level = 'county'
        left join projects p on p.county = $1
             and p.id = case when a.kind in ('project', 'spent') then a.ref::uuid end
       where s.county = $1 and s.year = $6 and ${condition}) placed
     where ${within('placed.area_path')}`
}
