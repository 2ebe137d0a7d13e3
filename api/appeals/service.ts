import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { proxies } from '../../db/schema'
import type { ObjectionWay } from '../../db/values/rounds'
import { record } from '../audit/record'
import { lockContact } from '../contacts/service'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { lockHouseholds } from '../notices/entries'
import { getNoticeById, lockWithRelated } from '../notices/find'
import { getObjectionRow } from '../objections/concerned'
import { dueDayOf } from '../objections/notice'
import { NOBODY, type Objector, objectorBehind, objectorOf } from '../objections/objector'
import { keepObjection, type Objection } from '../objections/put-down'
import { tellFiled } from '../proxies/acting'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { type Appealed, factsOf, findAppealed, findForEntering } from './find'
import { appealRefusal } from './rules'

interface FiledAppeal {
  /** The receipt of the objection, or of the application that was declined for one. */
  code: string
  /** Why; may be empty, what was said first is looked at again in any case. */
  text: string
}

/**
 * Asks the next level 请上一级复核 about a decision, once, for whoever lost by it: its own receipt and due
 * day, and checked by officials of the next level who had no part in it. It is an objection like any
 * other, and holds what lies above the list it is about.
 */
export async function fileAppeal(
  tx: Db,
  ctx: RequestContext,
  { code, text }: FiledAppeal,
): Promise<Outcome> {
  const contact = await lockContact(tx, ctx)
  const found = await findAppealed(tx, ctx, contact, code)
  if (!found) return refused('not_yours')
  if (found === 'nothing') return refused('not_rejected')
  const { first } = found
  // Whoever filed it under a proxy goes on under it; the household's own phone speaks for itself.
  const proxyId = first.contactId === contact.id ? first.proxyId : null
  const objector = proxyId
    ? await objectorBehind(tx, ctx, first)
    : await objectorOf(tx, ctx, contact, null)
  const said = { text, way: 'message' as const, objector, enteredBy: null, proxyId }
  const { outcome, appeal } = await keepAppeal(tx, ctx, found, said)
  if (appeal && proxyId) await tellHouseholdOf(tx, ctx, proxyId, appeal)
  return outcome
}

interface EnteredAppeal extends FiledAppeal {
  way: Exclude<ObjectionWay, 'message'>
}

/**
 * 记不服: writes down that somebody without a phone asks the next level. What was filed by message is
 * for its filer to ask about: `by_filer`.
 */
export async function enterAppeal(
  tx: Db,
  ctx: RequestContext,
  { code, way, text }: EnteredAppeal,
): Promise<Outcome> {
  const { staffId } = requireStaff(ctx)
  const found = await findForEntering(tx, ctx, code)
  if (!found) throw new ApiError('not_found', 'objection')
  const { first, side } = found
  const { areaPath } = await getNoticeById(tx, ctx.county, first.noticeId)
  requireInScope(ctx, areaPath, 'objection')
  if (side === 'objector' && first.contactId) return refused('by_filer')
  const said = { text, way, objector: NOBODY, enteredBy: staffId, proxyId: null }
  return (await keepAppeal(tx, ctx, found, said)).outcome
}

interface Said {
  text: string
  way: ObjectionWay
  objector: Objector
  enteredBy: string | null
  proxyId: string | null
}

const refused = (code: string): Outcome => ({ code, vars: {} })

async function keepAppeal(
  tx: Db,
  ctx: RequestContext,
  { first: known, side, code }: Appealed,
  said: Said,
): Promise<{ outcome: Outcome; appeal?: Objection }> {
  const { county, now } = ctx
  const { id, householdId, villageCaseId } = known
  const notice = await lockWithRelated(tx, county, known.noticeId, known)
  // Whoever announces a case holds its household.
  if (householdId) await lockHouseholds(tx, county, [householdId])
  const first = await getObjectionRow(tx, county, id)
  const facts = await factsOf(tx, ctx, { first, side, code })
  const refusal = appealRefusal(facts, dayOf(now))
  if (refusal) return { outcome: { code: refusal, vars: { day: facts.lastDay } } }

  const appeal = await keepObjection(tx, ctx, notice, {
    ...said,
    // The household declined says that it belongs on the list.
    ground: side === 'household' ? 'left_out' : first.ground,
    householdId,
    villageCaseId,
    appealOfId: id,
    dueOn: await dueDayOf(tx, ctx, notice, 'appeal_working_days'),
  })
  const details = { objectionId: id, appealId: appeal.id }
  await record(tx, ctx, { subject: `objection:${id}`, type: 'objection.appealed', details })
  return { outcome: { code: 'filed', vars: { code: appeal.code, due: appeal.dueOn } }, appeal }
}

async function tellHouseholdOf(
  tx: Db,
  ctx: RequestContext,
  proxyId: string,
  { code }: Objection,
): Promise<void> {
  const ofId = and(eq(proxies.county, ctx.county), eq(proxies.id, proxyId))
  const [proxy] = await tx.select().from(proxies).where(ofId)
  if (proxy) await tellFiled(tx, ctx, proxy, 'objection', code)
}
