import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import { acceptProject, returnWork } from './accept'
import { readInspection } from './draft'
import { NewAcceptance, ReturnedWork, StepDraftInput } from './input'

const Given = z.discriminatedUnion('type', [
  NewAcceptance.extend({ type: z.literal('accept') }).strict(),
  ReturnedWork.extend({ type: z.literal('return') }).strict(),
])

export const acceptanceRoutes = new Hono<ApiEnv>()
  .post(
    '/drafts',
    declare({
      action: 'project.accept',
      summary: 'How the result of an acceptance is understood; nothing of it is kept',
      json: StepDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readInspection(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/',
    declare({
      action: 'project.accept',
      summary: 'Send finished work back; accepting it needs a photo, which comes by chat alone',
      json: Given,
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('json'), photos: [] }
      return c.json(
        await write(ctx, (tx) =>
          given.type === 'accept' ? acceptProject(tx, ctx, given) : returnWork(tx, ctx, given),
        ),
      )
    },
  )
