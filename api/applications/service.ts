import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, type contacts, households } from '../../db/schema'
import type { NoticeLevel } from '../../db/values/rounds'
import { areaInWords } from '../areas/words'
import { record } from '../audit/record'
import { askerIndexOf } from '../contacts/address'
import { lockContact } from '../contacts/service'
import { getCounty } from '../counties/service'
import { getFigure } from '../figures/service'
import { isFoundEligible } from '../entry-visits/store'
import { findResponder } from '../help/responders'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { type Proxy, requireProxy, tellFiled } from '../proxies/acting'
import { isLinked } from '../proxies/find'
import { giveCode } from '../receipts/codes'
import { joinOpenRound } from '../rounds/find'
import { addDays, type Day, dayOf, instantOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { remindingTimes } from '../shared/reminding'
import type { Outcome } from '../turns/answer'
import { refusalFor } from './rules'
import { findFiled } from './withdrawals'

/**
 * Files an application of a household its contact speaks for, or acts for under a proxy. A household
 * that has one open, or that stands on the register already, is told so and nothing is filed.
 */
export async function fileApplication(
  tx: Db,
  ctx: RequestContext,
  { householdId, proxyId }: { householdId: string; proxyId?: string | null | undefined },
): Promise<Outcome> {
  const { county } = ctx
  const contact = await lockContact(tx, ctx)
  const proxy = proxyId ? await requireProxy(tx, ctx, contact, proxyId) : null
  const speaksFor = proxy
    ? proxy.householdId === householdId
    : await isLinked(tx, county, contact.id, householdId)
  if (!speaksFor) throw new ApiError('not_found', 'household')
  const household = await lockHousehold(tx, county, householdId)
  const filed = await findFiled(tx, ctx, householdId)
  const { headName: head, status } = household
  if (filed) {
    const { kind, code, answerDueOn: due } = filed
    if (kind === 'identification') return { code: 'already_filed', vars: { code, due } }
    return { code: 'already_proposed', vars: { head, kind, code, due } }
  }
  const refusal = refusalFor(status)
  if (refusal) {
    const { hotline } = await getCounty(tx, county)
    return { code: refusal, vars: { head, status, hotline } }
  }

  const { code, due } = await enterApplication(tx, ctx, { household, contact, proxy })
  if (proxy) await tellFiled(tx, ctx, proxy, 'application', code)
  return { code: 'filed', vars: { head, code, due } }
}

interface Entered {
  /** Held by the caller; it has no open application and may apply. */
  household: typeof households.$inferSelect
  /** Who gets the receipt; null for nobody. */
  contact: typeof contacts.$inferSelect | null
  /** Under which it is filed. */
  proxy?: Proxy | null
  /** Where it is taken into a round; the first level of the open round unless given. */
  place?: { roundId: string; level: NoticeLevel }
}

/** Puts an application down, into the round that is open in its area, and tells who answers it. */
export async function enterApplication(
  tx: Db,
  ctx: RequestContext,
  { household, contact, proxy, place }: Entered,
): Promise<{ id: string; code: string; due: Day }> {
  const { county } = ctx
  const { id: householdId, headName: head, areaPath } = household
  const id = newId()
  const subject = `application:${id}`
  const filedOn = dayOf(ctx.now)
  const due = addDays(filedOn, await getFigure(tx, county, 'application_answer_days', filedOn))
  const code = await giveCode(tx, {
    county,
    kind: 'receipt',
    subject,
    contactId: contact?.id ?? null,
  })
  const round = place ? undefined : await joinOpenRound(tx, county, areaPath)
  const taken = place ?? (round && { roundId: round.id, level: 'group' as const })
  const isInvited = round !== undefined && (await isFoundEligible(tx, ctx, round.id, householdId))
  const origin = isInvited
    ? { origin: 'invited' as const }
    : place
      ? { origin: 'left_out' as const }
      : {}
  const contactId = contact?.id ?? null
  const row = { county, id, householdId, contactId, code, filedOn, answerDueOn: due }
  await tx
    .insert(applications)
    .values({ ...row, ...origin, ...taken, status: 'filed', filedAt: ctx.now })

  const where = { areaPath, householdId, askerIndex: contact && askerIndexOf(contact) }
  const responder = await findResponder(tx, ctx, where)
  if (responder) {
    const area = await areaInWords(tx, county, areaPath)
    const message = say('staff.application', { head, area, code, due })
    const told = { staffId: responder.staffId, purpose: `${subject}:filed`, say: message }
    await tellStaff(tx, ctx, { ...told, asker: contact ?? ANYWHERE })
    const when = remindingTimes(ctx.now, instantOf(due, 24))
    if (when)
      await tellStaff(tx, ctx, {
        staffId: responder.staffId,
        asker: contact ?? ANYWHERE,
        purpose: `${subject}:due`,
        say: say('todo.application_due', { code, area, due }),
        class: 'reminder',
        guard: { kind: 'application_open', id },
        ...when,
      })
  }
  const details = {
    applicationId: id,
    householdId,
    due,
    responderId: responder?.staffId ?? null,
    ...(proxy && { proxyId: proxy.id }),
    ...origin,
    ...taken,
  }
  for (const each of [subject, `household:${householdId}`])
    await record(tx, ctx, { subject: each, type: 'application.filed', details })
  return { id, code, due }
}

/** Held until the end: of two who file at once for one household the second finds the first's. */
async function lockHousehold(tx: Db, county: string, householdId: string) {
  const [household] = await tx
    .select()
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, householdId)))
    .for('update')
  if (!household) throw new ApiError('not_found', 'household')
  return household
}
