import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetOld } from '../../../api/http/forget'
import { COUNTY, MONDAY_MORNING, startApi, type TestApi } from '../../support/api'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
afterAll(() => api.close())

const DAY = 86_400_000
const after = (milliseconds: number) => new Date(Date.parse(MONDAY_MORNING) + milliseconds)
const count = async (table: string) => {
  const [row] = await api.sql<{ n: number }[]>`select count(*)::int as n from ${api.sql(table)}`
  return row?.n
}

test('a repeated write finds its answer for seven days, and is then a new one', async () => {
  const household = await api.addHousehold()
  const contact = await api.addContact({ linkedTo: [household.id] })
  const post = () =>
    api.call('/applications', {
      actor: contact.actor,
      body: { householdId: household.id },
      key: 'the same',
    })
  const first = await post()
  expect(first).toMatchObject({ status: 200, body: { code: 'filed' } })
  await forgetOld(api.db, COUNTY, after(7 * DAY))
  expect(await post()).toEqual(first)
  await forgetOld(api.db, COUNTY, after(7 * DAY + 1))
  expect(await post()).toMatchObject({ status: 200, body: { code: 'already_filed' } })
})

test('wrong guesses of a week ago are forgotten, those of another county are its own', async () => {
  const { id: contactId } = await api.addContact()
  for (const county of [COUNTY, 'wushan'])
    await api.ownerSql`insert into receipt_attempts (county, id, code, attempted_at)
      values (${county}, ${randomUUID()}, '1234567897', ${MONDAY_MORNING})`
  await api.ownerSql`
    insert into link_attempts (county, id, contact_id, is_first, attempted_at)
    values (${COUNTY}, ${randomUUID()}, ${contactId}, true, ${MONDAY_MORNING})`
  await forgetOld(api.db, COUNTY, after(7 * DAY))
  expect([await count('receipt_attempts'), await count('link_attempts')]).toEqual([2, 1])
  await forgetOld(api.db, COUNTY, after(7 * DAY + 1))
  expect([await count('receipt_attempts'), await count('link_attempts')]).toEqual([1, 0])
})
