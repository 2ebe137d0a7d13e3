import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { drawLots } from '../../../api/spot-checks/draw-lots'
import { projectComments } from '../../../db/schema'
import { newId } from '../../../api/shared/ids'
import {
  COUNTY,
  MONDAY_MORNING,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { addClaim, addDesk, addDrawn, PHOTO } from '../../support/claims'
import { addProject } from '../../support/projects'

let api: TestApi
type Desk = Awaited<ReturnType<typeof addDesk>>
let clerk: Desk
let head: Desk
let office: Desk
let inspector: Desk
let finance: Desk
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  clerk = await addDesk(api, 'township_clerk', TOWNSHIP, { name: '汪晓松' })
  head = await addDesk(api, 'township_head', TOWNSHIP, { name: '龙正川' })
  office = await addDesk(api, 'county_office', COUNTY, { name: '唐雪柏', unit: '县扶贫办' })
  inspector = await addDesk(api, 'county_office', COUNTY, { name: '姚云川', unit: '县扶贫办' })
  finance = await addDesk(api, 'county_finance', COUNTY, { name: '向财政', unit: '县财政局' })
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  // Of an earlier test nothing waits to be drawn.
  await api.ownerSql`update projects set status = 'cancelled'`
})
afterAll(() => api.close())

const projectOf = async (id: string) => (await api.sql`select * from projects where id = ${id}`)[0]
const actsOf = async (id: string) =>
  (await api.sql`select act from project_acts where project_id = ${id} order by seq`).map(
    ({ act }) => act as string,
  )
const textsTo = async (desk: Desk) =>
  (
    await api.sql`
      select template from outbox o join contacts c on c.id = o.contact_id
       where c.address_index = (select phone_index from staff where id = ${desk.id})`
  ).map(({ template }) => template as string)

const accept = (code: string, change: object = {}) => ({
  type: 'accept_project' as const,
  code,
  amountFen: 18_000_000,
  text: '水池30立方，质量合格',
  achieved: [80],
  photos: [PHOTO],
  ...change,
})

describe('acceptance', () => {
  test('notes sum, quantity and what its goal brought', async () => {
    const { id, code } = await addProject(api, { status: 'finished' })
    expect(await head.run(accept(code))).toBe('accepted')
    expect(await projectOf(id)).toMatchObject({
      status: 'accepted',
      accepted_fen: 18_000_000,
      due_on: '2026-03-18',
    })
    expect(await api.sql`select achieved from project_goals where project_id = ${id}`).toEqual([
      { achieved: 80 },
    ])
    expect(
      await api.sql`select m.id from media m join project_acts a on m.subject = 'project_act:' || a.id
                     where a.project_id = ${id}`,
    ).toHaveLength(1)
    expect(await head.run(accept(code))).toBe('already_accepted')
  })

  test.each(['applied', 'started', 'finished', 'discussed'] as const)(
    'is not by who %s it',
    async (act) => {
      const { code } = await addProject(api, { status: 'finished', by: { [act]: clerk.id } })
      expect(await clerk.run(accept(code))).toBe('own_work')
      expect(await clerk.run({ type: 'return_work', code, reason: '漏水', photos: [] })).toBe(
        'own_work',
      )
      expect(await head.run(accept(code))).toBe('accepted')
    },
  )

  test('is not by who leads it, nor by the county or a village', async () => {
    const { code } = await addProject(api, { status: 'finished', leaderId: clerk.id })
    expect(await clerk.run(accept(code))).toBe('own_work')
    expect(await office.run(accept(code))).toBe('forbidden')
    const cadre = await addDesk(api, 'village_cadre', VILLAGE)
    expect(await cadre.run(accept(code))).toBe('forbidden')
    const far = await addDesk(api, 'township_clerk', 'wuxi.yulin')
    expect(await far.run(accept(code))).toBe('not_found')
  })

  test('waits for villagers’ questions, and names their receipts', async () => {
    const { id, code } = await addProject(api, { status: 'finished' })
    const { id: contactId } = await api.addContact()
    await api.db.insert(projectComments).values({
      county: COUNTY,
      id: newId(),
      projectId: id,
      code: '1234567897',
      kind: 'comment',
      contactId,
      bodySealed: Buffer.alloc(1),
      status: 'open',
      saidAt: api.clock.now,
      dueOn: '2026-03-13',
    })
    expect((await head.full(accept(code))).code).toBe('comments_open')
    expect((await projectOf(id))?.['status']).toBe('finished')
    await api.ownerSql`update project_comments set status = 'answered'`
    expect(await head.run(accept(code))).toBe('accepted')
  })

  test('not done well, the work goes on and who did it hears why', async () => {
    const { id, code } = await addProject(api, { status: 'finished', by: { finished: clerk.id } })
    const back = { type: 'return_work' as const, code, reason: '漏水', photos: [] }
    expect(await head.run(back)).toBe('returned')
    expect(await projectOf(id)).toMatchObject({ status: 'under_way', reason: '漏水' })
    expect(await textsTo(clerk)).toContain('acceptance.returned')
    expect(await head.run(back)).toBe('not_finished')
  })

  test('at once by two happens once', async () => {
    const { id, code } = await addProject(api, { status: 'finished' })
    const other = await addDesk(api, 'township_secretary', TOWNSHIP)
    const both = await Promise.all([head.run(accept(code)), other.run(accept(code))])
    expect(both.toSorted()).toEqual(['accepted', 'already_accepted'])
    expect((await actsOf(id)).filter((act) => act === 'accepted')).toHaveLength(1)
  })
})

