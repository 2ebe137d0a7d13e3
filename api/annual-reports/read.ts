import { createHash } from 'node:crypto'
import type { Db } from '../../db/client'
import type { AreaPath } from '../../db/values/areas'
import { getCounty } from '../counties/service'
import type { RequestContext } from '../http/context'
import { atOneMoment } from '../overview/read'
import { getOverviewArea } from '../overview/scope'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { type Block, isOver, lastDay, type Subject } from './block'
import { isReportYear } from './rules'
import { readAssessments } from './sections/assessments'
import { readIdentification } from './sections/identification'
import { readIntegrity } from './sections/integrity'
import { readLate } from './sections/late'
import { readArchive } from './sections/management'
import { countCases, readMoney } from './sections/money'
import { readOutside } from './sections/outside'
import { readPresence } from './sections/presence'
import { readSatisfaction } from './sections/satisfaction'
import { type Bar, gaugesOf, partsOf, readMonths, readStanding } from './standing'

export interface Section {
  title: string
  blocks: Block[]
}

export interface AnnualReport {
  county: string
  area: Subject['area']
  year: number
  madeOn: string
  /** Of a year that is over, how things stood at its end. */
  asOf: string
  sections: Section[]
  gauges: Bar[]
  after: Section[]
  /** SHA-256 of all that stands above, in hex: the same data on the same day have the same. */
  fingerprint: string
}

export interface ReportQuery {
  areaPath?: AreaPath | undefined
  year?: number | undefined
}

/** 年度报告 of a county or township in the reader's reach; of this year unless they say another. */
export const readAnnualReport = (ctx: RequestContext, query: ReportQuery): Promise<AnnualReport> =>
  atOneMoment(ctx, async (tx) => {
    const area = await getReportArea(tx, ctx, query.areaPath)
    return annualReportOf(tx, ctx, { area, year: query.year ?? Number(dayOf(ctx.now).slice(0, 4)) })
  })

/** A village has no report of its own. */
export async function getReportArea(
  tx: Db,
  ctx: RequestContext,
  areaPath: AreaPath | undefined,
): Promise<Subject['area']> {
  const { level, ...area } = await getOverviewArea(tx, ctx, areaPath)
  if (level === 'village') throw new ApiError('refused', 'no_report_of_village')
  return { ...area, level }
}

/** What is known of a year in one moment; published and released results alone. */
export async function annualReportOf(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'now' | 'deps'>,
  { area, year }: Pick<Subject, 'area' | 'year'>,
): Promise<AnnualReport> {
  const { county, now } = ctx
  const today = dayOf(now)
  if (!isReportYear(year, today)) throw new ApiError('invalid', 'year')
  const of: Subject = { county, area, year, today, now }
  const standing = await readStanding(tx, ctx, of)
  const numbers = standing?.numbers ?? null
  const counts = await countCases(tx, of)
  const report = {
    county: (await getCounty(tx, county)).name,
    area,
    year,
    madeOn: today,
    asOf: isOver(of) ? lastDay(of) : today,
    sections: [
      { title: '一、识别', blocks: await readIdentification(tx, of) },
      {
        title: '二、管理',
        blocks: [
          ...(await readArchive(tx, of, numbers)),
          ...(await readMoney(tx, of, counts)),
          await readIntegrity(tx, of),
        ],
      },
      {
        title: '三、评价',
        blocks: [
          ...(await readAssessments(tx, of)),
          ...(await readOutside(tx, ctx, of)),
          await readSatisfaction(tx, of),
          ...(await readPresence(tx, of)),
        ],
      },
    ],
    gauges: standing ? gaugesOf(standing) : [],
    after: [
      {
        title: '五、逐月和各地',
        blocks: [await readMonths(tx, of), partsOf(standing, of)],
      },
      { title: '六、没按时办的事', blocks: [await readLate(tx, of, numbers)] },
    ],
  }
  const fingerprint = createHash('sha256').update(JSON.stringify(report)).digest('hex')
  return { ...report, fingerprint }
}
