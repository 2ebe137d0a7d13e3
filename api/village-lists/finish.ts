import type { Db } from '../../db/client'
import { areaInWords } from '../areas/words'
import { record } from '../audit/record'
import { findResponder } from '../help/responders'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { keepPhotos } from '../media/service'
import { listOwners } from '../measures/owners'
import { say } from '../messages/templates'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import type { Attachments } from '../turns/attachments'
import { type Item, lockItem, sealWords, setItem } from './find'
import { finishRefusal, STRIKING_ROLES } from './rules'

interface Finished {
  code: string
  /** What was done, in the owner's words. */
  text: string
  photos: Attachments['photos']
}

/**
 * 办结: its owner says that a line is done; whoever may strike it off is told to look. Of an owner who has left,
 * or works elsewhere now, somebody of the place takes it over.
 */
export async function finishItem(tx: Db, ctx: RequestContext, given: Finished): Promise<Outcome> {
  const { county, now } = ctx
  const item = await lockItem(tx, ctx, given.code)
  const { id, code, areaPath, text: what } = item
  const { staffId } = requireStaff(ctx)
  const text = given.text.trim()
  const isOwner = item.isOwner || (await mayTakeOver(tx, county, item, staffId))
  const refusal = finishRefusal({ status: item.status, isOwner, text })
  if (refusal) throw new ApiError('refused', refusal)
  const doneOn = dayOf(now)
  await setItem(tx, county, id, { status: 'done', doneOn, doneText: text, ownerId: staffId })
  const subject = `list_item:${id}`
  await keepPhotos(tx, ctx, subject, given.photos)
  const details = {
    doneOn,
    photos: given.photos.length,
    ...(!item.isOwner && { formerOwnerId: item.ownerId }),
    doneTextSealed: sealWords(ctx, id, 'done_text', text),
  }
  await record(tx, ctx, { subject, type: 'list_item.done', details })
  const striker = await findStriker(tx, ctx, areaPath, staffId)
  if (striker) {
    const area = await areaInWords(tx, county, areaPath)
    await tellStaff(tx, ctx, {
      staffId: striker.staffId,
      asker: ANYWHERE,
      purpose: `${subject}:to_strike:${now.getTime()}`,
      say: say('list.to_strike', { area, text: what, done: text, code }),
      guard: { kind: 'list_item_done', id },
    })
  }
  return striker
    ? { code: 'done', vars: { code, striker: striker.name } }
    : { code: 'done_nobody', vars: { code } }
}

async function mayTakeOver(tx: Db, county: string, item: Item, staffId: string): Promise<boolean> {
  const owners = await listOwners(tx, county, item.areaPath)
  const isThere = (id: string) => owners.some((each) => each.staffId === id)
  return !isThere(item.ownerId) && isThere(staffId)
}

/** The nearest who may strike it off and is not its owner. */
async function findStriker(tx: Db, ctx: RequestContext, areaPath: string, ownerId: string) {
  const place = { areaPath, householdId: null, askerIndex: null }
  for (const role of STRIKING_ROLES) {
    const found = await findResponder(tx, ctx, place, [role], [ownerId])
    if (found) return found
  }
  return null
}
