import { areaPlaces } from '../../db/schema'
import { COUNTY, type TestApi, VILLAGE } from './api'

/** Where the village lies: 31.4 N, 109.6 E, and how far it reaches. */
export async function placeVillage({ db }: Pick<TestApi, 'db'>, radiusM = 0) {
  const middle = { latitudeE6: 31_400_000, longitudeE6: 109_600_000 }
  await db
    .insert(areaPlaces)
    .values({ county: COUNTY, path: VILLAGE, ...middle, radiusM, source: '测试' })
}

export const IN_THE_VILLAGE = { latitude: 31.401, longitude: 109.6 }
/** Some 11 km to the north. */
export const FAR_AWAY = { latitude: 31.5, longitude: 109.6 }

/** The handbook of a household, field by field. */
export async function handbookOf({ sql }: Pick<TestApi, 'sql'>, householdId: string) {
  const rows = await sql<{ field: string; value: string }[]>`
    select field, value from handbook_fields
     where county = ${COUNTY} and household_id = ${householdId} order by field`
  return Object.fromEntries(rows.map(({ field, value }) => [field, value]))
}

/** The events of a subject, in their order. */
export const chainOf = ({ sql }: Pick<TestApi, 'sql'>, subject: string) =>
  sql<{ type: string; actor: string; details: Record<string, unknown> }[]>`
    select type, actor, details from events
     where county = ${COUNTY} and subject = ${subject} order by seq`
