import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyAudit } from '../../../api/audit/verify'
import { changeHousehold, type HouseholdChange } from '../../../api/archive/change-household'
import { verifyArchive } from '../../../api/archive/verify'
import { households } from '../../../db/schema'
import { COUNTY } from '../../support/api'
import { decide } from '../../support/archive'
import { commandContext } from '../../support/command'
import {
  head,
  household,
  openRollCounty,
  rollFile,
  type RollCounty,
  somebody,
} from '../roll/roll-county'
import { useFolder } from '../sheets/files'

useFolder()
let county: RollCounty
const dashan = head()
const hongjin = somebody()
const said = household('A1', [dashan, hongjin])

beforeEach(async () => {
  county = await openRollCounty()
})
afterEach(async () => {
  expect(await verifyAudit(county.sql, COUNTY)).toMatchObject({ faultCount: 0 })
  expect(await verifyArchive(commandContext(county))).toMatchObject({ untold: 0, faults: [] })
  await county.close()
})

const idOf = async (number: string) => {
  const [row] = await county.db.select().from(households).where(eq(households.number, number))
  return row?.id ?? ''
}

/** A decision that is made while the import already looks at the household. */
async function decideWhile(change: Partial<HouseholdChange>, importing: () => Promise<unknown>) {
  const householdId = await idOf('A1')
  let imported: Promise<unknown> = Promise.resolve()
  await county.db.transaction(async (tx) => {
    const about = { householdId, reason: 'corrected', evidence: 'change:test' } as const
    await changeHousehold(tx, commandContext(county), { ...about, ...change })
    imported = importing()
    await county.lockWaited()
  })
  await imported
}

test('a decision stays that is made while a file is taken in which says nothing new', async () => {
  await county.load([said])
  await decide(county, { householdId: await idOf('A1'), set: { wageFen: 700 } })
  await decideWhile({ set: { status: 'exited' } }, () =>
    county.take(rollFile([{ ...said, wageFen: 700 }])),
  )
  const [row] = await county.readRoll()
  expect(row).toMatchObject({ status: 'exited', wageFen: 700 })
})

test('and one that is made while a file is taken in which says something new', async () => {
  await county.load([said])
  await decideWhile({ set: { status: 'exited' } }, () =>
    county.take(rollFile([{ ...said, wageFen: 900 }])),
  )
  const [row] = await county.readRoll()
  expect(row).toMatchObject({ status: 'exited', wageFen: 900 })
})
