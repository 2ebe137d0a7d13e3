import { expect } from 'vitest'
import type { AssessmentKind } from '../../../db/values/assessments'
import { expectNothingSeen } from './assessed'
import { placeOf, type Scoring } from './scoring'
import type { Year } from './world'

export const KINDS = [
  'township',
  'group_unit',
  'first_secretary',
] as const satisfies AssessmentKind[]
export type Codes = Record<(typeof KINDS)[number], string>

export const TIANYUAN = 'township:wuxi.tianyuan'

/** All three opened, scored, moderated and made known to those they are of, each their own. */
export async function scoreTheYear(year: Year, scoring: Scoring): Promise<Codes> {
  const { api, post, moveTo } = year
  const { act, open, scoreAll, score, scores, office } = scoring
  moveTo('2027-01-05', 9)
  const codes = {} as Codes
  for (const kind of KINDS) {
    const code = await open(kind, 0, '2027-01-20')
    codes[kind] = code
    const odd = await scoreAll(code, { far: kind !== 'first_secretary' })
    await act(code, { type: 'end_scoring' })
    if (!odd) continue
    const { subjectKey, itemCode, full } = odd
    // Nobody is told while one score is far from the others.
    const early = await api.call(`/assessments/by-code/${code}/actions`, {
      actor: office,
      body: { type: 'release' },
    })
    expect(early.body).toMatchObject({ reason: 'outliers_open' })
    const of = { subjectKey, itemCode }
    if (kind === 'township') {
      const [first = office] = scoring.assessors
      await act(code, { type: 'ask_again', ...of, staffId: first.slice('staff:'.length) })
      await score(first, odd, Math.round(full * 0.08) * 10)
    } else {
      const points = Math.round(full * 0.8) / 100
      await act(code, { type: 'set_points', ...of, points, reason: '一人打分过低，经核实' })
      scores.set(placeOf(code, subjectKey, itemCode, 'set'), Math.round(points * 100))
    }
  }
  moveTo('2027-01-11', 9)
  for (const code of Object.values(codes)) await expectNothingSeen(year, code, [TIANYUAN])
  for (const code of Object.values(codes)) await act(code, { type: 'release' })
  // The moderator does not publish what is only a draft.
  const draft = { type: 'publish' }
  const path = `/assessments/by-code/${codes.township}/actions`
  const early = await api.call(path, { actor: office, body: draft })
  expect(early.body).toMatchObject({ reason: 'not_locked' })
  await appeal(year, scoring, codes)
  return codes

  /** One is upheld and one is not; both by somebody who had no part in the points. */
  async function appeal({ cast, get }: Year, { assessors }: Scoring, all: Codes) {
    const decider = cast('county_office_approver')
    const head = cast('township_head')
    const secretary = cast('first_secretary')
    interface Own {
      code: string
      subjectKey: string
      lines: { itemCode: string; points: number; full: number }[]
    }
    const own = async (actor: typeof head) =>
      (await get<{ items: Own[] }>(actor, '/assessments/mine')).items
    const ownOfHead = await own(head)
    expect(ownOfHead.map(({ code, subjectKey }) => [code, subjectKey])).toEqual([
      [all.township, TIANYUAN],
    ])
    const [ownOfSecretary] = await own(secretary)
    if (!ownOfSecretary) throw new Error('the first secretary sees no draft')
    const filed = await post(head, '/assessments/appeals', {
      code: all.township,
      subjectKey: TIANYUAN,
      itemCode: 'basics',
      reason: '台账已补齐，附照片',
    })
    const other = await post(secretary, '/assessments/appeals', {
      code: all.first_secretary,
      subjectKey: ownOfSecretary.subjectKey,
      itemCode: 'duties',
      reason: '工作做了没有记',
    })
    // Whoever scored decides nothing, nor whoever moderated.
    const decision = { code: filed.vars['code'], points: 5, reason: '核实属实' }
    const by = async (actor: typeof head) =>
      (await api.call('/assessments/appeals/decisions', { actor, body: decision })).body
    expect(await by(office)).toMatchObject({ reason: 'moderated_it' })
    expect(await by(assessors[0] ?? office)).toMatchObject({ code: 'forbidden' })
    await post(decider, '/assessments/appeals/decisions', decision)
    await post(decider, '/assessments/appeals/decisions', {
      code: other.vars['code'],
      points: null,
      reason: '没有依据',
    })
    scores.set(placeOf(all.township, TIANYUAN, 'basics', 'appeal'), 500)
  }
}

/** Locked after the last day for appeals, and published by somebody else. */
export async function publishTheYear(year: Year, { act, office }: Scoring, codes: Codes) {
  const { api, cast, moveTo, get } = year
  const path = `/assessments/by-code/${codes.township}/actions`
  const early = await api.call(path, { actor: office, body: { type: 'lock' } })
  expect(early.body).toMatchObject({ reason: 'window_open' })
  moveTo('2027-01-19', 9)
  for (const code of Object.values(codes)) await act(code, { type: 'lock' })
  // Once it is locked nobody sees a draft any more, nor a result yet.
  expect(await get(cast('township_head'), '/assessments/mine')).toMatchObject({ items: [] })
  expect(await get(cast('first_secretary'), '/appraisals/mine')).toMatchObject({ items: [] })
  const own = await api.call(path, { actor: office, body: { type: 'publish' } })
  expect(own.body).toMatchObject({ reason: 'second_person' })
  for (const code of Object.values(codes))
    await act(code, { type: 'publish' }, cast('county_office_third'))
}
