import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import { readPairingDraft } from './draft'
import { EndDraftInput, readEndDraft } from './end-draft'
import { NewPairing, PairingDraftInput, PairingEnd } from './input'
import { countPairings, listOwnHelpers, listPairings, PairingQuery } from './list'
import { endPairing, pairHouseholds } from './pair'

const OfArea = z.object({ areaPath: z.string().min(1).max(200) })

export const pairingRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'pairing.list',
      summary: 'Who helps which household, with the last visit and when the next is due',
      query: PairingQuery,
    }),
    async (c) => c.json(await listPairings(c.var.ctx, c.req.valid('query'))),
  )
  .post(
    '/',
    declare({
      action: 'pairing.make',
      summary: 'Pair households with a cadre; whoever helped them before does no more',
      json: NewPairing.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => pairHouseholds(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'pairing.make',
      summary: 'How a pairing in one line is understood; nothing of it is kept',
      json: PairingDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readPairingDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/ends',
    declare({
      action: 'pairing.make',
      summary: 'End the pairing of a household, with a reason; nobody takes its place yet',
      json: PairingEnd.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => endPairing(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/ends/drafts',
    declare({
      action: 'pairing.make',
      summary: 'How the end of a pairing is understood; nothing of it is kept',
      json: EndDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readEndDraft(c.var.ctx, c.req.valid('json'))),
  )
  .get(
    '/counts',
    declare({
      action: 'pairing.list',
      summary: 'How many households of an area are paired, and how many with nobody',
      query: OfArea,
    }),
    async (c) => c.json(await countPairings(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/mine',
    declare({ action: 'pairing.own', summary: "Who helps the contact's own households" }),
    async (c) => c.json(await listOwnHelpers(c.var.ctx)),
  )
