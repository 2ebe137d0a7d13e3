import { type ExitRate, MISS_REASONS, type MissReason } from '../../db/values/evaluations'
import { type WorkbookColumn, writeWorkbook } from '../documents/workbook'
import type { RequestContext } from '../http/context'
import { getResult } from './results'

export const RATE_NAMES = {
  incidence: '综合贫困发生率',
  wrong_exit: '错退率',
  missed: '漏评率',
  approval: '群众认可度',
} as const satisfies Record<ExitRate, string>

const MISS_NAMES = {
  absent: '两次不在家',
  moved: '已搬走',
  refused: '不愿接受',
} as const satisfies Record<MissReason, string>

const number = (header: string): WorkbookColumn => ({ header, kind: 'number' })

const LINES: readonly WorkbookColumn[] = [
  { header: '指标' },
  number('分子'),
  number('分母'),
  { header: '结果' },
  { header: '标准' },
  { header: '是否达标' },
  { header: '加权推算' },
  { header: '95%区间' },
  number('样本'),
  { header: '标准来源', width: 30 },
]
const TOWNSHIPS: readonly WorkbookColumn[] = [
  { header: '乡镇' },
  ...['访问户', '认可户', '漏评人', '错退人', '脱贫人口（样本）'].map(number),
]
const HOUSEHOLDS: readonly WorkbookColumn[] = [
  number('名单序号'),
  { header: '户主' },
  { header: '地方' },
  { header: '问题' },
  number('人口'),
]
const ABOUT: readonly WorkbookColumn[] = [{ header: '项目' }, { header: '内容', width: 50 }]

/** A result as a workbook: the rates, townships, the households behind them, and how it was drawn. */
export async function writeResult(ctx: RequestContext, evaluationId: string) {
  const result = await getResult(ctx, evaluationId)
  const { counts } = result
  const replaced = MISS_REASONS.reduce((sum, reason) => sum + counts.replaced[reason], 0)
  const about: [string, string][] = [
    ['名称', result.title],
    ['委托', result.commissionedBy],
    ['日期', `${result.fromOn}至${result.toOn}`],
    ['抽样种子', result.seed],
    ['抽样框指纹', result.frameFingerprint],
    ['结果指纹', result.fingerprint],
    ['抽中户', String(counts.drawn)],
    ['完成户', String(counts.done)],
    ['替换户', `${replaced}（${percent(counts.drawn ? replaced / counts.drawn : 0)}）`],
    ...MISS_REASONS.map((reason): [string, string] => [
      `其中${MISS_NAMES[reason]}`,
      String(counts.replaced[reason]),
    ]),
  ]
  const sheets = [
    { name: '结果', columns: LINES, rows: result.lines.map(lineRow) },
    {
      name: '乡镇',
      columns: TOWNSHIPS,
      rows: result.townships.map((row) => [
        row.area,
        row.asked,
        row.approving,
        row.missedPeople,
        row.wrongPeople,
        row.exitedPeople,
      ]),
    },
    {
      name: '问题户',
      columns: HOUSEHOLDS,
      rows: result.households.map((row) => [
        row.seq,
        row.head,
        row.area,
        row.kind === 'missed' ? '漏评' : '错退',
        row.people,
      ]),
    },
    { name: '抽样', columns: ABOUT, rows: about },
  ]
  return writeWorkbook(sheets, ctx.now)
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`

function lineRow(line: Awaited<ReturnType<typeof getResult>>['lines'][number]) {
  const { rate, numerator, denominator, limitPermille, isAtLeast, estimate } = line
  return [
    RATE_NAMES[rate],
    numerator,
    denominator,
    denominator === 0 ? '无' : percent(numerator / denominator),
    `${isAtLeast ? '不低于' : '不高于'}${limitPermille / 10}%`,
    line.passes === null ? '无法判断' : line.passes ? '达标' : '不达标',
    estimate && percent(estimate.estimate),
    estimate && `${percent(estimate.low)}至${percent(estimate.high)}`,
    estimate && estimate.answers,
    line.source,
  ]
}
