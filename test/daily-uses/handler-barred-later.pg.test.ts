import { expect, test } from 'vitest'
import { COUNTY, TOWNSHIP, VILLAGE } from '../support/api'
import { addComplaint } from '../support/handled-complaints'
import { nextPhone, startInspectors } from '../support/inspectors'
import { Talk } from '../support/talk'

const { bot, api, handler, colleague, superior, accused, office, numberOf, eventsOf, rowOf } =
  await startInspectors()
await office.says('0')

async function filed(more: Partial<Parameters<typeof addComplaint>[1]> = {}) {
  const { id } = await addComplaint(api, {
    handlerId: handler.id,
    accusedIds: [accused.id],
    ...more,
  })
  return { id, number: numberOf(id) }
}

/** Nine o'clock, when the worker looks. */
const work = async () => {
  api.clock.now = new Date('2026-03-10T09:00:00+08:00')
  const path = '/complaint-handling/reminders'
  const done = await api.call(path, { actor: 'job:worker', method: 'POST', body: {} })
  expect(done.status).toBe(200)
}

/** As if it had never been theirs. */
async function losesSightOf(talk: Talk & { actor: `staff:${string}` }, number: string) {
  await talk.says('举报件', '您手上没有举报件')
  await talk.says(`举报件 ${number}`, '没有这个号')
  expect(await talk.says('待办')).not.toContain(number)
  const path = `/complaint-handling/by-number/${number}`
  expect((await api.call(path, { actor: talk.actor })).status).toBe(404)
  const body = { type: 'ask', text: '哪天' }
  const act = await api.call(`${path}/actions`, { actor: talk.actor, body })
  expect(act.status).toBe(404)
}

async function kin(one: string, other: string) {
  await api.sql`
    insert into declarations (county, id, staff_id, kind, relation, kin_staff_id, declared_on)
    values (${COUNTY}, gen_random_uuid(), ${one}, 'kin', 'sibling', ${other}, '2026-03-09')`
}
const kinNoMore = () => api.ownerSql`delete from declarations`

test('an inspector who declares the accused as kin later loses sight of the complaint at once, and it goes to another', async () => {
  const { id, number } = await filed()
  await handler.says('举报件', number)
  await kin(handler.id, accused.id)
  await losesSightOf(handler, number)
  await work()
  expect(await rowOf(id)).toMatchObject({ handler_id: colleague.id, status: 'filed' })
  expect(await eventsOf(id)).toContain('complaint.moved')
  const told = (await bot.delivered()).map(({ to }) => to)
  expect(told).toEqual([colleague.phone])
  await colleague.says('举报件', number)
  await kinNoMore()
})

test('an accused who declares the inspector as kin is not judged by them either', async () => {
  const { id, number } = await filed()
  await kin(accused.id, handler.id)
  await losesSightOf(handler, number)
  await work()
  expect(await rowOf(id)).toMatchObject({ handler_id: colleague.id })
  await kinNoMore()
})

test('an accused who comes into the inspector’s own unit, however it is written, is handled by another', async () => {
  const { id, number } = await filed()
  await api.sql`update staff set unit = '县纪委　一 室' where id = ${accused.id}`
  await losesSightOf(handler, number)
  await work()
  expect(await rowOf(id)).toMatchObject({ handler_id: colleague.id })
  await api.sql`update staff set unit = '宝坪村委会' where id = ${accused.id}`
})

test('an accused who becomes an inspector of the county is handled above the county', async () => {
  const { id, number } = await filed()
  await api.sql`insert into staff_roles (county, staff_id, role, area_path)
    values (${COUNTY}, ${accused.id}, 'discipline_inspector', ${COUNTY})`
  await losesSightOf(handler, number)
  await accused.says('举报件', '您手上没有举报件')
  await work()
  expect(await rowOf(id)).toMatchObject({ handler_id: superior.id })
  await api.ownerSql`delete from staff_roles
    where staff_id = ${accused.id} and role = 'discipline_inspector'`
})

test('of an inspector who has left nothing stays where nobody looks', async () => {
  const row = await api.addStaff({
    name: '黎远',
    unit: '天元乡纪委',
    phone: nextPhone(),
    roles: [['discipline_inspector', TOWNSHIP]],
  })
  const { id } = await filed({ handlerId: row.id, aboutPath: VILLAGE })
  await api.sql`update staff set is_active = false where id = ${row.id}`
  await work()
  expect([handler.id, colleague.id]).toContain((await rowOf(id))?.['handler_id'])
})

test('where nobody may hear it any more it waits, and goes to the first who may', async () => {
  const { id } = await filed()
  for (const each of [handler, colleague, superior]) await kin(each.id, accused.id)
  await work()
  expect(await rowOf(id)).toMatchObject({ handler_id: null, status: 'filed' })
  await work()
  const moves = (await eventsOf(id)).filter((type) => type === 'complaint.moved')
  expect(moves).toHaveLength(1)
  await api.ownerSql`delete from declarations where staff_id = ${superior.id}`
  await work()
  expect(await rowOf(id)).toMatchObject({ handler_id: superior.id })
  await kinNoMore()
})

test('whoever was asked for more time and turns out to be accused sees nothing of it, and another is asked', async () => {
  const { id, number } = await filed()
  await api.sql`update complaints set status = 'accepted' where id = ${id}`
  await handler.says(`延期 ${number} 冉书记和李清串通，要查流水`)
  await handler.says('1', '等另一位同事同意')
  await colleague.says('举报件', '想延期')
  await api.sql`insert into complaint_accused (county, complaint_id, staff_id)
    values (${COUNTY}, ${id}, ${colleague.id})`
  await api.sql`update complaints set handler_id = ${superior.id} where id = ${id}`
  await losesSightOf(colleague, number)
  await superior.says(`延期 ${number} 要查流水`)
  await superior.says('1', '已延')
})

test('an inspector who stands in the story is neither asked for more time nor given it later', async () => {
  const text = `冉书记把低保给了他妹夫，${colleague.name}一直帮他瞒`
  const asking = await filed({ text })
  await api.sql`update complaints set status = 'accepted' where id = ${asking.id}`
  await handler.says(`延期 ${asking.number} 要查流水`)
  await handler.says('1', '等另一位同事同意')
  expect(await colleague.says('举报件')).not.toContain(asking.number)

  const moving = await filed({ text })
  await kin(handler.id, accused.id)
  await work()
  expect(await rowOf(moving.id)).toMatchObject({ handler_id: superior.id })
  await kinNoMore()
})

test('nobody allows themselves more time: what another asked for ends when the complaint comes to them', async () => {
  const { id, number } = await filed()
  await api.sql`update complaints set status = 'accepted' where id = ${id}`
  await handler.says(`延期 ${number} 人手不够`)
  await handler.says('1', '等另一位同事同意')
  await kin(handler.id, accused.id)
  await work()
  expect(await rowOf(id)).toMatchObject({ handler_id: colleague.id })
  await colleague.says(`准延 ${number}`)
  await colleague.says('1', '没有这个号')
  expect(await rowOf(id)).toMatchObject({ is_extended: false })
  await kinNoMore()
})
