import type { Db } from '../../db/client'
import { projects } from '../../db/schema'
import { findArea } from '../areas/words'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { giveCode } from '../receipts/codes'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { addAct } from './act'
import type { NewDiscussion } from './input'
import { discussRefusal } from './rules'

/** 群众讨论: what the villagers of a village want done, with who came and who was for it; the project's first step. */
export async function discussProject(
  tx: Db,
  ctx: RequestContext,
  { areaPath, name, sector, present, inFavour, photos }: NewDiscussion,
): Promise<Outcome> {
  const { county, now } = ctx
  requireInScope(ctx, areaPath, 'area')
  const area = await findArea(tx, county, areaPath)
  if (area?.level !== 'village') throw new ApiError('not_found', 'area')
  const refusal = discussRefusal({ name, present, inFavour })
  if (refusal) throw new ApiError('refused', refusal)
  const today = dayOf(now)
  const id = newId()
  const subject = `project:${id}`
  const dueOn = addDays(today, await getFigure(tx, county, 'duty_days', today))
  const code = await giveCode(tx, { county, kind: 'project', subject, contactId: null })
  await tx.insert(projects).values({
    county,
    id,
    code,
    areaPath,
    year: Number(today.slice(0, 4)),
    name: name.trim(),
    sector,
    status: 'discussed',
    dueOn,
    openedOn: today,
  })
  const facts = { present, inFavour, sector }
  await addAct(tx, ctx, { id }, { act: 'discussed', text: name.trim(), facts, photos })
  return { code: 'discussed', vars: { name, code, due: dueOn } }
}
