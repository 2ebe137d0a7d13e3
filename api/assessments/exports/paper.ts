import { join } from 'node:path'
import { getCounty } from '../../counties/service'
import { renderPdf } from '../../documents/pdf'
import type { RequestContext } from '../../http/context'
import { dayZh } from '../../pages/format'
import { readPublishedReport, type Report } from './report'
import { changeOf, HOW_NAMES, titleOf } from './wording'

const TEMPLATE = join(import.meta.dirname, 'report.typ')
/** With more of them the file is not tagged: of hundreds of tables the tags are most of it. */
const TAGGED = 60

/** 考核报告: a published assessment as PDF, A4. */
export async function drawReport(ctx: RequestContext, { code }: { code: string }) {
  const report = await readPublishedReport(ctx, code)
  const { name } = await getCounty(ctx.deps.connection.db, ctx.county)
  return renderPdf(TEMPLATE, reportData(report, name), {
    hasTags: report.subjects.length <= TAGGED,
  })
}

/** What the template shows. */
export function reportData(report: Report, county: string) {
  const { subjects } = report
  return {
    county,
    title: titleOf(report),
    code: report.code,
    plan: `${report.title}，第${report.version}版`,
    source: report.source,
    publishedOn: dayZh(report.publishedOn ?? ''),
    fingerprint: report.fingerprint ?? '',
    count: subjects.length,
    quotas: quotasOf(report),
    hasTied: subjects.some(({ isTied }) => isTied),
    ranking: subjects.map((each) => ({
      rank: each.rank,
      name: each.name + (each.isTied ? '*' : ''),
      points: pointsText(each.points),
      grade: each.gradeName,
      before: each.pointsBefore === null ? '' : pointsText(each.pointsBefore),
      change: changeOf(each),
    })),
    subjects: subjects.map(({ rank, name, points, gradeName, lines }) => ({
      rank,
      name,
      points: pointsText(points),
      grade: gradeName,
      lines: lines.map((line) => ({
        heading: line.heading,
        name: line.name,
        how: HOW_NAMES[line.how],
        full: pointsText(line.full),
        points: pointsText(line.points),
      })),
    })),
  }
}

const quotasOf = ({ content, subjects }: Report) =>
  content.grades.map(({ grade, name, fromPoints, quotaPercent }) => ({
    name,
    from: String(fromPoints),
    quota: quotaPercent === null ? '不限' : `${GROUPS[content.quotaGroup]}最多${quotaPercent}%`,
    count: subjects.filter((each) => each.grade === grade).length,
  }))

const GROUPS = { all: '', township: '每个乡镇' } as const

/** Two decimals, so that they stand under each other. */
const pointsText = (hundredths: number) => (hundredths / 100).toFixed(2)
