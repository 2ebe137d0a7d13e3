import type { HouseholdType, RollStatus, WatchKind } from '../../db/values/roll'
import type { RequestContext } from '../http/context'

export interface RegisterHousehold {
  id: string
  number: string | null
  areaPath: string
  status: RollStatus
  watch: WatchKind | null
  type: HouseholdType | null
  head: RegisterPerson | null
}

export interface RegisterPerson {
  id: string
  name: string
  /** In the clear, and in memory alone. */
  idNumber: string
  household: RegisterHousehold
  isDisabled: boolean
  /** False where the register says nothing of their health. */
  isHealthKnown: boolean
}

interface Row {
  id: string
  householdId: string
  name: string
  isHead: boolean
  health: string[]
  sealed: Buffer
}

/** So many at a time come from the database. */
const AT_ONCE = 2_000

/** Everybody of the county's roll, for one comparison: whoever is not registered is needed to tell namesakes apart. */
export async function readRegister(
  ctx: Pick<RequestContext, 'county' | 'deps'>,
): Promise<RegisterPerson[]> {
  const { county, deps } = ctx
  const { sql } = deps.connection
  const found = await sql<Omit<RegisterHousehold, 'head'>[]>`
    select id, number, area_path as "areaPath", status, watch, type
      from households where county = ${county}`
  const households = new Map(
    found.map((each) => [each.id, { ...each, head: null } as RegisterHousehold]),
  )
  const people: RegisterPerson[] = []
  const rows = sql<Row[]>`
    select id, household_id as "householdId", name, is_head as "isHead", health,
           id_number_sealed as sealed
      from people where county = ${county}`.cursor(AT_ONCE)
  for await (const some of rows)
    for (const { id, householdId, name, isHead, health, sealed } of some) {
      const household = households.get(householdId)
      if (!household) continue
      const place = { county, table: 'people', column: 'id_number_sealed', row: id }
      const person = {
        id,
        name,
        idNumber: deps.sealer.open(place, sealed),
        household,
        isDisabled: health.includes('disabled'),
        isHealthKnown: health.length > 0,
      }
      if (isHead) household.head = person
      people.push(person)
    }
  return people
}
