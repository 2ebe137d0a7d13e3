import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, MONDAY_MORNING, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { deliverDue } from '../../support/outbox'
import { addCase, addMeasure, addRound, clearCounty } from '../../support/reports'
import { refused, varsOf } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
await api.addContact()
const planner = await api.addStaff({ name: '熊长富', roles: [['village_cadre', VILLAGE]] })
const owner = await api.addStaff({ name: '姚云川', roles: [['resident_cadre', VILLAGE]] })
const department = await api.addStaff({
  name: '钟兰舒',
  unit: '县民政局',
  roles: [['department', COUNTY]],
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await clearCounty(api)
})
afterAll(() => api.close())

/** A household whose open case is caused by schooling and illness. */
async function applicant(head = '牟大山') {
  const round = await addRound(api)
  return addCase(api, round, { head, otherCauses: ['illness'], measured: [], level: 'village' })
}

const plan = (householdId: string, more: object = {}, actor = planner.actor) =>
  api.call('/measures', {
    actor,
    body: {
      householdId,
      cause: 'schooling',
      content: '教育资助每年3000元',
      ownerId: owner.id,
      dueOn: '2026-09-30',
      ...more,
    },
  })
const measureOf = async (householdId: string) =>
  (await api.sql`select * from measures where household_id = ${householdId} order by code`)[0]

