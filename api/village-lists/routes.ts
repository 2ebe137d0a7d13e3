import { Hono } from 'hono'
import { z } from 'zod'
import { VILLAGE_LIST_KINDS, VILLAGE_LIST_STATUSES } from '../../db/values/village-lists'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { Flag, PageQuery } from '../http/page'
import { write } from '../http/write'
import { addItem } from './add'
import { readItemDraft } from './draft'
import { finishItem } from './finish'
import { Done, ItemCode, ItemDraftInput, ItemReason, NewItem } from './input'
import { countItems, getItemByCode, listItems, listOwnedItems } from './list'
import { cancelItem, sendItemBack, strikeItem } from './settle'
import { writeItems } from './sheet'

const Code = z.object({ code: ItemCode })
const AreaPath = z.string().min(1).max(200)
const ItemQuery = PageQuery.extend({
  areaPath: AreaPath.optional(),
  kind: z.enum(VILLAGE_LIST_KINDS).optional(),
  status: z.enum(VILLAGE_LIST_STATUSES).optional(),
  isOpen: Flag.optional(),
  isLate: Flag.optional(),
})
const ItemAction = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('strike_off') }),
  z.strictObject({ type: z.literal('send_back'), reason: ItemReason }),
  z.strictObject({ type: z.literal('cancel'), reason: ItemReason }),
])

export const villageListRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'village_list.list',
      summary: "Lines of the lists of the actor's villages, the first due first",
      query: ItemQuery,
    }),
    async (c) => c.json(await listItems(c.var.ctx, c.req.valid('query'))),
  )
  .post(
    '/',
    declare({
      action: 'village_list.add',
      summary: 'Put a line on a list of a village: what, who answers for it, by when',
      json: NewItem.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => addItem(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'village_list.add',
      summary: 'How a line is understood; nothing of it is kept',
      json: ItemDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readItemDraft(c.var.ctx, c.req.valid('json'))),
  )
  .get(
    '/owned',
    declare({
      action: 'village_list.finish',
      summary: 'What the actor answers for and has not done',
    }),
    async (c) => c.json(await listOwnedItems(c.var.ctx)),
  )
  .get(
    '/counts',
    declare({
      action: 'village_list.list',
      summary: 'How many lines are to be done, late, and waiting to be struck off',
      query: z.object({
        areaPath: AreaPath.optional(),
        kind: z.enum(VILLAGE_LIST_KINDS).optional(),
      }),
    }),
    async (c) => c.json(await countItems(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/items.xlsx',
    declare({
      action: 'village_list.list',
      summary: 'The lists of a village or township as .xlsx, to print',
      query: z.object({ areaPath: AreaPath }),
    }),
    async (c) => {
      const { bytes } = await writeItems(c.var.ctx, c.req.valid('query').areaPath)
      return c.body(bytes, 200, SHEET)
    },
  )
  .get(
    '/by-code/:code',
    declare({ action: 'village_list.finish', summary: 'One line by its number', param: Code }),
    async (c) => c.json(await getItemByCode(c.var.ctx, c.req.valid('param'))),
  )
  .post(
    '/by-code/:code/completions',
    declare({
      action: 'village_list.finish',
      summary: 'Say that a line one answers for is done',
      param: Code,
      json: Done.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json'), photos: [] }
      return c.json(await write(ctx, (tx) => finishItem(tx, ctx, given)))
    },
  )
  .post(
    '/by-code/:code/actions',
    declare({
      action: 'village_list.strike_off',
      summary: 'Strike a line off that somebody else has done, send it back, or call it off',
      param: Code,
      json: ItemAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const { code } = c.req.valid('param')
      const act = c.req.valid('json')
      return c.json(
        await write(ctx, (tx) => {
          if (act.type === 'strike_off') return strikeItem(tx, ctx, { code })
          const given = { code, reason: act.reason }
          return act.type === 'cancel' ? cancelItem(tx, ctx, given) : sendItemBack(tx, ctx, given)
        }),
      )
    },
  )

const SHEET = {
  'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'Content-Disposition': 'attachment; filename="lists.xlsx"',
  'Cache-Control': 'no-store',
}
