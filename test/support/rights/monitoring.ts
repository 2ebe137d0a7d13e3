import { newId } from '../../../api/shared/ids'
import { ledgerPlace } from '../../../api/monitoring/ledger'
import { ledgerEntries } from '../../../db/schema'
import type { TestApi } from '../api'
import type { Standing } from '../rights-world'
import { list, outcome, plain, type Row } from './row'

const countyOf = ({ place }: Pick<Standing, 'place'>) => (place === 'foreign' ? 'wushan' : 'wuxi')

/** The household of a place stands in the ledger. */
async function inLedger(api: TestApi, standing: Standing): Promise<string> {
  const county = countyOf(standing)
  const { householdId } = standing
  const id = newId()
  await api.ownerSql`
    delete from ledger_entries where county = ${county} and household_id = ${householdId}`
  await api.db.insert(ledgerEntries).values({
    county,
    id,
    householdId,
    class: 'call_for_help',
    enteredBy: standing.cadreId,
    enteredOn: '2026-03-09',
    reasonSealed: api.deps.sealer.seal(ledgerPlace(county, id, 'reason_sealed'), '没活路'),
  })
  return householdId
}

/** Everybody is watched and stands in the ledger. */
async function everywhere(api: TestApi): Promise<void> {
  await api.ownerSql`update households set watch = 'borderline' where status <> 'closed'`
  const places = await api.sql<Pick<Standing, 'householdId' | 'cadreId' | 'place'>[]>`
    select h.id as "householdId", s.staff_id as "cadreId",
           case when h.county = 'wushan' then 'foreign' else 'inside' end as place
      from households h
      join lateral (select r.staff_id from staff_roles r
                     where r.county = h.county and r.area_path = h.area_path
                     order by r.staff_id limit 1) s on true
     order by h.id`
  for (const place of places) await inLedger(api, place as Standing)
}

export const monitoringRows: Record<string, Row> = {
  'GET /monitoring/ledger': {
    ...list('monitoring.list', '/monitoring/ledger?limit=100'),
    call: async (_standing, _part, api) => {
      await everywhere(api)
      return { path: '/monitoring/ledger?limit=100' }
    },
  },
  'GET /monitoring/watched': {
    ...list('monitoring.list', '/monitoring/watched?limit=100'),
    call: async (_standing, _part, api) => {
      await everywhere(api)
      return { path: '/monitoring/watched?limit=100' }
    },
  },
  'GET /monitoring/weekly': plain('monitoring.list', '/monitoring/weekly'),
  'POST /monitoring/ledger/drafts': {
    action: 'ledger.leave',
    about: 'item',
    call: ({ householdId }) => ({
      path: '/monitoring/ledger/drafts',
      body: { text: '病好了', householdId },
    }),
  },
  'POST /monitoring/ledger/endings': {
    action: 'ledger.leave',
    about: 'item',
    decides: true,
    call: async (standing, _part, api) => ({
      path: '/monitoring/ledger/endings',
      body: { householdId: await inLedger(api, standing), reason: '病好了' },
    }),
    isDone: (answer) => outcome(answer) === 'left_ledger',
  },
}