describe('a measure', () => {
  test('is planned against a cause of the open case; its owner is told and reminded', async () => {
    const mou = await applicant()
    const answer = await plan(mou.householdId, { amountFen: 300_000 })
    expect(varsOf(answer)).toMatchObject({ head: '牟大山', owner: '姚云川', due: '2026-09-30' })
    expect(await measureOf(mou.householdId)).toMatchObject({
      cause: 'schooling',
      category: 'education',
      content: '教育资助每年3000元',
      amount_fen: 300_000,
      status: 'planned',
      owner_id: owner.id,
      planned_by: planner.id,
      planned_on: '2026-03-09',
      due_on: '2026-09-30',
      application_id: mou.id,
      code: varsOf(answer)['code'],
    })
    expect(await deliverDue(api)).toMatchObject([
      {
        to: owner.phone,
        template: 'measure.to_owner',
        vars: { head: '牟大山', area: '宝坪村3社' },
      },
    ])
    api.clock.now = new Date('2026-09-29T00:59:59Z')
    expect(await deliverDue(api)).toEqual([])
    api.clock.now = new Date('2026-09-29T01:00:00Z')
    expect(await deliverDue(api)).toMatchObject([{ to: owner.phone, template: 'measure.due_soon' }])
  })

  test('is planned for a household of the register by what stands there', async () => {
    const { id } = await api.addHousehold({ status: 'registered' })
    expect(await plan(id)).toMatchObject(refused('causes_unknown'))
    await api.sql`update households set other_causes = '{schooling}' where id = ${id}`
    expect(await plan(id)).toMatchObject({ status: 200 })
    expect(await measureOf(id)).toMatchObject({ application_id: null })
  })

  test('tells nobody where its planner sees to it', async () => {
    const mou = await applicant()
    await plan(mou.householdId, { ownerId: planner.id })
    expect(await deliverDue(api)).toEqual([])
  })

  test('may be a department’s, which then sees that one and no other', async () => {
    const mou = await applicant()
    const { code } = varsOf(await plan(mou.householdId, { ownerId: department.id }))
    const other = varsOf(await plan(mou.householdId))
    const read = (it: unknown) => api.call(`/measures/by-code/${it}`, { actor: department.actor })
    expect(await read(code)).toMatchObject({ status: 200, body: { isMine: true } })
    expect(await read(other['code'])).toMatchObject({ status: 404 })
    const { body } = await api.call('/measures/owned', { actor: department.actor })
    expect(body['items']).toMatchObject([{ code, head: '牟大山' }])
    expect(await api.call('/measures', { actor: department.actor })).toMatchObject({ status: 403 })
  })

  test.each([
    ['against a cause that is not the household’s', { cause: 'disaster' }, 'cause_not_theirs'],
    ['for a day that is past', { dueOn: '2026-03-08' }, 'due_in_past'],
  ])('is not planned %s', async (_what, more, reason) => {
    const mou = await applicant()
    expect(await plan(mou.householdId, more)).toMatchObject(refused(reason))
    expect(await measureOf(mou.householdId)).toBeUndefined()
  })

  test('is not given to somebody of another place, nor to kin, nor to the county office', async () => {
    const mou = await applicant()
    const far = await api.addStaff({ roles: [['village_cadre', 'wuxi.yulin.wusong']] })
    const office = await api.addStaff({ roles: [['county_office', COUNTY]] })
    const left = await api.addStaff({ roles: [['village_cadre', VILLAGE]], isActive: false })
    const kin = await api.addStaff({ roles: [['village_cadre', VILLAGE]], ties: [mou.householdId] })
    for (const { id } of [far, office, left])
      expect(await plan(mou.householdId, { ownerId: id })).toMatchObject(refused('owner_unknown'))
    expect(await plan(mou.householdId, { ownerId: kin.id })).toMatchObject(refused('owner_tied'))
    expect(await plan(mou.householdId, {}, kin.actor)).toMatchObject(refused('tied'))
  })

  test('is not planned for a household elsewhere, nor for one that is none', async () => {
    const mou = await applicant()
    const far = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
    expect(await plan(mou.householdId, {}, far.actor)).toMatchObject({ status: 404 })
    await api.sql`update households set status = 'closed' where id = ${mou.householdId}`
    expect(await plan(mou.householdId)).toMatchObject(refused('household_closed'))
  })

  test.each([
    [{ cause: 'bad luck' }, 'cause'],
    [{ content: ' ' }, 'content'],
    [{ dueOn: '30.9.2026' }, 'dueOn'],
    [{ amountFen: -1 }, 'amountFen'],
    [{ ownerId: 'me' }, 'ownerId'],
    [{ more: 1 }, 'more'],
  ])('badly formed with %j is refused by its field', async (more, reason) => {
    const { id } = await api.addHousehold()
    expect(await plan(id, more)).toMatchObject({ status: 400, body: { reason } })
  })

  test('sent twice under one key is planned once', async () => {
    const mou = await applicant()
    const body = {
      householdId: mou.householdId,
      cause: 'schooling',
      content: '学费',
      ownerId: owner.id,
      dueOn: '2026-09-30',
    }
    const call = { actor: planner.actor, body, key: `plan ${mou.id}` }
    expect(await api.call('/measures', call)).toEqual(await api.call('/measures', call))
    expect(
      await api.sql`select from measures where household_id = ${mou.householdId}`,
    ).toHaveLength(1)
  })
})

describe('a measure that is called off', () => {
  const cancel = (id: string, actor = planner.actor, reason = '改由民政办') =>
    api.call(`/measures/${id}/actions`, { actor, body: { type: 'cancel', reason } })

  test('stands no more, and its owner hears why; nobody is reminded', async () => {
    const mou = await applicant()
    await plan(mou.householdId)
    await deliverDue(api)
    const measure = await measureOf(mou.householdId)
    expect(await cancel(measure?.['id'])).toMatchObject({
      status: 200,
      body: { code: 'cancelled' },
    })
    expect(await measureOf(mou.householdId)).toMatchObject({ status: 'cancelled' })
    expect(await deliverDue(api)).toMatchObject([
      { to: owner.phone, template: 'measure.cancelled_owner', vars: { text: '改由民政办' } },
    ])
    api.clock.now = new Date('2026-09-29T01:00:00Z')
    expect(await deliverDue(api)).toEqual([])
    const events = await api.sql`select details::text from events where type = 'measure.cancelled'`
    expect(JSON.stringify(events)).not.toContain('民政')
    expect(await cancel(measure?.['id'])).toMatchObject(refused('cancelled'))
  })

  test('was not delivered; of kin somebody else decides, and of elsewhere nobody', async () => {
    const { id: householdId } = await api.addHousehold()
    const { id } = await addMeasure(api, { householdId, status: 'delivered' })
    expect(await cancel(id)).toMatchObject(refused('already_delivered'))
    const open = await addMeasure(api, { householdId })
    const kin = await api.addStaff({ roles: [['village_cadre', VILLAGE]], ties: [householdId] })
    const far = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
    expect(await cancel(open.id, kin.actor)).toMatchObject(refused('tied'))
    expect(await cancel(open.id, far.actor)).toMatchObject({ status: 404 })
    expect(await cancel(open.id, planner.actor, ' ')).toMatchObject({ status: 400 })
  })
})

