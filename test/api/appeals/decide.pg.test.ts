import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, GROUP, OTHER_VILLAGE, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { startAppeals } from '../../support/appeals'
import { deliverDue } from '../../support/outbox'
import { beginRound, refused, startRound, varsOf } from '../../support/rounds'
import { chainOf } from '../../support/visits'

const api = await startApi({ connections: 4 })
await api.addCounty()
const round = await startRound(api)
const { decided, appeal, appealed, rowOf } = await startAppeals(api, round)
const { advance, drawUp, later, postedCode, standingOf, clerk, office } = round
const NEXT_GROUP = `${VILLAGE}.4`
await api.sql`insert into areas ${api.sql({
  county: COUNTY,
  path: NEXT_GROUP,
  level: 'group',
  name: '4社',
  source: '测试',
})}`
beforeEach(() => beginRound(api, round))
afterAll(() => api.close())

const idOf = async (code: string) =>
  (await api.sql<{ id: string }[]>`select id from notices where code = ${code}`)[0]?.id ?? ''
const entryOf = async (code: string, householdId: string) =>
  (
    await api.sql`
      select status from notice_entries
       where notice_id = ${await idOf(code)} and household_id = ${householdId}`
  )[0]?.['status']
const applicationOf = async (householdId: string) =>
  (
    await api.sql`
      select status, level, review_id, reason from applications
       where county = ${COUNTY} and household_id = ${householdId} order by filed_at desc, id desc`
  )[0]

/** Straight on to the list above, without waiting for the window. */
async function onward(list: string, areaPath = VILLAGE) {
  await api.sql`update notices set closes_at = ${api.clock.now} where code = ${list}`
  expect(await advance(list, clerk.actor)).toMatchObject({ status: 200 })
  return postedCode(areaPath)
}

describe('what the next level rejects', () => {
  test('is final, moves nothing, and both sides hear it', async () => {
    const { contact, mou, list, appeal: asked } = await appealed()
    await deliverDue(api)
    expect((await asked.decide(false)).body).toMatchObject({ code: 'rejected' })
    expect(await entryOf(list, mou.id)).toBe('listed')
    const told = await deliverDue(api)
    expect(told).toHaveLength(2)
    expect(told).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          to: contact.address,
          template: 'appeal.outcome',
          vars: { code: asked.code, status: 'rejected', text: '又上门看过了' },
        }),
        expect.objectContaining({
          to: mou.contact.address,
          template: 'objection.settled',
          vars: { status: 'rejected' },
        }),
      ]),
    )
  })
})

