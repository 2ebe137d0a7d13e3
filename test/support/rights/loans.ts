import { newId } from '../../../api/shared/ids'
import { type TestApi, VILLAGE } from '../api'
import { addLoan } from '../loans'
import type { Standing } from '../rights-world'
import { outcome, plain, type Row } from './row'

const countyOf = ({ place }: Pick<Standing, 'place'>) => (place === 'foreign' ? 'wushan' : 'wuxi')

/** A registered household of the place's whose head is of age. */
async function borrowerAt(api: TestApi, standing: Standing) {
  const county = countyOf(standing)
  await api.ownerSql`update households set status = 'registered' where id = ${standing.householdId}`
  const [person] = await api.sql<{ id: string }[]>`
    select id from people where county = ${county} and household_id = ${standing.householdId}
     order by id limit 1`
  return person?.id ?? newId()
}

const loanAt = (api: TestApi, standing: Standing) =>
  addLoan(api, { county: countyOf(standing), householdId: standing.householdId })

async function everywhere(api: TestApi) {
  const places = await api.sql<{ county: string; householdId: string }[]>`
    select h.county, h.id as "householdId" from households h
      join contact_links l on l.county = h.county and l.household_id = h.id
     where h.head_name like '户主_'
     order by h.id, l.id`
  for (const place of places) await addLoan(api, place)
}

export const loansRows: Record<string, Row> = {
  'GET /loans': {
    action: 'loan.list',
    about: 'list',
    call: async (_standing, _part, api) => {
      await everywhere(api)
      return { path: '/loans?limit=100' }
    },
  },
  'POST /loans': {
    action: 'loan.record',
    about: 'item',
    decides: true,
    call: async (standing, _part, api) => ({
      path: '/loans',
      body: {
        householdId: standing.householdId,
        personId: await borrowerAt(api, standing),
        bank: '农商行',
        amountFen: 1_000_000,
        rateBasisPoints: 435,
        months: 12,
        text: '养牛',
      },
    }),
    // Heads of this world have no day of birth: that is asked after whose they are.
    isDone: (answer) =>
      String(outcome(answer)).startsWith('recorded') || answer.body['reason'] === 'age',
  },
  'POST /loans/drafts': plain('loan.record', '/loans/drafts', { text: '' }),
  'GET /loans/counts': plain('loan.list', '/loans/counts'),
  'GET /loans/mine': {
    action: 'loan.own',
    about: 'list',
    call: async (_standing, _part, api) => {
      await everywhere(api)
      return { path: '/loans/mine' }
    },
  },
  'GET /loans/loans.xlsx': plain('loan.list', `/loans/loans.xlsx?areaPath=${VILLAGE}`),
  'GET /loans/by-code/:code': {
    action: 'loan.list',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/loans/by-code/${(await loanAt(api, standing)).code}`,
    }),
  },
  'POST /loans/by-code/:code/repayments': {
    action: 'loan.record',
    about: 'item',
    decides: true,
    call: async (standing, _part, api) => ({
      path: `/loans/by-code/${(await loanAt(api, standing)).code}/repayments`,
      body: { amountFen: 100 },
    }),
    isDone: (answer) => outcome(answer) === 'part_repaid',
  },
}
