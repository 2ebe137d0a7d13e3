import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { CHANGE_KINDS, type ChangeKind } from '../../../db/values/changes'
import { LEAD_KINDS, type LeadKind } from '../../../db/values/leads'
import type { Numbers } from '../../overview/rules'
import { type Block, type Subject, UNKNOWN } from '../block'
import { CHANGE_WORDS, LEAD_WORDS } from '../wording'
import { atInstantOf, onDayOf, within } from '../within'
import { withTotal } from './identification'

/** 二 管理, first part: the archive, the watch-list and the comparison of records. */
export const readArchive = async (
  tx: Db,
  of: Subject,
  numbers: Numbers | null,
): Promise<Block[]> => [
  await readChanges(tx, of),
  await readWatched(tx, of, numbers),
  await readLeads(tx, of),
  ...(of.area.level === 'county' ? [await readTasks(tx, of)] : []),
]

async function readChanges(tx: Db, { county, area, year }: Subject): Promise<Block> {
  const rows = await tx.execute<{
    kind: ChangeKind
    all: number
    accepted: number
    declined: number
    withdrawn: number
  }>(sql`
    select c.kind, count(*)::int as all,
           (count(*) filter (where c.status = 'accepted'))::int as accepted,
           (count(*) filter (where c.status = 'declined'))::int as declined,
           (count(*) filter (where c.status = 'withdrawn'))::int as withdrawn
      from changes c join households h on h.county = ${county} and h.id = c.household_id
     where c.county = ${county} and ${atInstantOf('c.asked_at', year)} and ${within('h.area_path', area.path)}
     group by c.kind`)
  const found = new Map(rows.map((row) => [row.kind, row]))
  const lines = CHANGE_KINDS.flatMap((kind) => {
    const row = found.get(kind)
    if (!row) return []
    const { all, accepted, declined, withdrawn } = row
    const waiting = all - accepted - declined - withdrawn
    return [[CHANGE_WORDS[kind], all, accepted, declined, withdrawn, waiting]]
  })
  return {
    title: '档案变更',
    heading: ['变更', '提出（件）', '已入档', '没同意', '撤回', '没办完'],
    rows: withTotal(lines),
    none: '本年没有提出档案变更。',
  }
}

async function readWatched(
  tx: Db,
  { county, area, year }: Subject,
  numbers: Numbers | null,
): Promise<Block> {
  const [ledger] = await tx.execute<{ entered: number; left: number }>(sql`
    select (count(*) filter (where ${onDayOf('l.entered_on', year)}))::int as entered,
           (count(*) filter (where ${onDayOf('l.left_on', year)}))::int as left
      from ledger_entries l join households h on h.county = ${county} and h.id = l.household_id
     where l.county = ${county} and ${within('h.area_path', area.path)}`)
  const [cases] = await tx.execute<{ entered: number; left: number }>(sql`
    select (count(*) filter (where a.kind = 'watch_list'))::int as entered,
           (count(*) filter (where a.kind = 'risk_removal'))::int as left
      from applications a join households h on h.county = ${county} and h.id = a.household_id
     where a.county = ${county} and a.status = 'accepted' and a.kind in ('watch_list', 'risk_removal')
       and ${onDayOf('a.decided_on', year)} and ${within('h.area_path', area.path)}`)
  const now = [numbers?.watched ?? 0, numbers?.ledger ?? 0]
  const isNone = [ledger?.entered, ledger?.left, cases?.entered, cases?.left, ...now].every(
    (count) => !count,
  )
  return {
    title: '监测和档外台账（户）',
    heading: ['名册', '本年新增', '本年退出', '期末'],
    rows: isNone
      ? []
      : [
          ['监测对象', cases?.entered ?? 0, cases?.left ?? 0, numbers?.watched ?? UNKNOWN],
          ['档外台账', ledger?.entered ?? 0, ledger?.left ?? 0, numbers?.ledger ?? UNKNOWN],
        ],
    none: '本年没有监测对象，档外台账没有户。',
  }
}

async function readLeads(tx: Db, { county, area, year }: Subject): Promise<Block> {
  const rows = await tx.execute<{
    kind: LeadKind
    all: number
    decided: number
    corrected: number
    terminated: number
    watch: number
    ledger: number
  }>(sql`
    select l.kind, count(*)::int as all,
           (count(*) filter (where l.status = 'decided'))::int as decided,
           (count(*) filter (where l.outcome = 'corrected'))::int as corrected,
           (count(*) filter (where l.outcome = 'terminated'))::int as terminated,
           (count(*) filter (where l.outcome = 'watch'))::int as watch,
           (count(*) filter (where l.outcome = 'ledger'))::int as ledger
      from leads l
     where l.county = ${county} and ${atInstantOf('l.opened_at', year)} and ${within('l.area_path', area.path)}
     group by l.kind`)
  const found = new Map(rows.map((row) => [row.kind, row]))
  return {
    title: '信息比对疑点和风险线索',
    heading: ['线索', '发现（件）', '已定', '更正', '终止', '转监测', '进台账', '其他结果', '没定'],
    rows: LEAD_KINDS.flatMap((kind) => {
      const row = found.get(kind)
      if (!row) return []
      const { all, decided, corrected, terminated, watch, ledger } = row
      const others = decided - corrected - terminated - watch - ledger
      return [
        [
          LEAD_WORDS[kind],
          all,
          decided,
          corrected,
          terminated,
          watch,
          ledger,
          others,
          all - decided,
        ],
      ]
    }),
    none: '本年没有比对疑点，也没有风险线索。',
  }
}

/** Departments that were asked for their records; the county's work alone. */
async function readTasks(tx: Db, { county, year, today }: Subject): Promise<Block> {
  const rows = await tx.execute<{
    department: string
    all: number
    returned: number
    late: number
  }>(sql`
    select t.department, count(*)::int as all,
           (count(*) filter (where t.status = 'returned'))::int as returned,
           (count(*) filter (where t.returned_on > t.due_on
              or (t.status = 'open' and t.due_on < ${today}::date)))::int as late
      from comparison_tasks t
     where t.county = ${county} and t.status <> 'cancelled' and ${onDayOf('t.asked_on', year)}
     group by t.department order by t.department collate "C"`)
  return {
    title: '部门比对',
    heading: ['部门', '要了几次', '已交', '过期'],
    rows: rows.map(({ department, all, returned, late }) => [department, all, returned, late]),
    none: '本年没有请部门比对。',
  }
}
