import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, type contacts, events, households } from '../../db/schema'
import { areaInWords } from '../areas/words'
import { record } from '../audit/record'
import { askerIndexOf } from '../contacts/address'
import { findResponder } from '../help/responders'
import { ROLES_ABOVE } from '../help/rules'
import { tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { tellHousehold } from '../links/tell-household'
import { type Say, say } from '../messages/templates'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { effectiveStatus, withdrawalInForceAt } from './rules'

type Application = typeof applications.$inferSelect
/** The contact whose wish it is. */
type Asker = typeof contacts.$inferSelect

/** Asks to withdraw; in force when the cooling-off is over. Asked again, the first asking counts. */
export async function askApplicationWithdrawal(
  tx: Db,
  ctx: RequestContext,
  applicationId: string,
  asker: Asker,
): Promise<Outcome> {
  const application = await lockFiled(tx, ctx, applicationId)
  if (!application) return NOTHING
  const { code, withdrawalAskedAt } = application
  const until = withdrawalInForceAt(withdrawalAskedAt ?? ctx.now).toISOString()
  if (!withdrawalAskedAt) {
    await change(tx, ctx, application, 'application.withdrawal_asked', {
      withdrawalAskedAt: ctx.now,
    })
    await tellBoth(tx, ctx, application, asker, 'withdrawal_asked', (area) =>
      say('staff.withdrawal', { code, area, until }),
    )
    const { householdId } = application
    // Whoever filed it may not be of the household, or not of one mind with it.
    await tellHousehold(tx, ctx, {
      householdId,
      purpose: `application:${applicationId}:withdrawal_told:${ctx.now.toISOString()}`,
      say: say('withdraw.told', { code, until }),
      except: asker.id,
    })
  }
  return { code: 'asked', vars: { code, until } }
}

export async function undoApplicationWithdrawal(
  tx: Db,
  ctx: RequestContext,
  applicationId: string,
  asker: Asker,
): Promise<Outcome> {
  const application = await lockFiled(tx, ctx, applicationId)
  if (!application?.withdrawalAskedAt) return NOTHING
  const { code } = application
  await change(tx, ctx, application, 'application.withdrawal_undone', { withdrawalAskedAt: null })
  await tellBoth(tx, ctx, application, asker, 'withdrawal_undone', (area) =>
    say('staff.withdrawal_undone', { code, area }),
  )
  return { code: 'undone', vars: { code } }
}

const NOTHING: Outcome = { code: 'nothing', vars: {} }

/**
 * The household's open application; undefined when there is none or its withdrawal has come into
 * force, which is then put down. The caller holds the household.
 */
export async function findFiled(tx: Db, ctx: RequestContext, householdId: string) {
  const { county } = ctx
  const [application] = await tx
    .select()
    .from(applications)
    .where(
      and(
        eq(applications.county, county),
        eq(applications.householdId, householdId),
        eq(applications.status, 'filed'),
      ),
    )
    .for('update')
  if (!application) return undefined
  if (effectiveStatus(application, ctx.now) === 'filed') return application
  await change(tx, ctx, application, 'application.withdrawn', { status: 'withdrawn' })
  return undefined
}

/** The household first, as whoever files does: two at once wait in the same order. */
async function lockFiled(tx: Db, ctx: RequestContext, applicationId: string) {
  const { county } = ctx
  const [found] = await tx
    .select({ householdId: applications.householdId })
    .from(applications)
    .where(and(eq(applications.county, county), eq(applications.id, applicationId)))
  if (!found) throw new ApiError('not_found', 'application')
  await tx
    .select({ id: households.id })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, found.householdId)))
    .for('update')
  const filed = await findFiled(tx, ctx, found.householdId)
  return filed?.id === applicationId ? filed : undefined
}

async function change(
  tx: Db,
  ctx: RequestContext,
  { id, householdId }: Application,
  type: string,
  set: Partial<Application>,
) {
  await tx
    .update(applications)
    .set(set)
    .where(and(eq(applications.county, ctx.county), eq(applications.id, id)))
  const details = { applicationId: id, householdId }
  for (const subject of [`application:${id}`, `household:${householdId}`])
    await record(tx, ctx, { subject, type, details })
}

/** Whoever was told of the filing, and the level above. */
async function tellBoth(
  tx: Db,
  ctx: RequestContext,
  { id, householdId }: Application,
  asker: Asker,
  what: string,
  saying: (area: string) => Say,
) {
  const { county } = ctx
  const [household] = await tx
    .select({ areaPath: households.areaPath })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, householdId)))
  if (!household) throw new Error('an application without its household')
  const { areaPath } = household
  const place = { areaPath, householdId, askerIndex: askerIndexOf(asker) }
  const above = await findResponder(tx, ctx, place, ROLES_ABOVE)
  const staffIds = new Set([await toldOfFiling(tx, county, id), above?.staffId])
  const message = saying(await areaInWords(tx, county, areaPath))
  for (const staffId of staffIds) {
    if (!staffId) continue
    // The same can be asked for again another time.
    const purpose = `application:${id}:${what}:${ctx.now.toISOString()}:${staffId}`
    await tellStaff(tx, ctx, { staffId, asker, purpose, say: message })
  }
}

async function toldOfFiling(tx: Db, county: string, id: string): Promise<string | null> {
  const [filing] = await tx
    .select({ details: events.details })
    .from(events)
    .where(
      and(
        eq(events.county, county),
        eq(events.subject, `application:${id}`),
        eq(events.type, 'application.filed'),
      ),
    )
  return (filing?.details as { responderId?: string | null })?.responderId ?? null
}
