import { expect } from 'vitest'
import { COUNTY } from '../api'
import type { Year } from './world'

/** Everything a route could tell somebody assessed before their time; nothing of it does. */
export async function expectNothingSeen(year: Year, code: string, keys: readonly string[]) {
  const { api, cast, get, statusOf } = year
  for (const who of ['township_head', 'first_secretary', 'group_unit', 'township_clerk']) {
    const actor = cast(who)
    expect(await get(actor, '/assessments/mine'), who).toMatchObject({ items: [] })
    expect(await get(actor, '/appraisals/mine'), who).toMatchObject({ items: [] })
    expect(await get(actor, '/assessments/published?year=2026'), who).toMatchObject({ items: [] })
    for (const path of [
      '/assessments',
      `/assessments/by-code/${code}/moderation`,
      '/assessments/appeals',
      '/assessments/verification',
      '/appraisals?year=2026',
    ])
      expect(await statusOf(actor, path), `${who} ${path}`).toBe(403)
    for (const key of keys) {
      const of = `subjectKey=${encodeURIComponent(key)}&itemCode=visits`
      const path = `/assessments/by-code/${code}/evidence?${of}`
      expect(await statusOf(actor, path), `${who} ${path}`).toBe(404)
    }
  }
  // Nor does anybody of the public.
  const published = await api.call('/assessments/published?year=2026', { county: COUNTY })
  expect(published.body).toMatchObject({ items: [] })
}
