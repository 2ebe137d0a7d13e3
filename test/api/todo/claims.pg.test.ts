import { afterAll, beforeAll, expect, test } from 'vitest'
import { COUNTY, MONDAY_MORNING, startApi, type TestApi, TOWNSHIP } from '../../support/api'
import { addClaim, addDrawn } from '../../support/claims'
import { addProject } from '../../support/projects'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ now: MONDAY_MORNING })
  await api.addCounty()
})
afterAll(() => api.close())

const kindsOf = async (actor: `staff:${string}`) => {
  const { body } = await api.call('/todo', { actor })
  return (body['items'] as { kind: string; code: string | null; dueOn: string }[])
    .filter(({ kind }) => /^(?:project|claim)_/.test(kind))
    .map(({ kind, code, dueOn }) => ({ kind, code, dueOn }))
}

test('each step waits for those who may take it, and for nobody who took the one before', async () => {
  const one = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  const other = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  const office = await api.addStaff({ roles: [['county_office', COUNTY]] })
  const finance = await api.addStaff({ roles: [['county_finance', COUNTY]] })
  const dueOn = '2026-03-20'
  const finished = await addProject(api, { status: 'finished', dueOn, by: { finished: one.id } })
  const accepted = await addProject(api, { status: 'accepted', dueOn })
  const drawn = await addProject(api, { status: 'accepted', dueOn })
  await addDrawn(api, drawn.id)
  const checked = await addProject(api, { status: 'checked', dueOn, by: { accepted: other.id } })
  const claimed = await addClaim(api, { projectId: checked.id, dueOn })
  const agreed = await addClaim(api, { projectId: checked.id, dueOn, status: 'agreed' })
  expect(await kindsOf(one.actor)).toEqual([{ kind: 'project_claim', code: checked.code, dueOn }])
  expect(await kindsOf(other.actor)).toEqual([
    { kind: 'project_accept', code: finished.code, dueOn },
  ])
  expect(await kindsOf(office.actor)).toEqual(
    expect.arrayContaining([
      { kind: 'project_spot_check', code: null, dueOn },
      { kind: 'project_spot_check', code: drawn.code, dueOn },
      { kind: 'claim_opinion', code: claimed.code, dueOn },
    ]),
  )
  expect(await kindsOf(finance.actor)).toEqual([{ kind: 'claim_pay', code: agreed.code, dueOn }])
  expect(accepted.code).toHaveLength(9)
})

test('what somebody decided in another role is nothing for them to check, judge or pay', async () => {
  await api.ownerSql`update projects set status = 'cancelled'`
  await api.ownerSql`update claims set status = 'paid'`
  const all = await api.addStaff({
    roles: [
      ['county_office', COUNTY],
      ['county_finance', COUNTY],
    ],
  })
  const drawn = await addProject(api, { status: 'accepted', by: { finished: all.id } })
  await addDrawn(api, drawn.id)
  const { id } = await addProject(api, { status: 'checked', by: { accepted: all.id } })
  await addClaim(api, { projectId: id })
  const approved = await addProject(api, { status: 'checked', by: { approved: all.id } })
  await addClaim(api, { projectId: approved.id, status: 'agreed' })
  await addProject(api, { status: 'submitted', by: { discussed: all.id } })
  expect(await kindsOf(all.actor)).toEqual([])
})
