import { afterAll, beforeAll, expect, test } from 'vitest'
import { refreshVillages } from '../../api/overview/refresh'
import { publishTheYear, scoreTheYear } from '../support/evaluation-year/annual'
import { commandContext } from '../support/command'
import {
  playEvaluation,
  reckonByHand,
  releaseEvaluation,
  truthOf,
} from '../support/evaluation-year/evaluation'
import {
  groupOf,
  listHomes,
  opinionOf,
  partOf,
  understandsNotices,
} from '../support/evaluation-year/households'
import {
  expectAppraised,
  expectProved,
  expectPublished,
} from '../support/evaluation-year/published'
import { expectHandedOut, expectReported } from '../support/evaluation-year/report'
import { createScoring } from '../support/evaluation-year/scoring'
import { SIZE, TIMEOUT_MS } from '../support/evaluation-year/size'
import { askedOf, playSurvey } from '../support/evaluation-year/survey'
import { weighedShare } from '../support/evaluation-year/weighted'
import { openYear, type Year } from '../support/evaluation-year/world'

interface Results {
  asked: number
  answered: number
  responseRate: number
  questions: {
    total: { answers: number; satisfied: number; low: number; high: number } | null
  }[]
}

interface Overview {
  area: { path: string }
  numbers: Record<string, number | null>
  gauges: unknown[]
  parts: unknown[]
}

let year: Year
const lasted: Record<string, number> = {}
/** What the yearly report of the county is to say. */
const told: string[] = []
/** Said at the end, for whoever runs the whole of it. */
const figures: string[] = []

async function timed<T>(what: string, run: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const done = await run()
  lasted[what] = Math.round(performance.now() - began) / 1_000
  return done
}

/** As the worker does in the first hours of a month: how everything stood at the end of the last. */
async function recordMonthBefore(day: string) {
  year.moveTo(day, 2)
  const answer = await year.api.call('/overview/refresh', { actor: 'job:worker', body: {} })
  expect(answer.status).toBe(200)
}

beforeAll(async () => {
  year = await timed('the demo county', openYear)
}, TIMEOUT_MS)
afterAll(async () => {
  if (process.env['OUT']) console.log([...figures, JSON.stringify(lasted)].join('\n'))
  await year.bot.close()
})

test('months are scored as they go', { timeout: TIMEOUT_MS }, async () => {
  const scoring = createScoring(year)
  await timed('months', async () => {
    for (const month of SIZE.months) {
      const day = `2026-${String(Math.max(4, month)).padStart(2, '0')}-28`
      year.moveTo(day, 10)
      for (const kind of ['township', 'group_unit', 'first_secretary'] as const)
        await scoring.playMonth(kind, month, day)
      if (month >= 4 && month < 9) await recordMonthBefore(`2026-0${month + 1}-01`)
    }
  })
})

test(
  'third parties ask a drawn sample, and what they find is what is there',
  async () => {
    year.moveTo('2026-09-01', 10)
    const homes = await listHomes(year)
    const field = await timed('third party, asking', () => playEvaluation(year, homes))
    const lines = await timed('third party, result', () => releaseEvaluation(year, field))
    const byHand = reckonByHand(homes, field)
    for (const rate of ['wrong_exit', 'missed', 'approval'] as const) {
      const line = lines.find((each) => each.rate === rate)
      expect([line?.numerator, line?.denominator], rate).toEqual([...byHand[rate]])
    }
    told.push(byHand.approval.join('/'))
    const estimate = lines.find(({ rate }) => rate === 'approval')?.estimate
    const truth = truthOf(homes)
    expect(estimate?.estimate).toBeCloseTo(byHand.weighedApproval, 5)
    const reach = (estimate?.high ?? 0) - (estimate?.low ?? 0)
    expect(Math.abs((estimate?.estimate ?? 0) - truth)).toBeLessThan(1.2 * reach)
    figures.push(
      `third party: ${field.asked.size} asked, ${field.absent} not at home, approval ${estimate?.estimate} (${estimate?.low} to ${estimate?.high}), truth ${truth.toFixed(4)}`,
    )
  },
  TIMEOUT_MS,
)

