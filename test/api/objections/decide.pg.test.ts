import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  COUNTY,
  createSeeds,
  GROUP,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { postList } from '../../support/objections'
import { deliverDue } from '../../support/outbox'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.sql`update staff set is_active = false`
  await api.sql`update outbox set status = 'cancelled' where status = 'queued'`
})
afterAll(() => api.close())

interface Given {
  text?: string
  householdName?: string | null
  own?: boolean
  days?: number
}

/** 牟大山 on a list, with a phone; 覃秘密 objects; the cadre of the village is to check it. */
async function objected({
  text = '牟大山家有小车',
  householdName = '牟大山',
  ...given
}: Given = {}) {
  const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
  const mou = await api.addHousehold({ head: '牟大山' })
  const list = await postList(api, { households: [mou], ...(given.days && { days: given.days }) })
  const tan = await api.addHousehold({ head: '覃秘密' })
  const contact = await api.addContact({ linkedTo: [tan.id] })
  const mouPhone = await api.addContact({ linkedTo: [mou.id] })
  const { code: outcome, vars } = await api.runCommand(contact.id, {
    type: 'file_objection',
    code: list.code,
    ground: null,
    householdName: given.own ? null : householdName,
    ownHousehold: given.own ? tan.id : null,
    text,
  })
  expect(outcome).toBe('filed')
  const code = String(vars['code'])
  const [row] = await api.sql<{ id: string }[]>`select id from objections where code = ${code}`
  await deliverDue(api)
  return { cadre, mou, tan, list, contact, mouPhone, code, id: row?.id ?? '' }
}

const decide = (id: string, actor: `staff:${string}`, upheld = false, reason = '车是借的') =>
  api.call(`/objections/${id}/actions`, { actor, body: { type: 'decide', upheld, reason } })
const assign = (id: string, actor: `staff:${string}`, staffId: string) =>
  api.call(`/objections/${id}/actions`, { actor, body: { type: 'assign', staffId } })

const statusOf = async (id: string) =>
  (await api.sql`select status from objections where id = ${id}`)[0]?.['status']
const entryOf = async (noticeId: string, householdId: string) =>
  (
    await api.sql`
      select status from notice_entries
       where notice_id = ${noticeId} and household_id = ${householdId}`
  )[0]?.['status']
const eventsOf = async (subject: string) =>
  (
    await api.sql<{ type: string }[]>`
    select type from events where county = ${COUNTY} and subject = ${subject} order by seq`
  ).map(({ type }) => type)

const refused = (reason: string) => ({ status: 409, body: { code: 'refused', reason } })

describe('what is rejected', () => {
  test('moves nothing; both sides hear it, the household neutrally', async () => {
    const { cadre, mou, list, contact, mouPhone, code, id } = await objected()
    const answer = await decide(id, cadre.actor, false, ' 牟大山的车是借的 ')
    expect(answer.body).toEqual({ code: 'rejected', vars: { code, status: 'rejected' } })
    expect(await entryOf(list.id, mou.id)).toBe('listed')
    const told = await deliverDue(api)
    const outcome = { code, text: '该户的车是借的', until: '2026-03-12' }
    expect(told).toHaveLength(2)
    expect(told).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          to: contact.address,
          template: 'objection.rejected',
          vars: outcome,
        }),
        expect.objectContaining({
          to: mouPhone.address,
          template: 'objection.settled',
          vars: { status: 'rejected' },
        }),
      ]),
    )
    expect(await eventsOf(`objection:${id}`)).toEqual(['objection.filed', 'objection.decided'])
    expect(await eventsOf(`notice:${list.id}`)).toEqual([
      'notice.contested',
      'notice.objection_decided',
    ])
  })

  test('keeps its reason sealed, with who and when', async () => {
    const { cadre, id } = await objected()
    await decide(id, cadre.actor)
    const [row] = await api.sql`select * from objections where id = ${id}`
    expect(row).toMatchObject({ decided_by: cadre.id, decided_at: new Date(MONDAY_MORNING) })
    expect(String(row?.['reason_sealed'])).not.toContain('借')
    const { body } = await api.call(`/objections/${id}`, { actor: cadre.actor })
    expect(body).toMatchObject({ reason: '车是借的', status: 'rejected', decidedOn: '2026-03-09' })
  })
})

