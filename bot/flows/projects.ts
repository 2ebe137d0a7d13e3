import {
  parseResponse,
  type RightAction,
  type ProjectStatus,
  type ProjectTask,
  type ProjectWhy,
  say,
} from '../../api/client'
import type { After, Ask, Move, StepContext } from '../conversation/flow'
import { refusalFor } from './allowed'
import { isCancel, understand } from '../conversation/understand'
import { endSorry, endWith } from '../conversation/say'

/** What the API takes of a reason or a line. */
export const LONGEST_LINE = 200

/** A project as whoever works on it sees it; null where there is none of theirs. */
export async function findOwnProject({ api, contact }: StepContext, code: string) {
  if (!contact.staffId || !/^\d{9}$/.test(code)) return null
  const acts = await api.projects[':code'].acts.$get({ param: { code } })
  if (!acts.ok) return null
  const project = await parseResponse(api.projects[':code'].$get({ param: { code } }))
  return { ...project, ...(await acts.json()) }
}
export type OwnProject = NonNullable<Awaited<ReturnType<typeof findOwnProject>>>

/** What somebody must be allowed for a step; whoever is not hears so before they answer anything. */
const RIGHT_FOR = {
  apply: 'project.apply',
  post: 'project_notice.post',
  submit: 'project.submit',
  return: 'project.submit',
  approve: 'project.approve',
  start: 'project.carry_out',
  progress: 'project.carry_out',
  finish: 'project.carry_out',
  cancel: 'project.cancel',
  accept: 'project.accept',
  draw: 'project.spot_check',
  claim: 'project.claim',
} as const satisfies Record<ProjectTask, RightAction>

/** The project a flow is about, or what is said instead: to strangers, without a number, at another step. */
export async function projectFor(
  ctx: StepContext,
  code: string,
  task: ProjectTask,
  at: readonly ProjectStatus[],
): Promise<{ project: OwnProject } | { instead: Ask }> {
  if (!ctx.contact.staffId)
    return { instead: { say: [say('staff.refused', { hotline: ctx.hotline })] } }
  if (code === '') return { instead: { say: [say('project.format', { task })] } }
  const project = await findOwnProject(ctx, code)
  if (!project) return { instead: { say: [say('project.unknown_code', {})] } }
  const refusal = await refusalFor(ctx, RIGHT_FOR[task])
  if (refusal) return { instead: refusal }
  const { name, status } = project
  if (!at.includes(status))
    return { instead: { say: [say('project.wrong_step', { name, status })] } }
  return { project }
}

/** 取消, 算了: nothing of it is wanted. A bare 没有 is an answer, if none to this question. */
export function isDropped(text: string): boolean {
  const understood = understand(text)
  return understood.isBare && isCancel(understood)
}

export const dropped: Move = { say: [say('project.dropped', {})] }
const why = (reason: ProjectWhy) => endWith('project.why', { why: reason })

/** How any command about a project can end but well. */
export const projectRefusals = (hotline: string, ...whys: ProjectWhy[]): Record<string, After> => ({
  ...Object.fromEntries(whys.map((each) => [each, why(each)])),
  id_number: why('personal'),
  phone: why('personal'),
  wrong_step: why('changed'),
  not_found: why('changed'),
  forbidden: endWith('staff.refused', { hotline }),
  tied: why('tied'),
  refused: endSorry(hotline),
})
