import { afterAll, beforeAll, expect, test } from 'vitest'
import { GROUP, startApi, type TestApi } from '../../support/api'
import { passReview } from '../../support/reviews'
import { startRound } from '../../support/rounds'

let api: TestApi

beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
afterAll(() => api.close())

test('a test sets a household past its review in one call, once', async () => {
  const round = await startRound(api)
  await round.open()
  const tan = await round.applicant('谭大山', GROUP)
  const [reviewId] = await passReview(api, { householdIds: [tan.id] })
  const [row] = await api.sql`
    select a.review_id, a.level, r.status, r.area_path from applications a
      join reviews r on r.county = a.county and r.id = a.review_id
     where a.household_id = ${tan.id}`
  expect(row).toEqual({ review_id: reviewId, level: 'group', status: 'closed', area_path: GROUP })
  expect(await passReview(api, { householdIds: [tan.id] })).toEqual([])
})