describe('what is upheld', () => {
  test('takes a household off that should not be listed, and declines it with the reason', async () => {
    const { cadre, mou, list, id, mouPhone } = await objected()
    await decide(id, cadre.actor, true, '名下有小车，覃秘密看到的')
    expect(await entryOf(list.id, mou.id)).toBe('removed')
    const [application] = await api.sql`
      select status, reason from applications where household_id = ${mou.id}`
    expect(application).toMatchObject({ status: 'declined' })
    expect(application?.['reason']).not.toContain('覃秘密')
    const told = (await deliverDue(api)).filter(({ to }) => to === mouPhone.address)
    expect(told).toHaveLength(1)
    expect(JSON.stringify(told)).not.toContain('覃秘密')
  })

  test('takes one off whose facts are wrong, to be posted anew', async () => {
    const { cadre, mou, list, id, mouPhone } = await objected({ text: '牟大山家人口写错' })
    await decide(id, cadre.actor, true, '应为四口人')
    expect(await entryOf(list.id, mou.id)).toBe('removed')
    const [application] = await api.sql`
      select status from applications where household_id = ${mou.id}`
    expect(application).toMatchObject({ status: 'filed' })
    const told = (await deliverDue(api)).filter(({ to }) => to === mouPhone.address)
    expect(told).toMatchObject([{ template: 'objection.settled', vars: { status: 'upheld' } }])
  })

  test('takes in a household that was left out, filed by whoever said so of their own', async () => {
    const { cadre, tan, contact, id } = await objected({ text: '漏了我家', own: true })
    await decide(id, cadre.actor, true, '确实困难')
    const [application] = await api.sql`
      select status, contact_id, round_id from applications where household_id = ${tan.id}`
    expect(application).toMatchObject({ status: 'filed', contact_id: contact.id })
    expect(application?.['round_id']).not.toBeNull()
  })

  test('takes in a household others spoke for, and gives nobody its receipt', async () => {
    const ran = await api.addHousehold({ head: '冉启旺' })
    const { cadre, contact, id } = await objected({ text: '漏了冉启旺', householdName: '冉启旺' })
    expect((await decide(id, cadre.actor, true, '确实困难')).status).toBe(200)
    const [application] = await api.sql<{ contact_id: string | null; code: string }[]>`
      select contact_id, code from applications where household_id = ${ran.id}`
    expect(application?.contact_id).toBeNull()
    const receipt = await api.call(`/receipts/${application?.code}`, { actor: contact.actor })
    expect(receipt.status).toBe(404)
    await api.sql`update households set head_name = '别人' where id = ${ran.id}`
  })

  test('voids a list whose procedure was faulty', async () => {
    const { cadre, list, id } = await objected({ text: '没开会就定了', householdName: null })
    await decide(id, cadre.actor, true, '会议记录没有')
    const [notice] = await api.sql`select status from notices where id = ${list.id}`
    expect(notice).toEqual({ status: 'void' })
  })

  test('of a household nobody had found says which one it is', async () => {
    const { cadre, id } = await objected({ text: '漏了最困难的', householdName: '钱多多' })
    const act = (householdName: string | null) =>
      api.call(`/objections/${id}/actions`, {
        actor: cadre.actor,
        body: { type: 'decide', upheld: true, reason: '确实困难', householdName },
      })
    expect(await act(null)).toMatchObject(refused('household_missing'))
    expect(await act('查无此人')).toMatchObject(refused('name_unknown'))
    const ran = await api.addHousehold({ head: '冉得旺' })
    await api.addHousehold({ head: '冉得旺', areaPath: `${VILLAGE}.4` })
    expect(await act('冉得旺')).toMatchObject(refused('name_ambiguous'))
    expect((await act('3社冉得旺')).body).toMatchObject({ code: 'upheld' })
    const [row] = await api.sql`select household_id from objections where id = ${id}`
    expect(row).toEqual({ household_id: ran.id })
  })

  test('after somebody else had it taken off already still is decided', async () => {
    const { cadre, mou, list, id } = await objected()
    await api.sql`update notice_entries set status = 'removed' where notice_id = ${list.id}`
    expect((await decide(id, cadre.actor, true)).body).toMatchObject({ code: 'upheld' })
    expect(await entryOf(list.id, mou.id)).toBe('removed')
  })
})

