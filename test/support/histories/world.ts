import { areas, staffTies } from '../../../db/schema'
import type { StaffRole } from '../../../db/values/staff'
import { COUNTY, GROUP, type TestApi, TOWNSHIP, VILLAGE } from '../api'

export const OTHER_GROUP = `${VILLAGE}.4`
/** Where lists are posted. */
export const PLACES = [GROUP, OTHER_GROUP, VILLAGE, TOWNSHIP] as const
export type Place = (typeof PLACES)[number]

/** Everybody who plays a part, with more than one where somebody may have to stand back. */
const CAST = [
  ['熊社长', 'group_cadre', GROUP],
  ['沈社长', 'group_cadre', OTHER_GROUP],
  ['熊长富', 'village_cadre', VILLAGE],
  ['蒲长富', 'village_cadre', VILLAGE],
  ['赵支书', 'village_secretary', VILLAGE],
  ['鲁书记', 'first_secretary', VILLAGE],
  ['姚云川', 'resident_cadre', VILLAGE],
  ['卢思远', 'resident_cadre', VILLAGE],
  ['汪专干', 'township_clerk', TOWNSHIP],
  ['冉专干', 'township_clerk', TOWNSHIP],
  ['罗委员', 'township_committee', TOWNSHIP],
  ['向书记', 'township_secretary', TOWNSHIP],
  ['李县', 'county_office', COUNTY],
  ['袁县', 'county_office', COUNTY],
  ['唐县', 'county_office', COUNTY],
  ['史记者', 'journalist', COUNTY],
] as const satisfies [string, StaffRole, string][]

export const STAFF = CAST.length
/** Where they stand in it. */
export const [GROUP_CADRE, OTHER_CADRE, SURVEYOR, SECOND_SURVEYOR, SECRETARY, FIRST] = [
  0, 1, 2, 3, 4, 5,
] as const
export const [RESIDENT, SECOND_RESIDENT, CLERK, SECOND_CLERK, COMMITTEE, PARTY_SECRETARY] = [
  6, 7, 8, 9, 10, 11,
] as const
export const OFFICES = [12, 13, 14] as const
/** Three who apply, and one of whom it may be said that it was left out. */
export const HOMES = 4
const SURNAMES = '谭牟冉杨'
const GIVEN_NAMES = '大正明启文英旺山富贵华国'

/** A member of staff is tied to a household: `[staff, home]`; the last of its kind by their own phone. */
export type Tie = readonly [staff: number, home: number]

export type World = Awaited<ReturnType<typeof startWorld>>
export type Member = World['staff'][number]
export type Home = Awaited<ReturnType<World['begin']>>['homes'][number]

async function addMember(api: TestApi, [name, role, areaPath]: (typeof CAST)[number]) {
  // Units apart, so that nobody is a colleague of all.
  const member = await api.addStaff({ name, unit: `${name}的单位`, roles: [[role, areaPath]] })
  return { ...member, contact: await api.addContact({ phone: member.phone ?? '' }) }
}

/** 宝坪村 of 天元乡 with its officials, and whatever a history begins with. */
export async function startWorld(api: TestApi) {
  const row = { county: COUNTY, level: 'group' as const, source: '测试' }
  await api.db.insert(areas).values({ ...row, path: OTHER_GROUP, name: '4社' })
  const staff: Awaited<ReturnType<typeof addMember>>[] = []
  for (const each of CAST) staff.push(await addMember(api, each))
  const strangers = [await api.addContact(), await api.addContact()]
  let begun = 0

  /** Nothing is left of another history: nobody on the roll but four households, and nothing open. */
  async function begin(startsAt: string, ties: readonly Tie[]) {
    api.clock.now = new Date(startsAt)
    await api.sql`update reviews set status = 'void' where status = 'called'`
    await api.sql`update rounds set status = 'closed'`
    await api.sql`update applications set status = 'withdrawn' where status = 'filed'`
    await api.sql`update objections set status = 'withdrawn' where status = 'open'`
    await api.sql`update sign_offs set status = 'void' where status = 'asked'`
    await api.sql`update outbox set status = 'cancelled', purpose = id::text where status = 'queued'`
    await api.sql`update households set status = 'closed'`
    await api.sql`update people set phone_index = null`
    await api.sql`delete from link_attempts`
    const at = (n: number) => GIVEN_NAMES.charAt(n % GIVEN_NAMES.length)
    const given = at(begun) + at(Math.trunc(begun / GIVEN_NAMES.length) + 1)
    begun++
    const homes: (Awaited<ReturnType<TestApi['addHousehold']>> & {
      contact: Awaited<ReturnType<TestApi['addContact']>>
    })[] = []
    for (const [i, surname] of [...SURNAMES].entries()) {
      const own = ties.find(([who, home]) => home === i && who % 2 === 1)
      const phone = own && staff[own[0]]?.phone
      const areaPath = i === 2 ? OTHER_GROUP : GROUP
      const home = await api.addHousehold({
        head: surname + given,
        areaPath,
        ...(phone && { phone }),
      })
      homes.push({ ...home, contact: await api.addContact({ linkedTo: [home.id] }) })
    }
    const kin = ties.flatMap(([who, home]) => {
      const [member, of] = [staff[who], homes[home]]
      return member && of && who % 2 === 0
        ? { county: COUNTY, staffId: member.id, householdId: of.id, kind: 'kin' as const }
        : []
    })
    if (kin.length > 0) await api.db.insert(staffTies).values(kin).onConflictDoNothing()
    return { homes }
  }

  return { api, staff, strangers, begin }
}
