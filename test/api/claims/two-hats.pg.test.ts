import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { StaffRole } from '../../../db/values/staff'
import { COUNTY, MONDAY_MORNING, startApi, type TestApi, TOWNSHIP } from '../../support/api'
import { addClaim, addDesk, addDrawn, PHOTO } from '../../support/claims'
import { fund } from '../../support/funds'
import { addProject } from '../../support/projects'

let api: TestApi
type Desk = Awaited<ReturnType<typeof addDesk>>
/** Of the township, the county office and county finance at once. */
let everything: Desk
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  everything = await withHats('township_clerk', 'county_finance')
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

async function withHats(...more: StaffRole[]) {
  const desk = await addDesk(api, 'county_office', COUNTY)
  for (const role of more)
    await api.sql`
      insert into staff_roles (county, staff_id, role, area_path)
      values (${COUNTY}, ${desk.id}, ${role}, ${role === 'township_clerk' ? TOWNSHIP : COUNTY})`
  return desk
}

test.each(['approved', 'accepted'] as const)(
  'who %s a project pays nothing of it out, whatever else they are',
  async (act) => {
    const by = { [act]: everything.id }
    const { id } = await addProject(api, { status: 'checked', acceptedFen: 1_000_000, by })
    await fund(api, { projectId: id, amountFen: 1_000_000 })
    const { code } = await addClaim(api, { projectId: id, status: 'agreed' })
    const payees = [{ householdId: null, payee: '巫溪某某公司', amountFen: 1_000_000 }]
    expect(await everything.run({ type: 'pay_claim', code, payees })).toBe('own_decision')
    const cashier = await addDesk(api, 'county_finance', COUNTY)
    expect(await cashier.run({ type: 'pay_claim', code, payees })).toBe('paid_settled')
  },
)

test('who accepted a project for the township judges no claim for it at the county', async () => {
  const { id } = await addProject(api, { status: 'checked', by: { accepted: everything.id } })
  const { code } = await addClaim(api, { projectId: id })
  const judge = { type: 'judge_claim' as const, code, isAgreed: true, text: '票据齐全' }
  expect(await everything.run(judge)).toBe('own_acceptance')
  expect(await (await addDesk(api, 'county_office', COUNTY)).run(judge)).toBe('agreed')
})

const look = (code: string) => ({
  type: 'check_project' as const,
  code,
  isPassed: true,
  text: '水池在，不漏水',
  photos: [PHOTO],
})

test.each(['discussed', 'applied', 'started', 'finished'] as const)(
  'who %s a project does not check it for the county',
  async (act) => {
    const { id, code } = await addProject(api, {
      status: 'accepted',
      by: { [act]: everything.id },
    })
    await addDrawn(api, id)
    expect(await everything.run(look(code))).toBe('own_work')
  },
)

test('who leads a project neither checks it nor is asked to', async () => {
  await api.ownerSql`update staff set is_active = id = ${everything.id}`
  const { id, code } = await addProject(api, { status: 'accepted', leaderId: everything.id })
  const draw = { type: 'draw_spot_checks' as const, areaPath: TOWNSHIP }
  expect(await everything.run(draw)).toBe('drawn')
  expect(await everything.run(look(code))).toBe('own_work')
  const told = await api.sql`
    select from outbox where template = 'spot_check.to_inspector' and purpose like ${`project:${id}%`}`
  expect(told).toHaveLength(0)
})
