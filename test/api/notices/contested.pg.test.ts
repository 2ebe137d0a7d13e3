import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { MONDAY_MORNING, startApi, TOWNSHIP } from '../../support/api'
import { deliverDue } from '../../support/outbox'
import { beginRound, refused, varsOf, startRound } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
const round = await startRound(api)
const { postedCode, advance, sever, applicant, object, later, standingOf, clerk } = round
beforeEach(() => beginRound(api, round))
afterAll(() => api.close())

const statusOf = async (code: string) =>
  (await api.sql`select status from notices where code = ${code}`)[0]?.['status']
/** The last instant of a window of six days posted on Monday the 9th. */
const LAST = '2026-03-16T15:59:59.999Z'
const OVER = '2026-03-16T16:00:00.000Z'

describe('a contested household', () => {
  test('never goes on, whoever asks, while others severed from it go on', async () => {
    const mou = await applicant('牟大山')
    const ran = await applicant('冉启旺')
    await api.sql`update applications set level = 'township' where status = 'filed'`
    const code = await postedCode(TOWNSHIP)
    const objection = await object(code, '牟大山家有小车', { householdName: '牟大山' })
    later(8)
    expect(await advance(code, round.office.actor)).toMatchObject(refused('entries_contested'))
    expect(await sever(code, '牟大山', clerk.actor)).toMatchObject({
      status: 200,
      body: { code: 'severed', vars: { head: '牟大山' } },
    })
    expect(varsOf(await advance(code, clerk.actor))).toMatchObject({ households: 1 })
    expect(await standingOf(ran.id)).toMatchObject({ level: 'county' })
    expect(await standingOf(mou.id)).toMatchObject({ level: 'township', entry: 'severed' })
    expect(await statusOf(code)).toBe('posted')
    expect(await advance(code, clerk.actor)).toMatchObject(refused('nothing_ready'))
    await objection.decide(false)
    expect(varsOf(await advance(code, clerk.actor))).toMatchObject({ households: 1 })
    expect(await standingOf(mou.id)).toMatchObject({ level: 'county', entry: 'advanced' })
    expect(await statusOf(code)).toBe('closed')
  })

  test('that is objected to and sent on at the same moment is one or the other', async () => {
    for (let time = 0; time < 5; time++) {
      api.clock.now = new Date(MONDAY_MORNING)
      const mou = await applicant(`牟同时${'甲乙丙丁戊'.charAt(time)}`)
      await api.sql`update applications set level = 'township' where household_id = ${mou.id}`
      const code = await postedCode(TOWNSHIP)
      // As if the last message of the window and the secretary's came together.
      await api.sql`update notices set closes_at = ${OVER} where code = ${code}`
      api.clock.now = new Date(LAST)
      const filing = object(code, `${mou.head}家有小车`, { householdName: mou.head }).catch(
        () => null,
      )
      api.clock.now = new Date(OVER)
      const [objection, advanced] = await Promise.all([filing, advance(code, clerk.actor)])
      const standing = await standingOf(mou.id)
      if (objection) {
        expect(advanced.status).toBe(409)
        expect(standing).toMatchObject({ level: 'township', entry: 'listed' })
      } else {
        expect(standing).toMatchObject({ level: 'county' })
      }
      await objection?.decide(true)
    }
  })

  test('leaves the list when the objection is upheld, and its household hears why', async () => {
    const mou = await applicant('牟大山')
    const code = await postedCode()
    const objection = await object(code, '牟大山家有小车', { householdName: '牟大山' })
    await deliverDue(api)
    await objection.decide(true)
    const told = await deliverDue(api)
    expect(told).toContainEqual(
      expect.objectContaining({
        to: mou.contact.address,
        template: 'appeal.declined',
        vars: { head: '牟大山', kind: 'identification', reason: '上门看过了', until: '2026-03-12' },
      }),
    )
    expect(await standingOf(mou.id)).toMatchObject({ entry: 'removed', application: 'declined' })
    later(8)
    expect(varsOf(await advance(code))).toMatchObject({ households: 0 })
    expect(await statusOf(code)).toBe('closed')
  })

  test('is not declined once its own withdrawal is in force', async () => {
    const mou = await applicant('牟大山')
    const code = await postedCode()
    const objection = await object(code, '牟大山家有小车', { householdName: '牟大山' })
    await api.runCommand(mou.contact.id, { type: 'ask_withdrawal', code: mou.receipt })
    later(1)
    await objection.decide(true)
    expect(await standingOf(mou.id)).toMatchObject({ entry: 'removed', application: 'withdrawn' })
    const told = (await deliverDue(api)).map(({ template }) => template)
    expect(told).not.toContain('notice.declined')
  })

  test('hears that it is contested on the list posted anew, too', async () => {
    const mou = await applicant('牟大山')
    const code = await postedCode()
    await object(code, '牟大山家有小车', { householdName: '牟大山' })
    await (await object(code, '没开会就定了名单')).decide(true)
    const again = await postedCode()
    const { body } = await api.call('/status', { actor: mou.contact.actor })
    expect(body).toMatchObject({ households: [{ listing: { code: again, stage: 'contested' } }] })
  })

  test('whose facts were wrong is posted again with them put right', async () => {
    const mou = await applicant('牟大山')
    const code = await postedCode()
    const objection = await object(code, '牟大山家人口写错了', { householdName: '牟大山' })
    await objection.decide(true)
    expect(await standingOf(mou.id)).toMatchObject({ entry: 'removed', application: 'filed' })
    await api.sql`update households set size = 4 where id = ${mou.id}`
    await postedCode()
    const sizes = await api.sql`
      select size from notice_entries where household_id = ${mou.id} and status = 'listed'`
    expect(sizes).toEqual([{ size: 4 }])
  })

  test('an objection withdrawn for good holds nothing up', async () => {
    const mou = await applicant('牟大山')
    const code = await postedCode()
    const { contact, receipt } = await object(code, '牟大山家有小车', { householdName: '牟大山' })
    await api.runCommand(contact.id, { type: 'ask_withdrawal', code: receipt })
    later(8)
    expect(varsOf(await advance(code))).toMatchObject({ households: 1 })
    expect(await standingOf(mou.id)).toMatchObject({ level: 'village' })
  })
})
