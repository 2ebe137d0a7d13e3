import { describe, expect, test } from 'vitest'
import { type Told, triggeredBy } from '../../../api/monitoring/triggers'
import type { RiskClass } from '../../../db/values/leads'
import type { RollStatus } from '../../../db/values/roll'

const FIGURES = {
  inpatientRegisteredFen: 500_000,
  inpatientOtherFen: 2_000_000,
  outpatientFen: 50_000,
  schoolingFen: 1_000_000,
}
type Row = [title: string, told: Told, status: RollStatus, found: RiskClass | null]

describe('what a department tells of a household is a signal', () => {
  test.each<Row>([
    ['5,000 for a stay', { kind: 'inpatient', paidFen: 500_000 }, 'registered', 'medical_cost'],
    ['one fen less', { kind: 'inpatient', paidFen: 499_999 }, 'registered', null],
    ['5,000 once it went out', { kind: 'inpatient', paidFen: 500_000 }, 'exited', 'medical_cost'],
    [
      '5,000 when it came back',
      { kind: 'inpatient', paidFen: 500_000 },
      'returned',
      'medical_cost',
    ],
    ['5,000 as it goes out', { kind: 'inpatient', paidFen: 500_000 }, 'exiting', 'medical_cost'],
    ['5,000 of another', { kind: 'inpatient', paidFen: 500_000 }, 'unregistered', null],
    ['19,999.99', { kind: 'inpatient', paidFen: 1_999_999 }, 'unregistered', null],
    ['20,000', { kind: 'inpatient', paidFen: 2_000_000 }, 'unregistered', 'medical_cost'],
    ['20,000 struck off', { kind: 'inpatient', paidFen: 2_000_000 }, 'terminated', 'medical_cost'],
    ['less, struck off', { kind: 'inpatient', paidFen: 1_999_999 }, 'terminated', null],
    ['of nobody', { kind: 'inpatient', paidFen: 9_000_000 }, 'closed', null],
    ['500 in a month', { kind: 'outpatient', paidFen: 50_000 }, 'unregistered', 'medical_cost'],
    ['499.99 in a month', { kind: 'outpatient', paidFen: 49_999 }, 'registered', null],
    [
      'over 10,000 for a university',
      { kind: 'schooling', paidFen: 1_000_001, isCompulsory: false },
      'unregistered',
      'schooling_cost',
    ],
    [
      '10,000 and no more',
      { kind: 'schooling', paidFen: 1_000_000, isCompulsory: false },
      'registered',
      null,
    ],
    [
      'over 10,000 for a school that costs nothing',
      { kind: 'schooling', paidFen: 1_500_000, isCompulsory: true },
      'registered',
      null,
    ],
    ['a landslide', { kind: 'disaster' }, 'unregistered', 'disaster'],
    ['a landslide where nobody lives', { kind: 'disaster' }, 'closed', null],
  ])('%s: %o of one that is %s: %s', (_, told, status, found) => {
    expect(triggeredBy(told, status, FIGURES)).toBe(found)
  })
})