describe('what the next level upholds', () => {
  test('takes the household off the list it has come to by then, and declines it for good', async () => {
    const { mou, list, appeal: asked } = await appealed()
    const above = await onward(list)
    await deliverDue(api)
    await asked.decide(true)
    expect(await entryOf(above, mou.id)).toBe('removed')
    expect(await entryOf(list, mou.id)).toBe('advanced')
    expect(await applicationOf(mou.id)).toMatchObject({ status: 'declined' })
    // What was final is not said to be open to another appeal.
    expect((await deliverDue(api)).filter(({ to }) => to === mou.contact.address)).toMatchObject([
      { template: 'notice.declined', vars: { head: mou.head, reason: '又上门看过了' } },
    ])
    expect((await chainOf(api, `notice:${await idOf(above)}`)).at(-1)).toMatchObject({
      type: 'notice.entry_removed',
      details: { householdId: mou.id, isDeclined: true },
    })
  })

  test('declines it where it waits for the next review, and with the county', async () => {
    for (const level of ['village', 'county'] as const) {
      const { mou, list, appeal: asked } = await appealed()
      await api.sql`update notices set closes_at = ${api.clock.now} where code = ${list}`
      await advance(list)
      await api.sql`update applications set level = ${level} where household_id = ${mou.id}`
      await asked.decide(true)
      expect(await applicationOf(mou.id)).toMatchObject({ status: 'declined', level })
    }
  })

  test('has wrong facts posted anew where the household stands', async () => {
    const {
      mou,
      list,
      appeal: asked,
    } = await appealed({
      text: '人口写错了',
      ground: 'wrong_facts',
    })
    const above = await onward(list)
    await asked.decide(true)
    expect(await entryOf(above, mou.id)).toBe('removed')
    expect(await applicationOf(mou.id)).toMatchObject({ status: 'filed', level: 'village' })
    const anew = await postedCode(VILLAGE)
    expect(await entryOf(anew, mou.id)).toBe('listed')
  })

  test('has them posted once more though the case has gone to the county', async () => {
    const {
      mou,
      list,
      appeal: asked,
    } = await appealed({
      areaPath: TOWNSHIP,
      text: '人口写错了',
      ground: 'wrong_facts',
    })
    await api.sql`update notices set closes_at = ${api.clock.now} where code = ${list}`
    await advance(list, clerk.actor)
    expect(await standingOf(mou.id)).toMatchObject({ level: 'county' })
    await asked.decide(true)
    expect(await applicationOf(mou.id)).toMatchObject({ status: 'filed', level: 'township' })
    // The meeting hears first what is found there then.
    const { body } = await drawUp(TOWNSHIP, office.actor)
    expect(varsOf({ body })).toMatchObject({ households: 1 })
  })

  test('has nobody sign a case any more that goes back from the county with its list', async () => {
    const {
      mou,
      list,
      appeal: asked,
    } = await appealed({
      areaPath: TOWNSHIP,
      text: '没有开会',
      ground: 'faulty_procedure',
    })
    await api.sql`update notices set closes_at = ${api.clock.now} where code = ${list}`
    await advance(list, clerk.actor)
    const signing = () => api.sql`
      select distinct s.status from sign_offs s join applications a
          on a.county = s.county and a.id = s.application_id
       where a.household_id = ${mou.id}`
    expect(await signing()).toEqual([{ status: 'asked' }])
    await asked.decide(true)
    expect(await applicationOf(mou.id)).toMatchObject({ status: 'filed', level: 'township' })
    expect(await signing()).toEqual([{ status: 'void' }])
  })

  test.each([
    [GROUP, 'village'],
    [VILLAGE, 'township'],
    [TOWNSHIP, 'township'],
  ] as const)(
    'brings a household declined from the list of %s back at the %s',
    async (areaPath, level) => {
      const { mou } = await decided({ areaPath, upheld: true })
      const { vars } = await appeal(mou.contact.id, mou.receipt)
      const { id, staff_id } = await rowOf(vars['code'])
      const body = { type: 'decide', upheld: true, reason: '车早卖了' }
      const answer = await api.call(`/objections/${id}/actions`, {
        actor: `staff:${staff_id}`,
        body,
      })
      expect(answer.body).toMatchObject({ code: 'upheld' })
      // It still has to pass the review and hang on the list of that level.
      expect(await applicationOf(mou.id)).toMatchObject({ status: 'filed', level, review_id: null })
      const nobody = await api.call('/notices', { actor: office.actor, body: { areaPath } })
      expect(nobody).toMatchObject(refused('nobody'))
    },
  )

  test('tells whoever had objected that it is otherwise now', async () => {
    const { mou, contact, receipt } = await decided({ upheld: true })
    const { vars } = await appeal(mou.contact.id, mou.receipt, '覃家的人乱说')
    const { id, staff_id } = await rowOf(vars['code'])
    await deliverDue(api)
    const body = { type: 'decide', upheld: true, reason: '车早卖了' }
    await api.call(`/objections/${id}/actions`, { actor: `staff:${staff_id}`, body })
    expect((await deliverDue(api)).filter(({ to }) => to === contact.address)).toMatchObject([
      { template: 'appeal.overturned', vars: { code: receipt } },
    ])
    const read = await api.call(`/receipts/${receipt}`, { actor: contact.actor })
    expect(read.body).toMatchObject({
      appeal: { before: 'upheld', status: 'upheld', code: receipt },
    })
    expect(JSON.stringify(read.body)).not.toContain(String(vars['code']))
  })

  test('takes in who was left out with the level that says so', async () => {
    const ran = await api.addHousehold({ head: '冉漏评' })
    await round.applicant('牟贴出')
    const list = await postedCode()
    const left = { ground: 'left_out' as const, householdName: ran.head }
    const objection = await round.object(list, '他家最困难', left)
    await objection.decide(false)
    const { vars } = await appeal(objection.contact.id, objection.receipt)
    const { id, staff_id } = await rowOf(vars['code'])
    const body = { type: 'decide', upheld: true, reason: '确实困难' }
    await api.call(`/objections/${id}/actions`, { actor: `staff:${staff_id}`, body })
    expect(await applicationOf(ran.id)).toMatchObject({
      status: 'filed',
      level: 'village',
      review_id: null,
    })
  })

  test('who was reviewed below only is reviewed again where it is taken in', async () => {
    const { mou, list } = await decided()
    const left = { ground: 'left_out' as const, householdName: '冉下面' }
    const ran = await round.applicant('冉下面')
    await round.review(GROUP)
    const objection = await round.object(list, '漏了他家', left)
    await objection.decide(false)
    const { vars } = await appeal(objection.contact.id, objection.receipt)
    const { id, staff_id } = await rowOf(vars['code'])
    const body = { type: 'decide', upheld: true, reason: '确实困难' }
    await api.call(`/objections/${id}/actions`, { actor: `staff:${staff_id}`, body })
    expect(await applicationOf(ran.id)).toMatchObject({ level: 'village', review_id: null })
    expect(mou.id).not.toBe(ran.id)
  })
})

