import { Hono } from 'hono'
import { z } from 'zod'
import { CLAIM_STATUSES } from '../../db/values/projects'
import { ProjectCode, StepDraftInput } from '../acceptances/input'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { Flag, PageQuery } from '../http/page'
import { write } from '../http/write'
import { readPayees } from '../payments/draft'
import { payClaim } from '../payments/pay'
import { claimForProject } from './claim'
import { closeProject } from './close'
import { readClaim, readJudgement } from './draft'
import { ClaimCode, ClaimText, NewClaim, Opinion, Payees, PayeesText } from './input'
import { judgeClaim } from './judge'
import { getClaim, listClaims } from './list'

const Code = z.object({ code: ClaimCode })
const ClaimQuery = PageQuery.extend({
  areaPath: z.string().min(1).max(200).optional(),
  projectCode: ProjectCode.optional(),
  status: z.enum(CLAIM_STATUSES).optional(),
  isOpen: Flag.optional(),
})

export const claimRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'project.list',
      summary: "Claims for projects of the actor's area, the first due first",
      query: ClaimQuery,
    }),
    async (c) => c.json(await listClaims(c.var.ctx, c.req.valid('query'))),
  )
  .post(
    '/',
    declare({
      action: 'project.claim',
      summary: 'Claim money for a project; its papers are photos, which come by chat alone',
      json: NewClaim.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('json'), photos: [] }
      return c.json(await write(ctx, (tx) => claimForProject(tx, ctx, given)))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'project.claim',
      summary: 'How a claim is understood; nothing of it is kept',
      json: StepDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readClaim(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/opinions/drafts',
    declare({
      action: 'project.judge_claim',
      summary: 'How an opinion on a claim is understood; nothing of it is kept',
      json: ClaimText,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readJudgement(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/closings',
    declare({
      action: 'project.claim',
      summary: 'Close a project with what is left of its money, which goes back',
      json: z.strictObject({ code: ProjectCode }),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => closeProject(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/:code',
    declare({ action: 'project.list', summary: 'One claim by its receipt', param: Code }),
    async (c) => c.json(await getClaim(c.var.ctx, c.req.valid('param').code)),
  )
  .post(
    '/:code/actions',
    declare({
      action: 'project.judge_claim',
      summary: 'Agree to a claim, or not, and say why',
      param: Code,
      json: Opinion.extend({ type: z.literal('judge') }).strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => judgeClaim(tx, ctx, given)))
    },
  )
  .post(
    '/:code/payees/drafts',
    declare({
      action: 'project.pay',
      summary: 'How a list of payees is understood; nothing of it is kept',
      param: Code,
      json: PayeesText,
      selfIdempotent: true,
    }),
    async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await readPayees(c.var.ctx, input))
    },
  )
  .post(
    '/:code/payments',
    declare({
      action: 'project.pay',
      summary: 'Pay a claim out to its payees, which make up its sum',
      param: Code,
      json: z.strictObject({ payees: Payees }),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => payClaim(tx, ctx, given)))
    },
  )
