import { giveCode } from '../../api/receipts/codes'
import { addDays, dayOf } from '../../api/shared/day'
import { newId } from '../../api/shared/ids'
import { pairings, villageListItems, visits } from '../../db/schema'
import { COUNTY, createSeeds, type TestApi, VILLAGE } from './api'

type Api = Pick<TestApi, 'db' | 'deps' | 'clock'>
type NewItem = Partial<typeof villageListItems.$inferInsert>

const addSomebody = async ({ deps }: Api, county: string) =>
  (await createSeeds(deps, county).addStaff({ roles: [['evaluator', county]], phone: null })).id

/** A line of a village's list as a row. */
export async function addItem(api: Api, given: NewItem = {}) {
  const { county = COUNTY, status = 'open' } = given
  const id = newId()
  const today = dayOf(api.clock.now)
  const ownerId = given.ownerId ?? (await addSomebody(api, county))
  const subject = `list_item:${id}`
  const code = await giveCode(api.db, { county, kind: 'receipt', subject, contactId: null })
  await api.db.insert(villageListItems).values({
    county,
    id,
    kind: 'problem',
    areaPath: VILLAGE,
    code,
    text: '3社水管断了',
    ownerId,
    status,
    addedBy: ownerId,
    addedOn: today,
    dueOn: addDays(today, 30),
    ...(status === 'done' && { doneOn: today, doneText: '换了新管' }),
    ...given,
  })
  return { id, code, ownerId }
}

/** A pairing as a row, open unless `toDay` is given. */
export async function addPairing(
  api: Api,
  given: Partial<typeof pairings.$inferInsert> & { householdId: string },
) {
  const { county = COUNTY } = given
  const id = newId()
  const staffId = given.staffId ?? (await addSomebody(api, county))
  const fromDay = dayOf(api.clock.now)
  await api.db
    .insert(pairings)
    .values({ county, id, fromDay, reason: 'assigned', pairedBy: staffId, ...given, staffId })
  return { id, staffId }
}

/** A visit note as a row. */
export async function addVisit(
  api: Api,
  given: Partial<typeof visits.$inferInsert> & { householdId: string; visitedOn: string },
) {
  const { county = COUNTY } = given
  const id = newId()
  const staffId = given.staffId ?? (await addSomebody(api, county))
  const bodySealed = Buffer.alloc(1)
  await api.db.insert(visits).values({
    county,
    id,
    purpose: 'other',
    notedAt: api.clock.now,
    bodySealed,
    isFar: false,
    ...given,
    staffId,
  })
  return { id, staffId }
}
