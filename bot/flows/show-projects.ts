import {
  type ListedProject,
  parseResponse,
  type ProjectStatus,
  type ProjectTask,
  type Reply,
  say,
} from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'
import { findOwnProject, type OwnProject } from './projects'

const MOST = '100'

const line = (project: ListedProject, left: number): Reply => {
  const { name, code, status, dueOn } = project
  return say('project.line', { name, code, status, due: dueOn ?? '', left })
}

async function showAll({ api, hotline }: StepContext): Promise<Ask> {
  const query = { isOpen: 'true', limit: MOST } as const
  const response = await api.projects.index.$get({ query })
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  const { items } = await parseResponse(Promise.resolve(response))
  if (items.length === 0) return { say: [say('project.none', {})] }
  const counts = await parseResponse(api.projects.counts.$get({ query: { isOpen: 'true' } }))
  const all = items.length + 1
  const head = say('project.head', { open: counts.count, late: counts.late })
  return { say: [head, ...items.map((item, i) => line(item, leftBehind(i + 1, all)))] }
}

const NEXT: Partial<Record<ProjectStatus, ProjectTask>> = {
  discussed: 'apply',
  submitted: 'approve',
  approved: 'start',
  under_way: 'progress',
  finished: 'accept',
  accepted: 'draw',
  checked: 'claim',
}

/** What is to be sent for its next step; while it hangs nothing is. */
function nextOf({ status, before, isNoticeOver, code }: OwnProject): Reply[] {
  if (status === 'applied' && before && !isNoticeOver)
    return [say('project.hangs', { day: before.lastOn })]
  const task = status === 'applied' ? (before ? 'submit' : 'post') : NEXT[status]
  return task ? [say('project.next', { task, code })] : []
}

async function showOne(ctx: StepContext, code: string): Promise<Ask> {
  const project = await findOwnProject(ctx, code)
  if (!project) return { say: [say('project.unknown_code', {})] }
  const { name, status, plannedFen, approvedFen, acceptedFen, dueOn, content, unit, leader, acts } =
    project
  const about = content === '' ? [] : [say('project.about', { content, unit, leader })]
  const last = acts.findLast(({ text }) => text !== '')
  const said = last
    ? [say('project.last_act', { name: last.by.name, day: last.on, text: last.text })]
    : []
  const [next, ...rest] = [...nextOf(project), ...about, ...said]
  const amount = acceptedFen ?? approvedFen ?? plannedFen
  const standing = { name, status, amount, due: dueOn ?? '', more: rest.length }
  const state = say('project.state', standing)
  return { say: next ? [state, next, ...rest] : [state] }
}

async function showCounts({ api, hotline }: StepContext): Promise<Ask> {
  const response = await api.projects.counts.$get({ query: {} })
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  const { statuses, count, late, plannedFen, approvedFen } = await parseResponse(
    Promise.resolve(response),
  )
  const head = say('project.counts', { count, late, planned: plannedFen, approved: approvedFen })
  const all = statuses.length + 1
  const lines = statuses.map((each, i) =>
    say('project.count', {
      status: each.status,
      count: each.count,
      left: leftBehind(i + 1, all),
    }),
  )
  return { say: [head, ...lines] }
}

/** 项目: what is under way; 项目 CODE: where one stands; 项目清单: how many stand where. */
export const showProjects: Flow = {
  name: 'show-projects',
  first: 'show',
  steps: {
    show: {
      ask(ctx, { code = '', isCount }): Ask | Promise<Ask> {
        if (!ctx.contact.staffId) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
        if (code !== '') return showOne(ctx, code)
        return isCount ? showCounts(ctx) : showAll(ctx)
      },
      answer: () => 'not_mine',
    },
  },
}
