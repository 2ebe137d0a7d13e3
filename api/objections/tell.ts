import type { Db } from '../../db/client'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { tellHousehold } from '../links/tell-household'
import { type Say, say } from '../messages/templates'
import { cancelQueued } from '../outbox/cancel'
import { enqueue } from '../outbox/enqueue'
import type { Guard } from '../outbox/guards'
import { instantOf } from '../shared/day'
import { remindingTimes } from '../shared/reminding'
import { tellVillage } from '../villages/cases/tell'
import type { Notice } from '../notices/find'
import { getObjectionRow } from './concerned'
import { appealDayOf } from './last-day'
import type { Objection } from './put-down'
import { reasonFor } from './reason'
import { isAgainstEntry } from './rules'
import { villageOf } from './village-meant'

const reminderPurpose = (objectionId: string, staffId: string) =>
  `objection:${objectionId}:due:${staffId}`

/** Whoever is to check it hears where and by when, and a working day before that again. No names. */
export async function tellAssignee(
  tx: Db,
  ctx: RequestContext,
  notice: Pick<Notice, 'code' | 'areaName'>,
  { id, code, dueOn: due, staffId, appealOfId }: Objection,
): Promise<void> {
  if (!staffId) return
  const told = { staffId, asker: ANYWHERE }
  const { areaName: area } = notice
  const template = appealOfId ? 'appeal.assigned' : 'objection.assigned'
  const message = say(template, { notice: notice.code, area, code, due })
  // The same person can be given it again later.
  const purpose = `objection:${id}:assigned:${staffId}:${ctx.now.toISOString()}`
  await tellStaff(tx, ctx, { ...told, purpose, say: message })
  const when = remindingTimes(ctx.now, instantOf(due, 24))
  if (!when) return
  await tellStaff(tx, ctx, {
    ...told,
    purpose: reminderPurpose(id, staffId),
    say: say('objection.due_soon', { code, area, due }),
    class: 'reminder',
    ...when,
    guard: { kind: 'objection_open', id },
  })
}

/** Somebody else checks it now. */
export async function tellRelieved(
  tx: Db,
  ctx: RequestContext,
  { id, code }: Objection,
  staffId: string,
): Promise<void> {
  await cancelQueued(tx, ctx, reminderPurpose(id, staffId))
  const purpose = `objection:${id}:relieved:${staffId}:${ctx.now.toISOString()}`
  await tellStaff(tx, ctx, {
    staffId,
    asker: ANYWHERE,
    purpose,
    say: say('objection.relieved', { code }),
  })
}

/** The household it is about hears that there is something, by when it is settled, and no more. */
export async function tellContested(
  tx: Db,
  ctx: RequestContext,
  { id, ground, householdId, villageCaseId, contactId, dueOn: due, appealOfId }: Objection,
): Promise<void> {
  const what = `objection:${id}:gist`
  await tellVillageOf(tx, ctx, villageCaseId, what, (village) =>
    say('village.told_contested', { village, due }),
  )
  if (!householdId || !isAgainstEntry(ground)) return
  const purpose = `objection:${id}:gist`
  const except = contactId ?? undefined
  const message = say(appealOfId ? 'appeal.gist' : 'objection.gist', { due })
  await tellHousehold(tx, ctx, { householdId, purpose, say: message, except })
}

/** Once its withdrawal is in force the household hears that nothing stands against it any more. */
export async function tellWithdrawn(
  tx: Db,
  ctx: RequestContext,
  { id, ground, householdId, villageCaseId, contactId }: Objection,
  inForceAt: Date,
): Promise<void> {
  const inForce = {
    // Taken back it can be asked for again.
    purpose: `objection:${id}:withdrawn:${inForceAt.toISOString()}`,
    notBefore: inForceAt,
    guard: { kind: 'objection_withdrawn', id } as const,
  }
  await tellVillageOf(
    tx,
    ctx,
    villageCaseId,
    inForce.purpose,
    (village) => say('village.told_settled', { village, status: 'withdrawn' }),
    inForce,
  )
  if (!householdId || !isAgainstEntry(ground)) return
  await tellHousehold(tx, ctx, {
    householdId,
    ...inForce,
    say: say('objection.settled', { status: 'withdrawn' }),
    except: contactId ?? undefined,
  })
}

