import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { verifyAudit } from '../../../../api/audit/verify'
import type { ImportResult } from '../../../../api/roll/import/service'
import { COUNTY } from '../../../support/api'
import { runChild } from '../../../support/child'
import {
  head,
  household,
  openRollCounty,
  type RollCounty,
  rollFile,
  TIANYUAN,
} from '../roll-county'
import { useFolder } from '../../sheets/files'

useFolder()

let county: RollCounty
beforeEach(async () => {
  county = await openRollCounty()
})
afterEach(async () => {
  expect(await verifyAudit(county.sql, COUNTY)).toMatchObject({ faultCount: 0 })
  await county.close()
})

const TABLES = ['households', 'people', 'areas', 'events', 'audit', 'imports']

/** Another office computer that takes the file in, and stands still at its first progress. */
function takeElsewhere(file: string) {
  const child = runChild(
    `
    const { pino } = await import('pino')
    const { connect, APP_ROLE } = await import('./db/client.ts')
    const { createSealer } = await import('./api/shared/sealing.ts')
    const { importRoll } = await import('./api/roll/import/service.ts')
    const connection = connect(process.env.TARGET, { role: APP_ROLE })
    const deps = { connection, sealer: createSealer(Buffer.alloc(32, 7)), log: pino({ level: 'silent' }) }
    const ctx = { deps, county: 'wuxi', actor: { kind: 'job', name: 'command' }, requestId: 'other', now: new Date() }
    const onProgress = (households) => {
      console.log(households)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    }
    await importRoll(ctx, process.env.FILE, { onProgress })`,
    { env: { TARGET: county.target, FILE: file } },
  )
  onTestFinished(child.kill)
  return child
}

describe('a file is in the roll whole or not at all', () => {
  test('when the power goes while it is taken in, and then it can be taken in again', async () => {
    const before = await county.dump(TABLES)
    const other = takeElsewhere(TIANYUAN)
    expect(await other.line()).toBe('256')
    // It has written, and nobody sees anything of it.
    expect(await county.dump(TABLES)).toEqual(before)
    await other.kill()
    expect(await county.dump(TABLES)).toEqual(before)
    expect(await county.take(TIANYUAN)).toMatchObject({ roll: { entered: 256 } })
    expect(await county.count('people')).toBe(888)
  })

  test('when something breaks half way', async () => {
    const before = await county.dump(TABLES)
    const onProgress = () => {
      throw new Error('the screen is gone')
    }
    await expect(county.take(TIANYUAN, { onProgress })).rejects.toThrow('the screen is gone')
    expect(await county.dump(TABLES)).toEqual(before)
  })

  test('when its own record cannot be written at the very end', async () => {
    await county.take(rollFile([household('A1', [head()])]))
    const before = await county.dump(TABLES)
    await county.ownerSql`
      create function refuse() returns trigger language plpgsql as
      $$ begin raise exception 'the disk is full'; end $$`
    await county.ownerSql`
      create trigger refuse before insert on imports for each row execute function refuse()`
    const file = rollFile([household('A1', [head()], { wageFen: 1 }), household('A2', [head()])])
    await expect(county.take(file)).rejects.toThrow('the disk is full')
    expect(await county.dump(TABLES)).toEqual(before)
  })
})

describe('two offices that take a file in at once', () => {
  test('with the same file: one enters it, the other finds it there', async () => {
    const results = await Promise.all([county.take(TIANYUAN), county.take(TIANYUAN)])
    const entered = results.map(({ roll }) => roll.entered)
    expect(entered.toSorted((a, b) => a - b)).toEqual([0, 256])
    expect(results.map(({ roll }) => roll.entered + roll.same)).toEqual([256, 256])
    const counts = await Promise.all(['households', 'people', 'imports'].map(county.count))
    expect(counts).toEqual([256, 888, 2])
    expect(
      await county.ownerSql`
      select from events where type like 'household.%' having count(*) <> 256`,
    ).toEqual([])
  })

  test('wait for each other: of two files that name the same villager one takes them', async () => {
    const person = head({ line: 3 })
    const files = ['A1', 'B1'].map((number) => rollFile([household(number, [person])]))
    let both: Promise<ImportResult[]> | undefined
    await county.ownerSql.begin(async (tx) => {
      await tx`select from counties where county = ${COUNTY} for update`
      both = Promise.all(files.map((file) => county.take(file)))
      await county.lockWaited(2)
    })
    const told = (await both)?.map(({ roll, elsewhere }) => [roll.entered, elsewhere.length])
    expect(told?.toSorted()).toEqual([
      [0, 1],
      [1, 0],
    ])
    expect(await county.count('people')).toBe(1)
    expect(await county.count('households')).toBe(1)
  })
})
