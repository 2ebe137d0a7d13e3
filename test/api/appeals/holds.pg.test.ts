import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { startAppeals } from '../../support/appeals'
import { beginRound, refused, startRound, varsOf } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
const round = await startRound(api)
const { decided, appeal, appealed } = await startAppeals(api, round)
const { advance, later, postedCode, sever, standingOf, clerk } = round
beforeEach(() => beginRound(api, round))
afterAll(() => api.close())

/** The household goes on to the village's list, which is past its window. */
async function onVillageList(list: string) {
  later(8)
  expect(await advance(list)).toMatchObject({ status: 200 })
  const above = await postedCode(VILLAGE)
  later(8)
  return above
}

describe('while the next level is asked about a household', () => {
  test('its own list goes on, the next is posted, and there it stays', async () => {
    const { mou, list, appeal: asked } = await appealed()
    const above = await onVillageList(list)
    expect(await standingOf(mou.id)).toMatchObject({ level: 'village', entry: 'listed' })
    expect(await advance(above, clerk.actor)).toMatchObject(refused('entries_contested'))
    await asked.decide(false)
    expect(varsOf(await advance(above, clerk.actor))).toMatchObject({ households: 1 })
    expect(await standingOf(mou.id)).toMatchObject({ level: 'township' })
  })

  test('others go on without it, and it follows', async () => {
    const { mou, list, appeal: asked } = await appealed()
    const above = await onVillageList(list)
    expect(await sever(above, mou.head, clerk.actor)).toMatchObject({ status: 200 })
    expect(await advance(above, clerk.actor)).toMatchObject(refused('nothing_ready'))
    await asked.decide(false)
    expect(varsOf(await advance(above, clerk.actor))).toMatchObject({ households: 1 })
    expect(await standingOf(mou.id)).toMatchObject({ level: 'township' })
  })

  test('it does not get past a list above that either, where it is there already', async () => {
    const { mou, contact, receipt } = await decided()
    const monday = api.clock.now
    await api.sql`update notice_entries set status = 'advanced' where household_id = ${mou.id}`
    await api.sql`
      update applications set level = 'township', review_id = null where household_id = ${mou.id}`
    const above = await postedCode(TOWNSHIP)
    later(8)
    const now = api.clock.now
    api.clock.now = monday
    await appeal(contact.id, receipt)
    api.clock.now = now
    expect(await advance(above, clerk.actor)).toMatchObject(refused('entries_contested'))
    expect(await standingOf(mou.id)).toMatchObject({ level: 'township' })
  })

  test('what is withdrawn holds it no longer', async () => {
    const { contact, list, appeal: asked } = await appealed()
    const above = await onVillageList(list)
    await api.runCommand(contact.id, { type: 'ask_withdrawal', code: asked.code })
    expect(await advance(above, clerk.actor)).toMatchObject(refused('entries_contested'))
    later(1)
    expect(varsOf(await advance(above, clerk.actor))).toMatchObject({ households: 1 })
  })

  test('it hears that it is contested', async () => {
    const { mou, list } = await appealed()
    const above = await onVillageList(list)
    const { body } = await api.call('/status', { actor: mou.contact.actor })
    expect(body).toMatchObject({ households: [{ listing: { code: above, stage: 'overdue' } }] })
  })
})

