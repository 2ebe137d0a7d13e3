import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { svgToPng } from '../documents/picture'
import type { AppDeps } from '../http/context'
import { ApiError } from '../shared/errors'
import { rankingPicture, WIDTH } from '../villages/picture'
import { Apology, layout, PAGE_HEADERS } from './layout'
import { readVillages } from './villages'
import { titleOf, VillagesPage } from './villages-page'

const COUNTY = /^[a-z][a-z0-9-]{0,30}$/
const TOWNSHIP = /^[a-z0-9]{1,60}$/
const YEAR = /^20\d{2}$/
const FRESH_SECONDS = 60
/** A county and its townships for a few years: drawing one takes a while. */
const MOST_PICTURES = 100

/**
 * The ranking of villages 村情 for anybody, of area figures alone: `/wuxi/villages`, of a township
 * `/wuxi/villages/tianyuan`, and under the same address with `.png` the same as a picture.
 */
export function villagePages(deps: AppDeps) {
  const draw = createDrawing()
  const read = (c: Context, township: string | null) => {
    const county = c.req.param('county') ?? ''
    const year = c.req.query('year')
    const isOdd = !COUNTY.test(county) || (year !== undefined && !YEAR.test(year))
    if (isOdd || (township !== null && !TOWNSHIP.test(township)))
      throw new ApiError('not_found', 'page')
    return readVillages(deps, { county, township, year: year ? Number(year) : undefined })
  }
  const page = async (c: Context, township: string | null) => {
    const view = await read(c, township)
    setHeaders(c, `public, max-age=${FRESH_SECONDS}`)
    return c.html(layout(titleOf(view), <VillagesPage view={view} />))
  }
  const picture = async (c: Context, township: string | null) => {
    const { overview, countyName } = await read(c, township)
    setHeaders(c, `public, max-age=${FRESH_SECONDS}`)
    const png = await draw(String(rankingPicture(overview, countyName)))
    return c.body(png, 200, { 'Content-Type': 'image/png' })
  }

  const app = new Hono()
  app.onError((error, c) => {
    if (!(error instanceof ApiError) || error.code !== 'not_found') throw error
    setHeaders(c, 'no-store')
    return c.html(layout(NOTHING.zh, <Apology {...NOTHING} />), 404)
  })
  return app
    .get('/:county/villages', (c) => page(c, null))
    .get('/:county/villages.png', (c) => picture(c, null))
    .get('/:county/villages/:township', (c) => {
      const { township } = c.req.param()
      const [name = '', ending] = township.split('.')
      return ending === 'png' ? picture(c, name) : page(c, township)
    })
}

/** What was drawn once is kept; where a figure has changed it is another picture. */
function createDrawing() {
  const pictures = new Map<string, Uint8Array<ArrayBuffer>>()
  return async (svg: string): Promise<Uint8Array<ArrayBuffer>> => {
    const key = createHash('sha256').update(svg).digest('base64')
    const known = pictures.get(key)
    if (known) return known
    const png = await svgToPng(svg, { width: WIDTH })
    const [oldest] = pictures.keys()
    if (pictures.size >= MOST_PICTURES && oldest !== undefined) pictures.delete(oldest)
    pictures.set(key, png)
    return png
  }
}

/** The page shows its own picture. */
const POLICY = PAGE_HEADERS['Content-Security-Policy'].replace(
  'img-src data:',
  "img-src 'self' data:",
)

function setHeaders(c: Context, freshness: string) {
  for (const [name, value] of Object.entries(PAGE_HEADERS)) c.header(name, value)
  c.header('Content-Security-Policy', POLICY)
  c.header('Cache-Control', freshness)
}

const NOTHING = {
  zh: '没有这里的村情',
  en: 'No figures of villages here',
  next: '可能还没有算分。请看清网址，或过一段时间再试。',
}