describe('a list whose procedure the next level finds faulty', () => {
  const procedural = { text: '没开会就定了', ground: 'faulty_procedure' as const }

  test('is void while it still hangs, as by any objection', async () => {
    const { mou, list, appeal: asked } = await appealed(procedural)
    await asked.decide(true)
    expect(await entryOf(list, mou.id)).toBe('removed')
    expect(await applicationOf(mou.id)).toMatchObject({ level: 'group' })
    const anew = await postedCode()
    expect((await api.call(`/notices/by-code/${list}`)).body).toMatchObject({ code: anew })
  })

  test.each(['waiting', 'listed'] as const)(
    'brings those who came by it back to it, and nobody else, %s above',
    async (where) => {
      const { mou, list, appeal: asked } = await appealed(procedural)
      const other = await round.applicant('冉别社', NEXT_GROUP)
      const others = await postedCode(NEXT_GROUP)
      const before = await applicationOf(mou.id)
      await api.sql`update notices set closes_at = ${api.clock.now} where status = 'posted'`
      await advance(list)
      await advance(others)
      const above = where === 'listed' ? await postedCode(VILLAGE) : null
      await deliverDue(api)
      await asked.decide(true)
      const [notice] = await api.sql`select status from notices where code = ${list}`
      expect(notice).toEqual({ status: 'void' })
      // Passed by the same review, so that it is only posted anew.
      expect(await applicationOf(mou.id)).toEqual(before)
      expect(await applicationOf(other.id)).toMatchObject({ level: 'village' })
      expect(await entryOf(list, mou.id)).toBe('removed')
      if (above) {
        expect(await entryOf(above, mou.id)).toBe('removed')
        expect(await entryOf(above, other.id)).toBe('listed')
        expect((await chainOf(api, `notice:${await idOf(above)}`)).at(-1)).toMatchObject({
          type: 'notice.entry_removed',
          details: { householdId: mou.id },
        })
      }
      expect((await chainOf(api, `household:${mou.id}`)).at(-1)).toMatchObject({
        type: 'application.sent_back',
        details: { level: 'group' },
      })
      const told = await deliverDue(api)
      expect(told.map(({ to }) => to)).toContain(mou.contact.address)
      expect(told.map(({ to }) => to)).not.toContain(other.contact.address)
      const anew = await postedCode()
      expect((await api.call(`/notices/by-code/${list}`)).body).toMatchObject({ code: anew })
      expect(await entryOf(anew, mou.id)).toBe('listed')
    },
  )

  test('leaves alone who was decided on or has withdrawn meanwhile', async () => {
    const { mou, list, appeal: asked } = await appealed(procedural)
    await api.sql`update notices set closes_at = ${api.clock.now} where code = ${list}`
    await advance(list)
    await api.sql`
      update applications set status = 'declined', level = 'village'
       where household_id = ${mou.id}`
    await asked.decide(true)
    expect(await applicationOf(mou.id)).toMatchObject({ status: 'declined', level: 'village' })
    expect(await entryOf(list, mou.id)).toBe('advanced')
  })

  test('from the township it comes back from the county', async () => {
    const { mou, list, appeal: asked } = await appealed({ ...procedural, areaPath: TOWNSHIP })
    await api.sql`update notices set closes_at = ${api.clock.now} where code = ${list}`
    await advance(list, clerk.actor)
    expect(await standingOf(mou.id)).toMatchObject({ level: 'county' })
    expect((await asked.decide(true)).body).toMatchObject({ code: 'upheld' })
    expect(await applicationOf(mou.id)).toMatchObject({ status: 'filed', level: 'township' })
  })
})

