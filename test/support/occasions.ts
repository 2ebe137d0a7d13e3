import { newId } from '../../api/shared/ids'
import { notices, objections, projectHouseholds } from '../../db/schema'
import { COUNTY, type TestApi, VILLAGE } from './api'
import { addVisit } from './list-items'
import { addProjectAct, addProjectRow } from './project-rows'
import { addRound } from './reports'

let phones = 0

/** A household with a phone of its own that writes to us; or of others as well. */
export async function addHome(api: TestApi, given: { phone?: string; linked?: boolean } = {}) {
  const phone = given.phone ?? `+86197${String(70_000_000 + ++phones)}`
  const { id: householdId } = await api.addHousehold({ phone, status: 'registered' })
  const contactId =
    given.linked === false ? '' : (await api.addContact({ phone, linkedTo: [householdId] })).id
  return { householdId, contactId, phone }
}

/** What ended on a day of March 2026 at noon, of a household or of whoever objected. */
export function occasionsOf(api: TestApi, staffId: string) {
  const noon = (day: string) => new Date(`${day}T12:00:00+08:00`)
  return {
    async visit({ householdId }: { householdId: string }, day: string) {
      await addVisit(api, { householdId, staffId, visitedOn: day, notedAt: noon(day) })
    },
    async objection(
      { contactId }: { contactId: string },
      day: string,
      given: Partial<typeof objections.$inferInsert> = {},
    ) {
      const round = await addRound(api, { status: 'closed' })
      const id = newId()
      const noticeId = newId()
      await api.db.insert(notices).values({
        county: COUNTY,
        id: noticeId,
        roundId: round.id,
        areaPath: VILLAGE,
        areaName: '宝坪村',
        level: 'village',
        code: noticeId.slice(-12),
        status: 'closed',
        postedAt: noon(day),
        postedOn: day,
        postedBy: staffId,
        closesOn: day,
        closesAt: noon(day),
      })
      await api.db.insert(objections).values({
        county: COUNTY,
        id,
        noticeId,
        contactId,
        ground: 'wrong_facts',
        way: 'message',
        code: id,
        filedAt: noon(day),
        filedOn: day,
        dueOn: day,
        bodySealed: Buffer.alloc(1),
        status: 'upheld',
        decidedAt: noon(day),
        ...given,
      })
    },
    async project({ householdId }: { householdId: string }, day: string) {
      const { id: projectId } = await addProjectRow(api, { status: 'accepted' })
      await api.db.insert(projectHouseholds).values({ county: COUNTY, projectId, householdId })
      await addProjectAct(api, { projectId, act: 'accepted', seq: 1, on: day, staffId })
    },
  }
}
