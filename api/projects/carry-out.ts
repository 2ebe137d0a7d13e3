import type { Db } from '../../db/client'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import type { Attachments } from '../turns/attachments'
import { personalIn } from '../village-lists/rules'
import { addAct } from './act'
import { lockProject, setProject } from './find'
import { progressDue, stepRefusal, TO } from './rules'
import { hasToldThisMonth } from './standing'
import { tellProjectArea } from './tell-area'

interface Work {
  code: string
  act: 'start' | 'progress' | 'finish'
  text: string
  /** How far the work is, of 100. */
  percent: number | null
  photos: Attachments['photos']
}

const ACT = { start: 'started', progress: 'progressed', finish: 'finished' } as const

/** 乡村实施: 开工, 进度 and 完工. The villagers hear of progress once a month, however often it is reported. */
export async function carryOutProject(
  tx: Db,
  ctx: RequestContext,
  { code, act, text: said, percent, photos }: Work,
): Promise<Outcome> {
  const { county, now } = ctx
  const project = await lockProject(tx, ctx, { code })
  const text = said.trim()
  const refusal =
    stepRefusal(act, project.status) ??
    personalIn(text) ??
    (act === 'progress' && text === '' && percent === null && photos.length === 0
      ? 'nothing_said'
      : null)
  if (refusal) throw new ApiError('refused', refusal)
  const today = dayOf(now)
  const hasTold = act === 'progress' && (await hasToldThisMonth(tx, project, today))
  const facts = percent === null ? {} : { percent }
  await addAct(tx, ctx, project, { act: ACT[act], text, facts, photos })
  const { name } = project
  if (act === 'progress') {
    const next = progressDue(today, await getFigure(tx, county, 'project_progress_day', today))
    const told = hasTold ? 0 : await tellProjectArea(tx, ctx, project, 'progress')
    return { code: 'progressed', vars: { name, due: next, told } }
  }
  const dueOn =
    act === 'start'
      ? project.endsOn
      : addDays(today, await getFigure(tx, county, 'project_accept_days', today))
  await setProject(tx, project, { status: TO[act], dueOn })
  return { code: ACT[act], vars: { name, due: dueOn ?? today } }
}
