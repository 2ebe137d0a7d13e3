import { expect, test, vi } from 'vitest'
import { newId } from '../../api/shared/ids'
import { HISTORY } from '../support/nobody-learns/complaint-history'
import type { Eyes, Step } from '../support/nobody-learns/play'
import { COUNTY } from '../support/seeds'

/** Of a machine that is busy with other things as well. */
const PATIENCE = 1_800_000
/** At full size everybody looks; else the few who would hear first, and whoever has the database. */
const EYES: Eyes = process.env['FULL'] ? 'all' : 'near'

/** The modules anew, for each history: what a test's support counts begins at one again. */
async function playAnew(steps: readonly Step[], isWith: boolean, eyes: Eyes) {
  vi.resetModules()
  const { play } = await import('../support/nobody-learns/play')
  return play(steps, isWith, eyes)
}

/** What somebody sees in one history and not in the other. */
const differences = (one: Map<string, string>, other: Map<string, string>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((what) => one.get(what) !== other.get(what))

test(
  'whoever is not its filer or its handler sees to the last byte what they would see if there were no complaint',
  async () => {
    const withIt = await playAnew(HISTORY, true, EYES)
    const without = await playAnew(HISTORY, false, EYES)
    expect(without.size).toBeGreaterThan(EYES === 'all' ? 5_000 : 1_500)
    expect(differences(withIt, without)).toEqual([])
  },
  PATIENCE,
)

test(
  'a trace that is left is seen',
  async () => {
    const trace: Step = {
      name: 'a trace',
      async with({ api, handler, people }) {
        await api.sql`insert into audit ${api.sql({
          county: COUNTY,
          id: newId(),
          actor: handler.actor,
          action: 'staff.read',
          subject: `staff:${people.accused.id}`,
          request_id: newId(),
          at: api.clock.now,
        })}`
      },
    }
    const traced = await playAnew([...HISTORY, trace], true, 'database')
    const clean = await playAnew(HISTORY, true, 'database')
    expect(differences(traced, clean)).toEqual(['at the end, table audit'])
  },
  PATIENCE,
)
