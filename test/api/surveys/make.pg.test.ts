import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, GROUP, MONDAY_MORNING, OTHER_VILLAGE, startApi, VILLAGE } from '../../support/api'
import { refused } from '../../support/rounds'
import { rebuilt, startSurveys, surveyor, varsOf, WHOLE } from '../../support/surveys'
import { chainOf, FAR_AWAY, handbookOf, IN_THE_VILLAGE, placeVillage } from '../../support/visits'

const api = await startApi()
await api.addCounty()
const { clerk, companion, openRound, applicant } = await startSurveys(api)
const cadre = await api.addStaff({ name: '熊长富', roles: [['village_cadre', VILLAGE]] })
const own = surveyor(api, cadre.actor)
const other = surveyor(api, companion.actor)
afterAll(api.close)
beforeAll(() => openRound())
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})

/** A household with a case, and its survey begun by the cadre. */
async function begun(head = '谭大山') {
  const household = await applicant(head, ['张三', '李四', '张小'])
  const { body } = await own.start(household.id, companion.id)
  return { ...household, surveyId: String((body['vars'] as Record<string, unknown>)['id']) }
}
async function told(head?: string) {
  const household = await begun(head)
  for (const text of WHOLE) await own.note(household.id, text)
  return household
}
async function finished(head?: string) {
  const household = await told(head)
  await own.finish(household.id)
  return household
}
const rowOf = async (id: string) => {
  const [row] = await api.sql`select * from entry_visits where id = ${id}`
  return row
}
const moveCase = (householdId: string, level: string, reviewId: string | null = null) => api.sql`
  update applications set level = ${level}, review_id = ${reviewId} where household_id = ${householdId}`

describe('a survey is begun', () => {
  test('of a household with an open case, by two of the team', async () => {
    const { id } = await applicant('冉启旺')
    const { status, body } = await own.start(id, companion.id, '4口')
    expect({ status, code: body['code'] }).toEqual({ status: 200, code: 'started' })
    expect(await rowOf(String(varsOf({ body })['id']))).toMatchObject({
      kind: 'survey',
      status: 'open',
      household_id: id,
      staff_id: cadre.id,
      companion_id: companion.id,
      area_path: GROUP,
      visited_on: '2026-03-09',
      verdict: null,
    })
    expect(await own.read(id)).toMatchObject({ topic: 'housing', lineFen: 400_000 })
  })

  test('once, also by two at once', async () => {
    const { id } = await applicant('冉启富')
    const both = await Promise.all([own.start(id, companion.id), other.start(id, cadre.id)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await own.start(id, companion.id)).toMatchObject(refused('begun'))
    expect(await api.sql`select from entry_visits where household_id = ${id}`).toHaveLength(1)
  })

  test('sent twice it is begun once, with the same answer', async () => {
    const { id: householdId } = await applicant('冉启贵')
    const body = { householdId, companionId: companion.id, text: '' }
    const first = await own.post('', body, 'once')
    expect(await own.post('', body, 'once')).toEqual(first)
  })

  test('not of a household without a case, or whose round is closed', async () => {
    const { id } = await api.addHousehold({ head: '无申请' })
    expect(await own.start(id, companion.id)).toMatchObject(refused('no_case'))
    const { id: waiting } = await applicant('等轮次')
    await api.sql`update applications set round_id = null where household_id = ${waiting}`
    expect(await own.start(waiting, companion.id)).toMatchObject(refused('no_round'))
  })

  test('in its group and its village, but not past the village’s review', async () => {
    const { id } = await applicant('牟大岭')
    await moveCase(id, 'village', crypto.randomUUID())
    expect(await own.start(id, companion.id)).toMatchObject(refused('reviewed'))
    await moveCase(id, 'township')
    expect(await own.start(id, companion.id)).toMatchObject(refused('reviewed'))
    await moveCase(id, 'village')
    expect((await own.start(id, companion.id)).status).toBe(200)
  })

  test('not by whoever is tied to it, and not with one who is', async () => {
    const { id } = await applicant('亲戚家')
    const kin = await api.addStaff({ roles: [['village_cadre', VILLAGE]], ties: [id] })
    const tied = surveyor(api, kin.actor)
    expect(await tied.start(id, companion.id)).toMatchObject(refused('tied'))
    expect(await own.start(id, kin.id)).toMatchObject(refused('companion'))
  })

  test('not by whoever’s own it is by the phone in the register, nor with them', async () => {
    const { id } = await applicant('自家人')
    const home = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    await api.sql`
      update people set phone_index = (select phone_index from staff where id = ${home.id})
       where household_id = ${id}`
    const theirs = surveyor(api, home.actor)
    expect(await theirs.start(id, companion.id)).toMatchObject(refused('tied'))
    expect(await own.start(id, home.id)).toMatchObject(refused('companion'))
  })

  test('only with another active member of the team of its village or township', async () => {
    const { id } = await applicant('牟大海')
    const nobodies = [
      cadre,
      await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] }),
      await api.addStaff({ roles: [['group_cadre', GROUP]] }),
      await api.addStaff({ roles: [['county_office', COUNTY]] }),
      await api.addStaff({ roles: [['village_cadre', VILLAGE]], isActive: false }),
    ]
    for (const each of nobodies)
      expect(await own.start(id, each.id)).toMatchObject(refused('companion'))
    expect((await own.start(id, clerk.id)).status).toBe(200)
  })

  test('not by the group’s cadre, nor by the township’s clerk', async () => {
    const { id } = await applicant('牟大河')
    const group = await api.addStaff({ roles: [['group_cadre', GROUP]] })
    for (const { actor } of [group, clerk])
      expect((await surveyor(api, actor).start(id, companion.id)).status).toBe(403)
  })

  test.each([
    ['householdId', { householdId: '1' }],
    ['companionId', { companionId: null }],
    ['text', { text: '字'.repeat(1001) }],
    ['verdict', { verdict: 'eligible' }],
  ])('badly formed, with a wrong %s, not at all', async (field, wrong) => {
    const body = { householdId: crypto.randomUUID(), companionId: companion.id, text: '' }
    expect(await own.post('', { ...body, ...wrong })).toMatchObject({
      status: 400,
      body: { reason: field },
    })
  })
})

