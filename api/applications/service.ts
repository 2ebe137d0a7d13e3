import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, contactLinks, households } from '../../db/schema'
import { areaInWords } from '../areas/words'
import { record } from '../audit/record'
import { lockContact } from '../contacts/service'
import { getCounty } from '../counties/service'
import { getFigure } from '../figures/service'
import { findResponder } from '../help/responders'
import { tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { giveCode } from '../receipts/codes'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { refusalFor } from './rules'
import { findFiled } from './withdrawals'

/**
 * Files an application of a household its contact speaks for. A household that has one open, or that
 * stands on the register already, is told so and nothing is filed.
 */
export async function fileApplication(
  tx: Db,
  ctx: RequestContext,
  { householdId }: { householdId: string },
): Promise<Outcome> {
  const { county } = ctx
  const contact = await lockContact(tx, ctx)
  const household = await lockLinkedHousehold(tx, ctx, contact.id, householdId)
  const filed = await findFiled(tx, ctx, householdId)
  if (filed) return { code: 'already_filed', vars: { code: filed.code, due: filed.answerDueOn } }
  const { headName: head, status, areaPath } = household
  const refusal = refusalFor(status)
  if (refusal) {
    const { hotline } = await getCounty(tx, county)
    return { code: refusal, vars: { head, status, hotline } }
  }

  const id = newId()
  const subject = `application:${id}`
  const filedOn = dayOf(ctx.now)
  const due = addDays(filedOn, await getFigure(tx, county, 'application_answer_days', filedOn))
  const code = await giveCode(tx, { county, kind: 'receipt', subject, contactId: contact.id })
  const row = { county, id, householdId, contactId: contact.id, code, filedOn, answerDueOn: due }
  await tx.insert(applications).values({ ...row, status: 'filed', filedAt: ctx.now })

  const place = { areaPath, householdId, askerIndex: contact.addressIndex }
  const responder = await findResponder(tx, ctx, place)
  if (responder) {
    const area = await areaInWords(tx, county, areaPath)
    const message = say('staff.application', { head, area, code, due })
    const told = { staffId: responder.staffId, purpose: `${subject}:filed`, say: message }
    await tellStaff(tx, ctx, { ...told, asker: contact })
  }
  const details = { applicationId: id, householdId, due, responderId: responder?.staffId ?? null }
  for (const each of [subject, `household:${householdId}`])
    await record(tx, ctx, { subject: each, type: 'application.filed', details })
  return { code: 'filed', vars: { head, code, due } }
}

/** Held until the end: of two who file at once for one household the second finds the first's. */
async function lockLinkedHousehold(
  tx: Db,
  ctx: RequestContext,
  contactId: string,
  householdId: string,
) {
  const { county } = ctx
  const [link] = await tx
    .select({ id: contactLinks.id })
    .from(contactLinks)
    .where(
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.contactId, contactId),
        eq(contactLinks.householdId, householdId),
        isNull(contactLinks.endedAt),
      ),
    )
  const [household] = await tx
    .select()
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, householdId)))
    .for('update')
  if (!link || !household) throw new ApiError('not_found', 'household')
  return household
}