describe('who decides an appeal', () => {
  const given = async (id: string) =>
    (
      await api.sql<{ staff_id: string | null }[]>`select staff_id from objections where id = ${id}`
    )[0]?.staff_id
  const assign = (id: string, staffId: string) =>
    api.call(`/objections/${id}/actions`, {
      actor: office.actor,
      body: { type: 'assign', staffId },
    })
  const add = (
    role: 'group_cadre' | 'village_cadre' | 'township_clerk' | 'township_head',
    areaPath: string,
  ) => api.addStaff({ roles: [[role, areaPath]] })
  const leave = (...ids: string[]) =>
    api.sql`update staff set is_active = false where id in ${api.sql(ids)}`

  test('is of the next level: not of the group, though it has done nothing in it', async () => {
    const { appeal: asked } = await appealed()
    const neighbour = await add('group_cadre', GROUP)
    expect(await given(asked.id)).toBe(round.secretary.id)
    expect(await assign(asked.id, neighbour.id)).toMatchObject(refused('not_eligible'))
    await leave(neighbour.id)
  })

  test('is of the township for the list of a village, of the county for that of a township', async () => {
    const village = await appealed({ areaPath: VILLAGE })
    const cadre = await add('village_cadre', VILLAGE)
    expect(await given(village.appeal.id)).toBe(clerk.id)
    expect(await assign(village.appeal.id, cadre.id)).toMatchObject(refused('not_eligible'))
    await leave(cadre.id)
    const head = await add('township_head', TOWNSHIP)
    const township = await appealed({ areaPath: TOWNSHIP })
    expect(await assign(township.appeal.id, head.id)).toMatchObject(refused('not_eligible'))
    await leave(head.id)
  })

  test('is never who decided the first time', async () => {
    const { objection, appeal: asked } = await appealed({ areaPath: VILLAGE })
    const [first] = await api.sql<{ decided_by: string }[]>`
      select decided_by from objections where id = ${objection.id}`
    const decider = first?.decided_by ?? ''
    const roles = { county: COUNTY, staff_id: decider, role: 'township_clerk', area_path: TOWNSHIP }
    await api.sql`insert into staff_roles ${api.sql(roles)}`
    expect(await assign(asked.id, decider)).toMatchObject(refused('own_decision'))
    await api.sql`update objections set staff_id = ${decider} where id = ${asked.id}`
    const body = { type: 'decide', upheld: false, reason: '一样' }
    const answer = await api.call(`/objections/${asked.id}/actions`, {
      actor: `staff:${decider}`,
      body,
    })
    expect(answer).toMatchObject(refused('own_decision'))
    await api.ownerSql`
      delete from staff_roles where staff_id = ${decider} and role = 'township_clerk'`
  })

  test('goes on up while everybody of the next level is tied or had a part in it', async () => {
    const { mou, contact, receipt } = await decided()
    await api.sql`insert into staff_ties ${api.sql({
      county: COUNTY,
      staff_id: round.secretary.id,
      household_id: mou.id,
      kind: 'kin',
    })}`
    const { vars } = await appeal(contact.id, receipt)
    expect((await rowOf(vars['code'])).staff_id).toBe(clerk.id)
    await api.ownerSql`delete from staff_ties`
  })

  test('is kin of neither side: not of whoever objected, where the household asks', async () => {
    const { mou, contact } = await decided({ upheld: true })
    const tan = await api.addHousehold({ head: '覃对方' })
    await api.link(contact.id, tan.id)
    await api.sql`insert into staff_ties ${api.sql({
      county: COUNTY,
      staff_id: round.secretary.id,
      household_id: tan.id,
      kind: 'kin',
    })}`
    const { vars } = await appeal(mou.contact.id, mou.receipt)
    expect((await rowOf(vars['code'])).staff_id).toBe(clerk.id)
    await api.ownerSql`delete from staff_ties`
  })

  test('decides it once, and twice at once exactly one does', async () => {
    const { appeal: asked } = await appealed()
    const both = await Promise.all([asked.decide(true), asked.decide(false)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await asked.decide(true)).toMatchObject(refused('already_decided'))
  })

  test('needs a reason, and not what is withdrawn', async () => {
    const { contact, appeal: asked } = await appealed()
    expect(await asked.decide(true, ' ')).toMatchObject(refused('reason_missing'))
    await api.runCommand(contact.id, { type: 'ask_withdrawal', code: asked.code })
    later(1)
    expect(await asked.decide(true)).toMatchObject(refused('withdrawn'))
  })

  test('of another village finds nothing', async () => {
    const { appeal: asked } = await appealed()
    const stranger = await add('village_cadre', OTHER_VILLAGE)
    const body = { type: 'decide', upheld: true, reason: '有车' }
    const answer = await api.call(`/objections/${asked.id}/actions`, {
      actor: stranger.actor,
      body,
    })
    expect(answer).toMatchObject({ status: 404 })
    await leave(stranger.id)
  })
})

test('the household does not read the objector’s name in the next level’s reason', async () => {
  const { mou, contact } = await decided({ upheld: true })
  const tan = await api.addHousehold({ head: '覃远方', areaPath: `${OTHER_VILLAGE}.1` })
  await api.link(contact.id, tan.id)
  const { vars } = await appeal(mou.contact.id, mou.receipt)
  const { id, staff_id } = await rowOf(vars['code'])
  await deliverDue(api)
  const body = { type: 'decide', upheld: false, reason: `覃远方说的属实，${mou.head}有车` }
  await api.call(`/objections/${id}/actions`, { actor: `staff:${staff_id}`, body })
  expect((await deliverDue(api)).filter(({ to }) => to === mou.contact.address)).toMatchObject([
    { template: 'appeal.outcome', vars: { text: `某某说的属实，${mou.head}有车` } },
  ])
})
