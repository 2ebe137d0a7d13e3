import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, GROUP, MONDAY_MORNING, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { deliverDue } from '../../support/outbox'
import { startRound } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
const round = await startRound(api)
const { open, post, advance, sever, applicant, object, later, standingOf, clerk, secretary } = round
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.sql`update rounds set status = 'closed'`
  await api.sql`update applications set status = 'withdrawn' where status = 'filed'`
  await api.sql`update outbox set status = 'cancelled' where status = 'queued'`
  await open()
})
afterAll(() => api.close())

const refused = (reason: string) => ({ status: 409, body: { code: 'refused', reason } })
const varsOf = (answer: { body: Record<string, unknown> }) =>
  answer.body['vars'] as Record<string, string | number>
async function postedCode(areaPath = GROUP, actor = round.office.actor): Promise<string> {
  const answer = await post(areaPath, actor)
  expect(answer.body).toMatchObject({ code: 'posted' })
  return String(varsOf(answer)['code'])
}
/** The last instant of a window of six days posted on Monday the 9th. */
const LAST = '2026-03-16T15:59:59.999Z'
const OVER = '2026-03-16T16:00:00.000Z'
const statusOf = async (code: string) =>
  (await api.sql`select status from notices where code = ${code}`)[0]?.['status']
const typesOf = async (subject: string) =>
  (
    await api.sql<{ type: string }[]>`
      select type from events where county = ${COUNTY} and subject = ${subject} order by seq`
  ).map(({ type }) => type)

describe('the three notices, one after another', () => {
  test('lead an uncontested household onto the register, which hears every step', async () => {
    const mou = await applicant('牟大山')
    const heard: string[] = []
    const hear = async () => {
      const told = await deliverDue(api)
      heard.push(
        ...told.flatMap(({ to, template }) => (to === mou.contact.address ? template : [])),
      )
    }
    for (const areaPath of [GROUP, VILLAGE, TOWNSHIP]) {
      const code = await postedCode(areaPath)
      await hear()
      later(8)
      const answer = await advance(code, clerk.actor)
      expect(varsOf(answer)).toMatchObject({ households: 1 })
      expect(await statusOf(code)).toBe('closed')
      await hear()
    }
    expect(await standingOf(mou.id)).toEqual({
      roll: 'registered',
      year: 2026,
      application: 'accepted',
      level: 'township',
      entry: 'advanced',
    })
    expect(heard).toEqual([
      'notice.listed',
      'notice.advanced',
      'notice.listed',
      'notice.advanced',
      'notice.listed',
      'notice.registered',
    ])
    expect(await typesOf(`household:${mou.id}`)).toEqual([
      'application.filed',
      'notice.listed',
      'application.advanced',
      'notice.listed',
      'application.advanced',
      'notice.listed',
      'household.registered',
    ])
  })

  test('a household that had left the register comes back onto it: 返贫', async () => {
    const mou = await applicant('牟大山')
    await api.sql`update households set status = 'exited', exited_year = 2019 where id = ${mou.id}`
    for (const areaPath of [GROUP, VILLAGE, TOWNSHIP]) {
      const code = await postedCode(areaPath)
      later(8)
      await advance(code, clerk.actor)
    }
    expect(await standingOf(mou.id)).toMatchObject({ roll: 'returned', year: 2026 })
  })

  test('a household that is none any more is not registered', async () => {
    const mou = await applicant('牟大山')
    await api.sql`update applications set level = 'township' where household_id = ${mou.id}`
    const code = await postedCode(TOWNSHIP)
    await api.sql`update households set status = 'closed' where id = ${mou.id}`
    later(8)
    expect(varsOf(await advance(code, clerk.actor))).toMatchObject({ households: 0 })
    expect(await standingOf(mou.id)).toMatchObject({ roll: 'closed', application: 'declined' })
    expect((await typesOf(`household:${mou.id}`)).at(-1)).toBe('application.declined')
  })
})

