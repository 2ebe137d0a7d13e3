import type { Db } from '../../db/client'
import type { ObjectionGround, ObjectionWay } from '../../db/values/rounds'
import { lockContact } from '../contacts/service'
import { getCounty } from '../counties/service'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { requireProxy, tellFiled } from '../proxies/acting'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { findMeant, type Meant, readHouseholdName } from './household-meant'
import { lockNotice, type Notice } from '../notices/find'
import { NOBODY, objectorOf } from './objector'
import { putDown } from './put-down'
import { groundOf, noticeRefusal, shortVillage } from './rules'

export interface FiledObjection {
  /** Of the list, 6 digits. */
  code: string
  /** Null: as the words suggest. */
  ground: ObjectionGround | null
  householdName: string | null
  ownHousehold: string | null
  /** 代办: filed for the household somebody acts for. */
  proxyId?: string | null | undefined
  text: string
}

/**
 * Files an objection 异议 of a contact to a posted list, which everybody may: a receipt and the day by
 * which it is decided. What cannot be taken is said with a reason, and nothing is kept of it.
 */
export async function fileObjection(
  tx: Db,
  ctx: RequestContext,
  input: FiledObjection,
): Promise<Outcome> {
  const contact = await lockContact(tx, ctx)
  const notice = await lockNotice(tx, ctx.county, input.code)
  const closed = closedOutcome(ctx, notice)
  if (closed) return closed
  const proxyId = input.proxyId ?? null
  const proxy = proxyId ? await requireProxy(tx, ctx, contact, proxyId) : null
  const objector = await objectorOf(tx, ctx, contact, proxyId)
  const ground = requireGround(input)
  const meant = await findMeant(tx, ctx, notice, ground, input, objector.householdIds)
  const done = await putDown(tx, ctx, notice, {
    ground,
    meant,
    text: input.text,
    householdName: plainName(meant, input.householdName),
    way: 'message',
    objector,
    enteredBy: null,
    proxyId,
  })
  if (proxy && done.refusal === null)
    await tellFiled(tx, ctx, proxy, 'objection', done.objection.code)
  return toOutcome(tx, ctx, done)
}

export interface EnteredObjection {
  code: string
  way: Exclude<ObjectionWay, 'message'>
  ground: ObjectionGround | null
  householdName: string | null
  text: string
}

/** Writes down what somebody said or handed in on paper; who writes it down never checks it. */
export async function enterObjection(
  tx: Db,
  ctx: RequestContext,
  input: EnteredObjection,
): Promise<Outcome> {
  const { staffId } = requireStaff(ctx)
  const notice = await lockNotice(tx, ctx.county, input.code)
  requireInScope(ctx, notice.areaPath, 'notice')
  const closed = closedOutcome(ctx, notice)
  if (closed) return closed
  const ground = requireGround(input)
  const { householdName } = input
  const meant = await findMeant(tx, ctx, notice, ground, { householdName, ownHousehold: null }, [])
  const done = await putDown(tx, ctx, notice, {
    ground,
    meant,
    text: input.text,
    householdName: plainName(meant, householdName),
    way: input.way,
    objector: NOBODY,
    enteredBy: staffId,
    proxyId: null,
  })
  return toOutcome(tx, ctx, done)
}

/** A name alone is no reason. */
function plainName({ villageCaseId }: Meant, name: string | null): string | null {
  if (name === null) return null
  return villageCaseId ? shortVillage(name) : readHouseholdName(name).name
}

/** The window is looked at while the list is held: nothing can advance it in between. */
function closedOutcome({ now }: RequestContext, notice: Notice): Outcome | null {
  const refusal = noticeRefusal(notice, now)
  return refusal && { code: refusal, vars: { day: notice.closesOn } }
}

function requireGround({ ground, text }: Pick<FiledObjection, 'ground' | 'text'>): ObjectionGround {
  const found = ground ?? groundOf(text)
  if (!found) throw new ApiError('refused', 'ground_missing')
  return found
}

async function toOutcome(
  tx: Db,
  ctx: RequestContext,
  done: Awaited<ReturnType<typeof putDown>>,
): Promise<Outcome> {
  if (done.refusal === null || done.refusal === 'already_filed') {
    const { code, dueOn: due } = done.objection
    return { code: done.refusal ?? 'filed', vars: { code, due } }
  }
  const { hotline } = await getCounty(tx, ctx.county)
  return { code: done.refusal, vars: { hotline } }
}
