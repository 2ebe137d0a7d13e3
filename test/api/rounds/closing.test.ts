import { describe, expect, test } from 'vitest'
import { type ClosingRefusal, closingRefusal } from '../../../api/rounds/rules'

const NOTHING = { waiting: 0, objections: 0, appealable: 0, openWindows: 0, unsettled: 0 }
const DONE = { status: 'open', ...NOTHING } as const
const HOUSEHOLDS = { ...DONE, kind: 'identification' } as const
const VILLAGES = { ...DONE, kind: 'village_entry' } as const

type Facts = Parameters<typeof closingRefusal>[0]

describe('a round is closed', () => {
  test.each<[what: string, facts: Facts, refusal: ClosingRefusal | null]>([
    ['once nobody in it waits', HOUSEHOLDS, null],
    ['also one of villages', VILLAGES, null],
    ['but not twice', { ...HOUSEHOLDS, status: 'closed' }, 'round_closed'],
    ['but not while a household waits', { ...HOUSEHOLDS, waiting: 1 }, 'applications_waiting'],
    ['but not while a village waits', { ...VILLAGES, waiting: 1 }, 'villages_waiting'],
    [
      'nor one of villages that go out',
      { ...VILLAGES, kind: 'village_exit', waiting: 1 },
      'villages_waiting',
    ],
    ['but not while an objection is open', { ...VILLAGES, objections: 1 }, 'objections_open'],
    ['nor while one can be appealed', { ...HOUSEHOLDS, appealable: 1 }, 'appeals_open'],
    [
      'but not while a list can be objected to',
      { ...VILLAGES, openWindows: 1, unsettled: 1 },
      'window_open',
    ],
    [
      'but not while a list of villages was neither sent on nor dropped',
      { ...VILLAGES, unsettled: 1 },
      'lists_unsettled',
    ],
    ['where a list of households with nobody on it hangs', { ...HOUSEHOLDS, unsettled: 1 }, null],
  ])('%s', (_what, facts, refusal) => expect(closingRefusal(facts)).toBe(refusal))
})
