import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { changes } from '../../db/schema'
import type { ChangeStatus } from '../../db/values/changes'
import { record } from '../audit/record'
import { askerIndexOf } from '../contacts/address'
import { lockContact } from '../contacts/service'
import { getFigure } from '../figures/service'
import { ANYWHERE } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { keepPhotos } from '../media/service'
import { isOwnHousehold } from '../objections/ties'
import { isLinked } from '../proxies/find'
import { giveCode } from '../receipts/codes'
import { contains } from '../shared/area-path'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import type { Attachments } from '../turns/attachments'
import type { Asked, Details } from './facts'
import { askedIn, type Change, type Household, lockBoth, lockHousehold, sealAsked } from './find'
import { giveToChecker, giveToDecider } from './hand-on'
import { judgeChange, touchedBy } from './judge'
import { effectiveChangeStatus, lacksId, ON_THE_SPOT } from './rules'

/**
 * A cadre asks for a change of a household's file. From somebody untied of the village, who has been there, it
 * counts as checked; from the township it goes to the village first, and so does a birth whose identity
 * number is still to come.
 */
export async function askChange(
  tx: Db,
  ctx: RequestContext,
  given: { householdId: string; words: string; details: Details; photos: Attachments['photos'] },
): Promise<Outcome> {
  const { householdId, words, details } = given
  const touched = touchedBy(householdId, details)
  await lockBoth(tx, ctx.county, touched)
  const household = await lockHousehold(tx, ctx.county, householdId)
  requireInScope(ctx, household.areaPath, 'household')
  const { staffId } = requireStaff(ctx)
  const judged = await judgeChange(tx, ctx, householdId, details)
  if (judged?.refusal) throw new ApiError('refused', judged.refusal)
  requireOther(ctx, details, judged?.other?.areaPath)
  const same = await findSame(tx, ctx, householdId, JSON.stringify(details))
  if (same) return { code: 'already_asked', vars: { code: same.code, due: same.dueOn } }

  const isChecked = !lacksId(details) && (await isOnTheSpot(tx, ctx, household, touched))
  const finding = isChecked ? { isRight: true, words: '' } : null
  const change = await putDown(tx, ctx, household, {
    asked: { words, details, finding },
    status: isChecked ? 'checked' : 'asked',
    askedBy: staffId,
    contactId: null,
  })
  await keepPhotos(tx, ctx, `change:${change.id}`, given.photos)
  if (isChecked) await giveToDecider(tx, ctx, household, change)
  else await giveToChecker(tx, ctx, household, change, { asker: ANYWHERE, askerIndex: null })
  const vars = { code: change.code, head: household.headName, due: change.dueOn }
  return { code: isChecked ? 'asked_checked' : lacksId(details) ? 'asked_id' : 'asked', vars }
}

/** A household's own wish that its file be put right, in its words; whoever checks it makes a change of it. */
export async function askCorrection(
  tx: Db,
  ctx: RequestContext,
  { householdId, words }: { householdId: string; words: string },
): Promise<Outcome> {
  const contact = await lockContact(tx, ctx)
  const speaksFor = await isLinked(tx, ctx.county, contact.id, householdId)
  if (!speaksFor) throw new ApiError('not_found', 'household')
  const household = await lockHousehold(tx, ctx.county, householdId)
  if (household.status === 'closed') throw new ApiError('refused', 'household_closed')
  const same = await findSame(tx, ctx, householdId, null, words)
  if (same) return { code: 'already_asked', vars: { code: same.code, due: same.dueOn } }
  const change = await putDown(tx, ctx, household, {
    asked: { words, details: null, finding: null },
    status: 'asked',
    askedBy: null,
    contactId: contact.id,
  })
  const askerIndex = askerIndexOf(contact)
  await giveToChecker(tx, ctx, household, change, { asker: contact, askerIndex })
  return { code: 'asked', vars: { code: change.code, head: household.headName, due: change.dueOn } }
}

/** Of their own village team, and neither of a household it touches nor of its kin. */
async function isOnTheSpot(
  tx: Db,
  ctx: RequestContext,
  { areaPath }: Household,
  touched: readonly string[],
) {
  const { roles, tiedHouseholdIds } = requireStaff(ctx)
  const isNear = roles.some(
    (each) => ON_THE_SPOT.includes(each.role) && contains(each.areaPath, areaPath),
  )
  if (!isNear || touched.some((id) => tiedHouseholdIds.includes(id))) return false
  for (const id of touched) if (await isOwnHousehold(tx, ctx, id)) return false
  return true
}

/** A household that is to end must lie in the actor's area as well; whom somebody marries need not. */
export function requireOther(ctx: RequestContext, details: Details, areaPath: string | undefined) {
  if (details.kind === 'merge' && areaPath) requireInScope(ctx, areaPath, 'household')
}

interface PutDown {
  asked: Asked
  status: Extract<ChangeStatus, 'asked' | 'checked'>
  askedBy: string | null
  contactId: string | null
}

async function putDown(
  tx: Db,
  ctx: RequestContext,
  { id: householdId }: Household,
  { asked, status, askedBy, contactId }: PutDown,
): Promise<Change> {
  const { county, now } = ctx
  const id = newId()
  const today = dayOf(now)
  const subject = `change:${id}`
  const isChecked = status === 'checked'
  const change: Change = {
    county,
    id,
    householdId,
    kind: asked.details?.kind ?? 'correct',
    code: await giveCode(tx, { county, kind: 'receipt', subject, contactId }),
    status,
    factsSealed: sealAsked(ctx, id, asked),
    contactId,
    askedBy,
    askedAt: now,
    holderId: null,
    dueOn: addDays(today, await getFigure(tx, county, 'change_answer_days', today)),
    checkedBy: isChecked ? askedBy : null,
    checkedOn: isChecked ? today : null,
    decidedBy: null,
    decidedOn: null,
    reasonSealed: null,
    withdrawalAskedAt: null,
  }
  await tx.insert(changes).values(change)
  const details = { changeId: id, householdId, kind: change.kind, contactId, isChecked }
  for (const each of [subject, `household:${householdId}`])
    await record(tx, ctx, { subject: each, type: 'change.asked', details })
  return change
}

/** The same asked for before and still open. */
async function findSame(
  tx: Db,
  ctx: RequestContext,
  householdId: string,
  details: string | null,
  words?: string,
): Promise<Change | undefined> {
  const open = await tx
    .select()
    .from(changes)
    .where(
      and(
        eq(changes.county, ctx.county),
        eq(changes.householdId, householdId),
        inArray(changes.status, ['asked', 'checked']),
      ),
    )
  return open
    .filter((change) => effectiveChangeStatus(change, ctx.now) !== 'withdrawn')
    .find((change) => {
      const asked = askedIn(ctx, change)
      if (details === null) return change.contactId !== null && asked.words === words
      return JSON.stringify(asked.details) === details
    })
}
