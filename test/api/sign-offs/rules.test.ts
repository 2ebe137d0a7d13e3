import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterRefusal,
  chooseSigner,
  deputyRefusal,
  isRecusal,
  isToBeSigned,
  type Official,
  type OfficialRole,
  paperRefusal,
  registrationRefusal,
  type Signer,
  signRefusal,
  signsTwice,
  witnessesIn,
} from '../../../api/sign-offs/rules'
import type { StaffRole } from '../../../db/values/staff'
import { SIGN_OFF_ROLES, type SignOffRole } from '../../../db/values/sign-offs'

const VILLAGE = 'wuxi.tianyuan.baoping'
const AROUND = [`${VILLAGE}.3`, VILLAGE, 'wuxi.tianyuan', 'wuxi']
const NOW = new Date('2026-03-09T02:00:00Z')

const official = (staffId: string, role: StaffRole, more: Partial<Official> = {}): Official => ({
  staffId,
  hasPhone: true,
  roles: [{ role, areaPath: VILLAGE }],
  tiedHouseholdIds: [],
  ...more,
})
const part = (role: OfficialRole, taken: string[] = []) => ({
  role,
  householdId: 'h1',
  around: AROUND,
  taken,
})

describe('who signs by office', () => {
  test.each([
    ['village_secretary', 'village_secretary', 'a'],
    ['first_secretary', 'first_secretary', 'a'],
    ['township_committee', 'township_committee', 'a'],
    ['township_committee', 'township_secretary', 'a'],
    ['village_secretary', 'village_cadre', null],
    ['village_secretary', 'first_secretary', null],
    ['first_secretary', 'village_secretary', null],
    ['township_committee', 'township_head', null],
    ['township_committee', 'township_clerk', null],
    ['township_committee', 'village_secretary', null],
  ] as const)('as %s a %s: %s', (role, held, who) => {
    expect(chooseSigner([official('a', held)], part(role))?.staffId ?? null).toBe(who)
  })

  test('is nobody of another area, nobody tied, nobody who signs the case already', () => {
    const elsewhere = official('a', 'first_secretary', {
      roles: [{ role: 'first_secretary', areaPath: 'wuxi.tianyuan.xinhua' }],
    })
    const tied = official('b', 'first_secretary', { tiedHouseholdIds: ['h1'] })
    const taken = official('c', 'first_secretary')
    expect(chooseSigner([elsewhere, tied, taken], part('first_secretary', ['c']))).toBeNull()
    expect(chooseSigner([elsewhere, tied, taken], part('first_secretary'))).toBe(taken)
  })

  test('is rather whom a message can reach, then a member than the secretary, then always the same', () => {
    const silent = official('a', 'township_committee', { hasPhone: false })
    const secretary = official('b', 'township_secretary')
    const member = official('d', 'township_committee')
    const other = official('e', 'township_committee')
    const role = part('township_committee')
    expect(chooseSigner([silent, secretary], role)).toBe(secretary)
    expect(chooseSigner([secretary, other, member], role)).toBe(member)
    expect(chooseSigner([silent], role)).toBe(silent)
  })
})

describe('a deputy', () => {
  test.each([
    ['first_secretary', 'resident_cadre', null],
    ['first_secretary', 'village_cadre', null],
    ['village_secretary', 'first_secretary', null],
    ['first_secretary', 'township_clerk', null],
    ['first_secretary', 'county_office', null],
    ['township_committee', 'township_head', null],
    ['township_committee', 'county_office', null],
    ['first_secretary', 'group_cadre', 'deputy_level'],
    ['township_committee', 'village_secretary', 'deputy_level'],
    ['township_committee', 'first_secretary', 'deputy_level'],
    ['first_secretary', 'discipline_inspector', 'deputy_level'],
    ['first_secretary', 'department', 'deputy_level'],
  ] as const)('for a %s may be a %s: %s', (role, held, refusal) => {
    expect(deputyRefusal(official('a', held), part(role))).toBe(refusal)
  })

  test('is not tied to the household, and signs the case in no other role', () => {
    const tied = official('a', 'resident_cadre', { tiedHouseholdIds: ['h1'] })
    expect(deputyRefusal(tied, part('first_secretary'))).toBe('tied')
    const other = official('a', 'resident_cadre')
    expect(deputyRefusal(other, part('first_secretary', ['a']))).toBe('other_role')
  })

  test.each([
    ['回避', true],
    ['是亲戚', true],
    ['亲属', true],
    ['kin', true],
    ['出差', false],
    ['回家探亲', false],
    ['生病住院', false],
    ['本人出差', false],
  ])('named because of “%s” stands in for the recused alone: %s', (reason, expected) => {
    expect(isRecusal(reason)).toBe(expected)
  })
})

describe('a case', () => {
  const standing = {
    status: 'filed',
    withdrawalAskedAt: null,
    level: 'county',
    reviewId: 'r1',
  } as const
  test.each([
    [{}, 'county', true],
    [{ level: 'township' }, 'county', false],
    [{ level: null }, 'county', false],
    [{ status: 'accepted' }, 'county', false],
    [{ status: 'declined' }, 'county', false],
    [{ withdrawalAskedAt: new Date('2026-03-08T02:00:00Z') }, 'county', false],
    [{ withdrawalAskedAt: new Date('2026-03-08T02:00:00.001Z') }, 'county', true],
    [{ level: 'village' }, 'notice', true],
    [{ level: 'village', reviewId: null }, 'notice', false],
    [{ level: 'county', reviewId: null }, 'notice', true],
    [{ level: null }, 'notice', false],
    [{}, null, false],
  ] as const)('%j whose signatures come before %s waits for them: %s', (more, before, expected) => {
    expect(isToBeSigned({ ...standing, ...more }, before, NOW)).toBe(expected)
  })

  test('refused goes back; an exit refused comes to nothing', () => {
    expect(afterRefusal('county')).toBe('sent_back')
    expect(afterRefusal('notice')).toBe('declined')
  })
})

