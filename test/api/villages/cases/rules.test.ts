import { describe, expect, test } from 'vitest'
import {
  decisionRefusal,
  type ProposalFacts,
  proposalRefusal,
  type VillageStage,
  villageStage,
} from '../../../../api/villages/cases/rules'
import { EXIT_CHECKS } from '../../../../db/values/village-standards'

const ENTRY: ProposalFacts = {
  kind: 'village_entry',
  status: null,
  class: 'relative',
  poor: 100,
  people: 1_000,
  limitPermille: 30,
  checks: [],
}
const ALL_MET = EXIT_CHECKS.map((item) => ({ item, isMet: true }))
const EXIT: ProposalFacts = {
  ...ENTRY,
  kind: 'village_exit',
  status: 'poor',
  class: 'none',
  poor: 29,
  checks: ALL_MET,
}

describe('a village is proposed to become a poor village', () => {
  test.each<[what: string, Partial<ProposalFacts>, refusal: string | null]>([
    ['that scores as relatively poor', {}, null],
    ['that scores as deeply poor', { class: 'deep' }, null],
    ['that scores below both', { class: 'none' }, 'class_none'],
    ['that has no score', { class: null }, 'not_scored'],
    ['that is one', { status: 'poor' }, 'already_poor'],
    ['that was one', { status: 'exited' }, null],
    ['however many are poor', { poor: 0 }, null],
  ])('%s', (_what, facts, refusal) => {
    expect(proposalRefusal({ ...ENTRY, ...facts })).toBe(refusal)
  })
})

describe('a poor village is proposed to go out', () => {
  test.each<[what: string, Partial<ProposalFacts>, refusal: string | null]>([
    ['with few poor and all it must have', {}, null],
    ['whatever its class', { class: 'deep' }, null],
    ['without a score', { class: null }, 'not_scored'],
    ['that never was one', { status: null }, 'not_poor'],
    ['that is out already', { status: 'exited' }, 'not_poor'],
    ['just below the limit', { poor: 299, people: 10_000 }, null],
    ['at the limit', { poor: 300, people: 10_000 }, 'incidence_high'],
    ['above the limit', { poor: 301, people: 10_000 }, 'incidence_high'],
    ['where nobody lives', { poor: 0, people: 0 }, 'incidence_high'],
    ['with one thing not looked at', { checks: ALL_MET.slice(1) }, 'checks_missing'],
    ['with nothing looked at', { checks: [] }, 'checks_missing'],
    [
      'with one thing lacking',
      { checks: [...ALL_MET.slice(1), { item: 'infrastructure', isMet: false }] },
      'check_unmet',
    ],
  ])('%s', (_what, facts, refusal) => {
    expect(proposalRefusal({ ...EXIT, ...facts })).toBe(refusal)
  })
})

describe('the county decides a village’s case', () => {
  const facts = {
    status: 'filed',
    level: 'county',
    isProposer: false,
    isAccepted: true,
    hasReason: false,
    isContested: false,
  } as const
  test.each<[what: string, Partial<Parameters<typeof decisionRefusal>[0]>, refusal: string | null]>(
    [
      ['that has come up', {}, null],
      ['with a reason where it declines', { isAccepted: false, hasReason: true }, null],
      ['but declines none without', { isAccepted: false }, 'reason_missing'],
      ['but not what still lies with the township', { level: 'township' }, 'not_at_county'],
      ['but not its own proposal', { isProposer: true }, 'own_proposal'],
      ['but not while it is contested', { isContested: true }, 'contested'],
      [
        'nor declines it while it is',
        { isContested: true, isAccepted: false, hasReason: true },
        'contested',
      ],
      ['but not a second time', { status: 'accepted' }, 'already_decided'],
      ['but none that was declined', { status: 'declined' }, 'already_decided'],
      ['but none that was withdrawn', { status: 'withdrawn' }, 'already_decided'],
    ],
  )('%s', (_what, change, refusal) => {
    expect(decisionRefusal({ ...facts, ...change })).toBe(refusal)
  })
})

describe('a village stands in its round', () => {
  const closesAt = new Date('2026-03-16T16:00:00.000Z')
  const before = new Date('2026-03-16T15:59:59.999Z')
  const filed = { status: 'filed', level: 'township', isPassed: false, list: null } as const
  const posted = { status: 'posted', closesAt, isContested: false } as const
  const hanging = { ...filed, isPassed: true, list: posted } as const
  type Facts = Parameters<typeof villageStage>[0]

  test.each<[stage: VillageStage, facts: Facts, now: Date]>([
    ['review', filed, before],
    ['posting', { ...filed, isPassed: true }, before],
    ['posting', { ...hanging, list: { ...posted, status: 'drawn_up' } }, closesAt],
    ['listed', hanging, before],
    ['over', hanging, closesAt],
    ['contested', { ...hanging, list: { ...posted, isContested: true } }, before],
    ['contested', { ...hanging, list: { ...posted, isContested: true } }, closesAt],
    ['county', { ...filed, level: 'county' }, closesAt],
    ['accepted', { ...filed, level: 'county', status: 'accepted' }, closesAt],
    ['declined', { ...hanging, status: 'declined' }, before],
  ])('%s: %j', (stage, facts, now) => expect(villageStage(facts, now)).toBe(stage))
})
