import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, GROUP, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { deliverDue } from '../../support/outbox'
import { sign } from '../../support/reports'
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

describe('of a kind nobody applies for', () => {
  let made = 0
  /** On the list of an exit or of the watch-list, taken off it for an objection, with a phone. */
  async function takenOff(kind: 'exit' | 'watch_list', status: 'registered' | 'exited') {
    await api.call('/rounds', {
      actor: clerk.actor,
      body: { kind, year: 2026, areaPath: TOWNSHIP },
    })
    const head = `牟退${'甲乙丙丁戊己庚辛壬癸'.charAt(made++)}`
    const mou = await api.addHousehold({ head, status })
    const contact = await api.addContact({ linkedTo: [mou.id] })
    const watch = kind === 'watch_list' ? 'unstable_exit' : null
    await api.call('/proposals', {
      actor: round.secretary.actor,
      body: { kind, householdId: mou.id, watch },
    })
    await agree(mou.id)
    const list = await postedCode(VILLAGE)
    const objection = await object(list, '家里还很困难', {
      ground: 'should_not_be_listed',
      householdName: mou.head,
    })
    expect(await objection.decide(true)).toMatchObject({ status: 200 })
    return { mou, contact, list }
  }
  /** Passed by the village’s meeting, and where it has to sign, signed. */
  async function agree(householdId: string) {
    await round.review(VILLAGE)
    const [row] = await api.sql<{ id: string; kind: string }[]>`
      select id, kind from applications where household_id = ${householdId} and status = 'filed'`
    if (row?.kind === 'exit') await sign(api, COUNTY, row.id, 'household')
  }
  const caseOf = async (householdId: string) =>
    (
      await api.sql`
        select kind, origin, status, level, review_id, watch from applications
         where household_id = ${householdId} order by filed_at desc, id desc`
    )[0]

  test.each([
    ['exit', 'registered', null],
    ['watch_list', 'exited', 'unstable_exit'],
  ] as const)(
    'a household of the %s comes in again once the next level has found for it',
    async (kind, status, watch) => {
      const { mou, contact } = await takenOff(kind, status)
      expect(await caseOf(mou.id)).toMatchObject({ kind, status: 'declined' })
      const [declined] = await api.sql<{ code: string }[]>`
        select code from applications where household_id = ${mou.id}`
      const code = declined?.code ?? ''
      const { vars } = await api.runCommand(contact.id, { type: 'file_appeal', code, text: '' })
      const [appeal] = await api.sql<{ id: string; staff_id: string }[]>`
        select id, staff_id from objections where code = ${String(vars['code'])}`
      const decided = await api.call(`/objections/${appeal?.id}/actions`, {
        actor: `staff:${appeal?.staff_id ?? ''}`,
        body: { type: 'decide', upheld: true, reason: '收入算过了' },
      })
      expect(decided.body).toMatchObject({ code: 'upheld' })
      const again = { kind, status: 'filed', level: 'village', review_id: null, watch }
      expect(await caseOf(mou.id)).toEqual({ ...again, origin: 'left_out' })
    },
  )

  test('whoever was left out of a watch-list is watched as it stands on the roll', async () => {
    const { list } = await takenOff('watch_list', 'exited')
    const left = await api.addHousehold({ head: '冉边缘', status: 'unregistered' })
    const objection = await object(list, '冉边缘家也很困难', {
      ground: 'left_out',
      householdName: '冉边缘',
    })
    await objection.decide(true)
    expect(await caseOf(left.id)).toMatchObject({ kind: 'watch_list', watch: 'borderline' })
  })
})