describe('of the people its reason names', () => {
  async function witnessed() {
    const given = await objected()
    await api.addHousehold({ head: '冉见证', areaPath: `${VILLAGE}.9` })
    await addMember(given.mou.id, '牟小山')
    await addMember(given.tan.id, '覃小妹')
    return given
  }
  async function addMember(householdId: string, name: string) {
    const id = crypto.randomUUID()
    await api.sql`
      insert into people (county, id, household_id, name, is_head, relation, health,
                          id_number_sealed, id_number_index)
      values (${COUNTY}, ${id}, ${householdId}, ${name}, false, '之子', '{}',
              ${Buffer.from(id)}, ${Buffer.from(id)})`
  }
  const reason = '牟大山家的车，牟小山在开，冉见证和覃秘密、覃小妹都看见'
  const textsTo = async (address: string) =>
    (await deliverDue(api)).filter(({ to }) => to === address).map(({ vars }) => vars)

  test('the objector reads their own household’s alone', async () => {
    const { cadre, contact, id } = await witnessed()
    await decide(id, cadre.actor, false, reason)
    const text = '该户的车，该户在开，某某和覃秘密、覃小妹都看见'
    expect(await textsTo(contact.address)).toMatchObject([{ text }])
  })

  test('the contested household reads its own alone', async () => {
    const { cadre, mou, mouPhone, id } = await witnessed()
    await decide(id, cadre.actor, true, reason)
    const told = '牟大山家的车，牟小山在开，某某和某某、某某都看见'
    expect(await textsTo(mouPhone.address)).toMatchObject([{ head: '牟大山', reason: told }])
    const [application] = await api.sql`
      select reason from applications where household_id = ${mou.id}`
    expect(application).toEqual({ reason: told })
  })

  test('the contested household reads no objector’s who lives elsewhere', async () => {
    const { cadre, tan, mouPhone, id } = await objected()
    const elsewhere = { area_path: OTHER_VILLAGE, head_name: '段远方' }
    await api.sql`update households set ${api.sql(elsewhere)} where id = ${tan.id}`
    await decide(id, cadre.actor, true, '段远方看见的')
    expect(await textsTo(mouPhone.address)).toMatchObject([{ reason: '某某看见的' }])
  })

  test('a namesake in another county hides nothing', async () => {
    const { cadre, contact, id } = await objected()
    await createSeeds(api.deps, 'chengkou').addHousehold({ head: '车是借' })
    await decide(id, cadre.actor, false, '车是借的')
    expect(await textsTo(contact.address)).toMatchObject([{ text: '车是借的' }])
  })

  test('the receipt tells the objector what the message did, as often as it is asked for', async () => {
    const { cadre, contact, code, id } = await witnessed()
    await decide(id, cadre.actor, false, reason)
    const told = { status: 'rejected', reason: '该户的车，该户在开，某某和覃秘密、覃小妹都看见' }
    for (let i = 0; i < 2; i++) {
      const { body } = await api.call(`/receipts/${code}`, { actor: contact.actor })
      expect(body).toMatchObject({ mine: true, kind: 'objection', vars: told })
    }
  })

  test('a procedure written down on paper has nobody concerned, and its witnesses stay unnamed', async () => {
    const entering = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
    await api.addHousehold({ head: '冉见证' })
    const list = await postList(api, {})
    const body = { code: list.code, way: 'paper', text: '没开会就定了' }
    await api.call('/objections/entered', { actor: entering.actor, body })
    const [row] = await api.sql<{ id: string }[]>`
      select id from objections where notice_id = ${list.id}`
    await deliverDue(api)
    await decide(row?.id ?? '', clerk.actor, false, '会开了，冉见证在场')
    expect(await textsTo(entering.phone ?? '')).toMatchObject([{ text: '会开了，某某在场' }])
  })

  test('whoever wrote it down passes on none', async () => {
    const entering = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
    const mou = await api.addHousehold({ head: '牟大山' })
    await api.addHousehold({ head: '冉见证' })
    const list = await postList(api, { households: [mou] })
    const body = { code: list.code, way: 'paper', householdName: '牟大山', text: '有小车' }
    await api.call('/objections/entered', { actor: entering.actor, body })
    const [row] = await api.sql<{ id: string }[]>`
      select id from objections where notice_id = ${list.id}`
    await deliverDue(api)
    await decide(row?.id ?? '', clerk.actor, false, '牟大山的车是冉见证的')
    expect(await textsTo(entering.phone ?? '')).toMatchObject([{ text: '该户的车是某某的' }])
  })
})

