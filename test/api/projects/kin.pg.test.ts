import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Command } from '../../../api/turns/command'
import type { ProjectStatus } from '../../../db/values/projects'
import type { StaffRole } from '../../../db/values/staff'
import {
  COUNTY,
  MONDAY_MORNING,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { addBeneficiary, addClaim, addDesk, addDrawn, PHOTO } from '../../support/claims'
import { addAllocatedSource, fund } from '../../support/funds'
import { addProject } from '../../support/projects'

let api: TestApi
let sourceId: string
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  sourceId = (await addAllocatedSource(api)).id
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

/** A household, and a member of staff who has declared it kin. */
async function kin(role: StaffRole, areaPath: string) {
  const household = await api.addHousehold({ head: '牟大岭' })
  const desk = await addDesk(api, role, areaPath)
  await api.sql`insert into staff_ties (county, staff_id, household_id, kind)
                values (${COUNTY}, ${desk.id}, ${household.id}, 'kin')`
  return { household, desk }
}

const DECISIONS: readonly (readonly [
  string,
  StaffRole,
  ProjectStatus,
  (code: string) => Command,
])[] = [
  [
    'returns',
    'township_head',
    'applied',
    (code) => ({ type: 'return_project', code, reason: '不急' }),
  ],
  [
    'approves',
    'county_office',
    'submitted',
    (code) => ({ type: 'approve_project', code, lines: [{ sourceId, amountFen: 1_000_000 }] }),
  ],
  [
    'rejects',
    'county_office',
    'submitted',
    (code) => ({ type: 'refuse_project', code, reason: '不急', isFinal: true }),
  ],
  [
    'gives up',
    'township_head',
    'approved',
    (code) => ({ type: 'cancel_project', code, reason: '不急' }),
  ],
  [
    'accepts',
    'township_head',
    'finished',
    (code) => ({
      type: 'accept_project',
      code,
      amountFen: 1_000_000,
      text: '水池30立方',
      achieved: [80],
      photos: [PHOTO],
    }),
  ],
  [
    'sends back',
    'township_head',
    'finished',
    (code) => ({ type: 'return_work', code, reason: '漏水', photos: [] }),
  ],
  [
    'checks',
    'county_office',
    'accepted',
    (code) => ({ type: 'check_project', code, isPassed: true, text: '不漏水', photos: [PHOTO] }),
  ],
]

test.each(DECISIONS)(
  'nobody %s what is for their kin; somebody else does',
  async (_what, role, status, decide) => {
    const areaPath = role === 'county_office' ? COUNTY : TOWNSHIP
    const { household, desk } = await kin(role, areaPath)
    const { id, code } = await addProject(api, { status, plannedFen: 1_000_000 })
    await addBeneficiary(api, id, household.id)
    if (status === 'accepted') await addDrawn(api, id)
    expect(await desk.run(decide(code))).toBe('tied')
    const other = await addDesk(api, role, areaPath)
    expect(await other.run(decide(code))).not.toMatch(/tied|refused|forbidden/)
  },
)

test('nobody submits what is for their kin', async () => {
  const { household, desk } = await kin('township_head', TOWNSHIP)
  const { id, code } = await addProject(api, { status: 'applied' })
  await addBeneficiary(api, id, household.id)
  expect(await desk.run({ type: 'submit_project', code })).toBe('tied')
})

async function claimed(householdId: string, status: 'claimed' | 'agreed', isFor = true) {
  const { id } = await addProject(api, { status: 'checked', acceptedFen: 1_000_000 })
  if (isFor) await addBeneficiary(api, id, householdId)
  await fund(api, { projectId: id, amountFen: 1_000_000 })
  return addClaim(api, { projectId: id, status })
}

test('nobody judges a claim for what is for their kin', async () => {
  const { household, desk } = await kin('county_office', COUNTY)
  const { code } = await claimed(household.id, 'claimed')
  const judge = { type: 'judge_claim' as const, code, isAgreed: true, text: '票据齐全' }
  expect(await desk.run(judge)).toBe('tied')
})

test.each([true, false])('nobody pays their kin, whether it is for them: %s', async (isFor) => {
  const { household, desk } = await kin('county_finance', COUNTY)
  const { code } = await claimed(household.id, 'agreed', isFor)
  const payees = [{ householdId: household.id, payee: '', amountFen: 1_000_000 }]
  expect(await desk.run({ type: 'pay_claim', code, payees })).toBe('tied')
  const other = await addDesk(api, 'county_finance', COUNTY)
  expect(await other.run({ type: 'pay_claim', code, payees })).toBe('paid_settled')
})

test('whose own phone stands for a household decides nothing about what it gets', async () => {
  const { household, desk } = await kin('county_office', COUNTY)
  await api.sql`delete from staff_ties where staff_id = ${desk.id}`
  const { id, code } = await addProject(api, { status: 'submitted', plannedFen: 1_000_000 })
  await addBeneficiary(api, id, household.id)
  await api.ownerSql`
    update people set phone_index = (select phone_index from staff where id = ${desk.id})
     where household_id = ${household.id}`
  const approve = { type: 'approve_project' as const, code, lines: [{ sourceId, amountFen: 1 }] }
  expect(await desk.run(approve)).toBe('tied')
})

test('what is for a whole village is decided by whoever has kin there', async () => {
  const { desk } = await kin('county_office', COUNTY)
  const { code } = await addProject(api, { status: 'submitted', areaPath: VILLAGE })
  const lines = [{ sourceId, amountFen: 1 }]
  expect(await desk.run({ type: 'approve_project', code, lines })).toMatch(/approved|several/)
})

test('whose kin it is for is not asked to judge the claim', async () => {
  await api.ownerSql`delete from staff_roles where role = 'county_office'`
  const { household, desk } = await kin('county_office', COUNTY)
  const { id, code } = await addProject(api, { status: 'checked', acceptedFen: 1_000_000 })
  await addBeneficiary(api, id, household.id)
  const clerk = await addDesk(api, 'township_clerk', TOWNSHIP)
  const claim = { type: 'claim_for_project' as const, code, amountFen: 1_000, photos: [PHOTO] }
  expect(await clerk.run(claim)).toBe('claimed')
  const told = () => api.sql`select from outbox where contact_id = ${desk.contact.id}`
  expect(await told()).toHaveLength(0)
  await api.sql`delete from staff_ties where staff_id = ${desk.id}`
  expect(await clerk.run(claim)).toBe('claimed')
  expect(await told()).toHaveLength(1)
})
