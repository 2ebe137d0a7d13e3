import { newId } from '../../api/shared/ids'
import type { Standard } from '../../api/villages/rules'
import type { VillageScore } from '../../api/villages/score'
import { households, people } from '../../db/schema'
import type { HouseholdType, PovertyCause, RollStatus } from '../../db/values/roll'
import type { VillageRoundKind } from '../../db/values/rounds'
import { EXIT_CHECKS } from '../../db/values/village-standards'
import { COUNTY, GROUP, type TestApi, TOWNSHIP, VILLAGE } from './api'

const share = { weight: 10, least: 0, most: 500, worse: 'high' } as const
const grade = { weight: 10, least: 0, most: 10, worse: 'high' } as const

/** A standard a test can reckon by in the head: ten points each. */
export const STANDARD: Standard = {
  elderlyFrom: 60,
  incomeKnownLeast: 500,
  deepFrom: 60,
  relativeFrom: 40,
  indicators: {
    poverty_incidence: share,
    registered_share: share,
    low_income_share: share,
    disposable_income: { weight: 10, least: 400_000, most: 1_400_000, worse: 'low' },
    poor_transport: grade,
    poor_drinking_water: grade,
    harsh_environment: grade,
    allowance_burden: share,
    illness_burden: share,
    elderly_burden: share,
  },
}

interface NewFamily {
  areaPath?: string
  status?: RollStatus
  type?: HouseholdType
  cause?: PovertyCause
  /** Per head, in yuan; null where nobody knows. */
  yuan?: number | null
  /** Year of birth of each; one of them grown unless given. */
  born?: number[]
  isDisabled?: boolean
}

let born = 0

/** A household on the roll with what the indicators of its village are counted from. */
export async function addFamily({ db, deps }: Pick<TestApi, 'db' | 'deps'>, given: NewFamily = {}) {
  const { areaPath = GROUP, status = 'unregistered', yuan = 9_000 } = given
  const years = given.born ?? [1980]
  const id = newId()
  await db.insert(households).values({
    county: COUNTY,
    id,
    key: `test:${id}`,
    areaPath,
    headName: '谭大山',
    size: years.length,
    status,
    type: given.type ?? null,
    mainCause: given.cause ?? null,
    otherCauses: [],
    netIncomePerHeadFen: yuan === null ? null : yuan * 100,
    fingerprint: Buffer.alloc(16),
  })
  for (const [i, year] of years.entries()) {
    const personId = newId()
    const idNumber = `509938${year}0101${String(++born).padStart(4, '0')}`
    const place = { county: COUNTY, table: 'people', column: 'id_number_sealed', row: personId }
    await db.insert(people).values({
      county: COUNTY,
      id: personId,
      householdId: id,
      name: '谭大山',
      isHead: i === 0,
      relation: '户主',
      health: given.isDisabled && i === 0 ? ['disabled'] : [],
      idNumberSealed: deps.sealer.seal(place, idNumber),
      idNumberIndex: deps.sealer.index('id_number', COUNTY, idNumber),
    })
  }
  return id
}

const OFFICE = 'job:command'

/** What the roll never tells of a village, all of one grade, from the day of the clock. */
export async function enterGrades(api: TestApi, areaPath = VILLAGE, value = 5, year = 2026) {
  for (const indicator of ['poor_transport', 'poor_drinking_water', 'harsh_environment']) {
    const body = { areaPath, year, indicator, value, source: '2025年交通局调查' }
    const { status } = await api.call('/villages/indicators', { actor: OFFICE, body })
    if (status !== 200) throw new Error(`not entered: ${status}`)
  }
}

export const setStandard = (api: TestApi, rules: object = STANDARD, validFrom = '2026-01-01') =>
  api.call('/villages/standards', { actor: OFFICE, body: { validFrom, source: '示例', rules } })

export const reckon = (api: TestApi, year = 2026) =>
  api.call('/villages/scores', { actor: OFFICE, body: { year } })

/** The score of a village as anybody may see it. */
export const scoreOf = async (api: TestApi, path = VILLAGE, query = '') =>
  (await api.call(`/villages/scores/${path}${query}`)).body as unknown as VillageScore

/** Nothing is left of what another test put on the roll and reckoned from it. */
export async function forgetVillages({ ownerSql: sql }: Pick<TestApi, 'ownerSql'>) {
  await sql`update rounds set status = 'closed' where county = ${COUNTY}`
  await sql`truncate notice_villages, village_cases, poor_villages, village_scores,
                     village_indicators, village_standards, people, households cascade`
}

/** Whoever plays a part in a round of villages of 天元乡, and what they do by the API. */
export async function startVillageRound(api: TestApi) {
  const clerk = await api.addStaff({ name: '冉乡', roles: [['township_clerk', TOWNSHIP]] })
  const office = await api.addStaff({ name: '李县', roles: [['county_office', COUNTY]] })

  const open = (kind: VillageRoundKind, areaPath = TOWNSHIP) =>
    api.call('/rounds', { actor: office.actor, body: { kind, year: 2026, areaPath } })
  const propose = (more: object = {}, actor: Actor = clerk.actor) =>
    api.call('/villages/cases', { actor, body: { areaPath: VILLAGE, ...more } })
  const decide = (id: string, body: object, actor: Actor = office.actor) =>
    api.call(`/villages/cases/${id}/actions`, { actor, body: { type: 'decide', ...body } })
  const caseOf = async (path = VILLAGE) => {
    const [row] = await api.sql<{ id: string; status: string; level: string; kind: string }[]>`
      select id, status, level, kind from village_cases
       where village_path = ${path} order by proposed_at desc, id desc limit 1`
    if (!row) throw new Error('no case')
    return row
  }
  const standingOf = async (path = VILLAGE) => {
    const [row] = await api.sql`
      select status, class, since from poor_villages where village_path = ${path}`
    return row
  }

  /** A village that scores as deeply poor; or, with few poor people, one that may go out. */
  async function village({ isPoor = true } = {}) {
    await setStandard(api)
    if (isPoor) await addFamily(api, { status: 'registered', born: [1950] })
    else await addFamily(api, { born: [1950] })
    await enterGrades(api, VILLAGE, 10)
    await reckon(api)
  }

  const makePoor = (path = VILLAGE) => api.sql`
    insert into poor_villages (county, village_path, status, class, since)
    values (${COUNTY}, ${path}, 'poor', 'deep', '2014-12-31')`
  /** As if its list had hung in the township uncontested. */
  const sendUp = () => api.sql`update village_cases set level = 'county' where status = 'filed'`

  return { clerk, office, open, propose, decide, caseOf, standingOf, village, makePoor, sendUp }
}

type Actor = `staff:${string}` | `contact:${string}` | 'job:command'

export const ALL_MET = EXIT_CHECKS.map((item) => ({ item, isMet: true, source: '验收单' }))
