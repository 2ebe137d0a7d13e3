import { type WorkbookColumn, type WorkbookSheet, writeWorkbook } from '../../documents/workbook'
import type { RequestContext } from '../../http/context'
import { placeOf } from '../scores'
import { readReportFor, type Report } from './report'
import { APPEAL_NAMES, changeOf, HOW_NAMES, STATUS_NAMES, titleOf } from './wording'

/** An assessment as .xlsx. Who gave which score, and who appealed and why, does not stand in it. */
export async function writeReportSheet(ctx: RequestContext, { code }: { code: string }) {
  const report = await readReportFor(ctx, code)
  const sheets = [ranking, items, scores, appeals, evidence, about].map((sheet) => sheet(report))
  return writeWorkbook(sheets, ctx.now)
}

const number = (header: string): WorkbookColumn => ({ header, kind: 'number' })
/** Points are kept in hundredths, as money is. */
const points = (header: string): WorkbookColumn => ({ header, kind: 'money' })
const text = (header: string): WorkbookColumn => ({ header })

const ranking = ({ subjects }: Report): WorkbookSheet => ({
  name: '排名',
  columns: [
    number('名次'),
    text('名称'),
    points('得分'),
    text('等次'),
    number('上年名次'),
    text('名次变化'),
    points('上年得分'),
    points('得分变化'),
    text('说明'),
  ],
  rows: subjects.map((each) => [
    each.rank,
    each.name,
    each.points,
    each.gradeName,
    each.rankBefore,
    changeOf(each),
    each.pointsBefore,
    each.pointsBefore === null ? null : each.points - each.pointsBefore,
    each.isTied ? '同分超过名额，未评上一等次' : '',
  ]),
})

const items = ({ subjects }: Report): WorkbookSheet => ({
  name: '分项得分',
  columns: [
    number('名次'),
    text('名称'),
    text('类别'),
    text('考核项'),
    text('怎么得分'),
    points('满分'),
    points('得分'),
  ],
  rows: subjects.flatMap(({ rank, name, lines }) =>
    lines.map((line) => [
      rank,
      name,
      line.heading,
      line.name,
      HOW_NAMES[line.how],
      line.full,
      line.points,
    ]),
  ),
})

const scores = ({ subjects }: Report): WorkbookSheet => ({
  name: '评委打分',
  columns: [text('名称'), text('考核项'), points('满分'), number('打分人数'), points('平均分')],
  rows: subjects.flatMap(({ name, lines }) =>
    lines.flatMap((line) =>
      line.scores === 0 ? [] : [[name, line.name, line.full, line.scores, line.mean]],
    ),
  ),
})

const appeals = ({ subjects, loaded, content }: Report): WorkbookSheet => ({
  name: '申诉',
  columns: [
    text('名称'),
    text('考核项'),
    { header: '申诉日期', kind: 'day' },
    text('结果'),
    { header: '决定日期', kind: 'day' },
    points('改为'),
  ],
  rows: loaded.appeals.map((appeal) => [
    subjects.find(({ key }) => key === appeal.subjectKey)?.name ?? '',
    content.items.find(({ code }) => code === appeal.itemCode)?.name ?? '',
    appeal.filedOn,
    APPEAL_NAMES[appeal.status],
    appeal.decidedOn,
    appeal.points,
  ]),
})

/** Counts alone: of the rows themselves some are people's own. */
const evidence = ({ subjects, evidence: counted }: Report): WorkbookSheet => ({
  name: '依据条数',
  columns: [text('名称'), text('考核项'), number('应做'), number('做到'), number('依据条数')],
  rows: subjects.flatMap(({ key, name, lines }) =>
    lines.flatMap((line) => {
      const rows = counted.get(placeOf(key, line.code))?.rows ?? 0
      return line.of === null && rows === 0 ? [] : [[name, line.name, line.of, line.good, rows]]
    }),
  ),
})

const about = (report: Report): WorkbookSheet => ({
  name: '考核说明',
  columns: [text('项目'), { header: '内容', width: 60 }],
  rows: [
    ['考核', titleOf(report)],
    ['编号', report.code],
    ['状态', STATUS_NAMES[report.status]],
    ['方案', `${report.title}，第${report.version}版`],
    ['方案来源', report.source],
    ['公布日期', report.publishedOn],
    ['校验码', report.fingerprint],
  ],
})
