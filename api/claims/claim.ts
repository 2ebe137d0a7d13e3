import type { Db } from '../../db/client'
import { claims } from '../../db/schema'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { addAct } from '../projects/act'
import { lockProject, whoDid } from '../projects/find'
import { giveCode } from '../receipts/codes'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import type { Attachments } from '../turns/attachments'
import { claimRefusal } from './rules'
import { claimedOf } from './standing'
import { tellNext } from './tell'

interface NewClaim {
  /** The project's. */
  code: string
  amountFen: number
  photos: Attachments['photos']
}

/** 乡级报账: a township claims money for a project, never more than what it was accepted for. */
export async function claimForProject(
  tx: Db,
  ctx: RequestContext,
  { code: projectCode, amountFen, photos }: NewClaim,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const project = await lockProject(tx, ctx, { code: projectCode })
  const { claimedFen } = await claimedOf(tx, project)
  const refusal = claimRefusal({
    ...project,
    hasAccepted: (await whoDid(tx, project, ['accepted'])).includes(staffId),
    photos: photos.length,
    amountFen,
    claimedFen,
  })
  if (refusal === 'above_accepted')
    return { code: refusal, vars: { left: Math.max(0, (project.acceptedFen ?? 0) - claimedFen) } }
  if (refusal) throw new ApiError('refused', refusal)

  const today = dayOf(now)
  const dueOn = addDays(today, await getFigure(tx, county, 'project_opinion_days', today))
  const id = newId()
  const subject = `claim:${id}`
  const code = await giveCode(tx, { county, kind: 'receipt', subject, contactId: null })
  await tx.insert(claims).values({
    county,
    id,
    projectId: project.id,
    code,
    amountFen,
    status: 'claimed',
    claimedBy: staffId,
    claimedOn: today,
    dueOn,
  })
  await addAct(tx, ctx, project, { act: 'claimed', amountFen, facts: { claimId: id }, photos })
  const { name } = project
  await tellNext(tx, ctx, {
    roles: ['county_office'],
    barred: [staffId, ...(await whoDid(tx, project, ['accepted']))],
    project,
    purpose: `${subject}:to_judge`,
    say: say('claim.to_judge', { name, sum: amountFen, due: dueOn, code }),
  })
  return { code: 'claimed', vars: { name, sum: amountFen, due: dueOn, code } }
}
