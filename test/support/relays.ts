import { newId } from '../../api/shared/ids'
import { broadcasts, relays } from '../../db/schema'
import { COUNTY, type TestApi } from './api'

let notices = 0

interface Given {
  householdId: string
  areaPath: string
  county?: string
  status?: 'sending' | 'cancelled'
  toldAt?: Date
  reachedAt?: Date
}

/** A notice that went out without reaching a household; its id. */
export async function addRelay(api: TestApi, given: Given): Promise<string> {
  const { householdId, areaPath, county = COUNTY, status = 'sending', ...set } = given
  const [author] = await api.sql<{ id: string }[]>`
    select id from staff where county = ${county} order by id limit 1`
  const authorId = author?.id ?? (await api.addStaff({ roles: [['county_office', county]] })).id
  const id = newId()
  await api.db.insert(broadcasts).values({
    county,
    id,
    code: String(8_000_000_000 + ++notices),
    areaPath,
    areas: [areaPath],
    narrowing: {},
    audience: 'households',
    roles: [],
    body: '明天停水',
    status,
    reach: { villages: [] },
    draftedBy: authorId,
    draftedAt: api.clock.now,
  })
  const row = { county, broadcastId: id, householdId, groupPath: areaPath }
  await api.db
    .insert(relays)
    .values({ ...row, reason: 'no_phone', staffId: null, askedAt: api.clock.now, ...set })
  return id
}
