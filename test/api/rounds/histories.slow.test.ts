import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { verifyAudit } from '../../../api/audit/verify'
import { COUNTY, MONDAY_MORNING, startApi } from '../../support/api'
import { newTally, play } from '../../support/histories/play'
import { aBeginning, aStep, type Step } from '../../support/histories/steps'
import { startWorld } from '../../support/histories/world'

const api = await startApi({ connections: 4 })
await api.addCounty()
const world = await startWorld(api)
afterAll(() => api.close())

const push: Step = { kind: 'push', from: 'lowest', until: 'sent on', isSettling: true }

test('along the straight way everybody who applies comes onto the register, with every step of it', async () => {
  const tally = newTally()
  const beginning = { startsAt: MONDAY_MORNING, ties: [] }
  const { picture } = await play(world, beginning, [push, push, push, push], tally)
  expect([...picture.rolls.values()].toSorted()).toEqual([
    'registered',
    'registered',
    'registered',
    'unregistered',
  ])
})

const RUNS = process.env['FULL'] ? 60 : 6

test(
  'whatever anybody tries in whatever order, no rule of identification is broken',
  { timeout: 1_800_000 },
  async () => {
    const tally = newTally()
    const steps = fc.array(aStep, { minLength: 18, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(aBeginning, steps, async (beginning, some) => {
        await play(world, beginning, some, tally)
      }),
      // A shorter history that fails too would take minutes to find.
      { numRuns: RUNS, endOnFailure: true },
    )
    if (process.env['FULL']) console.info(tally)
    // Else nothing was tried.
    expect(tally.accepted).toBeGreaterThan(RUNS * 10)
    expect(await verifyAudit(api.sql, COUNTY)).toMatchObject({ faultCount: 0 })
  },
)
