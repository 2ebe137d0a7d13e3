import { type Context, Hono } from 'hono'
import { annualReportOf } from '../annual-reports/read'
import { drawReport, drawReportCover } from '../annual-reports/report'
import { openedYear } from '../annual-reports/token'
import { findArea } from '../areas/words'
import type { AppDeps } from '../http/context'
import { atOneMoment } from '../overview/read'
import { ApiError } from '../shared/errors'
import { dayOf } from '../shared/day'
import { PAGE_HEADERS } from './layout'

const COUNTY = /^[a-z][a-z0-9-]{0,30}$/

/** The draft of a yearly report under the address given to whoever may read it; with `.png` behind it its first page. */
export function reportPages(deps: AppDeps) {
  const open = async (c: Context, rest: string[]) => {
    const county = c.req.param('county') ?? ''
    if (!COUNTY.test(county)) throw new ApiError('not_found', 'page')
    for (const [name, value] of Object.entries(PAGE_HEADERS)) c.header(name, value)
    c.header('Cache-Control', 'no-store')
    const now = deps.clock()
    const areaPath = [county, ...rest].join('.')
    const said = c.req.param('key') ?? ''
    const key = said.replace(/\.(?:png|pdf)$/, '')
    const year = openedYear(deps, { county, areaPath, key, today: dayOf(now) })
    if (year === null) throw new ApiError('not_found', 'page')
    const report = await atOneMoment({ deps }, async (tx) => {
      const area = await findArea(tx, county, areaPath)
      if (area?.level !== 'county' && area?.level !== 'township')
        throw new ApiError('not_found', 'area')
      const { path, name, level } = area
      return annualReportOf(tx, { county, now, deps }, { area: { path, name, level }, year })
    })
    if (said.endsWith('.png'))
      return c.body(await drawReportCover(report), 200, { 'Content-Type': 'image/png' })
    c.header('Content-Disposition', `inline; filename="${year}.pdf"`)
    return c.body(await drawReport(report), 200, { 'Content-Type': 'application/pdf' })
  }
  return new Hono()
    .get('/:county/reports/:key', (c) => open(c, []))
    .get('/:county/reports/:township/:key', (c) => open(c, [c.req.param('township')]))
}
