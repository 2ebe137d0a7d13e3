import { eq } from 'drizzle-orm'
import { households, people } from '../../db/schema'
import type { HouseholdRoundKind } from '../../db/values/rounds'
import { COUNTY, type TestApi, TOWNSHIP, VILLAGE } from './api'

/** Households with open cases in an open round, and the team that surveys them. */
export async function startSurveys(api: TestApi) {
  const clerk = await api.addStaff({ name: '冉专干', roles: [['township_clerk', TOWNSHIP]] })
  const companion = await api.addStaff({ name: '卢思远', roles: [['resident_cadre', VILLAGE]] })

  const openRound = (kind: HouseholdRoundKind = 'identification') =>
    api.call('/rounds', { actor: clerk.actor, body: { kind, year: 2026, areaPath: TOWNSHIP } })

  /** A household of four on the roll, with its members' names and an open case. */
  async function applicant(head: string, members: string[] = [], areaPath?: string) {
    const household = await api.addHousehold({ head, ...(areaPath && { areaPath }) })
    const size = Math.max(1, members.length + 1)
    await api.db.update(households).set({ size }).where(eq(households.id, household.id))
    for (const name of members) {
      const id = crypto.randomUUID()
      const seal = api.deps.sealer.seal(
        { county: COUNTY, table: 'people', column: 'id_number_sealed', row: id },
        id,
      )
      await api.db.insert(people).values({
        county: COUNTY,
        id,
        householdId: household.id,
        name,
        isHead: false,
        relation: '家人',
        health: [],
        idNumberSealed: seal,
        idNumberIndex: api.deps.sealer.index('id_number', COUNTY, id),
      })
    }
    const contact = await api.addContact({ linkedTo: [household.id] })
    await api.call('/applications', { actor: contact.actor, body: { householdId: household.id } })
    return { ...household, contact }
  }

  return { clerk, companion, openRound, applicant }
}
