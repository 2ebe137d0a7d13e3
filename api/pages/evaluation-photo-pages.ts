import { Hono } from 'hono'
import { isOpened } from '../evaluations/photo-link'
import { readPhoto } from '../evaluations/photos'
import type { AppDeps } from '../http/context'
import { pictureType } from '../media/rules'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { PAGE_HEADERS } from './layout'

const COUNTY = /^[a-z][a-z0-9-]{0,30}$/
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A photo of an evaluation under the address given to whoever may see it. */
export function evaluationPhotoPages(deps: AppDeps) {
  return new Hono().get('/:county/photos/:id/:key', async (c) => {
    const { county, id, key: said } = c.req.param()
    // Where a channel shows pictures it asks for one.
    const key = said.replace(/\.png$/, '')
    const isGood =
      COUNTY.test(county) &&
      ID.test(id) &&
      isOpened(deps, { county, id, key, today: dayOf(deps.clock()) })
    const content = isGood ? await readPhoto(deps, { county, id }) : null
    const type = content && pictureType(content)
    if (!content || !type) throw new ApiError('not_found', 'page')
    for (const [name, value] of Object.entries(PAGE_HEADERS)) c.header(name, value)
    c.header('Cache-Control', 'no-store')
    return c.body(new Uint8Array(content), 200, { 'Content-Type': type })
  })
}
