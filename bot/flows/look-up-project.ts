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

function shown(project: Shown): Reply {
  const { area, name, status: step } = project
  return say('project_view.shown', { area, project: name, ...moneyOf(project), step })
}

/** The latest sum that is known: planned, approved, accepted, or paid once all is over. */
function moneyOf({ status, plannedFen, approvedFen, acceptedFen, paidFen }: Shown) {
  if (status === 'settled' && paidFen > 0) return { money: paidFen, sum: 'paid' as const }
  if (acceptedFen !== null) return { money: acceptedFen, sum: 'accepted' as const }
  return approvedFen === null
    ? { money: plannedFen, sum: 'planned' as const }
    : { money: approvedFen, sum: 'approved' as const }
}

const more = ({ period, inCharge, code, mayComment }: Shown): Reply =>
  mayComment
    ? say('project_view.more', { period, inCharge, code })
    : say('project_view.over', { period, inCharge })