describe('a draw', () => {
  const draw = { type: 'draw_spot_checks' as const, areaPath: TOWNSHIP }

  test('can be drawn again from its seed; who is not drawn may claim at once', async () => {
    const made = []
    for (let i = 0; i < 7; i++)
      made.push(await addProject(api, { status: 'accepted', by: { accepted: head.id } }))
    const done = await office.full(draw)
    expect(done).toMatchObject({ code: 'drawn' })
    const [drawn] = await api.sql`select * from spot_check_draws order by id desc limit 1`
    expect(drawn).toMatchObject({ permille: 300, drawn_by: office.id })
    const ids = made.map(({ id }) => id)
    const again = drawLots(ids, { seed: String(drawn?.['seed']), permille: 300 })
    expect(again).toHaveLength(3)
    for (const id of ids) {
      const isDrawn = again.includes(id)
      expect((await projectOf(id))?.['status']).toBe(isDrawn ? 'accepted' : 'checked')
      expect((await actsOf(id)).at(-1)).toBe(isDrawn ? 'drawn' : 'not_drawn')
    }
    expect(await textsTo(clerk)).toContain('spot_check.not_drawn')
    expect(await textsTo(head)).toContain('spot_check.to_township')
    expect(await office.run(draw)).toBe('none_accepted')
  })

  test('of one project is that one', async () => {
    const { id } = await addProject(api, { status: 'accepted' })
    expect(await office.run(draw)).toBe('drawn')
    expect((await actsOf(id)).at(-1)).toBe('drawn')
  })

  test('at once by two draws each project once', async () => {
    const ids = []
    for (let i = 0; i < 4; i++) ids.push((await addProject(api, { status: 'accepted' })).id)
    const both = await Promise.all([office.run(draw), inspector.run(draw)])
    expect(both.toSorted()).toEqual(['drawn', 'none_accepted'])
    const rows =
      await api.sql`select project_id from spot_checks where project_id in ${api.sql(ids)}`
    expect(rows).toHaveLength(4)
  })

  test('is made by nobody below the county', async () => {
    await addProject(api, { status: 'accepted' })
    for (const desk of [clerk, head, finance]) expect(await desk.run(draw)).toBe('forbidden')
  })
})

