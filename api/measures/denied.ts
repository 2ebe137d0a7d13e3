import type { Db } from '../../db/client'
import { type Denial, deny, lineOf, listAnswerers, tellAnswererOfTurn } from '../help/denial'
import type { RequestContext } from '../http/context'
import { type Held, setMeasure } from './find'
import { ANSWERER_ROLES, chooseAnswerer } from './rules'

/**
 * A measure the household says never came: looked into by somebody above the deliverer's line.
 * @param contactId The household's phone; null where a cadre put its word down, who is answered then.
 */
export async function denyMeasure(
  tx: Db,
  ctx: RequestContext,
  { measure, household }: Held,
  contactId: string | null,
): Promise<Denial> {
  const { county } = ctx
  const { id, helpRequestId, content: text, deliveredBy, ownerId } = measure
  const denial = await deny(tx, ctx, {
    kind: 'undelivered',
    helpRequestId,
    household,
    text,
    contactId,
    details: { measureId: id },
    async findAnswerer() {
      const line = await lineOf(
        tx,
        county,
        [deliveredBy, ownerId].flatMap((each) => each ?? []),
      )
      const answerers = await listAnswerers(tx, county, household.areaPath, ANSWERER_ROLES)
      return chooseAnswerer(answerers, line, household.id)
    },
  })
  await setMeasure(tx, county, id, { helpRequestId: denial.requestId })
  return denial
}

/** The household has taken back that a measure never came. */
export const tellOfTurn = (
  tx: Db,
  ctx: RequestContext,
  { measure: { helpRequestId, content: text } }: Held,
): Promise<void> => tellAnswererOfTurn(tx, ctx, { helpRequestId, text })
