import { afterAll, expect, test } from 'vitest'
import { recordFirst } from '../../../api/audit/first-events'
import { record } from '../../../api/audit/record'
import { startApi } from '../../support/api'
import { commandContext } from '../../support/command'

const api = await startApi()
await api.addCounty()
afterAll(() => api.close())

test('the first event of a subject stands row by row as it would had it been recorded by itself', async () => {
  const ctx = commandContext(api)
  const event = {
    subject: 'fund_posting:1',
    type: 'fund_posting.pay',
    details: { amountFen: 3, text: '“3社”公路', nested: { b: [1, null], a: undefined } },
  }
  const undo = new Error('only looked at')
  const rows: { events: unknown[]; audit: unknown[] }[] = []
  const look = (act: Parameters<typeof api.db.transaction>[0]) =>
    api.db
      .transaction(async (tx) => {
        await act(tx)
        rows.push({
          events: [...(await tx.execute('select * from events'))],
          audit: [
            ...(await tx.execute(
              'select county, at, actor, action, subject, request_id from audit',
            )),
          ],
        })
        throw undo
      })
      .catch((error: unknown) => expect(error).toBe(undo))
  await look((tx) => record(tx, ctx, event))
  await look((tx) => recordFirst(tx, ctx, event))
  expect(rows[0]?.events).toHaveLength(1)
  expect(rows[1]).toEqual(rows[0])
})