/**
 * Both sides hear what came of it: whoever objected with the reason, or through the cadre who wrote
 * it down; the household neutrally. Declined, it has heard so already.
 */
export async function tellDecided(
  tx: Db,
  ctx: RequestContext,
  objection: Objection,
  reason: string,
): Promise<void> {
  const { id, status, ground, householdId, villageCaseId, contactId } = objection
  const text = await reasonFor(tx, ctx, 'objector', objection, reason)
  await tellFiler(tx, ctx, objection, 'decided', await outcomeOf(tx, ctx, objection, text))
  if (objection.appealOfId) await tellOverturned(tx, ctx, objection)
  // Upheld, they have heard what became of it.
  if (status === 'rejected')
    await tellVillageOf(tx, ctx, villageCaseId, `objection:${id}:settled`, (village) =>
      say('village.told_settled', { village, status }),
    )
  const isDeclined = ground === 'should_not_be_listed' && status === 'upheld'
  if (!householdId || !isAgainstEntry(ground) || isDeclined) return
  await tellHousehold(tx, ctx, {
    householdId,
    purpose: `objection:${id}:settled`,
    say: say('objection.settled', { status }),
    except: contactId ?? undefined,
  })
}

/** Of a list of villages: those who answer for the contested one. */
async function tellVillageOf(
  tx: Db,
  ctx: RequestContext,
  villageCaseId: string | null,
  purpose: string,
  saying: (village: string) => Say,
  when: { notBefore?: Date; guard?: Guard } = {},
): Promise<void> {
  const village = await villageOf(tx, ctx.county, villageCaseId)
  if (!village) return
  const { notBefore, guard } = when
  await tellVillage(tx, ctx, {
    villagePath: village.path,
    purpose,
    say: saying(village.name),
    ...(notBefore && { notBefore }),
    ...(guard && { guard }),
  })
}

/** To the filer's own phone, or to the cadre who wrote it down and tells them. */
interface ForFiler {
  own: Say
  through: Say
}

async function tellFiler(
  tx: Db,
  ctx: RequestContext,
  { id, contactId, enteredBy }: Objection,
  what: string,
  { own, through }: ForFiler,
): Promise<void> {
  if (contactId) {
    const purpose = `objection:${id}:${what}`
    await enqueue(tx, ctx, { contactId, purpose, class: 'filing', say: own })
  } else if (enteredBy) {
    const purpose = `objection:${id}:tell_filer:${what}`
    await tellStaff(tx, ctx, { staffId: enteredBy, asker: ANYWHERE, purpose, say: through })
  }
}

/** Rejected for the first time, with what to do about it. */
async function outcomeOf(
  tx: Db,
  ctx: RequestContext,
  objection: Objection,
  text: string,
): Promise<ForFiler> {
  const { code, status, appealOfId } = objection
  const until = status === 'rejected' ? await appealDayOf(tx, ctx, objection) : null
  if (until)
    return {
      own: say('objection.rejected', { code, text, until }),
      through: say('objection.tell_rejected', { code, text, until }),
    }
  const vars = { code, status, text }
  return appealOfId
    ? { own: say('appeal.outcome', vars), through: say('appeal.tell_filer', vars) }
    : { own: say('objection.outcome', vars), through: say('objection.tell_filer', vars) }
}

/** Where the next level found for the household, whoever objected to it hears that it is otherwise now. */
async function tellOverturned(tx: Db, ctx: RequestContext, appeal: Objection): Promise<void> {
  if (!appeal.appealOfId || appeal.status !== 'upheld') return
  const first = await getObjectionRow(tx, ctx.county, appeal.appealOfId)
  if (first.status !== 'upheld') return
  const { code } = first
  const own = say('appeal.overturned', { code })
  await tellFiler(tx, ctx, first, 'overturned', {
    own,
    through: say('appeal.tell_overturned', { code }),
  })
}
