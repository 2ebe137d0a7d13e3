import { describe, expect, test } from 'vitest'
import {
  contestRefusal,
  decideRefusal,
  finalFrom,
  levelOf,
  standingOf,
} from '../../../api/accountabilities/rules'

test('a county stands above its townships, these above villages and groups, and an inspector from above over all', () => {
  const at = (role: 'county_office' | 'superior_inspector' | 'village_cadre', areaPath: string) =>
    levelOf([{ role, areaPath }])
  expect(at('county_office', 'wuxi')).toBe(4)
  expect(at('village_cadre', 'wuxi.tianyuan')).toBe(3)
  expect(at('village_cadre', 'wuxi.tianyuan.baoping')).toBe(2)
  expect(at('village_cadre', 'wuxi.tianyuan.baoping.3')).toBe(1)
  expect(at('superior_inspector', 'wuxi')).toBe(5)
  expect(levelOf([])).toBe(0)
})

describe('with thirty days to object', () => {
  const finalOn = finalFrom('2026-03-09', 30)
  const decided = { status: 'decided', finalOn, contestedOn: null } as const
  test.each([
    ['2026-04-08', 'decided'],
    ['2026-04-09', 'final'],
  ] as const)('on %s it is %s', (today, standing) => {
    expect(standingOf(decided, today)).toBe(standing)
  })
  test('once it is objected to it never becomes final by itself', () => {
    expect(standingOf({ ...decided, contestedOn: '2026-04-08' }, '2027-01-01')).toBe('contested')
  })
})

test.each([
  ['decided', null],
  ['proposed', 'not_decided'],
  ['contested', 'already_contested'],
  ['final', 'too_late'],
  ['revoked', 'revoked'],
] as const)('against what is %s the person is answered %s', (standing, refusal) => {
  expect(contestRefusal(standing)).toBe(refusal)
})

const fine = {
  standing: 'proposed',
  isSelf: false,
  isProposer: false,
  isFormerDecider: false,
  isTied: false,
  level: 3,
  levelOfPerson: 3,
  reason: '属实',
} as const
test.each([
  [{}, null],
  [{ standing: 'contested' }, null],
  [{ isSelf: true }, 'own_case'],
  [{ isProposer: true }, 'own_proposal'],
  [{ standing: 'contested', isFormerDecider: true }, 'own_decision'],
  [{ isTied: true }, 'tied'],
  [{ level: 2 }, 'level_too_low'],
  [{ level: 4 }, null],
  [{ standing: 'decided' }, 'already_decided'],
  [{ standing: 'final' }, 'already_decided'],
  [{ reason: '问19900000150' }, 'phone'],
] as const)('of %o the answer is %s', (changed, refusal) => {
  expect(decideRefusal({ ...fine, ...changed })).toBe(refusal)
})
