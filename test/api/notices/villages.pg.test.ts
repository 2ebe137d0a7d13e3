import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import {
  COUNTY,
  GROUP,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { deliverDue } from '../../support/outbox'
import { refused, varsOf } from '../../support/rounds'
import { startVillageLists } from '../../support/village-lists'
import { addFamily, forgetVillages, startVillageRound } from '../../support/villages'

const api = await startApi({ connections: 4 })
await api.addCounty()
const round = await startVillageRound(api)
const lists = await startVillageLists(api, round)
const { proposed, pass, postedCode, drawnCode, advance, over, object, standing, listStatus } = lists
afterAll(api.close)
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.ownerSql`truncate objections, area_subscriptions`
  await forgetVillages(api)
  await api.sql`update outbox set status = 'cancelled' where status = 'queued'`
  await round.open('village_entry')
})

/** The last instant of a window of seven days posted on Monday the 9th, and the one after. */
const LAST = '2026-03-16T15:59:59.999Z'
const OVER = '2026-03-16T16:00:00.000Z'

async function listed(name?: string, path?: string) {
  const id = await proposed(name, path)
  await pass(id)
  return id
}

describe('a list of villages', () => {
  test('goes on to the county once its days are over, and its village becomes a poor one', async () => {
    const id = await listed()
    const code = await postedCode()
    await over(code)
    expect(await advance(code)).toMatchObject({
      status: 200,
      body: { code: 'advanced', vars: { level: 'county', households: 0, villages: 1 } },
    })
    expect(await standing(id)).toMatchObject({
      level: 'county',
      isPassed: false,
      entry: 'advanced',
    })
    expect(await listStatus(code)).toBe('closed')
    expect(await round.decide(id, { isAccepted: true })).toMatchObject({ status: 200 })
    expect(await round.standingOf()).toMatchObject({ status: 'poor', since: '2026-03-17' })
  })

  test('goes on with a poor village that is to be one no more, which the county lets out', async () => {
    await addFamily(api, { born: [1950] })
    await round.makePoor()
    await round.open('village_exit')
    const id = await proposed('宝坪村', VILLAGE, 'village_exit')
    await pass(id)
    const code = await postedCode()
    await over(code)
    expect(varsOf(await advance(code))).toMatchObject({ level: 'county', villages: 1 })
    expect((await round.decide(id, { isAccepted: true })).status).toBe(200)
    expect(await round.standingOf()).toMatchObject({ status: 'exited' })
  })

  test('is told to those who answer for the village and to whoever asked to hear of it', async () => {
    const id = await listed()
    const asked = await api.addContact()
    await api.runCommand(asked.id, { type: 'subscribe_area', areaPath: TOWNSHIP })
    const code = await postedCode()
    expect(await deliverDue(api)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          to: lists.secretary.phone,
          template: 'village.told_listed',
          vars: { village: '宝坪村', kind: 'village_entry', code, day: '2026-03-16' },
        }),
        expect.objectContaining({ to: asked.address, template: 'posting.villages_listed' }),
      ]),
    )
    await over(code)
    await deliverDue(api)
    await advance(code)
    expect(await deliverDue(api)).toMatchObject([
      { to: lists.secretary.phone, template: 'village.told_advanced' },
      { to: asked.address, template: 'posting.villages_advanced', vars: { villages: 1, code } },
    ])
    await round.decide(id, { isAccepted: true })
    const told = await deliverDue(api)
    expect(told.map(({ template }) => template)).toEqual(
      Array.from({ length: 3 }, () => 'village.told_accepted'),
    )
    expect(new Set(told.map(({ to }) => to))).toEqual(
      new Set([lists.secretary.phone, round.clerk.phone, asked.address]),
    )
  })

  test('stands in the story of list, round, case and village', async () => {
    const id = await listed()
    const code = await postedCode()
    await over(code)
    await advance(code)
    const rows = await api.sql<{ subject: string; type: string }[]>`
      select subject, type from events
       where subject in (${`village_case:${id}`}, ${`village:${VILLAGE}`})
         and details->>'villageCaseId' = ${id} order by seq`
    expect(rows.map(({ subject, type }) => [subject.split(':')[0], type])).toEqual(
      expect.arrayContaining([
        ['village_case', 'notice.listed'],
        ['village_case', 'village_case.advanced'],
        ['village', 'village_case.advanced'],
      ]),
    )
    const [event] = await api.sql<{ details: object }[]>`
      select e.details from events e join notices n on e.subject = 'notice:' || n.id
       where n.code = ${code} and e.type = 'notice.advanced'`
    expect(event?.details).toMatchObject({ advanced: [id], severed: [], withdrawn: [] })
  })

  test('asked to go on twice goes on once', async () => {
    await listed()
    const code = await postedCode()
    await over(code)
    const answers = await Promise.all([advance(code), advance(code)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)).toMatchObject(refused('already_advanced'))
  })
})

