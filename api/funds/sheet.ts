import { and, asc, eq, sql } from 'drizzle-orm'
import { areas, fundAccounts, fundPostings, fundSources, projects } from '../../db/schema'
import type { FundAccountKind, FundPostingType } from '../../db/values/funds'
import { type WorkbookSheet, writeWorkbook } from '../documents/workbook'
import type { RequestContext } from '../http/context'
import { SECTOR_NAMES } from '../projects/wording'
import { isSourceInReach, listAllSources } from './list'
import { isPostingInScope, type ListedPosting, selectPostings } from './postings'
import { isAccountInScope, projectOfAccount } from './standing'
import { KIND_NAMES } from './wording'

const TYPE_NAMES = {
  arrive: '到账',
  recall: '收回',
  allocate: '下达',
  give_back: '退回',
  fund: '安排到项目',
  release: '结余退回',
  pay: '拨付',
  repay: '退款',
} as const satisfies Record<FundPostingType, string>

const ACCOUNT_NAMES = {
  origin: '来源方',
  source: '县里未下达',
  allocation: '下达到',
  project: '项目',
  spent: '已拨付',
} as const satisfies Record<FundAccountKind, string>

/** The ledger as .xlsx: sources, every posting, every account, and whether it all makes zero. */
export async function writeLedger(ctx: RequestContext) {
  const sources = await listAllSources(ctx)
  const postings = await selectPostings(ctx)
    .where(and(eq(fundPostings.county, ctx.county), isPostingInScope(ctx)))
    .orderBy(asc(fundPostings.at), asc(fundPostings.id))
  const accounts = await listAccounts(ctx)
  const sheets = [sourceSheet(sources), postingSheet(postings), accountSheet(accounts)]
  const bytes = await writeWorkbook(sheets, ctx.now)
  return { bytes, sources: sources.length, postings: postings.length, accounts: accounts.length }
}

const money = (header: string) => ({ header, kind: 'money' as const })

const sourceSheet = (sources: Awaited<ReturnType<typeof listAllSources>>): WorkbookSheet => ({
  name: '资金来源',
  columns: [
    { header: '名称' },
    { header: '类别' },
    { header: '来源单位' },
    { header: '文号' },
    { header: '年度' },
    { header: '可用行业', width: 24 },
    { header: '可用地方' },
    { header: '用到', kind: 'day' },
    money('计划（元）'),
    money('到账（元）'),
    money('下达（元）'),
    money('安排到项目（元）'),
    money('已拨付（元）'),
    money('到账未拨付（元）'),
  ],
  rows: sources.map((source) => [
    source.name,
    KIND_NAMES[source.kind],
    source.giver,
    source.documentNo,
    String(source.year),
    source.sectors.map((sector) => SECTOR_NAMES[sector]).join('、') || '不限',
    source.area,
    source.usableUntil,
    source.plannedFen,
    source.arrivedFen,
    source.allocatedFen,
    source.assignedFen,
    source.spentFen,
    source.arrivedFen - source.spentFen,
  ]),
})

const postingSheet = (postings: readonly ListedPosting[]): WorkbookSheet => ({
  name: '收支明细',
  columns: [
    { header: '日期', kind: 'day' },
    { header: '类型' },
    { header: '资金来源' },
    { header: '从' },
    { header: '到' },
    money('金额（元）'),
    { header: '项目编号' },
    { header: '项目' },
    { header: '报账编号' },
    { header: '文号' },
    { header: '说明', width: 24 },
  ],
  rows: postings.map((each) => [
    each.on,
    TYPE_NAMES[each.type],
    each.source,
    accountName(each.fromKind, each.fromArea),
    accountName(each.toKind, each.toArea),
    each.amountFen,
    each.projectCode,
    each.project,
    each.claimCode,
    each.documentNo,
    each.text,
  ]),
})

const accountName = (kind: FundAccountKind, area: string | null) =>
  kind === 'allocation' ? (area ?? '') : ACCOUNT_NAMES[kind]

interface Account {
  source: string
  kind: FundAccountKind
  area: string | null
  code: string | null
  project: string | null
  balanceFen: number
  entriesFen: number
}

function accountSheet(accounts: readonly Account[]): WorkbookSheet {
  const sum = (of: 'balanceFen' | 'entriesFen') =>
    accounts.reduce((total, each) => total + each[of], 0)
  return {
    name: '账户余额',
    columns: [
      { header: '资金来源' },
      { header: '账户' },
      { header: '地方' },
      { header: '项目编号' },
      { header: '项目' },
      money('余额（元）'),
      money('明细合计（元）'),
      { header: '核对' },
    ],
    rows: [
      ...accounts.map((each) => [
        each.source,
        ACCOUNT_NAMES[each.kind],
        each.area,
        each.code,
        each.project,
        each.balanceFen,
        each.entriesFen,
        each.balanceFen === each.entriesFen ? '相符' : '不符',
      ]),
      ['合计应为0', '', '', '', '', sum('balanceFen'), sum('entriesFen'), checkOf(accounts)],
    ],
  }
}

/** Where an account of the county's own is not seen, nothing makes zero. */
function checkOf(accounts: readonly Account[]): string {
  if (!accounts.some(({ kind }) => kind === 'origin')) return '只含本地账户'
  const isZero = accounts.reduce((total, { balanceFen }) => total + balanceFen, 0) === 0
  const isSame = accounts.every(({ balanceFen, entriesFen }) => balanceFen === entriesFen)
  return isZero && isSame ? '平' : '不平'
}

function listAccounts(ctx: RequestContext): Promise<Account[]> {
  const { county, deps } = ctx
  return deps.connection.db
    .select({
      source: fundSources.name,
      kind: fundAccounts.kind,
      area: areas.name,
      code: projects.code,
      project: projects.name,
      balanceFen: fundAccounts.balanceFen,
      entriesFen: sql<number>`coalesce((
        select sum(e.amount_fen) from fund_entries e
         where e.county = ${county} and e.account_id = ${fundAccounts.id}), 0)`.mapWith(Number),
    })
    .from(fundAccounts)
    .innerJoin(
      fundSources,
      and(eq(fundSources.county, county), eq(fundSources.id, fundAccounts.sourceId)),
    )
    .leftJoin(projects, projectOfAccount(county))
    .leftJoin(areas, and(eq(areas.county, county), eq(areas.path, fundAccounts.ref)))
    .where(and(eq(fundAccounts.county, county), isSourceInReach(ctx), isAccountInScope(ctx)))
    .orderBy(asc(fundSources.name), asc(fundAccounts.kind), asc(fundAccounts.ref))
}