describe('a list does not advance', () => {
  test('while its window is open, to the last instant of its last day', async () => {
    await applicant('牟大山')
    const code = await postedCode()
    api.clock.now = new Date(LAST)
    expect(await advance(code)).toMatchObject(refused('window_open'))
    expect(await statusOf(code)).toBe('posted')
    api.clock.now = new Date(OVER)
    expect(await advance(code)).toMatchObject({ status: 200 })
  })

  test('while its procedure is contested, and is posted anew when that is upheld', async () => {
    const mou = await applicant('牟大山')
    const code = await postedCode()
    const objection = await object(code, '没开会就定了名单')
    later(8)
    expect(await advance(code)).toMatchObject(refused('procedure_contested'))
    await objection.decide(true)
    expect(await advance(code)).toMatchObject(refused('notice_void'))
    expect(await standingOf(mou.id)).toMatchObject({ application: 'filed', level: 'group' })
    const anew = await postedCode()
    const { body } = await api.call(`/notices/by-code/${code}`)
    expect(body).toMatchObject({ code: anew, stage: 'open', households: 1 })
    later(8)
    expect(await advance(anew)).toMatchObject({ status: 200 })
  })

  test('and goes on when the procedure was found in order', async () => {
    await applicant('牟大山')
    const code = await postedCode()
    const objection = await object(code, '没开会就定了名单')
    later(8)
    await objection.decide(false)
    expect(await advance(code)).toMatchObject({ status: 200 })
  })

  test.each(['should_not_be_listed', 'wrong_facts'] as const)(
    'while somebody on it is contested and not severed: %s',
    async (ground) => {
      await applicant('冉启旺')
      await applicant('牟大山')
      const code = await postedCode()
      const objection = await object(code, '牟大山家情况不对', { ground, householdName: '牟大山' })
      later(8)
      expect(await advance(code)).toMatchObject(refused('entries_contested'))
      await objection.decide(false)
      expect(varsOf(await advance(code))).toMatchObject({ households: 2 })
    },
  )

  test('twice', async () => {
    await applicant('牟大山')
    const code = await postedCode()
    later(8)
    await advance(code)
    expect(await advance(code)).toMatchObject(refused('already_advanced'))
  })

  test('twice at once', async () => {
    const mou = await applicant('牟大山')
    await api.sql`update applications set level = 'township' where household_id = ${mou.id}`
    const code = await postedCode(TOWNSHIP)
    later(8)
    const answers = await Promise.all([1, 2, 3].map(() => advance(code, clerk.actor)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
    const registered = (await typesOf(`household:${mou.id}`)).filter(
      (type) => type === 'household.registered',
    )
    expect(registered).toHaveLength(1)
  })

  test('by the cadre of a group, by another village, by a villager', async () => {
    const { contact } = await applicant('牟大山')
    const code = await postedCode()
    later(8)
    const stranger = await api.addStaff({ roles: [['village_secretary', 'wuxi.tianyuan.xinhua']] })
    expect(await advance(code, round.cadre.actor)).toMatchObject({ status: 403 })
    expect(await advance(code, stranger.actor)).toMatchObject({ status: 404 })
    expect(await advance(code, contact.actor)).toMatchObject({ status: 403 })
    expect(await statusOf(code)).toBe('posted')
  })

  test('under a code that is none', async () => {
    expect(await advance('123456')).toMatchObject({ status: 404 })
  })
})

describe('a contested household', () => {
  test('is never registered, whoever asks, while others severed from it go on', async () => {
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
    expect(await standingOf(ran.id)).toMatchObject({ roll: 'registered' })
    expect(await standingOf(mou.id)).toMatchObject({ roll: 'unregistered', entry: 'severed' })
    expect(await statusOf(code)).toBe('posted')
    expect(await advance(code, clerk.actor)).toMatchObject(refused('nothing_ready'))
    await objection.decide(false)
    expect(varsOf(await advance(code, clerk.actor))).toMatchObject({ households: 1 })
    expect(await standingOf(mou.id)).toMatchObject({ roll: 'registered', entry: 'advanced' })
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
        expect(standing).toMatchObject({ roll: 'unregistered', entry: 'listed' })
      } else {
        expect(standing).toMatchObject({ roll: 'registered' })
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
        template: 'notice.declined',
        vars: { head: '牟大山', reason: '上门看过了' },
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

describe('setting apart 暂缓', () => {
  test('takes only who is contested, once, and the household hears it', async () => {
    const mou = await applicant('牟大山')
    await applicant('冉启旺')
    const code = await postedCode()
    await object(code, '牟大山家有小车', { householdName: '牟大山' })
    await deliverDue(api)
    expect(await sever(code, '冉启旺')).toMatchObject(refused('not_contested'))
    expect(await sever(code, '查无此人')).toMatchObject(refused('not_listed'))
    expect(await sever(code, '牟大山', round.cadre.actor)).toMatchObject({ status: 403 })
    expect(await sever(code, '牟大三')).toMatchObject({ status: 200 })
    expect(await sever(code, '牟大山')).toMatchObject(refused('already_severed'))
    const told = await deliverDue(api)
    expect(told.map(({ to, template }) => [to, template])).toEqual([
      [mou.contact.address, 'notice.severed'],
    ])
    const { body } = await api.call('/status', { actor: mou.contact.actor })
    expect(JSON.stringify(body)).toContain('"stage":"severed"')
  })

  test('is for the list’s own officials', async () => {
    await applicant('牟大山')
    const code = await postedCode()
    await object(code, '牟大山家有小车', { householdName: '牟大山' })
    const stranger = await api.addStaff({ roles: [['village_secretary', 'wuxi.tianyuan.xinhua']] })
    expect(await sever(code, '牟大山', stranger.actor)).toMatchObject({ status: 404 })
  })
})

describe('what is shown of a list', () => {
  test('to anybody: area, count and dates, and no name', async () => {
    await applicant('牟大山')
    const code = await postedCode()
    const { status, body } = await api.call(`/notices/by-code/${code}`)
    expect(status).toBe(200)
    expect(body).toEqual({
      code,
      level: 'group',
      area: '宝坪村3社',
      households: 1,
      postedOn: '2026-03-09',
      closesOn: '2026-03-16',
      stage: 'open',
    })
  })

  test('to staff of its area also what keeps it, to others nothing', async () => {
    await applicant('牟大山')
    const code = await postedCode()
    await object(code, '牟大山家有小车', { householdName: '牟大山' })
    const list = (actor: `staff:${string}`) => api.call(`/notices?code=${code}`, { actor })
    expect((await list(secretary.actor)).body).toMatchObject({
      items: [{ code, stage: 'open', advanceRefusal: 'window_open', ready: 0, contested: 1 }],
      next: null,
    })
    const stranger = await api.addStaff({ roles: [['village_secretary', 'wuxi.tianyuan.xinhua']] })
    expect((await list(stranger.actor)).body).toEqual({ items: [], next: null })
    const journalist = await api.addStaff({ roles: [['journalist', COUNTY]] })
    expect(await list(journalist.actor)).toMatchObject({ status: 403 })
  })

  test('page by page, each once, the newest first', async () => {
    const all = new Set<string>()
    let cursor = ''
    let pages = 0
    do {
      const { body } = await api.call(`/notices?limit=5${cursor}`, { actor: round.office.actor })
      const { items, next } = body as { items: { code: string }[]; next: string | null }
      for (const { code } of items) {
        expect(all.has(code)).toBe(false)
        all.add(code)
      }
      cursor = next ? `&cursor=${encodeURIComponent(next)}` : ''
      pages++
    } while (cursor)
    const [count] = await api.sql<{ n: number }[]>`select count(*)::int as n from notices`
    expect(all.size).toBe(count?.n)
    expect(pages).toBeGreaterThan(2)
  })
})
