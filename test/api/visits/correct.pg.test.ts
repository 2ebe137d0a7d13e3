import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  COUNTY,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  type TestApi,
  VILLAGE,
} from '../../support/api'
import { chainOf, FAR_AWAY, handbookOf, placeVillage } from '../../support/visits'

let api: TestApi
let cadre: Awaited<ReturnType<TestApi['addStaff']>>
beforeAll(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
  cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

const idIn = ({ body }: { body: Record<string, unknown> }) =>
  (body['vars'] as { id: string } | undefined)?.id ?? ''

/** Each a minute after the one before. */
function write(path: string, body: object, actor: typeof cadre.actor, key?: string) {
  api.clock.now = new Date(api.clock.now.getTime() + 60_000)
  return api.call(path, { actor, body, ...(key && { key }) })
}
const note = (householdId: string, text: string, more: object = {}, actor = cadre.actor) =>
  write('/visits', { householdId, text, ...more }, actor)
const correct = (id: string, text: string, more: object = {}, actor = cadre.actor, key?: string) =>
  write(`/visits/${id}/actions`, { type: 'correct', text, ...more }, actor, key)

const notesOf = (householdId: string) => api.sql<{ id: string; corrects: string | null }[]>`
  select id, corrects_id as corrects from visits
   where county = ${COUNTY} and household_id = ${householdId} order by noted_at`

describe('a correction', () => {
  test('is a note of its own; the old one stays as it was', async () => {
    const mou = await api.addHousehold({ head: '牟大山' })
    const old = idIn(await note(mou.id, '猪3头', { visitedOn: '2026-03-05' }))
    const [before] = await api.sql`select * from visits where id = ${old}`
    const answer = await correct(old, '猪4头')
    expect(answer.body).toMatchObject({
      code: 'corrected',
      vars: { head: '牟大山', day: '2026-03-05' },
    })
    expect(await notesOf(mou.id)).toEqual([
      { id: old, corrects: null },
      { id: idIn(answer), corrects: old },
    ])
    expect((await api.sql`select * from visits where id = ${old}`)[0]).toEqual(before)
    expect(await chainOf(api, `visit:${idIn(answer)}`)).toMatchObject([
      { type: 'visit.corrected', details: { correctsId: old } },
    ])
  })

  test('rewrites the handbook: what it says no more falls back to earlier notes, or vanishes', async () => {
    const mou = await api.addHousehold()
    await note(mou.id, '猪2头，自来水')
    const second = idIn(await note(mou.id, '猪3头，医保没交'))
    expect(await handbookOf(api, mou.id)).toEqual({ insured: 'no', pigs: '3', water: 'tap' })
    await correct(second, '房子安全')
    expect(await handbookOf(api, mou.id)).toEqual({
      housing_grade: 'safe',
      pigs: '2',
      water: 'tap',
    })
  })

  test('of an older note does not outdo a later visit', async () => {
    const mou = await api.addHousehold()
    const first = idIn(await note(mou.id, '猪2头', { visitedOn: '2026-03-01' }))
    await note(mou.id, '猪5头')
    await correct(first, '猪3头，自来水')
    expect(await handbookOf(api, mou.id)).toEqual({ pigs: '5', water: 'tap' })
  })

  test('of a note that was corrected already is one of its newest version', async () => {
    const mou = await api.addHousehold()
    const first = idIn(await note(mou.id, '猪2头'))
    const second = idIn(await correct(first, '猪3头'))
    const third = idIn(await correct(first, '猪4头'))
    expect(await notesOf(mou.id)).toEqual([
      { id: first, corrects: null },
      { id: second, corrects: first },
      { id: third, corrects: second },
    ])
    expect(await handbookOf(api, mou.id)).toEqual({ pigs: '4' })
  })

  test('twice at once is one after the other, and neither is lost', async () => {
    const mou = await api.addHousehold()
    const first = idIn(await note(mou.id, '猪2头'))
    const both = await Promise.all([correct(first, '猪3头'), correct(first, '猪4头')])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    const notes = await notesOf(mou.id)
    expect(new Set(notes.map(({ corrects }) => corrects)).size).toBe(3)
  })

  test('sent twice is one', async () => {
    const mou = await api.addHousehold()
    const first = idIn(await note(mou.id, '猪2头'))
    const once = () => correct(first, '猪3头', {}, cadre.actor, `correct ${first}`)
    expect(await once()).toEqual(await once())
    expect(await notesOf(mou.id)).toHaveLength(2)
  })

  test('moves a note that went to the wrong household', async () => {
    const mou = await api.addHousehold({ head: '牟大山' })
    const tan = await api.addHousehold({ head: '谭大山' })
    const wrong = idIn(await note(mou.id, '猪3头'))
    expect((await correct(wrong, '猪3头', { householdId: tan.id })).body).toMatchObject({
      vars: { head: '谭大山' },
    })
    expect(await handbookOf(api, mou.id)).toEqual({})
    expect(await handbookOf(api, tan.id)).toEqual({ pigs: '3' })
  })

  test('of a note that was moved meanwhile is still one of its newest version', async () => {
    const mou = await api.addHousehold({ head: '牟大山' })
    const tan = await api.addHousehold({ head: '谭大山' })
    const wrong = idIn(await note(mou.id, '猪3头'))
    await correct(wrong, '猪3头', { householdId: tan.id })
    expect(await correct(wrong, '猪4头')).toMatchObject({
      status: 200,
      body: { vars: { head: '谭大山' } },
    })
    expect(await handbookOf(api, tan.id)).toEqual({ pigs: '4' })
    const back = await correct(wrong, '猪5头', { householdId: mou.id })
    expect(back.body).toMatchObject({ vars: { head: '牟大山' } })
    expect(await handbookOf(api, mou.id)).toEqual({ pigs: '5' })
    expect(await handbookOf(api, tan.id)).toEqual({})
  })

  test('that moves a note measures its place from the other village', async () => {
    await placeVillage(api)
    const both = await api.addStaff({
      roles: [
        ['resident_cadre', VILLAGE],
        ['resident_cadre', OTHER_VILLAGE],
      ],
    })
    const near = await api.addHousehold()
    const elsewhere = await api.addHousehold({ areaPath: `${OTHER_VILLAGE}.1` })
    const place = FAR_AWAY
    const wrong = idIn(await note(near.id, '都好', { place }, both.actor))
    const moved = idIn(await correct(wrong, '都好', { householdId: elsewhere.id }, both.actor))
    const far = await api.sql`select is_far from visits where id in ${api.sql([wrong, moved])}
      order by noted_at`
    expect(far.map((row) => row['is_far'])).toEqual([true, false])
    await api.ownerSql`truncate area_places`
  })

  test('does not move a note out of the cadre’s area', async () => {
    const mou = await api.addHousehold()
    const ran = await api.addHousehold({ areaPath: `${OTHER_VILLAGE}.1` })
    const id = idIn(await note(mou.id, '猪3头'))
    expect((await correct(id, '猪3头', { householdId: ran.id })).status).toBe(404)
  })

  test('of somebody else’s note is as of none', async () => {
    const mou = await api.addHousehold()
    const id = idIn(await note(mou.id, '猪2头'))
    const other = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
    expect((await correct(id, '猪9头', {}, other.actor)).status).toBe(404)
    expect((await correct('019f0000-0000-7000-8000-000000000001', '猪9头')).status).toBe(404)
    expect(await handbookOf(api, mou.id)).toEqual({ pigs: '2' })
  })

  test('by a cadre who has left the area is refused', async () => {
    const mou = await api.addHousehold()
    const left = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const id = idIn(await note(mou.id, '猪2头', {}, left.actor))
    await api.ownerSql`
      update staff_roles set area_path = ${OTHER_VILLAGE} where staff_id = ${left.id}`
    expect((await correct(id, '猪9头', {}, left.actor)).status).toBe(404)
  })

  test('without a word, or of tomorrow, is refused', async () => {
    const mou = await api.addHousehold()
    const id = idIn(await note(mou.id, '猪2头'))
    expect((await correct(id, ' ')).body).toMatchObject({ reason: 'text_missing' })
    expect((await correct(id, '猪3头', { visitedOn: '2026-03-10' })).body).toMatchObject({
      reason: 'day_in_future',
    })
    expect(await notesOf(mou.id)).toHaveLength(1)
  })
})
