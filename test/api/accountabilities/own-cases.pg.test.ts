import { beforeEach, expect, test } from 'vitest'
import { COUNTY } from '../../support/api'
import { addCase, addPublished, startInspection } from '../../support/inspections'

const { api, bot, cadreId, county, other } = await startInspection()
beforeEach(() => api.ownerSql`truncate declarations cascade`)
const TEXT = '县委巡察办韩青林给亲戚评低保，受到诫勉。'

/** All that an inspector can ask of a case: whether it is there. */
async function seesCase(actor: `staff:${string}`, code: string) {
  const list = await api.call('/accountabilities', { actor })
  const inList = JSON.stringify(list.body).includes(code)
  const one = await api.call(`/accountabilities/by-code/${code}`, { actor })
  const path = `/accountabilities/by-code/${code}/decisions`
  const body = { isUpheld: false, reason: '证据不足' }
  const decided = await api.call(path, { actor, body })
  const draft = { code, text: TEXT }
  const drafted = await api.call('/published-cases', { actor, body: draft })
  const all = [one, decided, drafted].map(({ status }) => status)
  return { inList, all }
}
const NOTHING = { inList: false, all: [404, 404, 404] }

test('an inspector who is held to account sees nothing of it as an inspector, and lets nothing of it out', async () => {
  const { code } = await addCase(api, { staffId: other.id, proposedBy: county.id })
  expect(await seesCase(other.actor, code)).toEqual(NOTHING)
  expect((await seesCase(county.actor, code)).inList).toBe(true)
})

test('nor do inspectors who are their kin, whichever of the two declared it', async () => {
  const third = await api.addStaff({ unit: '县监委', roles: [['discipline_inspector', COUNTY]] })
  for (const [one, two] of [
    [third.id, other.id],
    [other.id, third.id],
  ] as const) {
    await api.sql`
      insert into declarations (county, id, staff_id, kind, relation, kin_staff_id, declared_on)
      values (${COUNTY}, gen_random_uuid(), ${one}, 'kin', 'sibling', ${two}, '2026-03-09')`
    const { code } = await addCase(api, { staffId: other.id, proposedBy: county.id })
    expect(await seesCase(third.actor, code)).toEqual(NOTHING)
    await api.ownerSql`truncate declarations cascade`
    expect((await seesCase(third.actor, code)).inList).toBe(true)
  }
})

test('nor do their colleagues, however the unit is written, to whom no draft about them is sent either', async () => {
  const colleague = await api.addStaff({
    unit: '县委 巡察办　',
    roles: [['discipline_inspector', COUNTY]],
  })
  const { code } = await addCase(api, { staffId: other.id, status: 'final', proposedBy: county.id })
  expect(await seesCase(colleague.actor, code)).toEqual(NOTHING)
  await bot.delivered()
  const body = { code, text: TEXT }
  const drafted = await api.call('/published-cases', { actor: county.actor, body })
  expect(drafted.status).toBe(200)
  const told = (await bot.delivered()).map(({ to }) => to)
  expect(told).not.toContain(colleague.phone)
  expect(told).not.toContain(other.phone)
})

test('whoever wrote what is to be made public does not let it out themselves, by whatever way they ask', async () => {
  const { code, id } = await addCase(api, { staffId: cadreId, status: 'final' })
  await addPublished(api, { accountabilityId: id, draftedBy: county.id })
  const path = `/published-cases/by-code/${code}/decisions`
  for (const isApproved of [true, false]) {
    const body = { isApproved, reason: '写错了' }
    const answer = await api.call(path, { actor: county.actor, body })
    expect(answer).toMatchObject({ status: 409, body: { reason: 'own_draft' } })
  }
  expect(await api.sql`select 1 from broadcasts`).toHaveLength(0)
})

test.each([
  ['proposed', null],
  ['decided and within the days to ask against it', '2026-03-10'],
])('a case that is only %s is not made public', async (_, finalOn) => {
  const status = finalOn ? 'decided' : 'proposed'
  const { code } = await addCase(api, { staffId: cadreId, status, ...(finalOn && { finalOn }) })
  const body = { code, text: '宝坪村委会熊长富给亲戚评低保，受到诫勉。' }
  const early = await api.call('/published-cases', { actor: county.actor, body })
  expect(early).toMatchObject({ status: 409, body: { reason: 'not_final' } })
  if (!finalOn) return
  await api.sql`update accountabilities set contested_on = '2026-03-09' where code = ${code}`
  api.clock.now = new Date('2026-03-20T02:00:00.000Z')
  const asked = await api.call('/published-cases', { actor: county.actor, body })
  expect(asked).toMatchObject({ status: 409, body: { reason: 'not_final' } })
  await api.sql`update accountabilities set contested_on = null where code = ${code}`
  const after = await api.call('/published-cases', { actor: county.actor, body })
  expect(after.status).toBe(200)
})
