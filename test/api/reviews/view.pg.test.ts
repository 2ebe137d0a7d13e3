import { afterAll, beforeEach, expect, test } from 'vitest'
import { GROUP, OTHER_VILLAGE, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { startMeetings } from '../../support/meetings'

const api = await startApi({ connections: 4 })
await api.addCounty()
const meetings = await startMeetings(api)
const { applicant, attend, called, close, minute, setUp, vote } = meetings
const { cadre, clerk, office, secretary } = meetings
beforeEach(async () => {
  await meetings.begin()
  await api.sql`delete from review_items`
  await api.sql`delete from review_attendees`
  await api.sql`update applications set review_id = null`
  await api.sql`delete from reviews`
})
afterAll(() => api.close())

const read = (path: string, actor: `staff:${string}` = clerk.actor) =>
  api.call(`/reviews${path}`, { actor })
const itemsOf = async (query: string, actor?: `staff:${string}`) =>
  (await read(query, actor)).body['items'] as Record<string, unknown>[]

/** A closed meeting of the group that declined one household, with a proxy among those present. */
async function held() {
  const mou = await applicant('牟大山')
  const id = await called()
  await setUp(id, 3, { isSecret: true })
  await attend(id, '王家富、李兴国 委托 王家富')
  await vote(id, mou.caseId, { votesFor: 0, votesAgainst: 2, reason: '收入过线' })
  await minute(id, '张三主持')
  await api.sql`
    insert into media (county, id, contact_id, subject, channel, reference, kind, status, attempts,
                       not_before, received_at)
    select 'wuxi', gen_random_uuid(), c.id, ${`review:${id}`}, 'sms', 'x', 'photo', 'kept', 0,
           now(), now() from contacts c limit 1`
  await close(id)
  return { id, mou }
}

test('a closed meeting shows who came, how it voted, why it declined, and its minutes', async () => {
  const { id, mou } = await held()
  const { status, body } = await read(`/${id}`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    id,
    kind: 'identification',
    level: 'group',
    area: '宝坪村3社',
    body: 'group_meeting',
    status: 'closed',
    isSecret: true,
    basis: 'households',
    entitled: 3,
    present: 2,
    passed: 0,
    declined: 1,
    calledBy: { staffId: cadre.id, name: cadre.name },
    closedOn: '2026-03-09',
    closedBy: cadre.id,
    attendees: [
      { seq: 1, name: '王家富', way: 'in_person', proxyName: null },
      { seq: 2, name: '李兴国', way: 'written_proxy', proxyName: '王家富' },
    ],
    items: [
      {
        caseId: mou.caseId,
        householdId: mou.id,
        head: '牟大山',
        votesFor: 0,
        votesAgainst: 2,
        outcome: 'declined',
        reason: '收入过线',
      },
    ],
    minutes: '张三主持',
    photos: 1,
  })
})

test('looking at one is put on record', async () => {
  const { id } = await held()
  await read(`/${id}`)
  expect(
    await api.sql`select actor from audit where action = 'review.read' and subject = ${`review:${id}`}`,
  ).toEqual([{ actor: clerk.actor }])
})

test('nobody of another place reads it, nor anybody of no place', async () => {
  const { id } = await held()
  const other = await api.addStaff({ roles: [['village_secretary', OTHER_VILLAGE]] })
  expect((await read(`/${id}`, other.actor)).status).toBe(404)
  expect(await itemsOf('', other.actor)).toEqual([])
  const inspector = await api.addStaff({ roles: [['discipline_inspector', TOWNSHIP]] })
  expect((await read(`/${id}`, inspector.actor)).status).toBe(403)
  expect((await read(`/${id}`, office.actor)).status).toBe(200)
})

test('the list tells what each came to, and no name of a household or of who was there', async () => {
  const { id } = await held()
  const items = await itemsOf('')
  expect(items).toMatchObject([{ id, status: 'closed', passed: 0, declined: 1 }])
  const said = JSON.stringify(items)
  for (const name of ['牟大山', '王家富', '收入过线', '张三']) expect(said).not.toContain(name)
})

test('the list is narrowed by area, round and status, and goes on page by page', async () => {
  const { id } = await held()
  const tan = await applicant('谭大山')
  await meetings.moveTo('village', tan.id)
  const village = await called(VILLAGE, { actor: secretary.actor })
  const ids = async (query: string) => (await itemsOf(query)).map((each) => each['id'])
  expect(await ids(`?areaPath=${GROUP}`)).toEqual([id])
  expect((await ids(`?areaPath=${VILLAGE}`)).toSorted()).toEqual([id, village].toSorted())
  expect(await ids('?status=called')).toEqual([village])
  expect(await ids(`?roundId=${await meetings.roundId()}`)).toHaveLength(2)
  expect(await ids(`?roundId=${id}`)).toEqual([])
  const { body } = await read('?limit=1')
  const next = String(body['next'])
  const rest = await itemsOf(`?limit=1&cursor=${next}`)
  const first = body['items'] as Record<string, unknown>[]
  expect([...first, ...rest].map((each) => each['id']).toSorted()).toEqual([id, village].toSorted())
  expect((await read('?status=open')).status).toBe(400)
  expect((await read('?cursor=x')).status).toBe(400)
})

test('whoever reads is told whether they hold it', async () => {
  await applicant('谭大山')
  await called()
  const mayHold = async (actor: `staff:${string}`) => (await itemsOf('', actor))[0]?.['mayHold']
  expect(await mayHold(cadre.actor)).toBe(true)
  expect(await mayHold(secretary.actor)).toBe(true)
  expect(await mayHold(clerk.actor)).toBe(false)
  expect(await mayHold(office.actor)).toBe(false)
})
