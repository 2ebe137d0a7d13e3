import type { Db } from '../../db/client'
import { type WorkbookColumn, writeWorkbook } from '../documents/workbook'
import type { RequestContext } from '../http/context'
import type { Figure } from './estimate'
import { getResults } from './list'
import { listOpenWords } from './open-words'
import type { QuestionResult } from './results'

const number = (header: string): WorkbookColumn => ({ header, kind: 'number' })
const COLUMNS: readonly WorkbookColumn[] = [
  { header: '题号' },
  { header: '问题', width: 34 },
  { header: '范围' },
  { header: '户类' },
  number('有效回答'),
  number('平均分'),
  number('满意率（%）'),
  number('区间下限（%）'),
  number('区间上限（%）'),
]
const RATES: readonly WorkbookColumn[] = [
  { header: '地方' },
  number('问到户数'),
  number('回答户数'),
  number('回收率（%）'),
]

const percent = (share: number) => Math.round(share * 1000) / 10
const figuresOf = ({ answers, mean, satisfied, low, high }: Figure) => [
  answers,
  mean === null ? null : Math.round(mean * 100) / 100,
  percent(satisfied),
  percent(low),
  percent(high),
]

function rowsOf(
  { seq, text, total, parts, groups, cross }: QuestionResult,
  area: string,
): (string | number | null)[][] {
  const head = [String(seq), text]
  const names = new Map(parts.map(({ key, name }) => [key, name]))
  if (!total) return [[...head, area, '全部', null, null, null, null, null]]
  return [
    [...head, area, '全部', ...figuresOf(total)],
    ...parts.map((each) => [...head, each.name, '全部', ...figuresOf(each)]),
    ...groups.map((each) => [...head, area, each.name, ...figuresOf(each)]),
    ...cross.map((each) => [...head, names.get(each.part) ?? '', each.name, ...figuresOf(each)]),
  ]
}

/** The same results as .xlsx, with what people wrote; empty cells are of too few answers. */
export async function writeSatisfaction(tx: Db, ctx: RequestContext, code: string) {
  const { questions, byPart, area } = await getResults(tx, ctx, code)
  const { items } = await listOpenWords(tx, ctx, code)
  return writeWorkbook(
    [
      { name: '结果', columns: COLUMNS, rows: questions.flatMap((each) => rowsOf(each, area)) },
      {
        name: '回收率',
        columns: RATES,
        rows: byPart.map(({ name, asked, answered }) => [
          name,
          asked,
          answered,
          asked === 0 ? null : percent(answered / asked),
        ]),
      },
      {
        name: '群众的话',
        columns: [{ header: '原话（隐去姓名）', width: 60 }],
        rows: items.map((each) => [each]),
      },
    ],
    ctx.now,
  )
}
