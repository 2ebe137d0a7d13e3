import { Hono } from 'hono'
import { z } from 'zod'
import { PROJECT_SECTORS, PROJECT_STATUSES } from '../../db/values/projects'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { Flag, PageQuery } from '../http/page'
import { write } from '../http/write'
import { applyProject } from './apply'
import { readApplicationDraft } from './apply-draft'
import { approveProject, refuseProject } from './approve'
import { readApprovalDraft } from './approve-draft'
import { cancelProject } from './cancel'
import { carryOutProject } from './carry-out'
import { discussProject } from './discuss'
import { readDiscussionDraft } from './discuss-draft'
import {
  ApplicationDraftInput,
  DiscussionDraftInput,
  MoneyLines,
  NewApplication,
  NewDiscussion,
  ProjectCode,
  ProjectReason,
  Work,
} from './input'
import { countProjects, listProjects } from './list'
import { writeProjects } from './sheet'
import { returnProject, submitProject } from './submit'
import { getProject, listProjectActs } from './view'

const Code = z.object({ code: ProjectCode })
const AreaPath = z.string().min(1).max(200)
const Year = z.coerce.number().int().min(2000).max(2100)
const ProjectFilter = z.object({
  areaPath: AreaPath.optional(),
  status: z.enum(PROJECT_STATUSES).optional(),
  sector: z.enum(PROJECT_SECTORS).optional(),
  year: Year.optional(),
  isOpen: Flag.optional(),
})
const Submission = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('submit') }),
  z.strictObject({ type: z.literal('return'), reason: ProjectReason }),
])
const Decision = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('approve'), lines: MoneyLines }),
  z.strictObject({ type: z.literal('send_back'), reason: ProjectReason }),
  z.strictObject({ type: z.literal('reject'), reason: ProjectReason }),
])

export const projectRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'project.list',
      summary: "Projects of the actor's area, what is due first first",
      query: PageQuery.extend(ProjectFilter.shape),
    }),
    async (c) => c.json(await listProjects(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/counts',
    declare({
      action: 'project.list',
      summary: 'How many projects stand at which step, how many are late, and the money',
      query: ProjectFilter,
    }),
    async (c) => c.json(await countProjects(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/projects.xlsx',
    declare({
      action: 'project.list',
      summary: 'The project library of an area as .xlsx',
      query: z.object({ areaPath: AreaPath, year: Year.optional() }),
    }),
    async (c) => {
      const { areaPath, year } = c.req.valid('query')
      const { bytes } = await writeProjects(c.var.ctx, areaPath, year)
      return c.body(bytes, 200, SHEET)
    },
  )
  .post(
    '/',
    declare({
      action: 'project.apply',
      summary: 'Keep what the villagers want done: what, who came, who was for it',
      json: NewDiscussion.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('json'), photos: [] }
      return c.json(await write(ctx, (tx) => discussProject(tx, ctx, given)))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'project.apply',
      summary: 'How a discussion is understood; nothing of it is kept',
      json: DiscussionDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readDiscussionDraft(c.var.ctx, c.req.valid('json'))),
  )
  .get(
    '/:code',
    declare({ action: 'project.read', summary: 'A project as anybody may see it', param: Code }),
    async (c) => c.json(await getProject(c.var.ctx, c.req.valid('param'))),
  )
  .get(
    '/:code/acts',
    declare({
      action: 'project.list',
      summary: 'What was done about a project by whom, and what comes next',
      param: Code,
    }),
    async (c) => c.json(await listProjectActs(c.var.ctx, c.req.valid('param'))),
  )
  .post(
    '/:code/applications',
    declare({
      action: 'project.apply',
      summary: 'Apply for a project that was discussed',
      param: Code,
      json: NewApplication.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => applyProject(tx, ctx, given)))
    },
  )
  .post(
    '/:code/applications/drafts',
    declare({
      action: 'project.apply',
      summary: 'How an application is understood, and what it lacks; nothing of it is kept',
      param: Code,
      json: ApplicationDraftInput,
      selfIdempotent: true,
    }),
    async (c) => {
      const { code } = c.req.valid('param')
      return c.json(await readApplicationDraft(c.var.ctx, code, c.req.valid('json')))
    },
  )
  .post(
    '/:code/submissions',
    declare({
      action: 'project.submit',
      summary: 'Put a project before the county, or give it back to the village',
      param: Code,
      json: Submission,
    }),
    async (c) => {
      const { ctx } = c.var
      const { code } = c.req.valid('param')
      const act = c.req.valid('json')
      return c.json(
        await write(ctx, (tx) =>
          act.type === 'submit'
            ? submitProject(tx, ctx, { code })
            : returnProject(tx, ctx, { code, reason: act.reason }),
        ),
      )
    },
  )
  .post(
    '/:code/decisions',
    declare({
      action: 'project.approve',
      summary: 'Approve a project with its money, send it back, or reject it',
      param: Code,
      json: Decision,
    }),
    async (c) => {
      const { ctx } = c.var
      const { code } = c.req.valid('param')
      const act = c.req.valid('json')
      return c.json(
        await write(ctx, (tx) =>
          act.type === 'approve'
            ? approveProject(tx, ctx, { code, lines: act.lines })
            : refuseProject(tx, ctx, {
                code,
                reason: act.reason,
                isFinal: act.type === 'reject',
              }),
        ),
      )
    },
  )
  .post(
    '/:code/decisions/drafts',
    declare({
      action: 'project.approve',
      summary: 'What an approval as it is worded would be about; nothing of it is kept',
      param: Code,
      json: z.strictObject({ text: z.string().max(1000) }),
      selfIdempotent: true,
    }),
    async (c) => {
      const { code } = c.req.valid('param')
      return c.json(await readApprovalDraft(c.var.ctx, code, c.req.valid('json').text))
    },
  )
  .post(
    '/:code/works',
    declare({
      action: 'project.carry_out',
      summary: 'Begin the work, report how far it is, or that it is done',
      param: Code,
      json: Work.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json'), photos: [] }
      return c.json(await write(ctx, (tx) => carryOutProject(tx, ctx, given)))
    },
  )
  .post(
    '/:code/cancellations',
    declare({
      action: 'project.cancel',
      summary: 'Give a project up before it is accepted; its money goes back',
      param: Code,
      json: z.strictObject({ reason: ProjectReason }),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => cancelProject(tx, ctx, given)))
    },
  )

const SHEET = {
  'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'Content-Disposition': 'attachment; filename="projects.xlsx"',
  'Cache-Control': 'no-store',
}