describe('a survey is noted step by step', () => {
  test('and every step is saved, sealed', async () => {
    const { id, surveyId } = await begun('冉明')
    await own.note(id, '4口；房 80平 土木 C级')
    await own.note(id, '访 邻居王五说常年生病')
    expect(await own.read(id)).toMatchObject({ topic: 'grain' })
    const row = await rowOf(surveyId)
    expect(String(row?.['facts_sealed'])).not.toContain('王五')
  })

  test('of two at once the second is told that something has changed', async () => {
    const { id, surveyId } = await begun('冉亮')
    const { revision } = await own.revisionOf(id)
    const note = { type: 'note', revision, text: '4口' }
    const both = await Promise.all([
      own.post(`/${surveyId}/actions`, note),
      other.post(`/${surveyId}/actions`, { ...note, text: '5口' }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)).toMatchObject(refused('changed'))
  })

  test('by the other who came along, in whose name it does not stand', async () => {
    const { id, surveyId } = await begun('冉东')
    expect((await other.note(id, '4口')).status).toBe(200)
    expect(await rowOf(surveyId)).toMatchObject({ staff_id: cadre.id, companion_id: companion.id })
  })

  test('by a third of the team, who takes the place of who began it', async () => {
    const { id, surveyId } = await begun('冉西')
    const secretary = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
    await surveyor(api, secretary.actor).note(id, '4口')
    expect(await rowOf(surveyId)).toMatchObject({ staff_id: secretary.id })
    expect((await chainOf(api, `entry:${surveyId}`)).at(-1)).toMatchObject({
      actor: `staff:${secretary.id}`,
      details: { staffId: secretary.id, companionId: companion.id },
    })
  })

  test('a message that says nothing new changes nothing', async () => {
    const { id, surveyId } = await begun('冉南')
    await own.note(id, '4口')
    const before = await chainOf(api, `entry:${surveyId}`)
    await own.note(id, '删 猪')
    expect(await chainOf(api, `entry:${surveyId}`)).toHaveLength(before.length)
  })

  test('no more once the village has reviewed the household', async () => {
    const { id, surveyId } = await begun('冉北')
    const { revision } = await own.revisionOf(id)
    await moveCase(id, 'village', crypto.randomUUID())
    const note = { type: 'note', revision, text: '4口' }
    expect(await own.post(`/${surveyId}/actions`, note)).toMatchObject(refused('reviewed'))
  })

  test('with the place it was sent from, and whether that is far', async () => {
    await placeVillage(api)
    const { id, surveyId } = await begun('冉远')
    for (const [place, isFar] of [
      [IN_THE_VILLAGE, false],
      [FAR_AWAY, true],
    ] as const) {
      const { revision } = await own.revisionOf(id)
      await own.post(`/${surveyId}/actions`, { type: 'note', revision, text: '', place })
      expect(await rowOf(surveyId)).toMatchObject({ is_far: isFar })
    }
    await api.ownerSql`truncate area_places`
  })

  test('with pictures, which belong to the entry', async () => {
    const { id, surveyId } = await begun('冉照')
    const third = await api.addStaff({ roles: [['first_secretary', VILLAGE]] })
    const contact = await api.addContact({ phone: third.phone ?? '' })
    const { revision } = await own.revisionOf(id)
    const photos = [{ reference: 'a' }, { reference: 'b' }]
    const note = { type: 'note_in_survey' as const, surveyId, revision, text: '', place: null }
    expect(await api.runCommand(contact.id, { ...note, photos })).toMatchObject({ code: 'noted' })
    const kept = await api.sql`select subject from media where subject = ${`entry:${surveyId}`}`
    expect(kept).toHaveLength(2)
  })
})

describe('a survey is finished', () => {
  test('not while something is still to be asked', async () => {
    const { id } = await begun('牟一')
    await own.note(id, WHOLE[0])
    expect(await own.finish(id)).toMatchObject(refused('unfinished'))
    await own.note(id, WHOLE[1])
    await own.note(id, '补 养老金 2人 每月一百多')
    expect(await own.finish(id)).toMatchObject(refused('unfinished'))
  })

  test('not without type and cause where it is to be registered', async () => {
    const { id } = await told('牟二')
    await own.note(id, '改 型 低保')
    const { id: without } = await begun('牟三')
    await own.note(without, WHOLE[0])
    await own.note(without, '工 无；产 无；支 无；补 无；型 无；因 无')
    expect(await own.finish(without)).toMatchObject(refused('cause_missing'))
    expect((await own.finish(without, 'not_eligible')).status).toBe(200)
    expect((await own.finish(id)).status).toBe(200)
  })

  test('once, and tells the case what it found', async () => {
    const { id, surveyId } = await finished('牟四')
    // 35,000 + 2,880 − 864 + 4,000 − 1,500 + 3,600 among four.
    expect(await rowOf(surveyId)).toMatchObject({
      status: 'finished',
      verdict: 'eligible',
      net_income_per_head_fen: 1_077_900,
      open_disputes: 0,
      finished_at: new Date(MONDAY_MORNING),
    })
    const [application] = await api.sql`
      select household_type, main_cause, other_causes from applications where household_id = ${id}`
    expect(application).toEqual({
      household_type: 'subsistence_allowance',
      main_cause: 'lack_of_labour',
      other_causes: ['illness'],
    })
    expect(await own.finish(id)).toMatchObject(refused('finished'))
    expect(await own.note(id, '5口')).toMatchObject(refused('finished'))
  })

  test('and fills the handbook by a visit note, the roll staying as it is', async () => {
    const before = await api.sql`select * from households where head_name = '牟五'`
    const { id } = await finished('牟五')
    expect(before).toEqual([])
    expect(await handbookOf(api, id)).toEqual({
      housing_area_m2: '80',
      housing_grade: 'c',
      net_income_per_head_fen: '1077900',
      pigs: '2',
      pupils: '1',
      work_months: '10',
      workers: '2',
    })
    const [household] = await api.sql`select * from households where id = ${id}`
    expect(household).toMatchObject({
      housing_area_m2: null,
      net_income_per_head_fen: null,
      type: null,
      main_cause: null,
    })
  })

  test('in rounds of exit and of the watch-list as well', async () => {
    for (const kind of ['exit', 'watch_list'] as const) {
      await openRound(kind)
      const { id } = await applicant(`户${kind}`)
      await api.sql`
        update applications set kind = ${kind}, level = 'village',
               round_id = (select id from rounds where kind = ${kind} and status = 'open')
         where household_id = ${id}`
      await own.start(id, companion.id, WHOLE.join('；'))
      expect(await own.finish(id, 'unclear')).toMatchObject({ body: { code: 'finished' } })
    }
  })
})

describe('a finished survey is opened again', () => {
  test('to be corrected and confirmed anew, with its note corrected as well', async () => {
    const { id, surveyId } = await finished('覃一')
    expect(await own.reopen(id, '改 房 90平')).toMatchObject({ body: { code: 'reopened' } })
    expect(await rowOf(surveyId)).toMatchObject({
      status: 'open',
      verdict: null,
      finished_at: null,
    })
    await own.note(id, '删 猪')
    await own.finish(id, 'not_eligible')
    expect(await handbookOf(api, id)).toMatchObject({ housing_area_m2: '90', pigs: '0' })
    const notes = await api.sql`
      select corrects_id is not null as corrects from visits where household_id = ${id} order by id`
    expect(notes).toEqual([{ corrects: false }, { corrects: true }])
  })

  test('not while it is open, nor once the village has reviewed it', async () => {
    const { id } = await told('覃二')
    expect(await own.reopen(id)).toMatchObject(refused('not_finished'))
    const { id: reviewed, surveyId } = await finished('覃三')
    const { revision } = await own.revisionOf(reviewed)
    await moveCase(reviewed, 'village', crypto.randomUUID())
    const again = { type: 'reopen', revision, text: '' }
    expect(await own.post(`/${surveyId}/actions`, again)).toMatchObject(refused('reviewed'))
  })
})

describe('its events', () => {
  test('tell every state of it, each what was known then', async () => {
    const { id, surveyId } = await finished('覃四')
    await own.reopen(id, '改 房 90平')
    await own.note(id, '补 养老金 2人 每月110')
    const events = await chainOf(api, `entry:${surveyId}`)
    expect(events.map(({ type }) => type)).toEqual([
      'entry.survey_started',
      'entry.survey_noted',
      'entry.survey_noted',
      'entry.surveyed',
      'entry.survey_reopened',
      'entry.survey_noted',
    ])
    const row = await rowOf(surveyId)
    const now = rebuilt(api, surveyId, events)
    const detail = await api.call(`/surveys/${surveyId}`, { actor: cadre.actor })
    expect(now['facts']).toEqual(detail.body['facts'])
    expect(now).toMatchObject({
      status: row?.['status'],
      staffId: row?.['staff_id'],
      companionId: row?.['companion_id'],
      visitedOn: row?.['visited_on'],
      verdict: row?.['verdict'],
    })
    const then = rebuilt(api, surveyId, events.slice(0, 4))
    expect(then).toMatchObject({ status: 'finished', facts: { housing: { areaM2: 80 } } })
    expect(then['facts']).not.toEqual(now['facts'])
  })

  test('hold nothing in clear of what was said, nor of an illness', async () => {
    const { id, surveyId } = await finished('覃五')
    const rows = await api.sql`
      select details::text as details from events
       where subject = ${`entry:${surveyId}`} or details::text like ${`%${id}%`}
          or subject like 'application:%'`
    const all = rows.map(({ details }) => String(details)).join('\n')
    // In an identifier the same digits stand by chance.
    expect(all).not.toMatch(/王五|生病|illness|缺劳力|张三|(?<![\da-f-])3500(?:000)?(?![\da-f-])/)
  })
})

test('whoever reads a survey is on record, and sees it whole', async () => {
  const { id, surveyId } = await finished('覃六')
  const group = await api.addStaff({ roles: [['group_cadre', GROUP]] })
  const { body } = await api.call(`/surveys/${surveyId}`, { actor: group.actor })
  expect(body).toMatchObject({
    head: '覃六',
    surveyor: '熊长富',
    companion: '卢思远',
    status: 'finished',
    verdict: 'eligible',
    lineFen: 400_000,
    incomes: { wageFen: 3_500_000, transferFen: 360_000, livingFen: 720_000 },
  })
  expect(body['summary']).toContain(
    '产 2 苞谷 3亩 每亩800斤 每斤1.2元＝2880元－成本864元，3 猪 2头 每头2000元 成本1500元＝4000元',
  )
  const [seen] = await api.sql`
    select action from audit where actor = ${group.actor} and subject = ${`household:${id}`}`
  expect(seen).toEqual({ action: 'survey.read' })
})

test('surveys are listed by whose they are and how they stand', async () => {
  const outsider = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
  const none = await api.call('/surveys', { actor: outsider.actor })
  expect(none.body['items']).toEqual([])
  const mine = await api.call('/surveys?isMine=true&status=open&limit=100', { actor: cadre.actor })
  const items = mine.body['items'] as { status: string; staffId: string; companionId: string }[]
  expect(items.length).toBeGreaterThan(0)
  expect(items.every(({ status }) => status === 'open')).toBe(true)
  expect(items.every((each) => [each.staffId, each.companionId].includes(cadre.id))).toBe(true)
  const page = await api.call('/surveys?limit=2', { actor: cadre.actor })
  const next = await api.call(`/surveys?limit=2&cursor=${String(page.body['next'])}`, {
    actor: cadre.actor,
  })
  expect(next.body['items']).not.toEqual(page.body['items'])
})

test('a round goes by the cost ratios it was opened with', async () => {
  const { id } = await begun('覃七')
  await own.note(id, '4口；产 苞谷 3亩 每亩1000')
  const before = await own.read(id)
  await api.setFigures({ survey_cost_percent_grain: 90 })
  expect(await own.read(id)).toEqual(before)
  await api.setFigures()
})
