import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { fundSources } from '../../db/schema'
import { getFigure } from '../figures/service'
import { whyNotFundable } from '../funds/fundable'
import { fundProject } from '../funds/project-money'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { personalIn } from '../village-lists/rules'
import { addAct } from './act'
import { lockProject, type Project, setProject } from './find'
import { requireNeutralTo } from './neutral'
import { approveRefusal, mergeLines, type MoneyLine, stepRefusal, sumOf, TO } from './rules'
import { type Act, agreedLines, approvalsOf, listActs, readApprovalsNeeded } from './standing'
import { tellDoers } from './tell-doers'
import { tellProjectOver } from './tell-over'

interface Approval {
  code: string
  /** Where its money comes from; several sources may be joined 资金整合. */
  lines: readonly MoneyLine[]
}

/**
 * 县级审批: one of as many different people as the amount asks for. The first says which money, the others agree to the
 * same; with the last one the project has it.
 */
export async function approveProject(
  tx: Db,
  ctx: RequestContext,
  { code, lines: given }: Approval,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const project = await lockProject(tx, ctx, { code })
  await requireNeutralTo(tx, ctx, project)
  const acts = await listActs(tx, project)
  const approvals = approvalsOf(acts)
  const lines = mergeLines(given)
  const refusal = approveRefusal({
    status: project.status,
    hadPart: hadPart(project, acts, staffId),
    hasApproved: approvals.some((act) => act.staffId === staffId),
    plannedFen: project.plannedFen,
    lines,
    agreed: agreedLines(approvals),
  })
  if (refusal) throw new ApiError('refused', refusal)
  await requireSources(tx, county, lines)
  const amountFen = sumOf(lines)
  const needed = await readApprovalsNeeded(tx, project, now)
  const left = needed - approvals.length - 1
  const today = dayOf(now)
  // The first is told, rather than the last.
  const against = left > 0 ? await whyNotFundable(tx, project, lines, today) : null
  if (against) throw new ApiError('refused', against)
  await addAct(tx, ctx, project, { act: 'approved', amountFen, facts: { lines, left } })
  const vars = { name: project.name, amount: amountFen, left }
  if (left > 0) return { code: 'one_of_several', vars }
  const dueOn = addDays(today, await getFigure(tx, county, 'project_start_days', today))
  const approved = { status: TO.approve, approvedFen: amountFen, dueOn, reason: null }
  await setProject(tx, project, approved)
  await fundProject(tx, ctx, { ...project, ...approved }, lines)
  await tellDoers(tx, ctx, project, { news: 'approved', reason: '', acts })
  return { code: 'approved', vars: { ...vars, due: dueOn } }
}

const BROUGHT: readonly Act['act'][] = ['discussed', 'applied', 'submitted']

/** Who brought it, applied, submitted, or answers for it decides nothing about it. */
export const hadPart = (
  { leaderId }: Pick<Project, 'leaderId'>,
  acts: readonly Act[],
  staffId: string,
): boolean =>
  leaderId === staffId ||
  acts.some(({ act, staffId: by }) => BROUGHT.includes(act) && by === staffId)

async function requireSources(tx: Db, county: string, lines: readonly MoneyLine[]) {
  const ids = lines.map(({ sourceId }) => sourceId)
  const known = and(eq(fundSources.county, county), inArray(fundSources.id, ids))
  if ((await tx.$count(fundSources, known)) < ids.length)
    throw new ApiError('not_found', 'fund_source')
}

/** 不同意: it is not carried out, or the township looks at it again; whatever had been approved of it counts no more. */
export async function refuseProject(
  tx: Db,
  ctx: RequestContext,
  { code, reason: said, isFinal }: { code: string; reason: string; isFinal: boolean },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const project = await lockProject(tx, ctx, { code })
  await requireNeutralTo(tx, ctx, project)
  const acts = await listActs(tx, project)
  const move = isFinal ? 'reject' : 'send_back'
  const refusal =
    stepRefusal(move, project.status) ??
    (hadPart(project, acts, staffId) ? 'own_project' : null) ??
    personalIn(said)
  if (refusal) throw new ApiError('refused', refusal)
  const reason = said.trim()
  const today = dayOf(now)
  const submitDays = await getFigure(tx, county, 'project_submit_days', today)
  const dueOn = isFinal ? null : addDays(today, submitDays)
  await setProject(tx, project, { status: TO[move], dueOn, reason })
  await addAct(tx, ctx, project, { act: isFinal ? 'rejected' : 'returned', text: reason })
  await tellDoers(tx, ctx, project, { news: isFinal ? 'rejected' : 'sent_back', reason, acts })
  if (isFinal) await tellProjectOver(tx, ctx, project, 'rejected', reason)
  return { code: isFinal ? 'rejected' : 'sent_back', vars: { name: project.name } }
}
