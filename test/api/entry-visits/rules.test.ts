import { describe, expect, test } from 'vitest'
import { revisitRefusal, screeningRefusal } from '../../../api/entry-visits/rules'

const filed = { status: 'filed', level: 'group', reviewId: null } as const

describe('a household is screened', () => {
  const may = {
    isRoundOpen: true,
    status: 'unregistered',
    isScreener: true,
    screened: null,
    case: null,
  } as const

  test.each([
    ['by its group cadre in an open round', {}, null],
    ['after it left the register', { status: 'exited' }, null],
    ['again before its group has reviewed it', { screened: 'unclear', case: filed }, null],
    [
      'for the first time however far its case has come',
      { case: { ...filed, level: 'county' } },
      null,
    ],
    ['not while no round is open', { isRoundOpen: false }, 'no_round'],
    ['not on the register', { status: 'registered' }, 'on_register'],
    ['not once it is closed', { status: 'closed' }, 'household_closed'],
    ['not by another than its group’s cadre', { isScreener: false }, 'group_has_cadre'],
    [
      'not again once its group has passed it',
      { screened: 'eligible', case: { ...filed, reviewId: 'r1' } },
      'reviewed',
    ],
    [
      'not again once its group has declined it',
      { screened: 'eligible', case: { ...filed, status: 'declined' } },
      'reviewed',
    ],
    [
      'not again in the village',
      { screened: 'eligible', case: { ...filed, level: 'village' } },
      'reviewed',
    ],
  ] as const)('%s', (_what, change, expected) => {
    expect(screeningRefusal({ ...may, ...change })).toBe(expected)
  })
})

describe('a household is visited again', () => {
  const township = { ...filed, level: 'township' } as const
  const may = {
    isRoundOpen: true,
    isEntered: true,
    hasSurveyed: false,
    isWhole: true,
    case: township,
  } as const

  test.each([
    ['once it has come to the township', {}, null],
    ['before it ever applied', { case: null }, null],
    [
      'while the village still reviews it',
      { case: { ...filed, level: 'village', reviewId: 'r' } },
      null,
    ],
    ['not while no round is open', { isRoundOpen: false }, 'no_round'],
    ['not where nobody was before', { isEntered: false }, 'not_entered'],
    ['not by who surveyed it', { hasSurveyed: true }, 'surveyed_it'],
    ['not with an answer too few', { isWhole: false }, 'not_settled'],
    ['not once the township has passed it', { case: { ...township, reviewId: 'r1' } }, 'reviewed'],
    [
      'not once the township has declined it',
      { case: { ...township, status: 'declined' } },
      'reviewed',
    ],
    [
      'not once a level below has declined it',
      { case: { ...filed, level: 'village', status: 'declined' } },
      'declined',
    ],
    ['not once the county has it', { case: { ...filed, level: 'county' } }, 'reviewed'],
  ] as const)('%s', (_what, change, expected) => {
    expect(revisitRefusal({ ...may, ...change })).toBe(expected)
  })
})
