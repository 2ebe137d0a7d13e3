import { expect } from 'vitest'
import { type Codes, KINDS, TIANYUAN } from './annual'
import { placeOf, type Scoring } from './scoring'
import type { Year } from './world'

interface Published {
  kind: string
  fingerprint: string
  subjects: { key: string; name: string; points: number; rank: number; grade: string }[]
}

/** Who is in it, how many are excellent, and what each point of what was scored comes from. */
export async function expectPublished(year: Year, { scores, assessors }: Scoring, codes: Codes) {
  const { get, cast } = year
  const office = cast('county_office')
  const counts: Record<string, number> = {}
  const items = (await get<{ items: Published[] }>(office, '/assessments/published?year=2026'))
    .items
  for (const kind of KINDS) {
    const one = items.find((each) => each.kind === kind)
    if (!one) throw new Error(`${kind} is not published`)
    const { subjects } = one
    counts[kind] = subjects.length
    const excellent = subjects.filter(({ grade }) => grade === 'excellent').length
    expect(excellent, kind).toBeLessThanOrEqual(Math.floor(subjects.length / 4))
    expect(new Set(subjects.map(({ key }) => key)).size).toBe(subjects.length)
    for (const { key, points } of [...subjects.slice(0, 3), ...subjects.slice(-3)])
      await expectLines(key, kind, points)
  }
  return counts

  async function expectLines(key: string, kind: (typeof KINDS)[number], points: number) {
    const path = `/assessments/published/one?key=${encodeURIComponent(key)}`
    const found = await get<{ lines: { code: string; points: number }[] }>(office, path)
    expect(
      found.lines.reduce((sum, line) => sum + line.points, 0),
      key,
    ).toBe(points)
    for (const { code: item, points: shown } of found.lines) {
      const given = (who: string) => scores.get(placeOf(codes[kind], key, item, who))
      const all = assessors.flatMap((actor) => given(actor) ?? [])
      if (all.length === 0) continue
      const mean = Math.round(all.reduce((sum, each) => sum + each, 0) / all.length)
      expect(shown, `${key} ${item}`).toBe(given('appeal') ?? given('set') ?? mean)
    }
  }
}

interface Verified {
  items: { code: string; month: number; faults: unknown[] }[]
}

/** Each recomputed from its evidence and found the same; with one row changed behind the system's back, not. */
export async function expectProved(year: Year, codes: Codes, months: number) {
  const { api, cast, get } = year
  const office = cast('county_office')
  const verify = () => get<Verified>(office, '/assessments/verification')
  const { items } = await verify()
  expect(items).toHaveLength(3 * months + 3)
  expect(items.filter(({ faults }) => faults.length > 0)).toEqual([])
  // Points of somebody's score, then the published sum itself.
  await expectTold('assessment_scores', 'subject_key', 100)
  await expectTold('assessment_subjects', 'key', 1)

  async function expectTold(table: string, key: string, by: number) {
    const sql = api.ownerSql
    const change = (points: number) => sql`
      update ${sql(table)} t set points = t.points + ${points}
        from assessments a
       where a.county = t.county and a.id = t.assessment_id and a.code = ${codes.township}
         and t.${sql(key)} = ${TIANYUAN}`
    await change(by)
    const told = (await verify()).items.filter(({ faults }) => faults.length > 0)
    expect(
      told.map(({ code }) => code),
      table,
    ).toEqual([codes.township])
    await change(-by)
    expect((await verify()).items.every(({ faults }) => faults.length === 0)).toBe(true)
  }
}

/** Everybody who is assessed as a person has an appraisal of the year, and sees their own. */
export async function expectAppraised({ cast, get }: Year, secretaries: number) {
  const { items } = await get<{ items: { kind: string; name: string }[] }>(
    cast('county_office'),
    '/appraisals?year=2026',
  )
  const persons = items.filter(({ kind }) => kind === 'person').length
  const units = items.filter(({ kind }) => kind === 'unit').length
  expect(persons).toBeGreaterThanOrEqual(secretaries)
  const own = await get<{ items: unknown[] }>(cast('first_secretary'), '/appraisals/mine')
  expect(own.items).toHaveLength(1)
  return { persons, units }
}
