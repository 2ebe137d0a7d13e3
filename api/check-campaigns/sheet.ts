import type { CampaignScope, CheckOutcome } from '../../db/values/check-campaigns'
import { type WorkbookColumn, writeWorkbook } from '../documents/workbook'
import type { RequestContext } from '../http/context'
import { getReport, listChecks } from './report'

const SCOPE_WORDS = {
  registered: '贫困户',
  exited: '脱贫户',
  watched: '监测户',
  everybody: '所有农户',
} as const satisfies Record<CampaignScope, string>

const OUTCOME_WORDS = {
  right: '属实',
  changed: '有变',
  wrongly_in: '错评',
  missed: '漏评',
} as const satisfies Record<CheckOutcome, string>

/** More households than any county has. */
const ALL = 1_000_000

const text = (header: string, width?: number): WorkbookColumn => ({
  header,
  ...(width && { width }),
})
const number = (header: string): WorkbookColumn => ({ header, kind: 'number' })
const day = (header: string): WorkbookColumn => ({ header, kind: 'day', width: 12 })

/** 5.3% of 53 thousandths; empty where nothing was checked. */
const percent = (permille: number | null) =>
  permille === null ? null : `${(permille / 10).toFixed(1)}%`

const COUNTS = ['户数', '属实', '有变', '错评', '漏评', '没查'].map(number)

type Report = Awaited<ReturnType<typeof getReport>>

const countsOf = ({
  households,
  right,
  changed,
  wronglyIn,
  missed,
  unvisited,
}: Pick<
  Report,
  'households' | 'right' | 'changed' | 'wronglyIn' | 'missed' | 'unvisited'
>): number[] => [households, right, changed, wronglyIn, missed, unvisited]

/** The report of a campaign 核查报告: in all, by village, by checker, and household by household. */
export async function writeReportSheet(ctx: RequestContext, id: string) {
  const report = await getReport(ctx, id)
  const { items } = await listChecks(ctx, { id, isUnvisited: false, limit: ALL })
  const rates = (of: Pick<Report, 'donePermille' | 'rightPermille' | 'wronglyInPermille'>) => [
    percent(of.donePermille),
    percent(of.rightPermille),
    percent(of.wronglyInPermille),
  ]
  const rateColumns = ['查到率', '属实率', '错评率'].map((header) => text(header))
  const bytes = await writeWorkbook(
    [
      {
        name: '总表',
        columns: [
          text('地方'),
          text('范围'),
          day('开始'),
          day('最后一天'),
          day('结束'),
          ...COUNTS,
          ...rateColumns,
        ],
        rows: [
          [
            report.area,
            SCOPE_WORDS[report.scope],
            report.openedOn,
            report.dueOn,
            report.closedOn ?? (report.isOpen ? null : report.closesOn),
            ...countsOf(report),
            ...rates(report),
          ],
        ],
      },
      {
        name: '按村',
        columns: [text('村'), ...COUNTS, ...rateColumns],
        rows: report.villages.map((village) => [
          village.area,
          ...countsOf(village),
          ...rates(village),
        ]),
      },
      {
        name: '按核查人',
        columns: [
          text('核查人'),
          number('分到'),
          number('没查'),
          number('查了'),
          number('有走访记录'),
        ],
        rows: report.byChecker.map(({ name, given, left, done, withVisit }) => [
          name,
          given,
          left,
          done,
          withVisit,
        ]),
      },
      {
        name: '逐户',
        columns: [
          text('村社'),
          text('户主'),
          text('核查人'),
          text('结果'),
          day('核查日期'),
          text('走访记录'),
          text('说明', 50),
        ],
        rows: items.map((each) => [
          each.area,
          each.head,
          each.checker,
          each.outcome ? OUTCOME_WORDS[each.outcome] : each.isGone ? '已不在册' : '没查',
          each.checkedOn,
          each.outcome ? (each.hasVisit ? '有' : '没有') : null,
          each.note,
        ]),
      },
    ],
    ctx.now,
  )
  return { report, bytes }
}
