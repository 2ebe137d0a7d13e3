import type { ReadableStream } from 'node:stream/web'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { DEPARTMENT_RECORDS } from '../../db/values/comparisons'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { problem } from '../http/errors'
import { write } from '../http/write'
import { askDepartment, cancelTask } from './ask'
import { handIn } from './hand-in'
import { CancelReason, NewTask, TaskDraftInput } from './input'
import { listComparisons, listTasks } from './list'
import { readTaskDraft } from './task-draft'

const Id = z.object({ id: z.uuid() })
const Records = z.object({ records: z.enum(DEPARTMENT_RECORDS) })

/** Half a million rows; larger files are compared at the command line. */
const MOST_BYTES = 64 * 1024 * 1024
const fileLimit = bodyLimit({
  maxSize: MOST_BYTES,
  onError: () => problem('too_large', 'body', 413),
})

export const comparisonRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({ action: 'comparison.make', summary: 'Files that were compared, and their leads' }),
    async (c) => c.json(await listComparisons(c.var.ctx)),
  )
  .post(
    '/:records/files',
    declare({
      action: 'comparison.hand_in',
      summary: 'Hand in a file of records, its bytes as the body, 64 MB at most',
      param: Records,
      selfIdempotent: true,
    }),
    fileLimit,
    async (c) => {
      const { records } = c.req.valid('param')
      return c.json(await handIn(c.var.ctx, records, c.req.raw.body as ReadableStream | null))
    },
  )
  .get(
    '/tasks',
    declare({
      action: 'comparison_task.list',
      summary: 'What departments were asked for; to a department its own',
    }),
    async (c) => c.json(await listTasks(c.var.ctx)),
  )
  .post(
    '/tasks',
    declare({
      action: 'comparison_task.ask',
      summary: 'Ask a department for its records by a day',
      json: NewTask.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => askDepartment(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/tasks/drafts',
    declare({
      action: 'comparison_task.ask',
      summary: 'How such a task in one line is understood; nothing of it is kept',
      json: TaskDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readTaskDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/tasks/:id/actions',
    declare({
      action: 'comparison_task.ask',
      summary: 'Take back what a department was asked for',
      param: Id,
      json: z.strictObject({ type: z.literal('cancel'), reason: CancelReason.default('') }),
    }),
    async (c) => {
      const { ctx } = c.var
      const { reason } = c.req.valid('json')
      const given = { task: c.req.valid('param'), reason }
      return c.json(await write(ctx, (tx) => cancelTask(tx, ctx, given)))
    },
  )