describe('a list of villages does not go on', () => {
  test('while its window is open, to the last instant of its last day', async () => {
    await listed()
    const code = await postedCode()
    api.clock.now = new Date('2026-03-16T02:00:00.000Z')
    await api.prove(code, 'last')
    api.clock.now = new Date(LAST)
    expect(await advance(code)).toMatchObject(refused('window_open'))
    api.clock.now = new Date(OVER)
    expect(await advance(code)).toMatchObject({ status: 200 })
  })

  test('before a photo proves that it hangs, nor without one of its last day', async () => {
    const id = await listed()
    const code = await drawnCode()
    expect(await advance(code)).toMatchObject(refused('not_posted'))
    await api.prove(code)
    api.clock.now = new Date(OVER)
    expect(await advance(code)).toMatchObject(refused('proof_missing'))
    expect(await standing(id)).toMatchObject({ level: 'township', entry: 'listed' })
  })

  test('for a village secretary, or for a clerk of elsewhere', async () => {
    await listed()
    const elsewhere = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
    const code = await postedCode()
    await over(code)
    for (const { actor } of [lists.secretary, elsewhere])
      expect((await advance(code, actor)).status).toBe(404)
  })

  test('while its procedure is contested; upheld, it is posted anew and its number leads there', async () => {
    const id = await listed()
    const code = await postedCode()
    const objection = await object(code, '没张贴就说贴过了')
    await over(code)
    expect(await advance(code)).toMatchObject(refused('procedure_contested'))
    await deliverDue(api)
    expect((await objection.decide(true)).status).toBe(200)
    expect(await listStatus(code)).toBe('void')
    expect(await standing(id)).toMatchObject({
      level: 'township',
      isPassed: true,
      entry: 'removed',
    })
    expect(await deliverDue(api)).toContainEqual(
      expect.objectContaining({ to: lists.secretary.phone, template: 'village.told_voided' }),
    )
    const again = await postedCode()
    const { body } = await api.call(`/notices/by-code/${code}`)
    expect(body).toMatchObject({ code: again, villages: 1, isSupplement: false })
  })

  test('with a contested village; set apart, the others go on, and it does when that is decided', async () => {
    const contested = await listed()
    const other = await listed('新华村', OTHER_VILLAGE)
    const code = await postedCode()
    const objection = await object(code, '宝坪村不该评', '宝坪村')
    await over(code)
    expect(await advance(code)).toMatchObject(refused('entries_contested'))
    expect(await lists.sever(code, '新华村')).toMatchObject(refused('not_contested'))
    expect(await lists.sever(code, '没有村')).toMatchObject(refused('not_listed'))
    expect(await lists.sever(code, '宝坪')).toMatchObject({
      body: { code: 'village_severed', vars: { village: '宝坪村' } },
    })
    expect(await lists.sever(code, '宝坪')).toMatchObject(refused('already_severed'))
    expect(varsOf(await advance(code))).toMatchObject({ villages: 1 })
    expect(await standing(other)).toMatchObject({ level: 'county' })
    expect(await standing(contested)).toMatchObject({ level: 'township', entry: 'severed' })
    expect(await listStatus(code)).toBe('posted')
    expect(await advance(code)).toMatchObject(refused('nothing_ready'))
    await objection.decide(false)
    expect(varsOf(await advance(code))).toMatchObject({ villages: 1 })
    expect(await standing(contested)).toMatchObject({ level: 'county' })
    expect(await listStatus(code)).toBe('closed')
  })
})

