import { VILLAGE } from '../api'
import { outcome, plain, type Row } from './row'

const line = { text: '养猪5头', sector: null, amountFen: null, ownerId: null, dueOn: null }

export const plansRows: Record<string, Row> = {
  'GET /plans/of-village': {
    action: 'plan.list',
    about: 'item',
    call: ({ areaPath }) => ({
      path: `/plans/of-village?areaPath=${areaPath.split('.').slice(0, 3).join('.')}`,
    }),
    // A group's cadre has no village.
    isDone: ({ status }) => status === 200 || status === 404,
    // The other county has a village of the same path; what is shown of it is looked at all the same.
    isRefused: () => true,
  },
  'GET /plans/of-household': {
    action: 'plan.list',
    about: 'item',
    call: ({ householdId }) => ({ path: `/plans/of-household?householdId=${householdId}` }),
  },
  'GET /village-ledgers/ledger.xlsx': plain(
    'plan.list',
    `/village-ledgers/ledger.xlsx?areaPath=${VILLAGE}`,
  ),
  'GET /plans/mine': plain('plan.own', '/plans/mine'),
  'POST /plans': plain('plan.make', '/plans', { areaPath: VILLAGE, year: 2027, goal: '家家通水' }),
  'POST /plans/drafts': plain('plan.make', '/plans/drafts', { kind: 'village', text: '修路' }),
  'POST /plans/lines': {
    action: 'plan.make',
    about: 'item',
    decides: true,
    call: async ({ householdId }, _part, api) => {
      await api.ownerSql`delete from plan_lines`
      return { path: '/plans/lines', body: { of: { householdId }, ...line } }
    },
    isDone: (answer) => String(outcome(answer)).startsWith('added'),
  },
  'POST /plans/lines/ends': {
    action: 'plan.make',
    about: 'item',
    decides: true,
    call: ({ householdId }) => ({
      path: '/plans/lines/ends',
      body: { of: { householdId }, seq: 99, status: 'done' },
    }),
    // There is no such line, which only those are told who may end one.
    isDone: ({ body }) => body['reason'] === 'no_plan' || body['reason'] === 'no_line',
    isRefused: ({ status, body }) => status === 404 || body['reason'] === 'tied',
  },
  'POST /plans/adoptions': {
    action: 'plan.adopt',
    about: 'item',
    decides: true,
    call: ({ householdId }) => ({ path: '/plans/adoptions', body: { of: { householdId } } }),
    isDone: ({ body }) =>
      ['no_plan', 'no_lines', 'maker'].includes(String(body['reason'])) ||
      body['code'] === 'adopted',
    isRefused: ({ status, body }) => status === 404 || body['reason'] === 'tied',
  },
}
