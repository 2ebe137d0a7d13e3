import { newId } from '../../../api/shared/ids'
import { COUNTY, GROUP, type TestApi, VILLAGE } from '../api'
import { postList } from '../objections'
import { contestedAt, placeOf } from './objections'
import { outcome, plain, type Row } from './row'

/** No round is open: whoever may opens one. */
const closeRounds = (api: TestApi) =>
  api.ownerSql`update rounds set status = 'closed' where county = ${COUNTY}`

/** An open round in 宝坪村, in which the household inside waits for the list of its group. */
async function openRound(api: TestApi, householdId: string) {
  await closeRounds(api)
  const id = newId()
  const figures = { notice_days: { value: 6 }, objection_working_days: { value: 4 } }
  const { id: openedBy } = await api.addStaff({ roles: [['evaluator', COUNTY]], phone: null })
  await api.ownerSql`
    insert into rounds (county, id, kind, year, area_path, status, opened_on, opened_by, figures)
    values (${COUNTY}, ${id}, 'identification', 2026, ${VILLAGE}, 'open', '2026-03-09', ${openedBy},
            ${api.ownerSql.json(figures)})`
  await api.ownerSql`
    update applications set round_id = ${id}, level = 'group', review_id = id
     where county = ${COUNTY} and household_id = ${householdId} and status = 'filed'`
}

/** As the sheet calls it. */
const ON_LIST = '牟大山'

export const noticesRows: Record<string, Row> = {
  'GET /rounds': plain('round.list', '/rounds'),
  'POST /rounds': {
    action: 'round.open',
    about: 'plain',
    call: async (_standing, _part, api) => {
      await closeRounds(api)
      return {
        path: '/rounds',
        body: { kind: 'identification', year: 2026, areaPath: VILLAGE },
      }
    },
  },
  'POST /rounds/:id/actions': {
    action: 'round.open',
    about: 'plain',
    call: async (_standing, _part, api) => {
      await closeRounds(api)
      const id = newId()
      const { id: openedBy } = await api.addStaff({ roles: [['evaluator', COUNTY]], phone: null })
      await api.ownerSql`
        insert into rounds (county, id, kind, year, area_path, status, opened_on, opened_by, figures)
        values (${COUNTY}, ${id}, 'identification', 2026, ${VILLAGE}, 'open', '2026-03-09',
                ${openedBy}, '{}')`
      return { path: `/rounds/${id}/actions`, body: { type: 'close' } }
    },
  },
  'POST /notices/drafts': plain('notice.post', '/notices/drafts', { text: '' }),
  'POST /notices': {
    action: 'notice.post',
    about: 'plain',
    call: async ({ householdId }, _part, api) => {
      await api.ownerSql`update notice_entries set status = 'removed'`
      await openRound(api, householdId)
      return { path: '/notices', body: { areaPath: GROUP } }
    },
  },
  'GET /notices': plain('notice.list', '/notices?limit=100'),
  'GET /notices/by-code/:code': {
    action: 'notice.read',
    about: 'plain',
    call: async ({ areaPath }, _part, api) => {
      const { code } = await postList(api, { areaPath })
      return { path: `/notices/by-code/${code}` }
    },
  },
  'GET /notices/by-code/:code/loudspeaker': {
    action: 'notice.post',
    about: 'item',
    call: async (standing, _part, api) => {
      const { list } = await contestedAt(api, { ...placeOf(standing), head: ON_LIST }, null)
      return { path: `/notices/by-code/${list.code}/loudspeaker?names=true` }
    },
  },
  'POST /subscriptions/drafts': plain('contact.change', '/subscriptions/drafts', {
    text: '宝坪村',
  }),
  'GET /contacts/preferences': plain('contact.change', '/contacts/preferences'),
  'GET /subscriptions': plain('contact.change', '/subscriptions'),
  'POST /notices/by-code/:code/severings/drafts': {
    action: 'notice.advance',
    about: 'item',
    call: async (standing, _part, api) => {
      const { list } = await contestedAt(api, { ...placeOf(standing), head: ON_LIST }, null)
      const path = `/notices/by-code/${list.code}/severings/drafts`
      return { path, body: { head: ON_LIST } }
    },
  },
  'POST /notices/by-code/:code/actions': {
    action: 'notice.advance',
    about: 'item',
    call: async (standing, _part, api) => {
      const { list } = await contestedAt(api, { ...placeOf(standing), head: ON_LIST }, null)
      return {
        path: `/notices/by-code/${list.code}/actions`,
        body: { type: 'sever', head: ON_LIST },
      }
    },
    isDone: (answer) => outcome(answer) === 'severed',
  },
}
