import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import { issueLinkCode } from './link-codes'
import { listLinks } from './list'
import { linkByCode, linkByIdentity } from './service'

const Proof = z.union([
  z.strictObject({
    idLast4: z.string().regex(/^\d{3}[\dX]$/),
    name: z.string().trim().min(1).max(50),
  }),
  z.strictObject({ code: z.string().regex(/^\d{7}$/) }),
])
const CodeRequest = z.strictObject({ headName: z.string().trim().min(1).max(50) })

export const linkRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({ action: 'link.read', summary: 'The households the contact speaks for' }),
    async (c) => c.json({ links: await listLinks(c.var.ctx) }),
  )
  .post(
    '/',
    declare({
      action: 'link.make',
      summary: "Link the contact to a household by a member's identity or a cadre's code",
      json: Proof,
    }),
    async (c) => {
      const { ctx } = c.var
      const proof = c.req.valid('json')
      const outcome = await write(ctx, (tx) =>
        'code' in proof ? linkByCode(tx, ctx, proof) : linkByIdentity(tx, ctx, proof),
      )
      return c.json(outcome)
    },
  )
  .post(
    '/codes',
    declare({
      action: 'link_code.issue',
      summary: "A one-time code for a household of the cadre's area",
      json: CodeRequest,
    }),
    async (c) => {
      const { ctx } = c.var
      const { sealer } = ctx.deps
      const place = {
        county: ctx.county,
        table: 'idempotency_keys',
        column: 'answer',
        row: ctx.write?.key ?? '',
      }
      // The answer is kept for a repetition, but of a code only a hash may be kept in the clear.
      const { sealed } = await write(ctx, async (tx) => {
        const outcome = await issueLinkCode(tx, ctx, c.req.valid('json'))
        return { sealed: sealer.seal(place, JSON.stringify(outcome)).toString('base64') }
      })
      const outcome = sealer.open(place, Buffer.from(sealed, 'base64'))
      return c.json(JSON.parse(outcome) as Awaited<ReturnType<typeof issueLinkCode>>)
    },
  )
