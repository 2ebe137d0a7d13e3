import type { Part } from '../../api/shared/rights'
import { areas } from '../../db/schema'
import { STAFF_ROLES, type StaffRole } from '../../db/values/staff'
import { COUNTY, createSeeds, GROUP, OTHER_VILLAGE, type TestApi, TOWNSHIP, VILLAGE } from './api'

/**
 * Where a household stands as seen by those who work in 宝坪村3社: `beside` in the next village of the
 * township, `outside` in another township, `foreign` in another county on the very same path.
 */
export const PLACES = ['inside', 'tied', 'beside', 'outside', 'foreign'] as const
export type Place = (typeof PLACES)[number]

const AREA_OF: Record<Place, string> = {
  inside: GROUP,
  tied: GROUP,
  beside: OTHER_VILLAGE,
  outside: 'wuxi.yulin.wusong.1',
  foreign: GROUP,
}

const FOREIGN = 'wushan'

const GROUP_ROLES = ['group_cadre']
const VILLAGE_ROLES = ['village_cadre', 'village_secretary', 'resident_cadre', 'first_secretary']
const TOWNSHIP_ROLES = ['township_clerk', 'township_committee']

/** The area each role holds in this world, narrowest first. */
function areaOfRole(role: StaffRole): string {
  if (GROUP_ROLES.includes(role)) return GROUP
  if (VILLAGE_ROLES.includes(role)) return VILLAGE
  return TOWNSHIP_ROLES.includes(role) ? TOWNSHIP : COUNTY
}

/** The places within a part's own area, said without the code that is tested. */
export function placesOf(part: Part): Place[] {
  if (GROUP_ROLES.includes(part) || VILLAGE_ROLES.includes(part)) return ['inside', 'tied']
  if (TOWNSHIP_ROLES.includes(part)) return ['inside', 'tied', 'beside']
  return ['inside', 'tied', 'beside', 'outside']
}

/** A household with whoever speaks for it, what they filed, and a cadre of its area. */
export interface Standing {
  place: Place
  areaPath: string
  head: string
  idNumber: string
  householdId: string
  contactId: string
  phone: string
  applicationId: string
  applicationCode: string
  helpId: string
  helpCode: string
  cadreId: string
}

type Actor = `contact:${string}` | `staff:${string}` | 'job:bot' | 'job:worker' | 'job:command'

/** One household in every place, one actor for every part; every member of staff is tied to `tied`. */
export async function createWorld(api: TestApi) {
  await api.addCounty()
  await createSeeds(api.deps, FOREIGN).addCounty()
  const rest = [
    ['wuxi.yulin', 'township', '鱼鳞乡'],
    ['wuxi.yulin.wusong', 'village', '五宋村'],
    ['wuxi.yulin.wusong.1', 'group', '1社'],
  ] as const
  const rows = rest.map(([path, level, name]) => ({ path, level, name, source: '测试' }))
  await api.db.insert(areas).values(rows.map((row) => ({ county: COUNTY, ...row })))

  const standings = {} as Record<Place, Standing>
  for (const place of PLACES) standings[place] = await addStanding(api, place)

  const actors = new Map<Part, Actor | undefined>([
    ['public', undefined],
    ['contact', `contact:${standings.inside.contactId}`],
    ['bot', 'job:bot'],
    ['worker', 'job:worker'],
    ['command', 'job:command'],
  ])
  const ties = [standings.tied.householdId]
  const players = new Map<Part, string>()
  for (const role of STAFF_ROLES) {
    const { id, actor } = await api.addStaff({ roles: [[role, areaOfRole(role)]], ties })
    actors.set(role, actor)
    players.set(role, id)
  }
  setPlayers(api, players)
  return { standings, actors, players }
}
export type World = Awaited<ReturnType<typeof createWorld>>

const playersOf = new WeakMap<TestApi, ReadonlyMap<Part, string>>()

export const setPlayers = (api: TestApi, players: ReadonlyMap<Part, string>) =>
  playersOf.set(api, players)

/** The member of staff who plays a part in 巫溪县; none for parts that are not of staff. */
export const playerOf = (api: TestApi, part: Part) => playersOf.get(api)?.get(part)

async function addStanding(api: TestApi, place: Place): Promise<Standing> {
  const county = place === 'foreign' ? FOREIGN : COUNTY
  const seeds = place === 'foreign' ? createSeeds(api.deps, FOREIGN) : api
  const number = PLACES.indexOf(place) + 1
  const phone = `+861998888000${number}`
  const head = `户主${'甲乙丙丁戊'.charAt(number - 1)}`
  const idNumber = `5099381960020273${number}X`
  const areaPath = AREA_OF[place]
  const { id: householdId } = await seeds.addHousehold({ head, areaPath, phone, idNumber })
  const cadre = await seeds.addStaff({ roles: [['village_cadre', areaPath]] })
  const { id: contactId, actor } = await seeds.addContact({ phone, linkedTo: [householdId] })
  await api.call('/applications', { actor, county, body: { householdId } })
  await api.call('/help-requests', { actor, county, body: { kind: 'help', text: '请帮忙' } })
  const [filed] = await api.sql<Filed[]>`
    select a.id as "applicationId", a.code as "applicationCode", h.id as "helpId",
           h.code as "helpCode"
      from applications a
      join help_requests h on h.county = a.county and h.contact_id = a.contact_id
     where a.county = ${county} and a.contact_id = ${contactId}
     order by a.id, h.id limit 1`
  if (!filed) throw new Error(`nothing was filed ${place}`)
  const household = { place, areaPath, head, idNumber, householdId }
  return { ...household, contactId, phone, cadreId: cadre.id, ...filed }
}

type Filed = Pick<Standing, 'applicationId' | 'applicationCode' | 'helpId' | 'helpCode'>

/** The places of which an answer shows anything that is theirs alone. */
export function placesIn({ standings }: World, answer: unknown): Place[] {
  const said = JSON.stringify(answer)
  return PLACES.filter((place) => {
    const { head, householdId, contactId, cadreId, ...filed } = standings[place]
    const { applicationId, applicationCode, helpId, helpCode } = filed
    const filings = [applicationId, applicationCode, helpId, helpCode]
    return [head, householdId, contactId, cadreId, ...filings].some((mark) => said.includes(mark))
  })
}

/** Whole phones and identity numbers an answer shows, which nobody may be shown. */
export function secretsIn({ standings }: World, answer: unknown): string[] {
  const said = JSON.stringify(answer)
  const secrets = Object.values(standings).flatMap(({ phone, idNumber }) => [
    phone.slice(3),
    idNumber,
    idNumber.slice(-4),
  ])
  return secrets.filter((secret) => said.includes(secret))
}
