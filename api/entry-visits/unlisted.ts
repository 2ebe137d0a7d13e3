import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households } from '../../db/schema'
import { areaInWords } from '../areas/words'
import { record } from '../audit/record'
import { findResponder } from '../help/responders'
import { ROLES_ABOVE } from '../help/rules'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { joinOpenRound } from '../rounds/find'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { staffName } from '../staff/names'
import type { Outcome } from '../turns/answer'
import type { Unlisted } from './input'
import { countsOf } from './screening'

/**
 * Notes a household that whoever screens found and the roll does not hold 漏户: a lead for the township,
 * which keeps the roll. The name is sealed in the event and told to the clerk alone.
 */
export async function noteUnlisted(
  tx: Db,
  ctx: RequestContext,
  { head, note, ...given }: Unlisted,
): Promise<Outcome> {
  const { county, deps } = ctx
  const { staffId, roles } = requireStaff(ctx)
  const areaPath = given.areaPath ?? roles[0]?.areaPath
  if (areaPath === undefined) throw new ApiError('not_found', 'area')
  requireInScope(ctx, areaPath, 'area')
  const round = await joinOpenRound(tx, county, areaPath)
  if (!round) throw new ApiError('refused', 'no_round')
  const listed = and(
    eq(households.county, county),
    eq(households.areaPath, areaPath),
    eq(households.headName, head),
  )
  if ((await tx.$count(households, listed)) > 0) throw new ApiError('refused', 'on_roll')

  const id = newId()
  const place = { county, table: 'events', column: 'details', row: id }
  const sealed = deps.sealer.seal(place, JSON.stringify({ head, note })).toString('base64')
  const clerk = await findResponder(
    tx,
    ctx,
    { areaPath, householdId: null, askerIndex: null },
    ROLES_ABOVE,
  )
  const area = await areaInWords(tx, county, areaPath)
  if (clerk) {
    const by = await staffName(tx, county, staffId)
    const message = say('screening.unlisted_told', { area, head, by, text: note })
    const told = { staffId: clerk.staffId, purpose: `unlisted:${id}`, say: message }
    await tellStaff(tx, ctx, { ...told, asker: ANYWHERE })
  }
  const details = { roundId: round.id, areaPath, sealed, toldId: clerk?.staffId ?? null }
  await record(tx, ctx, { subject: `unlisted:${id}`, type: 'household.unlisted', details })
  const counts = await countsOf(tx, ctx, areaPath)
  return { code: 'unlisted_noted', vars: { head, area, ...counts } }
}
