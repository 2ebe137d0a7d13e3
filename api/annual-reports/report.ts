import { join } from 'node:path'
import { renderPdf, renderSvg } from '../documents/pdf'
import { svgToPng } from '../documents/picture'
import { dayZh } from '../pages/format'
import type { AnnualReport } from './read'

export const REPORT_TEMPLATE = join(import.meta.dirname, 'report.typ')

/** The report as PDF, A4; the same bytes for the same report. */
export const drawReport = (report: AnnualReport): Promise<Uint8Array<ArrayBuffer>> =>
  renderPdf(REPORT_TEMPLATE, reportData(report))

/** Its title and the six precisions alone, as a picture. */
export async function drawReportCover(report: AnnualReport) {
  const data = { ...reportData(report), isCover: true }
  return svgToPng(await renderSvg(REPORT_TEMPLATE, data), { width: COVER_WIDTH })
}
const COVER_WIDTH = 1000

/** What the template shows. */
export function reportData({ county, area, year, madeOn, asOf, ...report }: AnnualReport) {
  return {
    ...report,
    county,
    area: area.name,
    year,
    title: `${area.name}${year}年度精准扶贫工作报告`,
    madeOn: dayZh(madeOn),
    asOf: dayZh(asOf),
    shortFingerprint: report.fingerprint.slice(0, 16),
    isYearOver: !madeOn.startsWith(String(year)),
    hasPeers: area.level === 'township',
    fill: FILL,
    isCover: false,
  }
}

/** What no figure tells: written by whoever hands the report in. */
const FILL = ['主要做法和成效', '存在的问题和原因', '没按时办的事怎么补', '下一年打算']
