import type { Db } from '../../db/client'
import { satisfactionSurveys } from '../../db/schema'
import { findArea } from '../areas/words'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { giveCode } from '../receipts/codes'
import { newSeed } from '../sampling/dice'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { personalIn } from '../village-lists/rules'
import type { NewSatisfaction } from './input'
import { planSample } from './plan'
import { questionsRefusal } from './rules'
import { tellApprovers } from './tell-approvers'

/** Drafts a survey; nobody is drawn or asked before somebody else has approved it. */
export async function draftSatisfaction(
  tx: Db,
  ctx: RequestContext,
  given: NewSatisfaction,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { areaPath, questions, size } = given
  requireInScope(ctx, areaPath, 'area')
  const area = await findArea(tx, county, areaPath)
  if (!area) throw new ApiError('not_found', 'area')
  const refusal =
    questionsRefusal(questions) ?? personalIn(questions.map(({ text }) => text).join('\n'))
  if (refusal) throw new ApiError('refused', refusal)
  const { reach } = await planSample(tx, ctx, { areaPath, size, questions: questions.length })
  const id = newId()
  const subject = `satisfaction:${id}`
  const code = await giveCode(tx, { county, kind: 'receipt', subject, contactId: null })
  const seed = newSeed()
  await tx.insert(satisfactionSurveys).values({
    county,
    id,
    code,
    areaPath,
    title: `${area.name}${dayOf(now).slice(0, 7)}`,
    questions,
    size: reach.size,
    seed,
    reach,
    status: 'draft',
    draftedBy: staffId,
    draftedAt: now,
  })
  const details = { areaPath, questions, size: reach.size, seed }
  await record(tx, ctx, { subject, type: 'satisfaction.drafted', details })
  await tellApprovers(tx, ctx, { id, code, area: area.name, areaPath, staffId })
  return { code: 'drafted', vars: { code, count: reach.size } }
}