describe('a draft of a measure', () => {
  const read = async (text: string, more: object = {}, actor = planner.actor) =>
    (await api.call('/measures/drafts', { actor, body: { text, ...more } })).body

  test('is read from one line', async () => {
    const mou = await applicant('牟一行')
    expect(await read('牟一行 因学：教育资助 每年3000元 由 姚云川 9月30日前')).toMatchObject({
      household: { id: mou.householdId, head: '牟一行', area: '宝坪村3社' },
      causes: ['schooling', 'illness'],
      cause: 'schooling',
      content: '教育资助 每年3000元',
      category: 'education',
      amountFen: 300_000,
      owner: { staffId: owner.id, name: '姚云川' },
      dueOn: '2026-09-30',
      missing: null,
    })
  })

  test.each([
    ['', 'household'],
    ['牟缺项', 'cause'],
    ['牟缺项 因灾：修房 由我负责 年底前', 'cause'],
    ['牟缺项 因学', 'content'],
    ['牟缺项 因学：学费 年底前', 'owner'],
    ['牟缺项 因学：学费 由李不知负责 年底前', 'owner'],
    ['牟缺项 因学：学费 由我负责', 'due'],
    ['牟缺项 因学：学费 由我负责 2026年3月8日前', 'due'],
    ['牟缺项 因学：学费 由我负责 年底前', null],
  ])('“%s” lacks %s', async (text, missing) => {
    await applicant('牟缺项')
    expect(await read(text)).toMatchObject({ missing })
    await api.sql`update households set head_name = '别的' where head_name = '牟缺项'`
  })

  test('takes what was asked for one by one', async () => {
    const mou = await applicant('牟一步')
    const asked = {
      householdName: '3社牟一步',
      cause: 'illness',
      contentWords: '大病救助',
      ownerWords: '我',
      dueWords: '年底',
    }
    expect(await read('', asked)).toMatchObject({
      household: { id: mou.householdId },
      cause: 'illness',
      content: '大病救助',
      category: 'health',
      owner: { staffId: planner.id },
      dueOn: '2026-12-31',
      missing: null,
    })
  })

  test('of a household with one cause alone need not say it', async () => {
    const round = await addRound(api)
    await addCase(api, round, { head: '牟独因', measured: [] })
    expect(await read('牟独因 学费补助 由我负责 年底前')).toMatchObject({
      cause: 'schooling',
      content: '学费补助',
      missing: null,
    })
  })

  test('asks of which unit somebody is where two have the name', async () => {
    await applicant('牟两位')
    const another = await api.addStaff({
      name: '姚云川',
      unit: '天元乡扶贫办',
      roles: [['township_clerk', TOWNSHIP]],
    })
    const line = '牟两位 因学：学费 由姚云川负责 年底前'
    expect(await read(line)).toMatchObject({
      missing: 'which_owner',
      owners: [{ unit: expect.any(String) }, { unit: expect.any(String) }],
    })
    expect(await read(line, { ownerId: another.id })).toMatchObject({
      owner: { staffId: another.id },
      missing: null,
    })
    await api.sql`update staff set name = '别人' where id = ${another.id}`
  })

  test('of a household whose causes nobody knows says so', async () => {
    await api.addHousehold({ head: '牟无因' })
    expect(await read('牟无因 学费')).toMatchObject({ missing: 'causes', causes: [] })
  })
})
