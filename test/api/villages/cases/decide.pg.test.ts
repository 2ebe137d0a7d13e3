import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, MONDAY_MORNING, startApi, VILLAGE } from '../../../support/api'
import { deliverDue } from '../../../support/outbox'
import { addFamily, ALL_MET, forgetVillages, startVillageRound } from '../../../support/villages'

const api = await startApi({ connections: 2 })
await api.addCounty()
const round = await startVillageRound(api)
const both = await api.addStaff({
  roles: [
    ['township_clerk', 'wuxi.tianyuan'],
    ['county_office', COUNTY],
  ],
})
await api.addContact({ phone: round.clerk.phone ?? '' })
afterAll(api.close)
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await forgetVillages(api)
  await api.sql`update outbox set status = 'cancelled' where status = 'queued'`
})

const refused = (reason: string) => ({ status: 409, body: { code: 'refused', reason } })

/** A village that came up to the county uncontested. */
async function entry(actor = round.clerk.actor) {
  await round.village()
  await round.open('village_entry')
  await round.propose({}, actor)
  await round.sendUp()
  return (await round.caseOf()).id
}

async function exit() {
  await round.village({ isPoor: false })
  await round.makePoor()
  await round.open('village_exit')
  await round.propose({ checks: ALL_MET })
  await round.sendUp()
  return (await round.caseOf()).id
}

describe('the county decides', () => {
  test('that a village is a poor village from today, and whoever proposed it is told', async () => {
    const id = await entry()
    api.clock.now = new Date('2026-03-20T02:00:00.000Z')
    expect(await round.decide(id, { isAccepted: true })).toEqual({
      status: 200,
      body: { code: 'accepted', vars: { village: '宝坪村', kind: 'village_entry' } },
    })
    expect(await round.standingOf()).toEqual({
      status: 'poor',
      class: 'deep',
      since: '2026-03-20',
    })
    expect(await round.caseOf()).toMatchObject({ status: 'accepted', level: 'county' })
    expect(await deliverDue(api)).toMatchObject([
      {
        to: round.clerk.phone,
        template: 'village.told_accepted',
        vars: { village: '宝坪村', day: '2026-03-20' },
      },
    ])
  })

  test('that a poor village is one no more, and its class stays on record', async () => {
    const id = await exit()
    await round.decide(id, { isAccepted: true })
    expect(await round.standingOf()).toEqual({
      status: 'exited',
      class: 'deep',
      since: '2026-03-09',
    })
  })

  test('that it is none, with a reason, and its standing stays', async () => {
    const id = await exit()
    const body = { isAccepted: false, reason: '集体收入还不稳' }
    expect(await round.decide(id, body)).toMatchObject({ body: { code: 'declined' } })
    expect(await round.standingOf()).toMatchObject({ status: 'poor' })
    const [row] = await api.sql`select status, reason, decided_on as on from village_cases`
    expect(row).toEqual({ status: 'declined', reason: '集体收入还不稳', on: '2026-03-09' })
    expect(await deliverDue(api)).toMatchObject([
      { template: 'village.told_declined', vars: { reason: '集体收入还不稳' } },
    ])
  })

  test('and the standing can be rebuilt from the village’s story', async () => {
    const id = await entry()
    await round.decide(id, { isAccepted: true })
    const [event] = await api.sql<{ actor: string; details: { standing: object } }[]>`
      select actor, details from events
       where subject = ${`village:${VILLAGE}`} and type = 'village_case.accepted'
         and details->>'villageCaseId' = ${id}`
    expect(event?.details.standing).toEqual(await round.standingOf())
    expect(event?.actor).toBe(round.office.actor)
  })

  test('once: sent twice it is the same answer, decided again it is refused', async () => {
    const id = await entry()
    const call = { actor: round.office.actor, key: 'once' }
    const body = { type: 'decide', isAccepted: true }
    const path = `/villages/cases/${id}/actions`
    const first = await api.call(path, { ...call, body })
    expect(await api.call(path, { ...call, body })).toEqual(first)
    const again = { isAccepted: false, reason: '又不要了' }
    expect(await round.decide(id, again)).toMatchObject(refused('already_decided'))
  })

  test('one way, where two decide at once', async () => {
    const id = await entry()
    const answers = await Promise.all([
      round.decide(id, { isAccepted: true }),
      round.decide(id, { isAccepted: false, reason: '不行' }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const isPoor = (await round.standingOf()) !== undefined
    expect((await round.caseOf()).status).toBe(isPoor ? 'accepted' : 'declined')
  })
})

describe('is refused', () => {
  test('while the village is still with its township', async () => {
    const id = await entry()
    await api.sql`update village_cases set level = 'township'`
    expect(await round.decide(id, { isAccepted: true })).toMatchObject(refused('not_at_county'))
  })

  test('to decline without a reason', async () => {
    const id = await entry()
    for (const reason of ['', '  '])
      expect(await round.decide(id, { isAccepted: false, reason })).toMatchObject(
        refused('reason_missing'),
      )
  })

  test('to whoever proposed it', async () => {
    const id = await entry(both.actor)
    expect(await round.decide(id, { isAccepted: true }, both.actor)).toMatchObject(
      refused('own_proposal'),
    )
    expect((await round.decide(id, { isAccepted: true })).status).toBe(200)
  })

  test('where too many have become poor meanwhile', async () => {
    const id = await exit()
    await addFamily(api, { status: 'returned' })
    expect(await round.decide(id, { isAccepted: true })).toMatchObject(refused('incidence_high'))
    // Then it can only be declined.
    const body = { isAccepted: false, reason: '有户返贫' }
    expect((await round.decide(id, body)).status).toBe(200)
  })

  test('to whoever is not of the county office', async () => {
    const id = await entry()
    expect((await round.decide(id, { isAccepted: true }, round.clerk.actor)).status).toBe(403)
  })

  test('of a case there is not', async () => {
    const id = '0197a000-0000-7000-8000-000000000000'
    expect((await round.decide(id, { isAccepted: true })).status).toBe(404)
  })

  test.each([{}, { isAccepted: 'yes' }, { isAccepted: true, note: '好' }])(
    'with a body like %j',
    async (body) => {
      const id = await entry()
      expect((await round.decide(id, body)).status).toBe(400)
    },
  )
})

test('a village that was declined can be proposed anew in another round only', async () => {
  const id = await entry()
  await round.decide(id, { isAccepted: false, reason: '材料不全' })
  expect(await round.propose()).toMatchObject(refused('already_proposed'))
  await api.sql`update rounds set status = 'closed'`
  await round.open('village_entry')
  expect((await round.propose()).status).toBe(200)
})
