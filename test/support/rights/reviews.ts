import { areaAt } from '../../../api/shared/area-path'
import { newId } from '../../../api/shared/ids'
import type { Part } from '../../../api/shared/rights'
import { entryVisits, reviewAttendees, reviewItems, reviews } from '../../../db/schema'
import type { NoticeLevel } from '../../../db/values/rounds'
import { createSeeds, type TestApi } from '../api'
import { AT_TWO } from '../meetings'
import type { Standing } from '../rights-world'
import { list, outcome, plain, type Row } from './row'

const countyOf = ({ place }: Pick<Standing, 'place'>) => (place === 'foreign' ? 'wushan' : 'wuxi')

/** The level whose meetings a part holds. */
function levelFor(part: Part): NoticeLevel {
  if (part.startsWith('township_')) return 'township'
  return ['village_cadre', 'village_secretary', 'first_secretary'].includes(part)
    ? 'village'
    : 'group'
}

const ENTRIES = { group: 'screening', village: 'survey', township: 'revisit' } as const
const BODIES = {
  group: 'group_meeting',
  village: 'representatives',
  township: 'committee',
} as const

/** An open round in which the household of a place waits for a level's review, entered as it asks. */
async function waitingAt(api: TestApi, standing: Standing, level: NoticeLevel) {
  const county = countyOf(standing)
  const { householdId, areaPath, applicationId } = standing
  await api.ownerSql`update rounds set status = 'closed' where county = ${county}`
  await api.ownerSql`update reviews set status = 'void' where county = ${county}`
  const seeds = createSeeds(api.deps, county)
  const { id: staffId } = await seeds.addStaff({ roles: [['evaluator', county]], phone: null })
  const roundId = newId()
  await api.ownerSql`
    insert into rounds (county, id, kind, year, area_path, status, opened_on, opened_by, figures)
    values (${county}, ${roundId}, 'identification', 2026, ${county}, 'open', '2026-03-09',
            ${staffId}, '{}')`
  await api.ownerSql`
    update applications set round_id = ${roundId}, level = ${level}, review_id = null
     where county = ${county} and id = ${applicationId}`
  const id = newId()
  const place = { county, table: 'entry_visits', column: 'facts_sealed', row: id }
  await api.db.insert(entryVisits).values({
    county,
    id,
    roundId,
    householdId,
    areaPath,
    kind: ENTRIES[level],
    status: 'finished',
    staffId,
    startedAt: api.clock.now,
    finishedAt: api.clock.now,
    verdict: 'eligible',
    factsSealed: api.deps.sealer.seal(place, '{}'),
    openDisputes: 0,
    isFar: false,
  })
  return { county, roundId }
}

/** A meeting of the level's area under way, one person present, and its vote on the household. */
async function reviewAt(api: TestApi, standing: Standing, level: NoticeLevel): Promise<string> {
  const { county, roundId } = await waitingAt(api, standing, level)
  const id = newId()
  await api.db.insert(reviews).values({
    county,
    id,
    roundId,
    level,
    areaPath: areaAt(standing.areaPath, level),
    areaName: '宝坪村3社',
    body: BODIES[level],
    status: 'called',
    calledBy: standing.cadreId,
    calledAt: api.clock.now,
    meetsOn: '2026-03-09',
    isSecret: false,
    basis: level === 'group' ? 'households' : 'members',
    entitled: 1,
    present: 1,
  })
  const somebody = { county, reviewId: id, seq: 1, name: '路过人', way: 'in_person' as const }
  await api.db.insert(reviewAttendees).values(somebody)
  const { applicationId } = standing
  const votes = { votesFor: 1, votesAgainst: 0, abstained: 0, kinAbstained: 0 }
  const item = { county, reviewId: id, caseId: applicationId, applicationId, ...votes }
  await api.db.insert(reviewItems).values({ ...item, outcome: 'passed' })
  return id
}

/** One meeting in every place there is, called by its own cadre. */
async function reviewsEverywhere(api: TestApi): Promise<void> {
  const places = await api.sql<Standing[]>`
    with cadres as (
      select county, area_path, staff_id,
             row_number() over (partition by county, area_path order by staff_id) as n
        from staff_roles where role = 'village_cadre'
    ), homes as (
      select h.county, h.area_path, h.id, a.id as application_id,
             row_number() over (partition by h.county, h.area_path order by h.id, a.id) as n
        from households h
        join applications a on a.county = h.county and a.household_id = h.id
    )
    select h.id as "householdId", h.area_path as "areaPath", h.application_id as "applicationId",
           c.staff_id as "cadreId", case when h.county = 'wushan' then 'foreign' else '' end as place
      from homes h join cadres c using (county, area_path, n)
     order by h.id, h.application_id`
  for (const place of places) await reviewAt(api, place, 'group')
}

export const reviewsRows: Record<string, Row> = {
  'GET /reviews': {
    ...list('review.list', '/reviews?limit=100'),
    call: async (_standing, _part, api) => {
      await reviewsEverywhere(api)
      return { path: '/reviews?limit=100' }
    },
  },
  'GET /reviews/:id': {
    action: 'review.list',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/reviews/${await reviewAt(api, standing, 'group')}`,
    }),
  },
  'POST /reviews/drafts': plain('review.hold', '/reviews/drafts', { text: '' }),
  'POST /reviews': {
    action: 'review.hold',
    about: 'item',
    call: async (standing, part, api) => {
      const level = levelFor(part)
      const { roundId } = await waitingAt(api, standing, level)
      const areaPath = areaAt(standing.areaPath, level)
      return { path: '/reviews', body: { roundId, areaPath, meetsAt: AT_TWO } }
    },
    isDone: (answer) => outcome(answer) === 'called',
  },
  'POST /reviews/:id/progress': {
    action: 'review.hold',
    about: 'item',
    call: async (standing, part, api) => ({
      path: `/reviews/${await reviewAt(api, standing, levelFor(part))}/progress`,
      body: { skipped: [] },
    }),
  },
  'POST /reviews/:id/drafts': {
    action: 'review.hold',
    about: 'item',
    call: async (standing, part, api) => ({
      path: `/reviews/${await reviewAt(api, standing, levelFor(part))}/drafts`,
      body: { text: '1 0 0', caseId: standing.applicationId, isReason: false, skipped: [] },
    }),
  },
  'POST /reviews/:id/actions': {
    action: 'review.hold',
    about: 'item',
    decides: true,
    call: async (standing, part, api) => {
      const counts = { votesFor: 0, votesAgainst: 1, abstained: 0, kin: null }
      const vote = { caseId: standing.applicationId, ...counts, reason: '收入过线' }
      return {
        path: `/reviews/${await reviewAt(api, standing, levelFor(part))}/actions`,
        body: { type: 'vote', votes: [vote] },
      }
    },
  },
}
