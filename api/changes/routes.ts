import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import { askChange, askCorrection } from './ask'
import { checkChange } from './check'
import { decideChange } from './decide'
import { readChangeDraft } from './draft'
import { ChangeDraftInput, NewChange, NewCheck, NewDecision, NewWish, ReceiptCode } from './input'
import { getChangeByCode, listChanges, listOwnChanges } from './list'

const Code = z.object({ code: ReceiptCode })

export const changeRoutes = new Hono<ApiEnv>()
  .post(
    '/',
    declare({
      action: 'change.ask',
      summary: "Ask for a change of a household's file: a birth, a death, a split, a correction …",
      json: NewChange.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('json'), photos: [] }
      return c.json(await write(ctx, (tx) => askChange(tx, ctx, given)))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'change.ask',
      summary: 'How a change in one line is understood; nothing of it is kept',
      json: ChangeDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readChangeDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/corrections',
    declare({
      action: 'change.wish',
      summary: "Ask that one's own household's file be put right, in one's own words",
      json: NewWish.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => askCorrection(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/',
    declare({
      action: 'change.list',
      summary: "Changes that wait in the actor's area, theirs first; the reading is on record",
    }),
    async (c) => c.json(await listChanges(c.var.ctx)),
  )
  .get(
    '/mine',
    declare({ action: 'change.wish', summary: 'What the contact asked to be corrected' }),
    async (c) => c.json(await listOwnChanges(c.var.ctx)),
  )
  .get(
    '/by-code/:code',
    declare({
      action: 'change.list',
      summary: 'One change by its receipt; the reading is on record',
      param: Code,
    }),
    async (c) => c.json(await getChangeByCode(c.var.ctx, c.req.valid('param').code)),
  )
  .post(
    '/by-code/:code/checks',
    declare({
      action: 'change.check',
      summary: 'Say what a look on the spot found: so, or put right, or not so',
      param: Code,
      json: NewCheck.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json'), photos: [] }
      return c.json(await write(ctx, (tx) => checkChange(tx, ctx, given)))
    },
  )
  .post(
    '/by-code/:code/decisions',
    declare({
      action: 'change.decide',
      summary: 'Accept a change, which puts it into the file, or decline it with a reason',
      param: Code,
      json: NewDecision.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => decideChange(tx, ctx, given)))
    },
  )
