import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { copyRows } from '../../../../api/roll/load/copy'
import { newId } from '../../../../api/shared/ids'
import { APP_ROLE, connect } from '../../../../db/client'
import { figures, imports } from '../../../../db/schema'
import { COUNTY } from '../../../support/api'
import { openRollCounty, type RollCounty } from '../roll-county'

let county: RollCounty
beforeAll(async () => {
  county = await openRollCounty()
})
afterAll(() => county.close())

const noted = (id = newId()) => ({
  county: COUNTY,
  id,
  kind: 'households' as const,
  fileDigest: Buffer.from([0, 92, 255]),
  counts: { 'a"b\\': [1, null, '\n'] },
  actor: 'job:command',
  at: new Date('2026-03-09T02:00:00.123Z'),
})

test('The rows of an office’s import come to stand as they were given', async () => {
  const row = noted()
  await copyRows(county.sql, imports, [row])
  expect(await county.db.select().from(imports)).toEqual([row])
})

test('A row larger than all others together comes whole between its neighbours', async () => {
  const rows = [noted(), { ...noted(), counts: { long: '长\\'.repeat(200_000) } }, noted()]
  await copyRows(county.sql, imports, rows)
  const stored = await county.db.select().from(imports)
  for (const row of rows) expect(stored).toContainEqual(row)
})

test('An office is told at once when a row is refused after all were sent', async () => {
  const row = noted()
  await expect(copyRows(county.sql, imports, [row, row])).rejects.toMatchObject({ code: '23505' })
  // And the connection goes on.
  await copyRows(county.sql, imports, [noted()])
})

test('An office is told at once when a row is refused while thousands follow', async () => {
  const rows = Array.from({ length: 60_000 }, () => noted())
  const [first = noted()] = rows
  await expect(copyRows(county.sql, imports, [first, ...rows])).rejects.toMatchObject({
    code: '23505',
  })
})

test('An office is told when the table may not be written at all', async () => {
  await county.ownerSql`revoke insert on figures from cunxin_app`
  const figure = { county: COUNTY, name: 'x', value: 1, unit: 'fen', source: 'x' }
  const rows = [{ ...figure, validFrom: '2020-01-01' }]
  await expect(copyRows(county.sql, figures, rows)).rejects.toMatchObject({ code: '42501' })
})

test('An office is told when the database goes away while it checks the last row', async () => {
  const row = noted()
  const { sql } = connect(county.target, { role: APP_ROLE, max: 1 })
  onTestFinished(() => sql.end({ timeout: 0 }))
  let copying: Promise<unknown> | undefined
  await county.ownerSql.begin(async (tx) => {
    await tx`
      insert into imports (county, id, kind, file_digest, counts, actor, at)
      values (${COUNTY}, ${row.id}, 'households', '', '{}', 'job:command', ${row.at})`
    copying = copyRows(sql, imports, [row])
    copying.catch(() => {})
    await county.lockWaited()
    await tx`
      select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`
  })
  await expect(copying).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
})
