import { Hono } from 'hono'
import { z } from 'zod'
import { ROUND_KINDS } from '../../db/values/rounds'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { Flag, PageQuery } from '../http/page'
import { inTransaction, write } from '../http/write'
import { advanceNotice } from './advance'
import { draftNotice } from './draft'
import { drawUpNotice } from './draw-up'
import { listNotices } from './list'
import { readLoudspeaker } from './loudspeaker'
import { draftSevering, severEntry } from './sever'
import { showNotice } from './view'

const NoticeCode = z.string().regex(/^\d{6}$/)
const Code = z.object({ code: NoticeCode })
const Kind = z.enum(ROUND_KINDS).nullable().default(null)
const Draft = z.strictObject({ text: z.string().max(200), kind: Kind })
const NewNotice = z.strictObject({ areaPath: z.string().min(1).max(200), kind: Kind })
const NoticeQuery = PageQuery.extend({
  code: NoticeCode.optional(),
  isReady: Flag.optional(),
  isToProve: Flag.optional(),
  isMine: Flag.optional(),
})
const Severing = z.strictObject({ head: z.string().trim().min(1).max(50) })
const NoticeAction = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('advance') }),
  Severing.extend({ type: z.literal('sever') }),
])

export const noticeRoutes = new Hono<ApiEnv>()
  .post(
    '/drafts',
    declare({
      action: 'notice.post',
      summary:
        'What drawing up the list of an area named in words would come to; nothing is stored',
      json: Draft,
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      const draft = c.req.valid('json')
      return c.json(
        await inTransaction(ctx.deps.connection.db, (tx) => draftNotice(tx, ctx, draft)),
      )
    },
  )
  .post(
    '/',
    declare({
      action: 'notice.post',
      summary:
        'Draw up the list of those who wait in an area; it counts once a photo proves it hangs',
      json: NewNotice,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => drawUpNotice(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/',
    declare({
      action: 'notice.list',
      summary: "Lists of the actor's area and what keeps each from going on",
      query: NoticeQuery,
    }),
    async (c) => c.json(await listNotices(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/by-code/:code',
    declare({
      action: 'notice.read',
      summary: 'A posted list by the number on its sheet: area, count and dates, no names',
      param: Code,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await showNotice(ctx.deps.connection.db, ctx, c.req.valid('param').code))
    },
  )
  .get(
    '/by-code/:code/loudspeaker',
    declare({
      action: 'notice.post',
      summary: 'What is read out over the loudspeaker while a list hangs, with its names if wanted',
      param: Code,
      query: z.strictObject({ names: Flag.optional() }),
    }),
    async (c) => {
      const { ctx } = c.var
      const { names = false } = c.req.valid('query')
      const asked = { ...c.req.valid('param'), names }
      return c.json(await readLoudspeaker(ctx.deps.connection.db, ctx, asked))
    },
  )
  .post(
    '/by-code/:code/severings/drafts',
    declare({
      action: 'notice.advance',
      summary: 'Whether a household or village could be set apart, or why not; nothing is stored',
      param: Code,
      json: Severing,
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      const asked = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(
        await inTransaction(ctx.deps.connection.db, (tx) => draftSevering(tx, ctx, asked)),
      )
    },
  )
  .post(
    '/by-code/:code/actions',
    declare({
      action: 'notice.advance',
      summary: 'Send on who is not contested once the window is over, or set a contested one apart',
      param: Code,
      json: NoticeAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const { code } = c.req.valid('param')
      const action = c.req.valid('json')
      return c.json(
        await write(ctx, (tx) =>
          action.type === 'advance'
            ? advanceNotice(tx, ctx, { code })
            : severEntry(tx, ctx, { code, head: action.head }),
        ),
      )
    },
  )
