import type { AreaPath } from '../../db/values/areas'
import type { QualitySeverity } from '../../db/values/data-quality'
import { writeWorkbook } from '../documents/workbook'
import { areaNamer } from '../exports/read-roll'
import type { RequestContext } from '../http/context'
import { checkArea, type PlacedFinding, type QualityReport } from './service'

const SEVERITY_WORDS = { wrong: '有错', doubtful: '请核对' } as const satisfies Record<
  QualitySeverity,
  string
>

const text = (header: string, width?: number) => ({ header, ...(width && { width }) })
const number = (header: string) => ({ header, kind: 'number' as const })

/** An area's findings as a workbook: by rule, by village, and one row each to work through. */
export async function writeQualitySheet(
  ctx: RequestContext,
  areaPath: AreaPath,
): Promise<QualityReport & { bytes: Uint8Array<ArrayBuffer> }> {
  const findings: PlacedFinding[] = []
  const report = await checkArea(ctx, areaPath, (finding) => void findings.push(finding))
  const nameOf = await areaNamer(ctx.deps.connection.db, ctx.county)
  const rank = new Map(report.rules.map(({ code }, i) => [code, i]))
  const sorted = findings.toSorted(
    (a, b) =>
      (rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0) ||
      (a.areaPath < b.areaPath ? -1 : Number(a.areaPath > b.areaPath)) ||
      (a.head < b.head ? -1 : Number(a.head > b.head)),
  )
  const bytes = await writeWorkbook(
    [
      {
        name: '按规则',
        columns: [text('规则'), text('列'), text('轻重'), number('户数'), number('处数')],
        rows: report.rules.map(({ title, field, severity, households, findings: count }) => [
          title,
          field,
          SEVERITY_WORDS[severity],
          households,
          count,
        ]),
      },
      {
        name: '按村',
        columns: [text('乡(镇)'), text('村'), number('户数'), number('处数')],
        rows: byVillage(findings, nameOf),
      },
      {
        name: '逐条',
        columns: [
          text('乡(镇)'),
          text('村'),
          text('社(组)'),
          text('户编号'),
          text('户主'),
          text('成员'),
          text('列'),
          text('轻重'),
          text('问题和办法', 60),
        ],
        rows: sorted.map((finding) => [
          ...nameOf(finding.areaPath).slice(1),
          finding.number,
          finding.head,
          finding.person,
          finding.field,
          SEVERITY_WORDS[finding.severity],
          finding.message,
        ]),
      },
    ],
    ctx.now,
  )
  return { ...report, bytes }
}

function byVillage(findings: readonly PlacedFinding[], nameOf: (path: AreaPath) => string[]) {
  const villages = Map.groupBy(findings, ({ areaPath }) =>
    areaPath.split('.').slice(0, 3).join('.'),
  )
  return [...villages]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([path, some]) => {
      const [, township = '', village = ''] = nameOf(path)
      return [township, village, new Set(some.map((each) => each.householdId)).size, some.length]
    })
}
