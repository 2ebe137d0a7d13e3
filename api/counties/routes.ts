import { Hono } from 'hono'
import { z } from 'zod'
import { authenticate } from '../http/authenticate'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { type Action, grantFor, RIGHTS } from '../shared/rights'
import { findCountyOfAddress, getCounty } from './service'

const OurAddress = z.object({ channel: z.string().max(40), address: z.string().max(100) })

export const countyRoutes = new Hono<ApiEnv>()
  .get(
    '/current',
    declare({
      action: 'county.read',
      summary: 'Name, message signature and hotline of the county',
    }),
    async (c) => c.json(await getCounty(c.var.ctx.deps.connection.db, c.var.ctx.county)),
  )
  .get(
    '/rights/:action',
    declare({
      action: 'county.read',
      summary: 'Whether the actor may do something anywhere at all',
      param: z.object({ action: z.enum(Object.keys(RIGHTS) as [Action, ...Action[]]) }),
    }),
    async (c) => {
      const { deps, county } = c.var.ctx
      const { action } = c.req.valid('param')
      // As for the action itself: a cadre's own phone speaks for the cadre there.
      const actor = await authenticate(c, deps, county, action)
      return c.json({ isAllowed: grantFor(actor, action) !== null })
    },
  )
  .get(
    '/by-address',
    declare({
      action: 'county.read',
      summary: 'Which county an address of ours belongs to; the default county when it is unknown',
      query: OurAddress,
    }),
    async (c) => {
      const { ctx } = c.var
      const { channel, address } = c.req.valid('query')
      const county = await findCountyOfAddress(ctx.deps.connection.db, channel, address)
      return c.json({ county: county ?? ctx.county })
    },
  )
