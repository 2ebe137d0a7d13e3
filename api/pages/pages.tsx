import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AppDeps } from '../http/context'
import { codeKind } from '../shared/codes'
import { ApiError } from '../shared/errors'
import { describeFault } from '../shared/fault'
import { Apology, layout, PAGE_HEADERS } from './layout'
import { assessmentPages } from './assessment-pages'
import { fundPages } from './fund-pages'
import { NoticePage } from './notice-page'
import { titleOf } from './notice-words'
import { pressPages } from './press-pages'
import { drawPoster } from './poster'
import { readNotice, readPoster } from './service'
import { overviewPages } from './overview-pages'
import { evaluationPhotoPages } from './evaluation-photo-pages'
import { reportPages } from './report-pages'
import { villagePages } from './village-pages'

/** As a county is named in the settings. */
const COUNTY = /^[a-z][a-z0-9-]{0,30}$/
const DIGITS = /^\d+$/
const FRESH_SECONDS = 60

/** Pages for anybody, outside the API: they carry no secret but what the poster's token opens. */
export function pageRoutes(deps: AppDeps) {
  const app = new Hono()
  app.onError((error, c) => {
    if (error instanceof ApiError && error.code === 'not_found') return unknown(c)
    // The path alone: what follows it may be a token.
    deps.log.error({ fault: describeFault(error), route: c.req.path }, 'a page failed')
    return fault(c)
  })
  return app
    .get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /\n'))
    .route('/', villagePages(deps))
    .route('/', fundPages(deps))
    .route('/', assessmentPages(deps))
    .route('/', pressPages(deps))
    .route('/', overviewPages(deps))
    .route('/', reportPages(deps))
    .route('/', evaluationPhotoPages(deps))
    .get('/:county/notices/:code', async (c) => {
      const { county, code } = c.req.param()
      const token = c.req.query('t')
      if (!isNotice(county, code)) return unknown(c)
      const view = await readNotice(deps, { county, code, token })
      // Without the token: it opens the old list only.
      if ('movedTo' in view) {
        setHeaders(c)
        return c.redirect(`/${county}/notices/${view.movedTo}`)
      }
      const freshness = token === undefined ? `public, max-age=${FRESH_SECONDS}` : 'no-store'
      setHeaders(c, freshness)
      const posterHref =
        token && `/${county}/notices/${code}/poster.pdf?t=${encodeURIComponent(token)}`
      return c.html(
        layout(titleOf(view), <NoticePage view={view} posterHref={posterHref || null} />),
      )
    })
    .get('/:county/notices/:code/poster.pdf', async (c) => {
      const { county, code } = c.req.param()
      if (!isNotice(county, code)) return unknown(c)
      const poster = await readPoster(deps, { county, code, token: c.req.query('t') })
      setHeaders(c)
      c.header('Content-Type', 'application/pdf')
      c.header('Content-Disposition', `inline; filename="${code}.pdf"`)
      return c.body(await drawPoster(poster))
    })
}

const isNotice = (county: string, code: string) =>
  COUNTY.test(county) && DIGITS.test(code) && codeKind(code) === 'notice'

function setHeaders(c: Context, freshness = 'no-store') {
  for (const [name, value] of Object.entries(PAGE_HEADERS)) c.header(name, value)
  c.header('Cache-Control', freshness)
}

const unknown = (c: Context) =>
  apologise(c, 404, {
    zh: '没有这张名单',
    en: 'No such list: check the 6 digits',
    next: '请看清单子上的6位号，再试一次。',
  })

const fault = (c: Context) =>
  apologise(c, 500, {
    zh: '现在打不开',
    en: 'Not now: try again in a while',
    next: '请过一会儿再试。',
  })

function apologise(
  c: Context,
  status: ContentfulStatusCode,
  words: { zh: string; en: string; next: string },
) {
  setHeaders(c)
  return c.html(layout(words.zh, <Apology {...words} />), status)
}
