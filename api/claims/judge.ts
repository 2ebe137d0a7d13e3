import type { Db } from '../../db/client'
import { getFigure } from '../figures/service'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { addAct } from '../projects/act'
import { setProject, whoDid } from '../projects/find'
import { requireNeutralTo } from '../projects/neutral'
import { DECIDED } from '../payments/rules'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { lockClaim, setClaim } from './find'
import { opinionRefusal } from './rules'
import { tellNext } from './tell'

interface Opinion {
  code: string
  isAgreed: boolean
  text: string
}

/** 报账审核: the county office agrees to a claim or not, and says why; never who claims. */
export async function judgeClaim(
  tx: Db,
  ctx: RequestContext,
  { code, isAgreed, text }: Opinion,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { claim, project } = await lockClaim(tx, ctx, code)
  await requireNeutralTo(tx, ctx, project)
  const today = dayOf(now)
  const isOwnClaim = claim.claimedBy === staffId
  const accepters = await whoDid(tx, project, ['accepted'])
  const hasAccepted = accepters.includes(staffId)
  const refusal = opinionRefusal({ ...claim, isOwnClaim, hasAccepted, today, text })
  if (refusal) throw new ApiError('refused', refusal)
  const days = isAgreed ? 'project_pay_days' : 'project_claim_days'
  const dueOn = addDays(today, await getFigure(tx, county, days, today))
  const opinion = { opinionBy: staffId, opinionOn: today, opinion: text }
  const { amountFen } = claim
  const { name } = project
  await setClaim(tx, claim, { status: isAgreed ? 'agreed' : 'disagreed', ...opinion, dueOn })
  await addAct(tx, ctx, project, {
    act: isAgreed ? 'agreed' : 'disagreed',
    text,
    amountFen,
    facts: { claimId: claim.id },
  })
  const purpose = `claim:${claim.id}:judged`
  if (!isAgreed) {
    await setProject(tx, project, { dueOn })
    await tellStaff(tx, ctx, {
      staffId: claim.claimedBy,
      asker: ANYWHERE,
      purpose,
      say: say('claim.disagreed_told', { name, sum: amountFen, text }),
    })
    return { code: 'disagreed', vars: { name } }
  }
  await tellNext(tx, ctx, {
    roles: ['county_finance'],
    barred: [staffId, claim.claimedBy, ...(await whoDid(tx, project, DECIDED))],
    project,
    purpose: `${purpose}:payer`,
    say: say('claim.to_pay', { name, sum: amountFen, due: dueOn, code }),
  })
  return { code: 'agreed', vars: { name, sum: amountFen } }
}