describe('a check', () => {
  const look = (code: string, change: object = {}) => ({
    type: 'check_project' as const,
    code,
    isPassed: true,
    text: '水池在，不漏水',
    photos: [PHOTO],
    ...change,
  })
  const drawn = async (by = {}) => {
    const project = await addProject(api, { status: 'accepted', by })
    await addDrawn(api, project.id)
    return project
  }

  test('that passes lets the township claim', async () => {
    const { id, code } = await drawn()
    expect(await inspector.run(look(code))).toBe('passed')
    expect(await projectOf(id)).toMatchObject({ status: 'checked', due_on: '2026-03-21' })
    expect(await inspector.run(look(code))).toBe('not_drawn')
  })

  test('is not by who approved it, needs a photo and was drawn', async () => {
    const { code } = await drawn({ approved: office.id })
    expect(await office.run(look(code))).toBe('own_approval')
    expect(await inspector.run(look(code, { photos: [] }))).toBe('no_photo')
    expect(await clerk.run(look(code))).toBe('forbidden')
    const other = await addProject(api, { status: 'accepted' })
    expect(await inspector.run(look(other.code))).toBe('not_drawn')
  })

  test('that fails takes the notice of the result with it, and the villagers hear the next one', async () => {
    const { id, code } = await drawn({ accepted: head.id })
    const { id: householdId } = await api.addHousehold()
    const family = await api.addContact({ linkedTo: [householdId] })
    const cadre = await addDesk(api, 'village_cadre', VILLAGE)
    const post = () => cadre.run({ type: 'post_project', code, photos: [PHOTO] })
    expect(await post()).toBe('posted')
    expect(await post()).toBe('notice_there')
    await inspector.run(look(code, { isPassed: false, text: '漏水' }))
    expect(await post()).toBe('wrong_step')
    expect(await head.run(accept(code))).toBe('accepted')
    expect(await post()).toBe('posted')
    expect(await post()).toBe('notice_there')
    const told = await api.sql`
      select from outbox where contact_id = ${family.id} and template = 'project_news.result'`
    expect(told).toHaveLength(2)
    await api.ownerSql`delete from spot_checks where project_id = ${id}`
  })

  test('that fails opens acceptance again, and next time it is drawn for certain', async () => {
    const { id, code } = await drawn({ accepted: head.id })
    expect(await inspector.run(look(code, { isPassed: false, text: '漏水' }))).toBe('failed')
    expect(await projectOf(id)).toMatchObject({ status: 'finished', accepted_fen: null })
    expect(await textsTo(head)).toContain('spot_check.failed')
    expect(
      await clerk.run({ type: 'claim_for_project', code, amountFen: 1, photos: [PHOTO] }),
    ).toBe('not_accepted')
    expect(await head.run(accept(code))).toBe('accepted')
    for (let i = 0; i < 9; i++) await addProject(api, { status: 'accepted' })
    expect(await office.run({ type: 'draw_spot_checks', areaPath: TOWNSHIP })).toBe('drawn')
    expect((await actsOf(id)).at(-1)).toBe('drawn')
  })
})

const claim = (code: string, amountFen: number, photos = [PHOTO]) => ({
  type: 'claim_for_project' as const,
  code,
  amountFen,
  photos,
})

