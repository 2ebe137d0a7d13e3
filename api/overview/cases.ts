import { CASE_NUMBERS, type CaseNumber } from '../../db/values/overview'

/**
 * The rows of other things than households behind each number. Each source is read once for all the numbers that are counted of it;
 * a number's condition counts its rows and lists them.
 *
 * $1 the county, $2 today, $3 the first day of its year and $4 the last, $5 the instant.
 */
interface Source {
  /** Of the county. */
  rows: string
  area: string
  id: string
  /** What the reader is shown of a row. */
  label: string
  note: string
  day: string
}

const ofYear = (day: string) => ` ${day} between $3 and $4`
const YEAR = '(select extract(year from $3::date)::int)'

const LEAD_DUE = "case when l.status = 'open' then l.visit_due_on else l.decide_due_on end"
/** What has arrived lies with the county until it is allocated. */
const MONEY_AREA = `case when p.id is not null then p.area_path when a.kind = 'allocation' then a.ref
       else (select path from areas where county = $1 and level = 'county') end`

const SOURCES = {
  notices: {
    rows: `notices n
     where n.county = $1 and n.status = 'posted' and n.closes_at > $5`,
    area: 'n.area_path',
    id: 'n.id',
    label: 'n.area_name',
    note: 'n.code',
    day: 'n.closes_on',
  },
  // Nobody is told who objected, nor about whom: which list it was, and why.
  objections: {
    rows: `objections o join notices n on n.county = $1 and n.id = o.notice_id
     where o.county = $1`,
    area: 'n.area_path',
    id: 'o.id',
    label: 'n.area_name',
    note: 'o.ground',
    day: 'o.filed_on',
  },
  leads: {
    rows: `leads l left join households h on h.county = $1 and h.id = l.household_id
     where l.county = $1`,
    area: 'l.area_path',
    id: 'l.id',
    label: 'h.head_name',
    note: 'coalesce(l.outcome, l.class)',
    day: `coalesce(l.decided_on, ${LEAD_DUE})`,
  },
  // Approved, whatever became of them since.
  projects: {
    rows: `projects p
     where p.county = $1 and p.year = ${YEAR}
       and p.status in ('approved', 'under_way', 'finished', 'accepted', 'checked', 'settled')`,
    area: 'p.area_path',
    id: 'p.id',
    label: 'p.name',
    note: 'p.code',
    day: 'p.due_on',
  },
  // Of this year's sources.
  money: {
    rows: `fund_sources s
      join fund_accounts a on a.county = $1 and a.source_id = s.id and a.balance_fen <> 0
      left join projects p on p.county = $1
           and p.id = case when a.kind in ('project', 'spent') then a.ref::uuid end
     where s.county = $1 and s.year = ${YEAR} and a.kind in ('origin', 'allocation', 'project', 'spent')`,
    area: MONEY_AREA,
    id: 'a.id',
    label: 's.name',
    note: "coalesce(p.name, '')",
    day: 's.recorded_on',
  },
} as const satisfies Record<string, Source>

interface Counted {
  source: keyof typeof SOURCES
  is: string
  /** Of a number that is a sum of money. */
  fen?: string
}

const IS_LATE = "(p.status <> 'settled' and p.due_on < $2)"
const upheld = `o.status = 'upheld' and${ofYear('o.filed_on')}`