describe('while the next level is asked how a list came about', () => {
  const procedural = { text: '没开会就定了', ground: 'faulty_procedure' as const }

  test('that list goes on, and the next that holds its area is posted and waits', async () => {
    const { mou, list, appeal: asked } = await appealed(procedural)
    expect((await api.call(`/notices/by-code/${list}`)).body).toMatchObject({ stage: 'open' })
    const above = await onVillageList(list)
    expect((await api.call(`/notices/by-code/${above}`)).body).toMatchObject({ stage: 'held' })
    expect(await advance(above, clerk.actor)).toMatchObject(refused('procedure_contested'))
    const { body } = await api.call('/status', { actor: mou.contact.actor })
    expect(body).toMatchObject({ households: [{ listing: { isHeld: true } }] })
    await asked.decide(false)
    expect(varsOf(await advance(above, clerk.actor))).toMatchObject({ households: 1 })
  })

  test('a list that does not hold its area goes on', async () => {
    await appealed(procedural)
    const other = 'wuxi.tianyuan.xinhua'
    const far = await round.applicant('牟外村', `${other}.1`)
    await api.sql`update applications set level = 'village' where household_id = ${far.id}`
    const code = await postedCode(other)
    later(8)
    expect(varsOf(await advance(code, clerk.actor))).toMatchObject({ households: 1 })
  })

  test('a list of the same place in another round goes on', async () => {
    const { appeal: asked } = await appealed(procedural)
    await api.sql`update rounds set status = 'closed'`
    await api.sql`update applications set status = 'withdrawn' where status = 'filed'`
    await round.open()
    const mou = await round.applicant('牟新轮')
    await api.sql`update applications set level = 'village' where household_id = ${mou.id}`
    const code = await postedCode(VILLAGE)
    later(8)
    expect(varsOf(await advance(code, clerk.actor))).toMatchObject({ households: 1 })
    await asked.decide(false)
  })
})

test('a round is not closed while the next level is asked who was left out', async () => {
  const { mou } = await decided({ upheld: true })
  const [row] = await api.sql<{ id: string }[]>`select id from rounds where status = 'open'`
  const close = () =>
    api.call(`/rounds/${row?.id}/actions`, { actor: clerk.actor, body: { type: 'close' } })
  await appeal(mou.contact.id, mou.receipt)
  later(8)
  expect(await close()).toMatchObject(refused('objections_open'))
})

describe('an appeal and the advance of the list above it at the same moment', () => {
  /** Past its window, and still in time to ask. */
  async function ready(given: Parameters<typeof decided>[0] = {}) {
    const before = await decided(given)
    await api.sql`update notices set closes_at = ${api.clock.now} where code = ${before.list}`
    await advance(before.list)
    const above = await postedCode(VILLAGE)
    await api.sql`update notices set closes_at = ${api.clock.now} where code = ${above}`
    return { ...before, above }
  }

  test.each([{}, { text: '没开会就定了', ground: 'faulty_procedure' as const }])(
    'end in one order or the other: %j',
    async (given) => {
      for (let time = 0; time < 4; time++) {
        const { mou, contact, receipt, above } = await ready(given)
        const [asked, advanced] = await Promise.all([
          appeal(contact.id, receipt),
          advance(above, clerk.actor),
        ])
        expect(asked.code).toBe('filed')
        const { level } = (await standingOf(mou.id)) ?? {}
        expect(level).toBe(advanced.status === 200 ? 'township' : 'village')
        await api.sql`
          update applications set status = 'withdrawn' where household_id = ${mou.id}`
        await api.sql`update objections set status = 'rejected' where status = 'open'`
      }
    },
  )

  test.each([
    ['of a household', {}],
    ['of the procedure', { text: '没开会就定了', ground: 'faulty_procedure' as const }],
  ])('the one waits for the other: %s', async (_of, given) => {
    const { contact, receipt, above, mou } = await ready(given)
    const { promise: isHeld, resolve: held } = Promise.withResolvers<void>()
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
    const advancing = api.ownerSql.begin(async (sql) => {
      await sql`select from notices where code = ${above} for no key update`
      held()
      await mayEnd
      await sql`update applications set level = 'township' where household_id = ${mou.id}`
    })
    await isHeld
    const asking = appeal(contact.id, receipt)
    await waitsForLock()
    end()
    await advancing
    expect((await asking).code).toBe('filed')
  })
})

/** Until somebody waits for a row that is held. */
async function waitsForLock() {
  for (;;) {
    const waiting = await api.ownerSql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    if (waiting.length > 0) return
  }
}