describe('who decides', () => {
  test('is whoever is to check it, not another of the village, nor the county unless given it', async () => {
    const { id, cadre } = await objected()
    const colleague = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
    const office = await api.addStaff({ roles: [['county_office', COUNTY]] })
    expect(await decide(id, colleague.actor)).toMatchObject(refused('not_assigned'))
    expect(await decide(id, office.actor)).toMatchObject(refused('not_assigned'))
    expect(await assign(id, office.actor, office.id)).toMatchObject({ status: 200 })
    expect(await decide(id, cadre.actor)).toMatchObject(refused('not_assigned'))
    expect(await decide(id, office.actor)).toMatchObject({ status: 200 })
  })

  test('is never kin of the household, or of whoever objected', async () => {
    for (const side of ['mou', 'tan'] as const) {
      const given = await objected()
      const kin = { county: COUNTY, staff_id: given.cadre.id, household_id: given[side].id }
      await api.sql`insert into staff_ties ${api.sql({ ...kin, kind: 'kin' })}`
      expect(await decide(given.id, given.cadre.actor)).toMatchObject(refused('tied'))
      expect(await statusOf(given.id)).toBe('open')
    }
  })

  test('is not the household itself, though nobody wrote down that it is theirs', async () => {
    const given = await objected()
    await api.sql`
      update people set phone_index = s.phone_index from staff s
       where s.id = ${given.cadre.id} and people.household_id = ${given.mou.id}`
    expect(await decide(given.id, given.cadre.actor)).toMatchObject(refused('tied'))
    expect(await statusOf(given.id)).toBe('open')
  })

  test('is all that others are told: not that it was their kin who objected', async () => {
    const { id, tan } = await objected()
    const kin = await api.addStaff({ roles: [['village_cadre', VILLAGE]], ties: [tan.id] })
    expect(await decide(id, kin.actor)).toMatchObject(refused('not_assigned'))
  })

  test('of another village finds nothing', async () => {
    const { id } = await objected()
    const other = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
    expect(await decide(id, other.actor)).toMatchObject({ status: 404 })
  })

  test.each([undefined, 'job:bot', 'contact'] as const)('is not %s', async (who) => {
    const { id, contact } = await objected()
    const actor = who === 'contact' ? contact.actor : who
    const body = { type: 'decide', upheld: true, reason: '有车' }
    const answer = await api.call(`/objections/${id}/actions`, { body, ...(actor && { actor }) })
    expect(answer.status).toBe(403)
    expect(await statusOf(id)).toBe('open')
  })
})

