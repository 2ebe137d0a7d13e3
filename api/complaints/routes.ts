import { Hono } from 'hono'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { readComplaintDraft } from './draft'
import { findComplaintByCode } from './find-by-code'
import { AskedByCode, ComplaintDraftInput } from './input'

/**
 * Filing is a command of a turn alone: a write of a route is kept under its writer's name. Codes and words stand in bodies,
 * which nobody logs.
 */
export const complaintRoutes = new Hono<ApiEnv>()
  .post(
    '/drafts',
    declare({
      action: 'complaint.file',
      summary:
        'How a complaint is understood, and the code it would be filed under; nothing is kept',
      json: ComplaintDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readComplaintDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/by-code',
    declare({
      action: 'complaint.file',
      summary: 'How far a complaint is, to whoever has its sixteen digits',
      json: AskedByCode,
      selfIdempotent: true,
    }),
    async (c) => c.json(await findComplaintByCode(c.var.ctx, c.req.valid('json'))),
  )