const signer = (role: SignOffRole, more: Partial<Signer> = {}): Signer => ({
  role,
  staffId: null,
  contactId: null,
  phone: null,
  ...more,
})

describe('a code', () => {
  const good = {
    status: 'asked',
    isToBeSigned: true,
    expiresAt: new Date(NOW.getTime() + 1),
    isTied: false,
    signer: signer('household', { contactId: 'c1', phone: 'p1' }),
    others: [signer('first_secretary', { staffId: 's1', contactId: 'c2', phone: 'p2' })],
    now: NOW,
  } as const
  test.each([
    [{}, null],
    [{ status: 'signed' }, 'already_signed'],
    [{ status: 'void' }, 'changed'],
    [{ status: 'refused' }, 'changed'],
    [{ isToBeSigned: false }, 'changed'],
    [{ expiresAt: NOW }, 'code_expired'],
    [{ expiresAt: null }, 'code_expired'],
    [{ isTied: true }, 'tied'],
    [{ others: [signer('first_secretary', { contactId: 'c1' })] }, 'other_role'],
    [{ others: [signer('first_secretary', { phone: 'p1' })] }, 'other_role'],
    // The same role in an earlier version is no other.
    [{ others: [signer('household', { phone: 'p1' })] }, null],
  ] as const)('with %j: %s', (more, refusal) => {
    expect(signRefusal({ ...good, ...more })).toBe(refusal)
  })
})

describe('a paper', () => {
  const good = {
    status: 'asked',
    isToBeSigned: true,
    role: 'household',
    staffId: null,
    enteredBy: 's9',
    signerIds: ['s1', null, 's2'],
    photos: 1,
    witnesses: ['李四', '王五'],
    concerned: ['熊长富', '谭大山'],
  } as const
  test.each([
    [{}, null],
    [{ status: 'signed' }, 'already_signed'],
    [{ status: 'void' }, 'changed'],
    [{ isToBeSigned: false }, 'changed'],
    [{ photos: 0 }, 'photo_missing'],
    [{ witnesses: ['李四'] }, 'witness_missing'],
    [{ witnesses: [] }, 'witness_missing'],
    [{ witnesses: ['李四', '李 四'] }, 'witness_missing'],
    [{ witnesses: ['李四', '  '] }, 'witness_missing'],
    [{ witnesses: ['李四', '谭 大山'] }, 'witness_not_apart'],
    [{ witnesses: ['李四', '王五', '熊长富'] }, 'witness_not_apart'],
    [{ enteredBy: 's2' }, 'is_signer'],
    [{ role: 'first_secretary', staffId: 's1' }, null],
    [{ role: 'first_secretary' }, 'signer_missing'],
  ] as const)('with %j: %s', (more, refusal) => {
    expect(paperRefusal({ ...good, ...more })).toBe(refusal)
  })

  test('names each witness once', () => {
    expect(witnessesIn([' 李四 ', '李四', '王五', ''])).toEqual(['李四', '王五'])
  })
})

const anySigner = fc.record({
  role: fc.constantFrom(...SIGN_OFF_ROLES),
  staffId: fc.option(fc.constantFrom('s1', 's2', 's3', 's4')),
  contactId: fc.option(fc.constantFrom('c1', 'c2', 'c3', 'c4')),
  phone: fc.option(fc.constantFrom('p1', 'p2', 'p3', 'p4')),
})

describe('a registration', () => {
  test('wants every signature of its path', () => {
    const all = SIGN_OFF_ROLES.map((role) => signer(role, { contactId: role }))
    expect(registrationRefusal({ roles: SIGN_OFF_ROLES, signed: all })).toBeNull()
    for (const missing of SIGN_OFF_ROLES) {
      const signed = all.filter(({ role }) => role !== missing)
      expect(registrationRefusal({ roles: SIGN_OFF_ROLES, signed })).toBe('sign_off_missing')
    }
    expect(registrationRefusal({ roles: [], signed: [] })).toBeNull()
  })

  test('is possible only where four different people signed, whatever signatures there are', () => {
    fc.assert(
      fc.property(fc.array(anySigner, { maxLength: 6 }), (signed) => {
        const refusal = registrationRefusal({ roles: SIGN_OFF_ROLES, signed })
        if (refusal !== null) return
        for (const role of SIGN_OFF_ROLES)
          expect(signed.some((each) => each.role === role)).toBe(true)
        for (const key of ['staffId', 'contactId', 'phone'] as const) {
          const rolesOf = Map.groupBy(
            signed.filter((each) => each[key]),
            (each) => each[key],
          )
          for (const same of rolesOf.values())
            expect(new Set(same.map(({ role }) => role)).size).toBe(1)
        }
      }),
    )
  })

  test('sees the same signer from either side', () => {
    fc.assert(
      fc.property(anySigner, anySigner, (a, b) => {
        expect(signsTwice(a, [b])).toBe(signsTwice(b, [a]))
      }),
    )
  })
})
