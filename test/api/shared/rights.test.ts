import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../api/shared/actor'
import { type Action, grantFor, PARTS, RIGHTS } from '../../../api/shared/rights'
import { STAFF_ROLES, type StaffRole } from '../../../db/values/staff'
import { ALLOWED, allowedParts } from './allowed-parts'

const ACTIONS = Object.keys(RIGHTS) as Action[]
const BAOPING = 'wuxi.tianyuan.baoping'

const staff = (...roles: [StaffRole, string][]): Actor => ({
  kind: 'staff',
  staffId: 's1',
  roles: roles.map(([role, areaPath]) => ({ role, areaPath })),
  tiedHouseholdIds: [],
})

test.each(ACTIONS)('%s is allowed to whom it was meant for, and to nobody else', (action) => {
  const row: Partial<Record<string, string>> = RIGHTS[action]
  expect(new Map(Object.entries(row))).toEqual(allowedParts(action))
})

test('the list written by hand knows every action and no part that does not exist', () => {
  expect(Object.keys(ALLOWED).toSorted()).toEqual(ACTIONS.toSorted())
  for (const action of ACTIONS)
    for (const part of allowedParts(action).keys()) expect(PARTS).toContain(part)
})

test('inspector, evaluator, journalist, department and group unit read nothing of the roll', () => {
  const kept = [
    'department',
    'group_unit',
    'discipline_inspector',
    'evaluator',
    'journalist',
  ] as const
  for (const role of kept)
    for (const action of ['household.list', 'household.read', 'application.list'] as const)
      expect(grantFor(staff([role, 'wuxi']), action)).toBeNull()
  // Inspectors hear those whose money never came.
  for (const role of kept.filter((each) => each !== 'discipline_inspector'))
    expect(grantFor(staff([role, 'wuxi']), 'help.list')).toBeNull()
})

test('only a contact reaches what is its own, and only jobs of that name what is theirs', () => {
  const contact: Actor = { kind: 'contact', contactId: 'c1' }
  expect(grantFor(contact, 'status.read')).toEqual({ reach: 'own' })
  expect(grantFor({ kind: 'public' }, 'status.read')).toBeNull()
  expect(grantFor({ kind: 'job', name: 'bot' }, 'turn.take')).toEqual({ reach: 'all' })
  expect(grantFor({ kind: 'job', name: 'worker' }, 'turn.take')).toBeNull()
  expect(grantFor(contact, 'turn.take')).toBeNull()
})

describe('a member of staff', () => {
  test('without a role may do nothing but answer to a recall of their own', () => {
    for (const action of ACTIONS) {
      const isForAll = 'public' in RIGHTS[action]
      const given = action === 'recall.contest' ? { reach: 'own' } : null
      if (!isForAll) expect(grantFor(staff(), action)).toEqual(given)
    }
  })

  test('holds a right in the area of the role that gives it, not of another role', () => {
    const actor = staff(['village_cadre', BAOPING], ['journalist', 'wuxi'])
    expect(grantFor(actor, 'household.list')).toEqual({ reach: 'area', areaPaths: [BAOPING] })
  })

  test('with two areas holds the right in both', () => {
    const actor = staff(['village_cadre', BAOPING], ['resident_cadre', 'wuxi.yulin.wusong'])
    expect(grantFor(actor, 'household.list')).toEqual({
      reach: 'area',
      areaPaths: [BAOPING, 'wuxi.yulin.wusong'],
    })
  })

  test('of the county office sees the whole county, whatever else they are', () => {
    const actor = staff(['village_cadre', BAOPING], ['county_office', 'wuxi'])
    expect(grantFor(actor, 'household.list')).toEqual({ reach: 'all' })
  })

  test('who issues link codes does so untied', () => {
    expect(grantFor(staff(['village_cadre', BAOPING]), 'link_code.issue')).toEqual({
      reach: 'untied',
      areaPaths: [BAOPING],
    })
  })

  test('never plays the part of the public, a contact or a job', () => {
    for (const role of STAFF_ROLES)
      for (const action of ['turn.take', 'status.read', 'audit.seal', 'receipt.read'] as const)
        expect(grantFor(staff([role, 'wuxi']), action)).toBeNull()
  })
})