describe('a decision', () => {
  test.each(['', '   '])('needs a reason, “%s” is none', async (reason) => {
    const { id, cadre } = await objected()
    expect(await decide(id, cadre.actor, true, reason)).toMatchObject(refused('reason_missing'))
    expect(await statusOf(id)).toBe('open')
  })

  test('is made once', async () => {
    const { id, cadre } = await objected()
    await decide(id, cadre.actor, false)
    expect(await decide(id, cadre.actor, true)).toMatchObject(refused('already_decided'))
    expect(await statusOf(id)).toBe('rejected')
  })

  test('made twice at once is made by exactly one', async () => {
    const { id, cadre } = await objected()
    const both = await Promise.all([decide(id, cadre.actor, false), decide(id, cadre.actor, true)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const events = await eventsOf(`objection:${id}`)
    expect(events).toEqual(['objection.filed', 'objection.decided'])
  })

  test('sent twice under one key gets one answer', async () => {
    const { id, cadre } = await objected()
    const call = { actor: cadre.actor, key: `key ${id}` }
    const body = { type: 'decide', upheld: false, reason: '车是借的' }
    const post = () => api.call(`/objections/${id}/actions`, { ...call, body })
    const [a, b] = await Promise.all([post(), post()])
    expect(a.status).toBe(200)
    expect(b).toEqual(a)
  })

  test('waits for nothing that is withdrawn, and may be made while that can be taken back', async () => {
    const { id, cadre, contact, code } = await objected()
    await api.runCommand(contact.id, { type: 'ask_withdrawal', code })
    api.clock.now = new Date('2026-03-10T02:00:00.000Z')
    expect(await decide(id, cadre.actor)).toMatchObject(refused('withdrawn'))
    api.clock.now = new Date('2026-03-10T01:59:59.999Z')
    expect(await decide(id, cadre.actor)).toMatchObject({ status: 200 })
  })

  test('and a withdrawal at once end in one order or the other', async () => {
    const { id, cadre, contact, code } = await objected()
    const [decided, withdrawn] = await Promise.all([
      decide(id, cadre.actor),
      api.runCommand(contact.id, { type: 'ask_withdrawal', code }),
    ])
    expect(decided.status).toBe(200)
    expect(['asked', 'nothing']).toContain(withdrawn.code)
    expect(await statusOf(id)).toBe('rejected')
  })
})

describe('giving it to somebody else', () => {
  const clerkOf = () => api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })

  test('tells both, and only the new one is reminded', async () => {
    const { id, cadre, code } = await objected()
    const clerk = await clerkOf()
    const next = await api.addStaff({ roles: [['resident_cadre', VILLAGE]] })
    expect((await assign(id, clerk.actor, next.id)).body).toEqual({
      code: 'assigned',
      vars: { code },
    })
    const told = await deliverDue(api)
    expect(told.map(({ to, template }) => [to, template])).toEqual(
      expect.arrayContaining([
        [cadre.phone, 'objection.relieved'],
        [next.phone, 'objection.assigned'],
      ]),
    )
    expect(told).toHaveLength(2)
    api.clock.now = new Date('2026-03-12T00:00:00Z')
    expect((await deliverDue(api)).map(({ to }) => to)).toEqual([next.phone])
    expect(await eventsOf(`objection:${id}`)).toEqual(['objection.filed', 'objection.assigned'])
  })

  test('again to the same changes nothing', async () => {
    const { id, cadre } = await objected()
    const clerk = await clerkOf()
    expect((await assign(id, clerk.actor, cadre.id)).body).toMatchObject({ code: 'assigned' })
    expect(await deliverDue(api)).toEqual([])
    expect(await eventsOf(`objection:${id}`)).toEqual(['objection.filed'])
  })

  test('goes by the same rules: nobody tied, concerned or of elsewhere', async () => {
    const { id, mou, tan, contact } = await objected()
    const clerk = await clerkOf()
    const roles = [['village_cadre', VILLAGE]] as [['village_cadre', string]]
    const kin = await api.addStaff({ roles, ties: [mou.id] })
    const kinOfFiler = await api.addStaff({ roles, ties: [tan.id] })
    const filer = await api.addStaff({ roles, phone: contact.address })
    const elsewhere = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
    const inspector = await api.addStaff({ roles: [['discipline_inspector', COUNTY]] })
    const gone = await api.addStaff({ roles, isActive: false })
    expect(await assign(id, clerk.actor, kin.id)).toMatchObject(refused('tied'))
    expect(await assign(id, clerk.actor, kinOfFiler.id)).toMatchObject(refused('tied'))
    for (const each of [filer, elsewhere, inspector, gone])
      expect(await assign(id, clerk.actor, each.id)).toMatchObject(refused('not_eligible'))
  })

  test('is for the township and the county, not for whoever decides, nor for kin', async () => {
    const { id, mou, cadre } = await objected()
    const group = await api.addStaff({ roles: [['group_cadre', GROUP]] })
    for (const actor of [cadre.actor, group.actor])
      expect((await assign(id, actor, cadre.id)).status).toBe(403)
    const roles = [['township_clerk', TOWNSHIP]] as [['township_clerk', string]]
    const kin = await api.addStaff({ roles, ties: [mou.id] })
    expect(await assign(id, kin.actor, kin.id)).toMatchObject(refused('tied'))
    const elsewhere = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
    expect(await assign(id, elsewhere.actor, elsewhere.id)).toMatchObject({ status: 404 })
  })

  test('of what is decided or withdrawn is too late', async () => {
    const decided = await objected()
    const clerk = await clerkOf()
    await decide(decided.id, decided.cadre.actor)
    expect(await assign(decided.id, clerk.actor, clerk.id)).toMatchObject(
      refused('already_decided'),
    )
    const { id, contact, code } = await objected()
    await api.runCommand(contact.id, { type: 'ask_withdrawal', code })
    api.clock.now = new Date('2026-03-10T02:00:00Z')
    const again = await clerkOf()
    expect(await assign(id, again.actor, again.id)).toMatchObject(refused('withdrawn'))
  })
})

test('whoever wrote it down is told to tell the filer, and never checks it', async () => {
  const entering = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
  const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  const mou = await api.addHousehold({ head: '牟大山' })
  const list = await postList(api, { households: [mou] })
  const body = { code: list.code, way: 'paper', householdName: '牟大山', text: '有小车' }
  const { body: filed } = await api.call('/objections/entered', { actor: entering.actor, body })
  const { code } = (filed as { vars: { code: string } }).vars
  const [row] = await api.sql<{ id: string; staff_id: string }[]>`
    select id, staff_id from objections where code = ${code}`
  expect(row?.staff_id).toBe(clerk.id)
  await deliverDue(api)
  await decide(row?.id ?? '', clerk.actor)
  expect(await deliverDue(api)).toMatchObject([
    { to: entering.phone, template: 'objection.tell_rejected', vars: { code, text: '车是借的' } },
  ])
  expect(await assign(row?.id ?? '', clerk.actor, entering.id)).toMatchObject({ status: 409 })
})
