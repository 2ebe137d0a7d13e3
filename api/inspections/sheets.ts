import { CAUSE_WORDS, TYPE_WORDS } from '../../db/values/roll-words'
import { type WorkbookSheet, writeWorkbook } from '../documents/workbook'
import { markOf } from './chain-words'
import type { Case, Inspection } from './facts'
import { type Cell, count, day, RECORD_SHEETS, type Sheet, text } from './record-sheets'
import { chainOf, LINK_NAMES, missingIn } from './rules'
import { CASE_WORDS, LEVEL_WORDS, LINK_WORDS, moveWords, rollWords, roundWords } from './words'

/** What every row begins with, so that it can be traced to its case. */
const WHOSE = text('案件回执', '户编号', '户主', '住处', '轮次')
const whose = (one: Case): Cell[] => [one.code, one.number, one.head, one.area, roundWords(one)]

const CASES: Sheet = {
  name: '案件',
  columns: [
    ...text('来源'),
    day('申请日期'),
    ...text('结果', '现在哪一级', '户的现状', '类型', '原因', '经过的退回'),
    count('缺几项'),
    ...text('缺什么'),
    ...LINK_NAMES.map((name) => ({ header: LINK_WORDS[name][0] })),
  ],
  rowsOf(one, shared, now) {
    const chain = chainOf(one, shared, now)
    const missing = missingIn(chain)
    const links = LINK_NAMES.map((name) => {
      const link = chain.find((each) => each.name === name)
      return link ? `${markOf(link)} ${link.on ?? ''}`.trim() : null
    })
    return [
      [
        one.filedBy,
        one.filedOn,
        CASE_WORDS[one.status],
        one.status === 'filed' && one.level ? LEVEL_WORDS[one.level] : null,
        rollWords(one.roll),
        one.type && TYPE_WORDS[one.type],
        one.causes.map((cause) => CAUSE_WORDS[cause]).join('、'),
        one.moves.map((move) => `${move.on} ${moveWords(move)}`).join('；'),
        missing.length,
        missing.map(({ name }) => LINK_WORDS[name][0]).join('、'),
        ...links,
      ],
    ]
  },
}

const SHEETS = [CASES, ...RECORD_SHEETS]

/** The file as an .xlsx: a sheet for each kind of record, each row with its case. */
export function writeSheets(inspection: Inspection, now: Date): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = SHEETS.map(({ name, columns, rowsOf }): WorkbookSheet => {
    const rows = inspection.cases.flatMap((one) =>
      rowsOf(one, inspection, now).map((cells) => [...whose(one), ...cells]),
    )
    return { name, columns: [...WHOSE, ...columns], rows }
  })
  return writeWorkbook(sheets, now)
}
