import { loans } from '../../db/schema'
import type { LoanStatus } from '../../db/values/funds'
import { newId } from '../../api/shared/ids'
import { giveCode } from '../../api/receipts/codes'
import { COUNTY, createSeeds, type TestApi } from './api'

interface NewLoanRow {
  county?: string
  householdId?: string
  areaPath?: string
  head?: string
  amountFen?: number
  repaidFen?: number
  dueOn?: string
  lentOn?: string
  bank?: string
  status?: LoanStatus
}

/** A small loan as it stands in the ledger; of a household of its own unless given. */
export async function addLoan(api: TestApi, given: NewLoanRow = {}) {
  const { county = COUNTY, amountFen = 5_000_000, status = 'open', areaPath, head } = given
  const of = { ...(areaPath && { areaPath }), ...(head && { head }) }
  // Its own would count the identity numbers from one again.
  const seeds = county === COUNTY ? api : createSeeds(api.deps, county)
  const householdId =
    given.householdId ?? (await seeds.addHousehold({ status: 'registered', ...of })).id
  const [person] = await api.sql<{ id: string }[]>`
    select id from people where county = ${county} and household_id = ${householdId}
     order by id limit 1`
  const id = newId()
  const row = { county, kind: 'receipt', subject: `loan:${id}`, contactId: null } as const
  const code = await giveCode(api.db, row)
  await api.db.insert(loans).values({
    county,
    id,
    code,
    householdId,
    personId: person?.id ?? newId(),
    bank: given.bank ?? '农商行',
    amountFen,
    rateBasisPoints: 435,
    purpose: 'livestock',
    text: '养牛',
    lentOn: given.lentOn ?? '2025-03-09',
    dueOn: given.dueOn ?? '2028-03-09',
    repaidFen: given.repaidFen ?? (status === 'repaid' ? amountFen : 0),
    status,
    recordedBy: newId(),
    recordedOn: given.lentOn ?? '2025-03-09',
  })
  return { id, code, householdId }
}
