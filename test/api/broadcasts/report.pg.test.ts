import ExcelJS from 'exceljs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  COUNTY,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { deliverDue } from '../../support/outbox'

let api: TestApi
let clerk: Awaited<ReturnType<TestApi['addStaff']>>
let second: Awaited<ReturnType<TestApi['addStaff']>>
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  second = await api.addStaff({ roles: [['county_office', COUNTY]] })
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.ownerSql`truncate contacts, households, broadcasts cascade`
  await api.addContact()
})
afterAll(() => api.close())

const phone = (n: number) => `+86199${String(60_000_000 + n)}`
const HOUR = 3_600_000

/** A notice that two phones of one village and one of another were sent; its id. */
async function sent() {
  for (const n of [1, 2]) await api.addHousehold({ phone: phone(n) })
  await api.addHousehold({ areaPath: OTHER_VILLAGE, phone: phone(3) })
  const draft = { areaPath: TOWNSHIP, audience: 'households', body: '请来开会' }
  await api.call('/broadcasts', { actor: clerk.actor, body: draft })
  const [row] = await api.sql<{ id: string }[]>`select id from broadcasts`
  await api.ownerSql`delete from outbox`
  const body = { type: 'approve' }
  await api.call(`/broadcasts/${row?.id}/actions`, { actor: second.actor, body })
  const messages = await deliverDue(api)
  const contactOf = Object.fromEntries(messages.map(({ to, contactId }) => [to, contactId]))
  return { id: row?.id ?? '', contactOf }
}

const read = async (id: string, what = 'report') =>
  (await api.call(`/broadcasts/${id}/${what}`, { actor: clerk.actor })).body as Record<
    string,
    never
  >

test('whoever writes within three days of a notice has answered it, and nobody else', async () => {
  const { id, contactOf } = await sent()
  const write = async (to: string, at: Date) => {
    await api.sql`
      insert into turns (county, id, contact_id, seq, channel, provider_message_id, received_at, tries)
      values (${COUNTY}, gen_random_uuid(), ${contactOf[to] ?? ''}, 9, 'sms', ${to}, ${at}, 1)`
  }
  const after = (hours: number) => new Date(api.clock.now.getTime() + hours * HOUR)
  await write(phone(1), after(72))
  await write(phone(2), new Date(after(72).getTime() + 1))
  await write(phone(3), after(0))
  const { total, villages } = await read(id)
  expect(total).toMatchObject({ answers: 1, sent: 3 })
  expect(villages).toMatchObject([
    { path: VILLAGE, answers: 1 },
    { path: OTHER_VILLAGE, answers: 0 },
  ])
})

test('a text that went to another address of the same person is counted once, there', async () => {
  const { id, contactOf } = await sent()
  const { id: chat } = await api.addContact({ channel: 'telegram', chat: '77' })
  await api.sql`update outbox set status = 'moved' where contact_id = ${contactOf[phone(1)] ?? ''}`
  await api.sql`
    insert into outbox (county, id, contact_id, channel, seq, class, template, broadcast_id, village_path,
                        not_before, status, attempts, created_at, replaces)
    select county, gen_random_uuid(), ${chat}, 'telegram', 0, class, template, broadcast_id, village_path,
           not_before, 'delivered', 1, created_at, id
      from outbox where status = 'moved'`
  expect((await read(id))['total']).toMatchObject({ recipients: 3, sent: 3, delivered: 1 })
})

test('costs what the texts took that went out', async () => {
  const { id, contactOf } = await sent()
  await api.sql`update outbox set segments = 2 where contact_id = ${contactOf[phone(1)] ?? ''}`
  await api.sql`update outbox set sent_at = null where contact_id = ${contactOf[phone(3)] ?? ''}`
  // Two segments and one, at 0.04 yuan.
  expect((await read(id))['total']).toMatchObject({ costFen: 12 })
})

test('tells how fast it goes and when it will be through', async () => {
  const { id } = await sent()
  api.clock.now = new Date(api.clock.now.getTime() + 60_000)
  await api.sql`update outbox set status = 'queued', sent_at = null where village_path = ${OTHER_VILLAGE}`
  expect(await read(id, 'progress')).toMatchObject({
    status: 'sending',
    sent: 2,
    left: 1,
    perMinute: 2,
    villages: 2,
    villagesQueued: 2,
    endsAt: new Date(api.clock.now.getTime() + 60_000).toISOString(),
  })
  api.clock.now = new Date(api.clock.now.getTime() + HOUR)
  expect(await read(id, 'progress')).toMatchObject({ perMinute: 0, endsAt: null })
})

test('as a sheet it has a row a village and why messages did not arrive, in plain words', async () => {
  const { id, contactOf } = await sent()
  const fail = async (n: number, code: string) =>
    api.sql`update outbox set status = 'failed', error_code = ${code}
             where contact_id = ${contactOf[phone(n)] ?? ''}`
  await fail(1, '21610')
  await fail(3, '30008')
  await api.sql`update contacts set address_fault = 'stop' where id = ${contactOf[phone(1)] ?? ''}`
  const response = await api.app.request(`/api/v1/broadcasts/${id}/report.xlsx`, {
    headers: {
      County: COUNTY,
      Authorization: `Bearer ${api.deps.serviceToken}`,
      'On-Behalf-Of': clerk.actor,
    },
  })
  expect(response.headers.get('Content-Type')).toContain('spreadsheetml')
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await response.arrayBuffer())
  const rows = book.worksheets.map((sheet) =>
    sheet
      .getSheetValues()
      .slice(1)
      .map((row) => (row as unknown[]).slice(1)),
  )
  expect(rows[0]?.slice(1).map(([name, , , , , ...figures]) => [name, ...figures])).toEqual([
    ['宝坪村', 2, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0.08],
    ['新华村', 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0.04],
    ['合计', 3, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0.12],
  ])
  expect(rows[1]?.slice(1)).toEqual([
    ['宝坪村', '对方不收我们的短信', '21610', 1],
    ['新华村', '通道没送到', '30008', 1],
  ])
})
