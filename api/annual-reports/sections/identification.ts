import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { NOTICE_LEVELS, OBJECTION_GROUNDS, ROUND_KINDS } from '../../../db/values/rounds'
import type { NoticeLevel, ObjectionGround, RoundKind } from '../../../db/values/rounds'
import { GROUND_WORDS, LEVEL_WORDS } from '../../inspections/words'
import type { Block, Subject } from '../block'
import { ROUND_WORDS } from '../wording'
import { onDayOf, within } from '../within'

/** 一 识别: rounds, what became of their cases, notices and objections. */
export const readIdentification = async (tx: Db, of: Subject): Promise<Block[]> => [
  await readRounds(tx, of),
  await readCases(tx, of),
  await readNotices(tx, of),
  await readObjections(tx, of),
]

async function readRounds(tx: Db, { county, area, year }: Subject): Promise<Block> {
  const rows = await tx.execute<{ kind: RoundKind; all: number; closed: number }>(sql`
    select r.kind, count(*)::int as all, (count(*) filter (where r.status = 'closed'))::int as closed
      from rounds r
     where r.county = ${county} and r.year = ${year}
       and (${within('r.area_path', area.path)} or starts_with(${area.path}, r.area_path || '.'))
     group by r.kind`)
  const found = new Map(rows.map((row) => [row.kind, row]))
  return {
    title: '轮次',
    heading: ['轮次', '开了几轮', '已结束', '没结束'],
    rows: ROUND_KINDS.flatMap((kind) => {
      const row = found.get(kind)
      return row ? [[ROUND_WORDS[kind], row.all, row.closed, row.all - row.closed]] : []
    }),
    none: '本年没有开评议轮次。',
  }
}

async function readCases(tx: Db, { county, area, year }: Subject): Promise<Block> {
  const rows = await tx.execute<{ kind: RoundKind; accepted: number; declined: number }>(sql`
    select a.kind, (count(*) filter (where a.status = 'accepted'))::int as accepted,
           (count(*) filter (where a.status = 'declined'))::int as declined
      from applications a join households h on h.county = ${county} and h.id = a.household_id
     where a.county = ${county} and a.status in ('accepted', 'declined')
       and ${onDayOf('a.decided_on', year)} and ${within('h.area_path', area.path)}
     group by a.kind`)
  const found = new Map(rows.map((row) => [row.kind, row]))
  return {
    title: '结果（户）',
    heading: ['轮次', '批准', '没批准'],
    rows: ROUND_KINDS.flatMap((kind) => {
      const row = found.get(kind)
      return row ? [[ROUND_WORDS[kind], row.accepted, row.declined]] : []
    }),
    none: '本年没有办结的户。',
  }
}

async function readNotices(tx: Db, { county, area, year }: Subject): Promise<Block> {
  const rows = await tx.execute<{
    level: NoticeLevel
    all: number
    again: number
    void: number
    households: number
  }>(sql`
    select n.level, count(*)::int as all, (count(n.follows_id))::int as again,
           (count(*) filter (where n.status = 'void'))::int as void,
           coalesce(sum(e.households), 0)::int as households
      from notices n
      left join lateral (
        select count(*) as households from notice_entries e
         where e.county = ${county} and e.notice_id = n.id) e on true
     where n.county = ${county} and n.status <> 'drawn_up'
       and ${onDayOf('n.posted_on', year)} and ${within('n.area_path', area.path)}
     group by n.level`)
  const found = new Map(rows.map((row) => [row.level, row]))
  return {
    title: '公示',
    heading: ['级别', '名单（张）', '户次', '补充公示（张）', '作废（张）'],
    rows: NOTICE_LEVELS.flatMap((level) => {
      const row = found.get(level)
      return row ? [[LEVEL_WORDS[level], row.all, row.households, row.again, row.void]] : []
    }),
    none: '本年没有张贴公示。',
  }
}

/** By ground and outcome; of who objected, and against whom, nothing. */
async function readObjections(tx: Db, { county, area, year }: Subject): Promise<Block> {
  const rows = await tx.execute<{
    ground: ObjectionGround
    all: number
    upheld: number
    rejected: number
    withdrawn: number
    open: number
  }>(sql`
    select o.ground, count(*)::int as all,
           (count(*) filter (where o.status = 'upheld'))::int as upheld,
           (count(*) filter (where o.status = 'rejected'))::int as rejected,
           (count(*) filter (where o.status = 'withdrawn'))::int as withdrawn,
           (count(*) filter (where o.status = 'open'))::int as open
      from objections o join notices n on n.county = ${county} and n.id = o.notice_id
     where o.county = ${county} and ${onDayOf('o.filed_on', year)} and ${within('n.area_path', area.path)}
     group by o.ground`)
  const found = new Map(rows.map((row) => [row.ground, row]))
  const lines = OBJECTION_GROUNDS.flatMap((ground) => {
    const row = found.get(ground)
    if (!row) return []
    return [[GROUND_WORDS[ground], row.all, row.upheld, row.rejected, row.withdrawn, row.open]]
  })
  return {
    title: '异议',
    heading: ['理由', '收到（件）', '成立', '不成立', '撤回', '没办完'],
    rows: withTotal(lines),
    none: '本年没有收到异议。',
  }
}

/** Beneath more than one line their sum. */
export function withTotal(lines: (string | number)[][]) {
  if (lines.length < 2) return lines
  const sum = (at: number) => lines.reduce((all, line) => all + Number(line[at]), 0)
  return [...lines, ['合计', ...(lines[0] ?? []).slice(1).map((_, i) => sum(i + 1))]]
}
