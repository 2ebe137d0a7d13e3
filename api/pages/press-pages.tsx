import { type Context, Hono } from 'hono'
import type { PressTruth } from '../../db/values/press-reports'
import { getCounty } from '../counties/service'
import type { AppDeps } from '../http/context'
import { ApiError } from '../shared/errors'
import { listPublishedReports } from '../press-reports/list'
import { dayEn, dayZh } from './format'
import { En, layout, PAGE_HEADERS } from './layout'

const COUNTY = /^[a-z][a-z0-9-]{0,30}$/

const TRUTHS = {
  true: ['属实', 'true'],
  partly: ['部分属实', 'partly true'],
  not_true: ['不属实', 'not true'],
} as const satisfies Record<PressTruth, readonly [string, string]>

/** What the media said and the units answered 舆论监督, for anybody: `/wuxi/press`. It names no household. */
export function pressPages(deps: AppDeps) {
  return new Hono().get('/:county/press', async (c: Context) => {
    const county = c.req.param('county') ?? ''
    if (!COUNTY.test(county)) throw new ApiError('not_found', 'page')
    const { name } = await getCounty(deps.connection.db, county)
    const { items } = await listPublishedReports({ county, deps })
    for (const [header, value] of Object.entries(PAGE_HEADERS)) c.header(header, value)
    c.header('Cache-Control', 'public, max-age=60')
    const title = `${name}媒体监督`
    return c.html(
      layout(
        title,
        <>
          <header>
            {name} <span class="brand">村信</span>
          </header>
          <main>
            <h1>
              {title}
              <En>What the media found, and what the units answered</En>
            </h1>
            {items.length === 0 && <p>现在没有公开的媒体监督。</p>}
            {items.map((item) => (
              <section>
                <h2>
                  {`${item.outlet}，${dayZh(item.onDay)}`}
                  <En>{`${dayEn(item.onDay)}: found ${TRUTHS[item.truth][1]}`}</En>
                </h2>
                <p>
                  {item.gist}（{TRUTHS[item.truth][0]}）
                </p>
                <p>
                  {item.unit}答复：{item.answer}
                </p>
              </section>
            ))}
          </main>
        </>,
      ),
    )
  })
}