describe('sent on and objected to at the same instant', () => {
  /** As if two came at once to a list somebody holds: in the order in which they came. */
  async function race(order: readonly ('advance' | 'object')[]) {
    const id = await listed()
    const code = await postedCode()
    api.clock.now = new Date('2026-03-16T02:00:00.000Z')
    await api.prove(code, 'last')
    const contact = await api.addContact()
    const file = () =>
      api.runCommand(contact.id, {
        type: 'file_objection',
        code,
        ground: null,
        householdName: '宝坪村',
        ownHousehold: null,
        text: '宝坪村不该评',
      })
    const doing: { advance?: ReturnType<typeof advance>; object?: ReturnType<typeof file> } = {}
    await api.ownerSql.begin(async (sql) => {
      await sql`select from notices where code = ${code} for update`
      for (const [i, what] of order.entries()) {
        api.clock.now = new Date(what === 'object' ? LAST : OVER)
        if (what === 'object') doing.object = file()
        else doing.advance = advance(code)
        await waitUntilHeld(i + 1)
      }
    })
    return { id, advanced: await doing.advance, filed: await doing.object }
  }

  /** So many others wait for what is held. */
  async function waitUntilHeld(waiting: number) {
    for (;;) {
      const [row] = await api.ownerSql<{ waiting: number }[]>`
        select count(*)::int as waiting from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`
      if ((row?.waiting ?? 0) >= waiting) return
    }
  }

  test('the objection that came first holds the village where it is', async () => {
    const { id, advanced, filed } = await race(['object', 'advance'])
    expect(filed).toMatchObject({ code: 'filed' })
    expect(advanced).toMatchObject(refused('entries_contested'))
    expect(await standing(id)).toMatchObject({ level: 'township', entry: 'listed' })
  })

  test('the list that was sent on first takes no objection any more', async () => {
    const { id, advanced, filed } = await race(['advance', 'object'])
    expect(advanced).toMatchObject({ status: 200 })
    expect(filed).toMatchObject({ code: 'window_closed' })
    expect(await standing(id)).toMatchObject({ level: 'county', entry: 'advanced' })
  })
})

describe('a round of villages is closed', () => {
  const close = async () => {
    const [open] = await api.sql<{ id: string }[]>`
      select id from rounds where county = ${COUNTY} and status = 'open'`
    return api.call(`/rounds/${open?.id ?? ''}/actions`, {
      actor: round.office.actor,
      body: { type: 'close' },
    })
  }

  test('only when each of them is decided', async () => {
    const id = await listed()
    expect(await close()).toMatchObject(refused('villages_waiting'))
    const code = await postedCode()
    await over(code)
    await advance(code)
    expect(await close()).toMatchObject(refused('villages_waiting'))
    await round.decide(id, { isAccepted: true })
    expect((await close()).status).toBe(200)
  })

  test('only when all its lists are settled, also one with nobody left on it', async () => {
    await listed()
    const code = await postedCode()
    const objection = await object(code, '宝坪村不该评', '宝坪村')
    await objection.decide(true)
    expect(await close()).toMatchObject(refused('window_open'))
    await over(code)
    expect(await close()).toMatchObject(refused('lists_unsettled'))
    expect(varsOf(await advance(code))).toMatchObject({ villages: 0 })
    expect((await close()).status).toBe(200)
  })
})

test('a household in the village has nothing to do with it', async () => {
  await listed()
  await api.addHousehold({ head: '牟大山', areaPath: GROUP })
  const code = await postedCode()
  expect(await lists.file(code, '牟大山家有小车', '牟大山')).toMatchObject({
    outcome: 'name_unknown',
  })
})