test(
  'a survey by text is answered as people answer, and weighed up to what they all think',
  async () => {
    const homes = await listHomes(year)
    const surveyed = await timed('survey', () => playSurvey(year, homes))
    const { code, drawn, strata } = surveyed
    const known = Map.groupBy(homes, (home) => `${partOf(home, 2)} ${groupOf(home)}`)
    for (const { part, group, households } of strata)
      expect(households, `${part} ${group}`).toBe(known.get(`${part} ${group}`)?.length)
    const results = await year.get<Results>(
      year.cast('county_office'),
      `/satisfaction/${code}/results`,
    )
    const { responseRate, answered, asked, questions } = results
    expect(asked).toBe(drawn.length)
    expect(answered).toBe(drawn.filter(({ said }) => said.size > 0).length)
    expect(responseRate).toBeCloseTo(answered / asked, 10)
    const truths = [
      homes.filter((home) => opinionOf(home) >= 4).length / homes.length,
      homes.filter(understandsNotices).length / homes.length,
    ]
    const diverted = drawn.filter(({ isDiverted }) => isDiverted).length
    figures.push(
      `survey: ${asked} asked, ${answered} answered, ${responseRate.toFixed(3)}, ${diverted} open answers taken for something else`,
    )
    for (const [at, truth] of truths.entries()) {
      const total = questions[at]?.total
      const said = askedOf(surveyed, at + 1)
      expect(total?.answers).toBe(said.filter(({ value }) => value !== undefined).length)
      const byHand = weighedShare(strata, said, (value) => (at === 0 ? value >= 4 : value === 1))
      expect(total?.satisfied).toBeCloseTo(byHand, 6)
      told.push(`${(byHand * 100).toFixed(1)}%`)
      const { satisfied = 0, low = 0, high = 0 } = total ?? {}
      // Far beyond what chance does, so that this never fails by itself.
      expect(Math.abs(satisfied - truth)).toBeLessThan(1.2 * (high - low))
      figures.push(
        `question ${at + 1}: ${satisfied.toFixed(4)} (${low.toFixed(4)} to ${high.toFixed(4)}), truth ${truth.toFixed(4)}`,
      )
    }
    const office = year.cast('county_office')
    await year.fetchPaper(office, `/satisfaction/${code}/results.xlsx`, 'satisfaction.xlsx')
  },
  TIMEOUT_MS,
)

test(
  'at the end of the year the county and a township see how the programme stands',
  async () => {
    const { api, cast, get, fetchPaper, moveTo } = year
    moveTo('2026-12-31', 10)
    await timed('overview, counted', () => refreshVillages(commandContext(api)))
    const office = cast('county_office')
    const head = cast('township_head')
    const county = await get<Overview>(office, '/overview')
    const township = await get<Overview>(head, '/overview')
    expect([county.parts.length, county.gauges.length]).toEqual([32, 6])
    expect(township.area.path).toBe('wuxi.tianyuan')
    const [onRegister] = await api.sql<{ n: number }[]>`
    select count(*)::int as n from households
     where status in ('registered', 'exiting', 'exited', 'returned')`
    expect(county.numbers['registered']).toBe(onRegister?.n)
    await fetchPaper(office, '/overview/picture.png', 'overview-county.png')
    await fetchPaper(head, '/overview/picture.png', 'overview-township.png')
    await fetchPaper(office, '/overview/overview.xlsx', 'overview-county.xlsx')
    await recordMonthBefore('2027-01-01')
  },
  TIMEOUT_MS,
)

test(
  'all are assessed for the year, say what they have against it, and everybody reads what came of it',
  async () => {
    const scoring = createScoring(year)
    const codes = await timed('assessments, scored', () => scoreTheYear(year, scoring))
    await timed('assessments, published', () => publishTheYear(year, scoring, codes))
    const counts = await expectPublished(year, scoring, codes)
    const [secretaries] = await year.api.sql<{ n: number }[]>`
    select count(distinct staff_id)::int as n from staff_roles where role = 'first_secretary'`
    expect(counts).toEqual({ township: 32, group_unit: 30, first_secretary: secretaries?.n })
    const appraised = await expectAppraised(year, secretaries?.n ?? 0)
    await timed('assessments, handed out', () => expectHandedOut(year, codes))
    await timed('assessments, proved', () => expectProved(year, codes, SIZE.months.length))
    figures.push(`assessed: ${JSON.stringify(counts)}, appraisals: ${JSON.stringify(appraised)}`)
  },
  TIMEOUT_MS,
)

test(
  'the year ends in the report of the county and of a township, with all that was found',
  async () => {
    const county = [...told, '因村派人精准']
    await timed('reports', () => expectReported(year, { county, survey: '（本乡镇部分）' }))
  },
  TIMEOUT_MS,
)
