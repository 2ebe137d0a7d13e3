import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { GROUP, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { deliverDue } from '../../support/outbox'
import { beginRound, varsOf, startRound } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
const round = await startRound(api)
const { post, postedCode, advance, applicant, object, later, standingOf, clerk } = round
beforeEach(() => beginRound(api, round))
afterAll(() => api.close())

describe('somebody left out', () => {
  test('of a list further up keeps that place when the list it stands on goes on', async () => {
    const mou = await applicant('牟在社里')
    const code = await postedCode()
    const tan = await applicant('谭乡镇')
    await api.sql`update applications set level = 'township' where household_id = ${tan.id}`
    const further = await postedCode(TOWNSHIP)
    const left = { ground: 'left_out', householdName: '牟在社里' } as const
    await (await object(further, '漏了牟在社里家', left)).decide(true)
    later(8)
    expect(varsOf(await advance(code))).toMatchObject({ households: 0 })
    expect(await standingOf(mou.id)).toMatchObject({ level: 'township' })
    expect(varsOf(await post(TOWNSHIP, round.office.actor))).toMatchObject({ households: 1 })
  })

  test('is added by a supplementary list of the same level, and applies with the objection', async () => {
    await applicant('牟大山')
    const code = await postedCode()
    const left = await api.addHousehold({ head: '冉漏评' })
    const objection = await object(code, '冉漏评家很困难，没评上', {
      ground: 'left_out',
      householdName: '冉漏评',
    })
    await objection.decide(true)
    expect(await standingOf(left.id)).toMatchObject({ application: 'filed', level: 'group' })
    expect(varsOf(await post(GROUP, round.office.actor))).toMatchObject({ households: 1 })
    expect(await standingOf(left.id)).toMatchObject({ entry: 'listed' })
    const { body } = await api.call('/applications?limit=100', { actor: clerk.actor })
    const row = (body['items'] as { householdId: string; phone: string | null }[]).find(
      ({ householdId }) => householdId === left.id,
    )
    expect(row).toMatchObject({ phone: null })
  })

  test('who stands on the register already is not taken in again', async () => {
    await applicant('牟大山')
    const code = await postedCode()
    const left = await api.addHousehold({ head: '冉在册' })
    const text = '冉在册家很困难，没评上'
    const objection = await object(code, text, { ground: 'left_out', householdName: '冉在册' })
    await api.sql`update households set status = 'registered' where id = ${left.id}`
    expect(await objection.decide(true)).toMatchObject({ status: 200 })
    expect(await standingOf(left.id)).toMatchObject({ roll: 'registered', application: null })
  })

  test('whose application waits further down comes up to the level of the list', async () => {
    const mou = await applicant('牟大山')
    await api.sql`update applications set level = 'village' where household_id = ${mou.id}`
    const code = await postedCode(VILLAGE)
    const low = await applicant('冉下面')
    const text = '冉下面家很困难，没评上'
    const objection = await object(code, text, { ground: 'left_out', householdName: '冉下面' })
    await deliverDue(api)
    await objection.decide(true)
    expect(await standingOf(low.id)).toMatchObject({ application: 'filed', level: 'village' })
    expect(await deliverDue(api)).toContainEqual(
      expect.objectContaining({ to: low.contact.address, template: 'notice.added' }),
    )
  })

  test('whose application has come as far already stays where it is', async () => {
    await applicant('牟大山')
    const code = await postedCode()
    const high = await applicant('冉上面')
    await api.sql`update applications set level = 'township' where household_id = ${high.id}`
    const text = '冉上面家很困难，没评上'
    const objection = await object(code, text, { ground: 'left_out', householdName: '冉上面' })
    await objection.decide(true)
    expect(await standingOf(high.id)).toMatchObject({ level: 'township' })
  })
})
