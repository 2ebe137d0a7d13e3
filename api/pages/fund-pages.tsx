import { type Context, Hono } from 'hono'
import { getCounty } from '../counties/service'
import { svgToPng } from '../documents/picture'
import { readTownshipMoney } from '../funds/by-township'
import { readMoneyPicture, tenThousands, WIDTH } from '../funds/picture'
import type { AppDeps } from '../http/context'
import { ApiError } from '../shared/errors'
import { En, layout, PAGE_HEADERS } from './layout'

const COUNTY = /^[a-z][a-z0-9-]{0,30}$/
const FRESH = 'public, max-age=60'

/** The page shows its own picture. */
const POLICY = PAGE_HEADERS['Content-Security-Policy'].replace(
  'img-src data:',
  "img-src 'self' data:",
)

/** Money by township for anybody 资金公开, of area figures alone: `/wuxi/funds`, with `.png` as a picture. */
export function fundPages({ connection: { db }, clock }: AppDeps) {
  const read = (c: Context) => {
    const county = c.req.param('county') ?? ''
    if (!COUNTY.test(county)) throw new ApiError('not_found', 'page')
    for (const [name, value] of Object.entries(PAGE_HEADERS)) c.header(name, value)
    c.header('Content-Security-Policy', POLICY)
    c.header('Cache-Control', FRESH)
    return county
  }
  return new Hono()
    .get('/:county/funds', async (c) => {
      const county = read(c)
      const { name } = await getCounty(db, county)
      const townships = await readTownshipMoney(db, county)
      const title = `${name}扶贫资金`
      return c.html(
        layout(
          title,
          <main>
            <h1>
              {title}
              <En>Money by township, in 10,000 yuan</En>
            </h1>
            <img
              class="picture"
              src={`/${county}/funds.png`}
              alt={`${title}：各乡镇计划、到位、已付`}
            />
            <table>
              <thead>
                <tr>
                  <th scope="col">乡镇（万元）</th>
                  <th scope="col" class="count">
                    计划
                  </th>
                  <th scope="col" class="count">
                    到位
                  </th>
                  <th scope="col" class="count">
                    已付
                  </th>
                </tr>
              </thead>
              <tbody>
                {townships.map((each) => (
                  <tr>
                    <th scope="row">{each.name}</th>
                    <td class="count">{tenThousands(each.plannedFen)}</td>
                    <td class="count">{tenThousands(each.givenFen)}</td>
                    <td class="count">{tenThousands(each.spentFen)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </main>,
        ),
      )
    })
    .get('/:county/funds.png', async (c) => {
      const svg = await readMoneyPicture(db, read(c), clock())
      return c.body(await svgToPng(svg, { width: WIDTH }), 200, { 'Content-Type': 'image/png' })
    })
}
