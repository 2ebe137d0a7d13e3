import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import {
  NewRevisit,
  NewScreening,
  PutOff,
  RevisitDraftInput,
  ScreeningDraftInput,
  Unlisted,
} from './input'
import { listEntryVisits } from './list'
import { readProgress } from './progress'
import { revisitHousehold } from './revisit'
import { readRevisitDraft } from './revisit-draft'
import { listToRevisit } from './revisit-list'
import { putOffScreening, screenHousehold } from './screening'
import { readScreeningDraft } from './screening-draft'
import { listUnreached, nextToScreen } from './screening-list'
import { noteUnlisted } from './unlisted'

const EntryQuery = z.object({ householdId: z.uuid(), roundId: z.uuid().optional() })
const ProgressQuery = z.object({
  /** A path, or the name of an area; the actor's own areas unless given. */
  areaPath: z.string().min(1).max(200).optional(),
  by: z.enum(['group', 'village', 'township']).optional(),
})

export const entryVisitRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'entry.list',
      summary: 'The entries of a household in a round and where they disagree; put on record',
      query: EntryQuery,
    }),
    async (c) => c.json(await listEntryVisits(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/progress',
    declare({
      action: 'entry.list',
      summary: 'How many households of an area were screened, surveyed and visited again',
      query: ProgressQuery,
    }),
    async (c) => c.json(await readProgress(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/screenings/next',
    declare({
      action: 'entry.screen',
      summary: 'The household the actor is to screen next, and whom no message reached',
      query: z.object({ except: z.uuid().optional() }),
    }),
    async (c) => {
      const { ctx } = c.var
      const { except = null } = c.req.valid('query')
      const list = await nextToScreen(ctx.deps.connection.db, ctx, except)
      return c.json({ ...list, unreached: await listUnreached(ctx) })
    },
  )
  .post(
    '/screenings/drafts',
    declare({
      action: 'entry.screen',
      summary: 'How a line about a household is understood; nothing of it is kept',
      json: ScreeningDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readScreeningDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/screenings',
    declare({
      action: 'entry.screen',
      summary: "Screen a household of the actor's group; one that may qualify is invited",
      json: NewScreening.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => screenHousehold(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/screenings/put-off',
    declare({
      action: 'entry.screen',
      summary: 'Put a household off: it comes again behind the others',
      json: PutOff.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => putOffScreening(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/unlisted-households',
    declare({
      action: 'entry.screen',
      summary: 'Note a household that is not on the roll; the township is told',
      json: Unlisted.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => noteUnlisted(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/revisits/due',
    declare({
      action: 'entry.revisit',
      summary: "Households of the actor's area to go back to; the reading is on record",
    }),
    async (c) => c.json(await listToRevisit(c.var.ctx)),
  )
  .post(
    '/revisits/drafts',
    declare({
      action: 'entry.revisit',
      summary: 'How a line about a revisit is understood, and what it has to settle',
      json: RevisitDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readRevisitDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/revisits',
    declare({
      action: 'entry.revisit',
      summary: 'Go back to a household and settle what is contested about it',
      json: NewRevisit.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const revisit = { ...c.req.valid('json'), photos: [] }
      return c.json(await write(ctx, (tx) => revisitHousehold(tx, ctx, revisit)))
    },
  )
