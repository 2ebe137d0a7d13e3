import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { PageQuery } from '../http/page'
import { inTransaction, write } from '../http/write'
import type { Outcome } from '../turns/answer'
import { appointDeputy } from './deputies'
import { readDeputyDraft } from './deputy-draft'
import { readPaperDraft, readRefusalDraft } from './drafts'
import {
  Appointment,
  CodeRequest,
  DeputyDraftInput,
  PaperDraftInput,
  Refusal,
  RefusalDraftInput,
  SignCode,
} from './input'
import { getSignOffs, listSignOffs } from './list'
import { listMine } from './mine'
import { refuseSignOff } from './refuse'
import { renewCode } from './renew-code'
import { sign } from './sign'

const SignOffQuery = PageQuery.extend({
  areaPath: z.string().min(1).max(200).optional(),
  status: z.enum(['asked', 'signed']).optional(),
})
const MineQuery = z.object({ about: z.string().trim().max(50).optional() })

export const signOffRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'sign_off.list',
      summary: "Cases of the actor's area with who has signed and who is missing, oldest first",
      query: SignOffQuery,
    }),
    async (c) => c.json(await listSignOffs(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/cases/:applicationId',
    declare({
      action: 'sign_off.list',
      summary: 'All that was ever signed of one case, by version; the reading is on record',
      param: z.object({ applicationId: z.uuid() }),
    }),
    async (c) => {
      const { ctx } = c.var
      const { applicationId } = c.req.valid('param')
      const { db } = ctx.deps.connection
      return c.json(await inTransaction(db, (tx) => getSignOffs(tx, ctx, applicationId)))
    },
  )
  .get(
    '/mine',
    declare({
      action: 'sign_off.sign',
      summary: "What waits for the contact's own signature, with the facts it is about",
      query: MineQuery,
    }),
    async (c) => c.json(await listMine(c.var.ctx, c.req.valid('query'))),
  )
  .post(
    '/signatures',
    declare({
      action: 'sign_off.sign',
      summary: 'Sign by the one-time code that came to this contact',
      json: SignCode.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => sign(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/codes',
    declare({
      action: 'sign_off.sign',
      summary: 'A fresh one-time code for what waits for the contact',
      json: CodeRequest.strict(),
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
        const outcome = await renewCode(tx, ctx, c.req.valid('json'))
        return { sealed: sealer.seal(place, JSON.stringify(outcome)).toString('base64') }
      })
      return c.json(JSON.parse(sealer.open(place, Buffer.from(sealed, 'base64'))) as Outcome)
    },
  )
  .post(
    '/refusals/drafts',
    declare({
      action: 'sign_off.sign',
      summary: 'How a refusal as worded is understood; nothing of it is kept',
      json: RefusalDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readRefusalDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/deputies',
    declare({
      action: 'sign_off.deputise',
      summary: 'Name who signs in the place of an official who is away or recused',
      json: Appointment.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => appointDeputy(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/deputies/drafts',
    declare({
      action: 'sign_off.deputise',
      summary: 'How a deputy as worded is understood; nothing of it is kept',
      json: DeputyDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readDeputyDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/papers/drafts',
    declare({
      action: 'sign_off.enter',
      summary: 'How a signature on paper as worded is understood; nothing of it is kept',
      json: PaperDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readPaperDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/:id/actions',
    declare({
      action: 'sign_off.sign',
      summary: 'Refuse a sign-off with a reason',
      param: z.object({ id: z.uuid() }),
      json: Refusal.extend({ type: z.literal('refuse') }).strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const { id: signOffId } = c.req.valid('param')
      const { text } = c.req.valid('json')
      return c.json(await write(ctx, (tx) => refuseSignOff(tx, ctx, { signOffId, text })))
    },
  )
