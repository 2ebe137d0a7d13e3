import { newId } from '../../../api/shared/ids'
import { COUNTY, type TestApi, VILLAGE } from '../api'
import { outcome, plain, type Row } from './row'

/** An exit round of the whole county, in which nobody has anything under way. */
async function openExit(api: TestApi, householdId: string, county: string) {
  await api.ownerSql`update applications set status = 'withdrawn' where household_id = ${householdId}`
  await api.ownerSql`update households set status = 'registered' where id = ${householdId}`
  await api.ownerSql`update rounds set status = 'closed' where kind = 'exit'`
  const [member] = await api.ownerSql<{ id: string }[]>`
    select id from staff where county = ${county} order by id limit 1`
  await api.ownerSql`
    insert into rounds (county, id, kind, year, area_path, status, opened_on, opened_by, figures)
    values (${county}, ${newId()}, 'exit', 2026, ${COUNTY}, 'open', '2026-03-09',
            ${member?.id ?? ''}, '{}')`
}

export const roundsRows: Record<string, Row> = {
  'GET /todo': plain('todo.read', '/todo'),
  'GET /todo/duties': plain('duty.list', '/todo/duties'),
  'POST /rounds/drafts': plain('round.open', '/rounds/drafts', { text: VILLAGE }),
  'POST /proposals': {
    action: 'proposal.make',
    about: 'item',
    decides: true,
    call: async ({ householdId, place }, _part, api) => {
      await openExit(api, householdId, place === 'foreign' ? 'wushan' : 'wuxi')
      return { path: '/proposals', body: { kind: 'exit', householdId } }
    },
    isDone: (answer) => outcome(answer) === 'proposed',
  },
  'POST /proposals/drafts': {
    action: 'proposal.make',
    about: 'item',
    call: ({ householdId }) => ({
      path: '/proposals/drafts',
      body: { kind: 'exit', text: '', householdId },
    }),
  },
}
