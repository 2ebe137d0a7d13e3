import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, MONDAY_MORNING, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { deliverDue } from '../../support/outbox'
import { refused, startRound, varsOf } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
const { clerk, secretary } = await startRound(api)
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.sql`update rounds set status = 'closed'`
  await api.sql`update applications set status = 'withdrawn' where status = 'filed'`
})
afterAll(() => api.close())

const open = (kind: string) =>
  api.call('/rounds', { actor: clerk.actor, body: { kind, year: 2026, areaPath: TOWNSHIP } })
const propose = (body: object, actor: `staff:${string}` = secretary.actor) =>
  api.call('/proposals', { actor, body })

async function household(status: 'registered' | 'exited' | 'unregistered' | 'closed') {
  const added = await api.addHousehold({ head: '牟大山', status })
  const contact = await api.addContact({ linkedTo: [added.id] })
  return { ...added, contact }
}

describe('a village proposes a household', () => {
  test('for exit, into the village’s level of the open round, and the household hears it', async () => {
    const { body } = await open('exit')
    const mou = await household('registered')
    const answer = await propose({ kind: 'exit', householdId: mou.id })
    expect(answer.body).toMatchObject({ code: 'proposed', vars: { head: '牟大山' } })
    const [row] = await api.sql`
      select kind, origin, level, round_id, contact_id, status from applications
       where county = ${COUNTY} and household_id = ${mou.id}`
    expect(row).toEqual({
      kind: 'exit',
      origin: 'proposed',
      level: 'village',
      round_id: body['id'],
      contact_id: null,
      status: 'filed',
    })
    const told = await deliverDue(api)
    expect(told.filter(({ to }) => to === mou.contact.address)).toMatchObject([
      { template: 'proposal.exit_told' },
    ])
  })

  test('for the watch-list, to be decided within the days frozen with the round', async () => {
    await open('watch_list')
    await api.setFigures({ watch_list_days: 40 })
    const mou = await household('exited')
    const answer = await propose({
      kind: 'watch_list',
      householdId: mou.id,
      watch: 'unstable_exit',
    })
    expect(varsOf(answer)).toMatchObject({ due: '2026-03-25' })
    await api.setFigures()
  })

  test('once: a second time the first is told, twice at once one is put down', async () => {
    await open('exit')
    const mou = await household('registered')
    const body = { kind: 'exit', householdId: mou.id }
    const answers = await Promise.all([propose(body), propose(body)])
    expect(answers.map((each) => each.body['code']).toSorted()).toEqual([
      'already_filed',
      'proposed',
    ])
  })
})

describe('nobody is proposed', () => {
  test('where no round of the kind is open', async () => {
    await open('watch_list')
    const mou = await household('registered')
    expect(await propose({ kind: 'exit', householdId: mou.id })).toMatchObject(refused('no_round'))
  })

  test.each([
    ['unregistered', 'not_on_register'],
    ['exited', 'not_on_register'],
    ['closed', 'no_household'],
  ] as const)('for exit who is %s', async (status, reason) => {
    await open('exit')
    const { id } = await household(status)
    expect(await propose({ kind: 'exit', householdId: id })).toMatchObject(refused(reason))
  })

  test('for the watch-list without saying as what', async () => {
    await open('watch_list')
    const { id } = await household('exited')
    expect(await propose({ kind: 'watch_list', householdId: id })).toMatchObject({ status: 400 })
  })

  test('by kin, by another village, by the township', async () => {
    await open('exit')
    const { id: householdId } = await household('registered')
    const roles = [['village_secretary', VILLAGE]] as ['village_secretary', string][]
    const kin = await api.addStaff({ roles, ties: [householdId] })
    const stranger = await api.addStaff({ roles: [['village_cadre', 'wuxi.tianyuan.xinhua']] })
    const body = { kind: 'exit', householdId }
    expect(await propose(body, kin.actor)).toMatchObject(refused('tied'))
    expect(await propose(body, stranger.actor)).toMatchObject({ status: 404 })
    expect(await propose(body, clerk.actor)).toMatchObject({ status: 403 })
  })
})
