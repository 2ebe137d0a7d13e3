import { afterAll, expect, test } from 'vitest'
import { accountId } from '../../../api/funds/accounts'
import { moveMoney } from '../../../api/funds/move'
import { write } from '../../../api/http/write'
import { newId } from '../../../api/shared/ids'
import { COUNTY, startApi, TOWNSHIP } from '../../support/api'
import { commandContext } from '../../support/command'
import { addSource, allocate } from '../../support/funds'

const api = await startApi({ connections: 2 })
await api.addCounty()
afterAll(() => api.close())

test('finance takes a source last: while another holds it, all else of the posting is done', async () => {
  const source = await addSource(api)
  await allocate(api, { sourceId: source.id, amountFen: 100 })
  const held = accountId(source.id, { kind: 'source', ref: '' })
  const township = accountId(source.id, { kind: 'allocation', ref: TOWNSHIP })
  const other = await api.ownerSql.reserve()
  await other`begin`
  await other`select from fund_accounts where id = ${held} for update`

  const roles = [{ role: 'county_finance' as const, areaPath: COUNTY }]
  const actor = { kind: 'staff' as const, staffId: newId(), roles, tiedHouseholdIds: [] }
  const call = { route: 'POST /test', key: newId(), bodyHash: Buffer.alloc(32) }
  const ctx = { ...commandContext(api), actor, write: call }
  const allocating = write(ctx, (tx, last) => {
    const action = { type: 'allocate' as const, areaPath: TOWNSHIP, amountFen: 5, text: '' }
    return moveMoney(tx, ctx, source.id, action, last)
  })
  for (let waits = 0; waits === 0;) {
    const [row] = await api.ownerSql<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity
       where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`
    waits = row?.n ?? 0
  }
  // It has the township's account already, which it could not had it come to the source first.
  const free = await other`
    select from fund_accounts where id = ${township} for update skip locked`
  expect(free).toHaveLength(0)
  await other`rollback`
  other.release()
  expect(await allocating).toMatchObject({ code: 'moved' })
})