/** Of which rows each number is counted; of several sources it is their sum. */
const COUNTED_OF: Record<CaseNumber, Counted[]> = {
  object_wrong: [
    { source: 'objections', is: `${upheld} and o.ground <> 'faulty_procedure'` },
    {
      source: 'leads',
      is: `l.status = 'decided' and ${ofYear('l.decided_on')}
       and (l.outcome in ('corrected', 'terminated')
            or (l.class in ('left_out', 'wrongly_in') and l.outcome in ('watch', 'ledger')))`,
    },
  ],
  notices_open: [{ source: 'notices', is: 'true' }],
  objections_open: [{ source: 'objections', is: "o.status = 'open'" }],
  objections_upheld: [{ source: 'objections', is: upheld }],
  objections_rejected: [
    { source: 'objections', is: `o.status = 'rejected' and${ofYear('o.filed_on')}` },
  ],
  objections_withdrawn: [
    { source: 'objections', is: `o.status = 'withdrawn' and${ofYear('o.filed_on')}` },
  ],
  objections_late: [{ source: 'objections', is: "o.status = 'open' and o.due_on < $2" }],
  leads_late: [{ source: 'leads', is: `l.status <> 'decided' and ${LEAD_DUE} < $2` }],
  projects: [{ source: 'projects', is: 'true' }],
  projects_lacking: [
    {
      source: 'projects',
      is: `(${IS_LATE}
    or not exists (select from project_goals g where g.county = $1 and g.project_id = p.id)
    or exists (select from project_acts t where t.county = $1 and t.project_id = p.id
                and t.act = 'finished' and t."on" > p.ends_on))`,
    },
  ],
  projects_late: [{ source: 'projects', is: IS_LATE }],
  money_arrived: [{ source: 'money', is: "a.kind = 'origin'", fen: '-a.balance_fen' }],
  money_allocated: [
    { source: 'money', is: "a.kind in ('allocation', 'project', 'spent')", fen: 'a.balance_fen' },
  ],
  money_spent: [{ source: 'money', is: "a.kind = 'spent'", fen: 'a.balance_fen' }],
}

type SourceName = keyof typeof SOURCES
const SOURCE_NAMES = Object.keys(SOURCES) as SourceName[]

/**
 * Of an area as a range, which the indexes of areas serve; what only begins alike is left out. Of the county, whose every row is
 * meant, nothing is asked: the plan then knows how many there are.
 */
const within = (column: string, [area, dotted, slashed]: readonly [string, string, string]) =>
  ` and ${column} ~>=~ ${area} and ${column} ~<~ ${slashed} and (${column} = ${area} or starts_with(${column}, ${dotted}))`

/** The rows of a number in an area: $6, $7 it with a dot behind it, $8 with a slash. */
export const CASE_ROWS = Object.fromEntries(
  CASE_NUMBERS.map((number) => [
    number,
    COUNTED_OF[number]
      .map(({ source, is, fen = 'null' }) => {
        const { rows, area, id, label, note, day } = SOURCES[source]
        return `select ${id}::text as id, ${area} as area_path, ${label} as label, ${note} as note, ${day} as day, ${fen}::bigint as fen
        from ${rows}${within(area, ['$6', '$7', '$8'])} and ${is}`
      })
      .join(' union all '),
  ]),
) as Record<CaseNumber, string>

/** Which numbers are counted of each source, in the order their counts come in. */
export const CASES_OF = Object.fromEntries(
  SOURCE_NAMES.map((source) => [
    source,
    CASE_NUMBERS.filter((number) => COUNTED_OF[number].some((each) => each.source === source)),
  ]),
) as Record<SourceName, CaseNumber[]>

/** The first three names of a path where $6 says 3 or it begins as $7, else the first two. */
const partOf = (area: string) =>
  `rtrim(split_part(${area}, '.', 1) || '.' || split_part(${area}, '.', 2) ||
     case when $6 = 3 or starts_with(${area}, $7) then '.' || split_part(${area}, '.', 3) else '' end, '.')`

function countsOf(source: SourceName, inArea: boolean): string {
  const { rows, area } = SOURCES[source]
  const counted = CASES_OF[source].flatMap((number) =>
    COUNTED_OF[number].filter((each) => each.source === source),
  )
  const counts = counted.map(({ is, fen }) =>
    fen ? `coalesce(sum(${fen}) filter (where ${is}), 0)::bigint` : `count(*) filter (where ${is})`,
  )
  const any = counted.map(({ is }) => `(${is})`).join(' or ')
  return `
  select '${source}' as source, ${partOf(area)} as part, array[${counts.join(', ')}] as numbers
    from ${rows}${inArea ? within(area, ['$8', '$9', '$10']) : ''} and (${any})
   group by 2`
}

/**
 * By source and part how many of each number, or how much, in one statement: of the county, or of an area $8, with a dot behind it
 * $9, with a slash $10.
 */
const all = (inArea: boolean) =>
  SOURCE_NAMES.map((source) => countsOf(source, inArea)).join(' union all ')
export const CASE_COUNTS = { ofCounty: all(false), ofArea: all(true) }
