import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, villageListItems } from '../../db/schema'
import { areaInWords } from '../areas/words'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { listOwners } from '../measures/owners'
import { say } from '../messages/templates'
import { giveCode } from '../receipts/codes'
import { areaAt } from '../shared/area-path'
import { addDays, dayOf, instantOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { type Item, sealWords } from './find'
import type { NewItem } from './input'
import { addRefusal } from './rules'

/** Puts a line on a list of a village: its owner is told by when it is due, and reminded the day before. */
export async function addItem(tx: Db, ctx: RequestContext, given: NewItem): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { kind, areaPath, ownerId, dueOn } = given
  requireInScope(ctx, areaPath, 'area')
  await holdVillage(tx, county, areaPath)
  const text = given.text.trim()
  const owner = (await listOwners(tx, county, areaPath)).find((each) => each.staffId === ownerId)
  const today = dayOf(now)
  const isListed = await hasSame(tx, county, { ...given, text })
  const refusal = addRefusal({ text, isOwner: owner !== undefined, today, dueOn, isListed })
  if (refusal) throw new ApiError('refused', refusal)

  const id = newId()
  const subject = `list_item:${id}`
  const item: Item = {
    county,
    id,
    kind,
    areaPath,
    code: await giveCode(tx, { county, kind: 'receipt', subject, contactId: null }),
    text,
    ownerId,
    status: 'open',
    addedBy: staffId,
    addedOn: today,
    dueOn,
    doneOn: null,
    doneText: null,
    struckOffBy: null,
    struckOffOn: null,
    reason: null,
  }
  await tx.insert(villageListItems).values(item)
  const details = { kind, areaPath, ownerId, dueOn, textSealed: sealWords(ctx, id, 'text', text) }
  await record(tx, ctx, { subject, type: 'list_item.added', details })
  const area = await areaInWords(tx, county, areaPath)
  if (ownerId !== staffId)
    await tellStaff(tx, ctx, {
      staffId: ownerId,
      asker: ANYWHERE,
      purpose: `${subject}:owner`,
      say: say('list.to_owner', { kind, area, text, due: dueOn, code: item.code }),
    })
  await remindOwner(tx, ctx, item)
  return { code: 'added', vars: { owner: owner?.name ?? '', due: dueOn, code: item.code } }
}

/** At what hour of the day before it is due the owner is reminded. */
const REMIND_HOUR = 9

/** Tells the owner of an open line the day before it is due, as long as it is open still. */
async function remindOwner(tx: Db, ctx: RequestContext, item: Item): Promise<void> {
  const { id, code, text, dueOn, ownerId } = item
  const notBefore = instantOf(addDays(dueOn, -1), REMIND_HOUR)
  if (notBefore <= ctx.now) return
  await tellStaff(tx, ctx, {
    staffId: ownerId,
    asker: ANYWHERE,
    // Also where it is done and sent back in between: what counts is that it is open then.
    purpose: `list_item:${id}:due`,
    say: say('list.due_soon', { text, code }),
    class: 'reminder',
    notBefore,
    guard: { kind: 'list_item_open', id },
  })
}

/** One after another, so that of two who add the same line at once the second finds it. */
async function holdVillage(tx: Db, county: string, areaPath: string): Promise<void> {
  const paths = [areaPath, areaAt(areaPath, 'village')]
  const rows = await tx
    .select({ path: areas.path, level: areas.level })
    .from(areas)
    .where(and(eq(areas.county, county), inArray(areas.path, paths)))
    .orderBy(areas.path)
    .for('no key update')
  const level = rows.find(({ path }) => path === areaPath)?.level
  if (level !== 'village' && level !== 'group') throw new ApiError('not_found', 'area')
}

async function hasSame(tx: Db, county: string, { kind, areaPath, ownerId, text }: NewItem) {
  const same = and(
    eq(villageListItems.county, county),
    eq(villageListItems.areaPath, areaPath),
    eq(villageListItems.kind, kind),
    eq(villageListItems.ownerId, ownerId),
    eq(villageListItems.text, text),
    inArray(villageListItems.status, ['open', 'done']),
  )
  return (await tx.$count(villageListItems, same)) > 0
}
