import { and, eq } from 'drizzle-orm'
import { NO_FACTS } from '../../../api/entry-visits/facts'
import { saveEntry } from '../../../api/entry-visits/store'
import { newId } from '../../../api/shared/ids'
import { getSurvey } from '../../../api/surveys/standing'
import { applications, entryVisits, rounds } from '../../../db/schema'
import type { TestApi } from '../api'
import { commandContext } from '../command'
import { PLACES, type Standing } from '../rights-world'
import { outcome, type Row } from './row'

type Place = Pick<Standing, 'place' | 'householdId' | 'areaPath' | 'cadreId' | 'applicationId'>
const contextOf = (api: TestApi, { place }: Pick<Place, 'place'>) => ({
  ...commandContext(api),
  county: place === 'foreign' ? 'wushan' : 'wuxi',
})

/** The household's case in an open round of its county. */
async function openCase(api: TestApi, standing: Place): Promise<string> {
  const { county } = contextOf(api, standing)
  // Other rows close rounds, and open those of other kinds.
  await api.db.update(rounds).set({ status: 'closed' }).where(eq(rounds.county, county))
  const ofKind = and(eq(rounds.county, county), eq(rounds.kind, 'identification'))
  const [known] = await api.db.select().from(rounds).where(ofKind).orderBy(rounds.id).limit(1)
  const id = known?.id ?? newId()
  if (!known) {
    await api.db.insert(rounds).values({
      county,
      id,
      kind: 'identification',
      year: 2026,
      areaPath: county === 'wuxi' ? 'wuxi' : standing.areaPath,
      status: 'open',
      openedOn: '2026-03-09',
      openedBy: standing.cadreId,
      figures: { poverty_line: { value: 400_000 } },
    })
  }
  // Other rows open rounds that reckon nothing.
  await api.db
    .update(rounds)
    .set({ status: 'open', figures: { poverty_line: { value: 400_000 } } })
    .where(and(eq(rounds.county, county), eq(rounds.id, id)))
  await api.db
    .update(applications)
    .set({ roundId: id, level: 'group', status: 'filed' })
    .where(and(eq(applications.county, county), eq(applications.id, standing.applicationId)))
  return id
}

/** A survey under way, as it was before anybody in this row came to it. */
async function surveyAt(api: TestApi, standing: Place) {
  const ctx = contextOf(api, standing)
  const { householdId, areaPath, cadreId } = standing
  const roundId = await openCase(api, standing)
  const { id } = await saveEntry(api.db, ctx, {
    roundId,
    householdId,
    kind: 'survey',
    areaPath,
    status: 'open',
    staffId: cadreId,
    companionId: null,
    startedAt: api.clock.now,
    finishedAt: null,
    visitedOn: '2026-03-09',
    verdict: null,
    facts: NO_FACTS,
    point: null,
    isFar: false,
  })
  return getSurvey(api.db, ctx, id)
}

async function standingsOf(api: TestApi): Promise<Place[]> {
  const rows = await api.sql<(Omit<Place, 'place'> & { county: string })[]>`
    select h.county, h.id as "householdId", h.area_path as "areaPath", a.id as "applicationId",
           (select r.staff_id from staff_roles r
             where r.county = h.county and r.area_path = h.area_path
             order by r.staff_id limit 1) as "cadreId"
      from households h join applications a on a.county = h.county and a.household_id = h.id
     order by h.id, a.id`
  return rows.map(({ county, ...row }) => ({
    ...row,
    place: county === 'wushan' ? ('foreign' as const) : PLACES[0],
  }))
}

export const surveysRows: Record<string, Row> = {
  'POST /surveys': {
    action: 'survey.make',
    about: 'item',
    decides: true,
    call: async (standing, _part, api) => {
      await openCase(api, standing)
      const { householdId, cadreId: companionId } = standing
      const { county } = contextOf(api, standing)
      await api.db
        .delete(entryVisits)
        .where(and(eq(entryVisits.county, county), eq(entryVisits.householdId, householdId)))
      return { path: '/surveys', body: { householdId, companionId, text: '' } }
    },
    isDone: (answer) => outcome(answer) === 'started',
  },
  'POST /surveys/drafts': {
    action: 'survey.make',
    about: 'item',
    call: async (standing, _part, api) => {
      await openCase(api, standing)
      return { path: '/surveys/drafts', body: { text: '', householdId: standing.householdId } }
    },
  },
  'POST /surveys/readings': {
    action: 'survey.make',
    about: 'item',
    decides: true,
    call: async (standing, _part, api) => {
      await surveyAt(api, standing)
      const { householdId } = standing
      return { path: '/surveys/readings', body: { householdId, text: '4口' } }
    },
  },
  'GET /surveys': {
    action: 'survey.list',
    about: 'list',
    call: async (_standing, _part, api) => {
      for (const place of await standingsOf(api)) await surveyAt(api, place)
      return { path: '/surveys?limit=100' }
    },
  },
  'GET /surveys/:id': {
    action: 'survey.list',
    about: 'item',
    call: async (standing, _part, api) => {
      const { row } = await surveyAt(api, standing)
      return { path: `/surveys/${row.id}` }
    },
  },
  'POST /surveys/:id/actions': {
    action: 'survey.make',
    about: 'item',
    decides: true,
    call: async (standing, _part, api) => {
      const { row, revision } = await surveyAt(api, standing)
      return {
        path: `/surveys/${row.id}/actions`,
        body: { type: 'note', revision, text: '4口' },
      }
    },
    isDone: (answer) => outcome(answer) === 'noted',
  },
}
