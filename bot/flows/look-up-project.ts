import { parseResponse, type Reply, say } from '../../api/client'
import type { Flow, StepContext } from '../conversation/flow'

/** A project as everybody may see it, by its nine digits; null where there is none. */
export async function findProject({ api }: StepContext, code: string) {
  const response = await api.projectComments.projects[':code'].$get({ param: { code } })
  if (response.status === (404 as number)) return null
  return parseResponse(Promise.resolve(response))
}

type Shown = NonNullable<Awaited<ReturnType<typeof findProject>>>

/** 482163905: what it is, what it may cost, where it stands, who is in charge, and how one is heard. */
export const lookUpProject: Flow = {
  name: 'look-up-project',
  first: 'show',
  steps: {
    show: {
      async ask(ctx, { code = '' }) {
        const project = await findProject(ctx, code)
        if (!project) return { say: [say('project_view.unknown', { hotline: ctx.hotline })] }
        if (!ctx.contact.staffId) return { say: [shown(project), more(project)] }
        const { period, inCharge, comments } = project
        const known = { period, inCharge, open: comments.open, code: project.code }
        return { say: [shown(project), say('project_view.staff', known)] }
      },
      answer: () => 'not_mine',
    },
  },
}

const shown = ({ area, name, approvedFen, plannedFen, status }: Shown): Reply =>
  say('project_view.shown', {
    area,
    project: name,
    money: approvedFen ?? plannedFen,
    approved: approvedFen === null ? 0 : 1,
    step: status,
  })

const more = ({ period, inCharge, code, mayComment }: Shown): Reply =>
  mayComment
    ? say('project_view.more', { period, inCharge, code })
    : say('project_view.over', { period, inCharge })
