import { Hono } from 'hono'
import { z } from 'zod'
import { FINDING_STATUSES, MISCONDUCT_KINDS } from '../../db/values/integrity'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { Flag, PageQuery } from '../http/page'
import { write } from '../http/write'
import { countFindings } from './counts'
import { readFindingDraft } from './draft'
import { fileFinding } from './file'
import { FindingCode, FindingDraftInput, FindingText, NewFinding } from './input'
import { getFindingByCode, listFindings, listOwnedFindings } from './list'
import { rectifyFinding } from './rectify'
import { writeFindings } from './sheet'
import { returnFinding, verifyFinding } from './verify'

const Code = z.object({ code: FindingCode })
const AreaPath = z.string().min(1).max(200)
const FindingQuery = PageQuery.extend({
  areaPath: AreaPath.optional(),
  kind: z.enum(MISCONDUCT_KINDS).optional(),
  status: z.enum(FINDING_STATUSES).optional(),
  isOpen: Flag.optional(),
})
const CountQuery = z.object({
  areaPath: AreaPath.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
})
const FindingAction = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('verify') }),
  z.strictObject({ type: z.literal('return'), reason: FindingText }),
])

export const findingRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'finding.list',
      summary: "Problems found in the actor's area, the first due first",
      query: FindingQuery,
    }),
    async (c) => c.json(await listFindings(c.var.ctx, c.req.valid('query'))),
  )
  .post(
    '/',
    declare({
      action: 'finding.make',
      summary: 'Note a problem: what, where, of which kind, and who is to put it right',
      json: NewFinding.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => fileFinding(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'finding.make',
      summary: 'How a problem is understood; nothing of it is kept',
      json: FindingDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readFindingDraft(c.var.ctx, c.req.valid('json'))),
  )
  .get(
    '/owned',
    declare({ action: 'finding.rectify', summary: 'What the actor is to put right' }),
    async (c) => c.json(await listOwnedFindings(c.var.ctx)),
  )
  .get(
    '/counts',
    declare({
      action: 'finding.list',
      summary: 'How many problems there are by township, kind, tag and how far they are',
      query: CountQuery,
    }),
    async (c) => c.json(await countFindings(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/findings.xlsx',
    declare({
      action: 'finding.list',
      summary: 'Problems of an area and their counts as .xlsx',
      query: z.object({ areaPath: AreaPath.optional() }),
    }),
    async (c) => {
      const { bytes } = await writeFindings(c.var.ctx, c.req.valid('query').areaPath)
      return c.body(bytes, 200, SHEET)
    },
  )
  .get(
    '/by-code/:code',
    declare({ action: 'finding.list', summary: 'One problem by its number', param: Code }),
    async (c) => c.json(await getFindingByCode(c.var.ctx, c.req.valid('param'))),
  )
  .get(
    '/owned/:code',
    declare({
      action: 'finding.rectify',
      summary: 'A problem the actor is to put right, by its number',
      param: Code,
    }),
    async (c) => c.json(await getFindingByCode(c.var.ctx, c.req.valid('param'))),
  )
  .post(
    '/by-code/:code/completions',
    declare({
      action: 'finding.rectify',
      summary: 'Say that a problem one answers for is put right',
      param: Code,
      json: z.strictObject({ text: FindingText }),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json'), photos: [] }
      return c.json(await write(ctx, (tx) => rectifyFinding(tx, ctx, given)))
    },
  )
  .post(
    '/by-code/:code/actions',
    declare({
      action: 'finding.verify',
      summary: 'Judge what somebody else has put right: good, or open again',
      param: Code,
      json: FindingAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const { code } = c.req.valid('param')
      const act = c.req.valid('json')
      return c.json(
        await write(ctx, (tx) =>
          act.type === 'verify'
            ? verifyFinding(tx, ctx, { code })
            : returnFinding(tx, ctx, { code, reason: act.reason }),
        ),
      )
    },
  )

const SHEET = {
  'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'Content-Disposition': 'attachment; filename="findings.xlsx"',
  'Cache-Control': 'no-store',
}
