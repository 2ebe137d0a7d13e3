import { and, asc, eq } from 'drizzle-orm'
import { changeHousehold, type HouseholdChange } from '../../api/archive/change-household'
import { type Founding, foundHousehold } from '../../api/archive/found-household'
import { events, people } from '../../db/schema'
import type { PersonRecord } from '../../db/values/roll'
import { COUNTY, type TestApi } from './api'
import { commandContext } from './command'

/** Somebody no household has yet. */
export const newcomer = (given: Partial<PersonRecord> = {}): PersonRecord => ({
  name: '谭小满',
  sex: 'male',
  idNumber: '509938201803010017',
  relation: '之子',
  ethnicity: null,
  education: null,
  schooling: null,
  health: ['healthy'],
  labour: null,
  work: null,
  workMonths: null,
  phone: null,
  isHead: false,
  ...given,
})

/** A decision of the county office, in a transaction of its own. */
export const decide = (
  api: TestApi,
  change: Partial<HouseholdChange> & Pick<HouseholdChange, 'householdId'>,
) =>
  api.db.transaction((tx) =>
    changeHousehold(tx, commandContext(api), {
      reason: 'corrected',
      evidence: 'change:test',
      ...change,
    }),
  )

export const found = (api: TestApi, founding: Partial<Founding> & Pick<Founding, 'areaPath'>) =>
  api.db.transaction((tx) =>
    foundHousehold(tx, commandContext(api), {
      reason: 'split',
      evidence: 'change:test',
      ...founding,
    }),
  )

export const membersOf = (api: TestApi, householdId: string) =>
  api.db
    .select()
    .from(people)
    .where(and(eq(people.county, COUNTY), eq(people.householdId, householdId)))
    .orderBy(asc(people.idNumberIndex))

export const eventsOfHousehold = (api: TestApi, householdId: string) =>
  api.db
    .select({ type: events.type, details: events.details })
    .from(events)
    .where(and(eq(events.county, COUNTY), eq(events.subject, `household:${householdId}`)))
    .orderBy(asc(events.seq))