describe('a claim', () => {
  const checked = (by = {}) =>
    addProject(api, {
      status: 'checked',
      acceptedFen: 10_000_000,
      by: { accepted: head.id, ...by },
    })

  test('gets a receipt, a day and somebody who judges it', async () => {
    const { id, code } = await checked()
    expect((await clerk.full(claim(code, 4_000_000))).code).toBe('claimed')
    const [row] = await api.sql`select * from claims where project_id = ${id}`
    expect(row).toMatchObject({ status: 'claimed', claimed_by: clerk.id, due_on: '2026-03-17' })
    expect([...(await textsTo(office)), ...(await textsTo(inspector))]).toContain('claim.to_judge')
  })

  test('is not by who accepted, nor without papers, nor before the check', async () => {
    const { code } = await checked()
    expect(await head.run(claim(code, 1))).toBe('own_acceptance')
    expect(await clerk.run(claim(code, 1, []))).toBe('no_photo')
    const accepted = await addProject(api, { status: 'accepted' })
    expect(await clerk.run(claim(accepted.code, 1))).toBe('not_checked')
    const finished = await addProject(api, { status: 'finished' })
    expect(await clerk.run(claim(finished.code, 1))).toBe('not_accepted')
    for (const desk of [office, finance]) expect(await desk.run(claim(code, 1))).toBe('forbidden')
  })

  test('never goes above what was accepted; what was refused is free again', async () => {
    const { code } = await checked()
    expect(await clerk.run(claim(code, 10_000_001))).toBe('above_accepted')
    expect(await clerk.run(claim(code, 10_000_000))).toBe('claimed')
    expect((await clerk.full(claim(code, 1))).code).toBe('above_accepted')
    const [row] = await api.sql`select code from claims order by claimed_on desc, id desc limit 1`
    const judged = { type: 'judge_claim' as const, code: String(row?.['code']), text: '少一张票' }
    expect(await office.run({ ...judged, isAgreed: false })).toBe('disagreed')
    expect(await textsTo(clerk)).toContain('claim.disagreed_told')
    expect(await clerk.run(claim(code, 10_000_000))).toBe('claimed')
  })

  test('of many at once no more are taken than were accepted', async () => {
    const { id, code } = await checked()
    const desks = await Promise.all(
      Array.from({ length: 6 }, () => addDesk(api, 'township_clerk', TOWNSHIP)),
    )
    const done = await Promise.all(desks.map((desk) => desk.run(claim(code, 3_000_000))))
    expect(done.filter((each) => each === 'claimed')).toHaveLength(3)
    expect(done.filter((each) => each === 'above_accepted')).toHaveLength(3)
    const [sum] =
      await api.sql`select sum(amount_fen)::int as fen from claims where project_id = ${id}`
    expect(sum).toEqual({ fen: 9_000_000 })
  })

  test('is judged in words, once, and not by who claims', async () => {
    const { id } = await checked()
    const both = await api.addStaff({
      roles: [
        ['township_clerk', TOWNSHIP],
        ['county_office', COUNTY],
      ],
    })
    const { id: contactId } = await api.addContact({ phone: both.phone ?? '' })
    const { code } = await addClaim(api, { projectId: id, claimedBy: both.id })
    const judge = (text: string) => ({
      type: 'judge_claim' as const,
      code,
      isAgreed: true,
      text,
    })
    expect((await api.runCommand(contactId, judge('票据齐全'))).code).toBe('own_claim')
    expect(await office.run(judge('同意'))).toBe('no_words')
    expect(await clerk.run(judge('票据齐全'))).toBe('forbidden')
    expect(await office.run(judge('票据齐全'))).toBe('agreed')
    expect(await office.run(judge('票据齐全'))).toBe('already_judged')
    expect(await textsTo(finance)).toContain('claim.to_pay')
  })
})

describe('closing', () => {
  test('takes what is left back, once no claim is open', async () => {
    const { id, code } = await addProject(api, { status: 'checked' })
    const open = await addClaim(api, { projectId: id })
    const close = { type: 'close_project' as const, code }
    expect(await clerk.run(close)).toBe('claims_open')
    await api.ownerSql`update claims set status = 'paid' where id = ${open.id}`
    expect(await clerk.run(close)).toBe('settled')
    expect((await projectOf(id))?.['status']).toBe('settled')
    const review = { type: 'review_project' as const, code, score: 85, text: '节水效果好' }
    expect(await clerk.run(review)).toBe('forbidden')
    expect(await office.run(review)).toBe('reviewed')
    expect(await office.run(review)).toBe('already_reviewed')
  })
})
