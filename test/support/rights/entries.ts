import { NO_FACTS } from '../../../api/entry-visits/facts'
import { saveEntry } from '../../../api/entry-visits/store'
import { newId } from '../../../api/shared/ids'
import { COUNTY, GROUP, type TestApi } from '../api'
import type { Standing } from '../rights-world'
import { outcome, plain, type Row } from './row'

/** A round over the whole of either county, the only one that is open; its id by county. */
async function openEverywhere(api: TestApi): Promise<Record<string, string>> {
  await api.ownerSql`update rounds set status = 'closed'`
  const ids: Record<string, string> = {}
  for (const county of [COUNTY, 'wushan']) {
    const [member] = await api.sql<{ id: string }[]>`
      select id from staff where county = ${county} order by id limit 1`
    const id = newId()
    await api.ownerSql`
      insert into rounds (county, id, kind, year, area_path, status, opened_on, opened_by, figures)
      values (${county}, ${id}, 'identification', 2026, ${COUNTY}, 'open', '2026-03-09',
              ${member?.id ?? ''}, '{}')`
    ids[county] = id
  }
  return ids
}

type Entered = Pick<Standing, 'householdId' | 'areaPath' | 'cadreId' | 'place'>

/** Screened by its own cadre, and disputed. */
async function screened(api: TestApi, standing: Entered, roundIds: Record<string, string>) {
  const county = standing.place === 'foreign' ? 'wushan' : COUNTY
  const { householdId, areaPath, cadreId } = standing
  const dispute = { topic: 'other' as const, text: '有人说有车', settled: null }
  await saveEntry(
    api.db,
    { county, deps: api.deps },
    {
      roundId: roundIds[county] ?? '',
      householdId,
      kind: 'screening',
      areaPath,
      status: 'finished',
      staffId: cadreId,
      companionId: null,
      startedAt: api.clock.now,
      finishedAt: api.clock.now,
      visitedOn: '2026-03-09',
      verdict: 'unclear',
      facts: { ...NO_FACTS, disputes: [dispute] },
      point: null,
      isFar: false,
    },
  )
}

/** A household is found and looked at, whatever the rules then say of it. */
const isFound = ({ status }: { status: number }) => status === 200 || status === 409

const everywhere = (path: string, more: Partial<Row> & Pick<Row, 'action'>): Row => ({
  about: 'item',
  call: async (standing, _part, api) => {
    await screened(api, standing, await openEverywhere(api))
    return { path: `${path}${standing.householdId}` }
  },
  ...more,
})

export const entriesRows: Record<string, Row> = {
  'GET /entry-visits': everywhere('/entry-visits?householdId=', { action: 'entry.list' }),
  'GET /entry-visits/progress': plain('entry.list', '/entry-visits/progress'),
  'GET /entry-visits/screenings/next': plain('entry.screen', '/entry-visits/screenings/next'),
  'POST /entry-visits/screenings/drafts': {
    action: 'entry.screen',
    about: 'item',
    call: ({ householdId }) => ({
      path: '/entry-visits/screenings/drafts',
      body: { text: '不符合', householdId },
    }),
  },
  'POST /entry-visits/screenings': {
    action: 'entry.screen',
    about: 'item',
    call: async ({ householdId }, _part, api) => {
      await openEverywhere(api)
      return {
        path: '/entry-visits/screenings',
        body: { householdId, verdict: 'eligible', isCorrection: true },
      }
    },
    isDone: isFound,
  },
  'POST /entry-visits/screenings/put-off': {
    action: 'entry.screen',
    about: 'item',
    call: async ({ householdId }, _part, api) => {
      await openEverywhere(api)
      return { path: '/entry-visits/screenings/put-off', body: { householdId } }
    },
    isDone: isFound,
  },
  'POST /entry-visits/unlisted-households': {
    action: 'entry.screen',
    about: 'plain',
    call: async (_standing, _part, api) => {
      await openEverywhere(api)
      const body = { head: '王不在册', areaPath: GROUP }
      return { path: '/entry-visits/unlisted-households', body }
    },
  },
  'GET /entry-visits/revisits/due': {
    action: 'entry.revisit',
    about: 'list',
    call: async (_standing, _part, api) => {
      const roundIds = await openEverywhere(api)
      const all = await api.sql<Entered[]>`
        select h.id as "householdId", h.area_path as "areaPath", s.staff_id as "cadreId",
               case when h.county = 'wushan' then 'foreign' else 'inside' end as place
          from households h
          join lateral (select r.staff_id from staff_roles r
                         where r.county = h.county and r.area_path = h.area_path
                         order by r.staff_id limit 1) s on true
         order by h.id`
      for (const standing of all) await screened(api, standing, roundIds)
      return { path: '/entry-visits/revisits/due' }
    },
  },
  'POST /entry-visits/revisits/drafts': {
    action: 'entry.revisit',
    about: 'item',
    call: ({ householdId }) => ({
      path: '/entry-visits/revisits/drafts',
      body: { text: '属实', householdId },
    }),
  },
  'POST /entry-visits/revisits': {
    action: 'entry.revisit',
    about: 'item',
    decides: true,
    call: async (standing, _part, api) => {
      await screened(api, standing, await openEverywhere(api))
      const { householdId } = standing
      const body = { householdId, isAsFound: true, settled: ['不属实'] }
      return { path: '/entry-visits/revisits', body }
    },
    isDone: (answer) => outcome(answer) === 'revisited',
  },
}
