import { newId } from '../../api/shared/ids'
import { people } from '../../db/schema'
import { COUNTY, type TestApi } from './api'

/** Another member of a household, with the end of the ID. */
export async function addMember(api: TestApi, householdId: string, name: string, idLast4: string) {
  const id = newId()
  const idNumber = `50993819${String(Math.trunc(Math.random() * 1e6)).padStart(6, '0')}${idLast4}`
  const place = { county: COUNTY, table: 'people', column: 'id_number_sealed', row: id }
  await api.db.insert(people).values({
    county: COUNTY,
    id,
    householdId,
    name,
    isHead: false,
    relation: '子女',
    health: [],
    idNumberSealed: api.deps.sealer.seal(place, idNumber),
    idNumberIndex: api.deps.sealer.index('id_number', COUNTY, idNumber),
  })
}

export const proxiesOf = (api: TestApi, householdId: string) =>
  api.sql<
    {
      id: string
      contact_id: string
      role: string
      staff_id: string | null
      consent: string
      code: string
      ends_at: Date
    }[]
  >`select * from proxies where household_id = ${householdId} order by opened_at, id`

let families = 0
/** A name no other household of the test has, in characters alone. */
export function newName(surname: string): string {
  const at = (n: number) => '甲乙丙丁戊己庚辛壬癸'.charAt(n % 10)
  const n = families++
  return surname + at(Math.trunc(n / 10)) + at(n)
}
