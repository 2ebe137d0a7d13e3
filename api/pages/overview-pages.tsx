import { type Context, Hono } from 'hono'
import { svgToPng } from '../documents/picture'
import type { AppDeps } from '../http/context'
import { overviewPicture, WIDTH } from '../overview/picture'
import { type PublicNumber, type PublicOverview, readPublicOverview } from '../overview/public'
import { atOneMoment, type Overview, overviewOf } from '../overview/read'
import { percent } from '../overview/rules'
import { NUMBER_NAMES, PRECISION_NAMES, PRECISION_WHY } from '../overview/wording'
import { findArea } from '../areas/words'
import { opensPicture } from '../overview/token'
import { publicPicture } from '../overview/public-picture'
import { ApiError } from '../shared/errors'
import { dayOf } from '../shared/day'
import { roundSumZh } from '../shared/sums'
import { dayZh } from './format'
import { En, layout, PAGE_HEADERS } from './layout'

const COUNTY = /^[a-z][a-z0-9-]{0,30}$/

/** The page shows its own picture. */
const POLICY = PAGE_HEADERS['Content-Security-Policy'].replace(
  'img-src data:',
  "img-src 'self' data:",
)

/**
 * 总览: the county's counts for anybody under `/wuxi/overview`, and under an address given to whoever may see it an area's own;
 * with `.png` behind it the same as a picture. Figures alone.
 */
export function overviewPages(deps: AppDeps) {
  const start = (c: Context, freshness: string) => {
    const county = c.req.param('county') ?? ''
    if (!COUNTY.test(county)) throw new ApiError('not_found', 'page')
    for (const [name, value] of Object.entries(PAGE_HEADERS)) c.header(name, value)
    c.header('Content-Security-Policy', POLICY)
    c.header('Cache-Control', freshness)
    return county
  }
  const readOpen = (county: string) => readPublicOverview({ county, deps, now: deps.clock() })
  const readGiven = async (county: string, rest: string[], key: string) => {
    const now = deps.clock()
    const areaPath = [county, ...rest].join('.')
    if (!opensPicture(deps, { county, areaPath, key, today: dayOf(now) }))
      throw new ApiError('not_found', 'page')
    return atOneMoment({ deps }, async (tx) => {
      const area = await findArea(tx, county, areaPath)
      if (!area || area.level === 'group') throw new ApiError('not_found', 'area')
      return overviewOf(tx, { county, now }, { ...area, level: area.level })
    })
  }
  const given = async (c: Context, rest: string[]) => {
    const county = start(c, 'no-store')
    const key = c.req.param('key') ?? ''
    const isPicture = key.endsWith('.png')
    const overview = await readGiven(county, rest, key.replace(/\.png$/, ''))
    if (isPicture) {
      const png = await svgToPng(overviewPicture(overview), { width: WIDTH })
      return c.body(png, 200, { 'Content-Type': 'image/png' })
    }
    const title = `${overview.area.name}扶贫总览`
    return c.html(
      layout(
        title,
        <main>
          <h1>
            {title}
            <En>Programme overview</En>
          </h1>
          <img class="picture" src={`${c.req.path}.png`} alt={title} />
          <h2>
            怎么算的
            <En>How it is reckoned</En>
          </h2>
          {overview.gauges.map(({ precision, share }) => (
            <p>{`${PRECISION_NAMES[precision]}${share === null ? '（没有数据）' : `${percent(share)}%`}：${PRECISION_WHY[precision]}。`}</p>
          ))}
          {satisfactionOf(overview).map((line) => (
            <p>{line}</p>
          ))}
        </main>,
      ),
    )
  }
  return new Hono()
    .get('/:county/overview', async (c) => {
      const county = start(c, 'public, max-age=60')
      const view = await readOpen(county)
      return c.html(layout(`${view.county}扶贫情况`, <PublicPage view={view} />))
    })
    .get('/:county/overview.png', async (c) => {
      const view = await readOpen(start(c, 'public, max-age=60'))
      const png = await svgToPng(publicPicture(view), { width: WIDTH })
      return c.body(png, 200, { 'Content-Type': 'image/png' })
    })
    .get('/:county/overview/:key', (c) => given(c, []))
    .get('/:county/overview/:township/:key', (c) => given(c, [c.req.param('township')]))
    .get('/:county/overview/:township/:village/:key', (c) =>
      given(c, [c.req.param('township'), c.req.param('village')]),
    )
}

const whole = (share: number) => Math.round(share * 100)

/** What was answered to each question of the last survey, as far as it may be shown. */
function satisfactionOf({ satisfaction }: Overview): string[] {
  if (!satisfaction) return []
  const { title, closedOn, questions } = satisfaction
  return [
    `群众满意度：${title}，${dayZh(closedOn)}截止。`,
    ...questions.map(({ text, figure }) =>
      figure
        ? `${text}：满意${whole(figure.satisfied)}%（${whole(figure.low)}到${whole(figure.high)}%），${figure.answers}户答。`
        : `${text}：答的人太少，不公布。`,
    ),
  ]
}

const PublicPage = ({ view }: { view: PublicOverview }) => (
  <main>
    <h1>
      {`${view.county}扶贫情况`}
      <En>The programme in figures</En>
    </h1>
    <p>{`${dayZh(view.today)}。人数户数在1到9之间的不公开具体数字。`}</p>
    <table>
      <tbody>
        {(Object.entries(view.numbers) as [PublicNumber, number | null][]).map(
          ([number, value]) => (
            <tr>
              <th scope="row">{NUMBER_NAMES[number]}</th>
              <td class="count">{valueZh(number, value)}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  </main>
)

const valueZh = (number: PublicNumber, value: number | null) => {
  if (value === null) return '不到10'
  return number.startsWith('money') ? roundSumZh(value) : value.toLocaleString('en-US')
}
