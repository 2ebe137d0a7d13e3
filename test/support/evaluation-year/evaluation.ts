import { expect } from 'vitest'
import { COUNTY } from '../api'
import { QUESTIONS } from '../evaluations'
import { chanceOf, pickOf } from './dice'
import { approves, groupOf, type Home, lacksAssurance } from './households'
import { SIZE } from './size'
import type { Actor, Year } from './world'

export const FROM = '2026-09-07'
const DAYS = ['2026-09-07', '2026-09-08', '2026-09-09']
const TO = '2026-09-09'

interface Waiting {
  evaluationId: string
  seq: number
  status: string
}

/** What came of it, as those who asked know it. */
export interface Field {
  id: string
  lead: Actor
  /** Households by number in the list: who was asked, and whether they approve. */
  asked: Map<number, Home>
  absent: number
  confirmed: Set<number>
}

/** A pair for each six villages, and one who leads; all from outside. */
async function addEvaluators({ api }: Year) {
  const evaluators = []
  for (let at = 0; at < 4; at++)
    evaluators.push(
      await api.addStaff({
        name: `第三方${'甲乙丙丁'.charAt(at)}`,
        unit: '重庆某高校评估组',
        roles: [['evaluator', COUNTY]],
      }),
    )
  return evaluators
}

/** Drawn, and every household of it asked on its day; nobody at home twice over is replaced. */
export async function playEvaluation(year: Year, homes: readonly Home[]): Promise<Field> {
  const { api, cast, post, get, moveTo } = year
  const lead = cast('evaluator')
  const above = cast('superior_inspector')
  const evaluators = await addEvaluators(year)
  await post(above, '/evaluations/questionnaires', { source: '示例', questions: QUESTIONS })
  const planned = await post(above, '/evaluations', {
    title: '2026年度第三方评估',
    commissionedBy: '市乡村振兴局',
    areaPath: COUNTY,
    fromOn: FROM,
    toOn: TO,
    leadId: lead.slice('staff:'.length),
    evaluatorIds: evaluators.map(({ id }) => id),
    design: {
      source: '示例',
      method: 'random',
      by: 'standing',
      size: { households: SIZE.evaluated },
      villages: SIZE.villages === null ? null : { perTownship: SIZE.villages },
      ratio: null,
    },
  })
  const id = String(planned.vars['id'])
  const byId = new Map(homes.map((home) => [home.id, home]))
  const homeOf = async (seq: number): Promise<Home> => {
    const [row] = await api.sql<{ household_id: string }[]>`
      select household_id from evaluation_samples where evaluation_id = ${id} and seq = ${seq}`
    const home = byId.get(row?.household_id ?? '')
    if (!home) throw new Error(`nobody is ${seq} of the list`)
    return home
  }
  const field: Field = { id, lead, asked: new Map(), absent: 0, confirmed: new Set() }

  async function visit(actor: Actor, { evaluationId, seq }: Waiting) {
    const home = await homeOf(seq)
    if (chanceOf('at home', home.key) < 0.12) {
      field.absent += 1
      for (const _ of [1, 2])
        await post(actor, '/evaluations/mine/misses', { evaluationId, seq, reason: 'absent' })
      return
    }
    for (const { key } of QUESTIONS)
      await post(actor, '/evaluations/mine/answers', {
        evaluationId,
        seq,
        key,
        value: answerOf(home, key),
      })
    await post(actor, '/evaluations/mine/completions', { evaluationId, seq })
    field.asked.set(seq, home)
  }

  for (const day of DAYS) {
    moveTo(day, 9)
    for (const { actor } of [evaluators[0], evaluators[2]].flatMap((each) => each ?? [])) {
      const waiting = async () =>
        (await get<{ items: Waiting[] }>(actor, '/evaluations/mine/today')).items.filter(
          ({ status }) => status === 'waiting',
        )
      // Whoever is in reserve comes onto the list of the same day.
      for (let some = await waiting(); some.length > 0; some = await waiting())
        for (const each of some) await visit(actor, each)
    }
    await reviewDoubts(year, field)
  }
  return field
}

function answerOf(home: Home, key: (typeof QUESTIONS)[number]['key']): string {
  switch (key) {
    case 'food':
      return 'yes'
    case 'housing':
      return lacksAssurance(home) ? 'no' : 'yes'
    case 'people':
      return String(home.people)
    case 'school':
      return pickOf(['1', '2'], 'school', home.key)
    case 'helper':
      return pickOf(['3', '4', '5'], 'helper', home.key)
    case 'approval':
      return approves(home) ? 'yes' : 'no'
    case 'opinion':
      return ''
  }
}

/** In the evening the doubts of the day: most are right. */
async function reviewDoubts({ post, get }: Year, { id, lead, asked, confirmed }: Field) {
  const { items } = await get<{ items: { seq: number }[] }>(lead, '/evaluations/mine/doubts')
  for (const { seq } of items) {
    const isConfirmed = chanceOf('doubt', asked.get(seq)?.key ?? '') < 0.8
    await post(lead, '/evaluations/mine/reviews', {
      evaluationId: id,
      seq,
      isConfirmed,
      reason: isConfirmed ? '住房确有安全隐患' : '已安排危房改造',
    })
    if (isConfirmed) confirmed.add(seq)
  }
}

const kindOf = (home: Home): string => {
  const group = groupOf(home)
  if (group !== 'ordinary') return group
  return home.isKey ? 'key' : 'ordinary'
}

interface Line {
  rate: string
  numerator: number
  denominator: number
  estimate: { estimate: number; low: number; high: number } | null
}

/** The same rates by hand: persons for what is wrong, households for approval, weighed up to the county. */
export function reckonByHand(homes: readonly Home[], { asked, confirmed }: Field) {
  const villageOf = (home: Home) => home.areaPath.split('.').slice(0, 3).join('.')
  const townshipOf = (home: Home) => home.areaPath.split('.').slice(0, 2).join('.')
  const done = [...asked]
  const visited = new Set(done.map(([, home]) => villageOf(home)))
  const weightOf = (home: Home) => {
    const inTownship = homes.filter((each) => townshipOf(each) === townshipOf(home))
    const villages = new Set(inTownship.map(villageOf))
    const cell = (each: Home) =>
      villageOf(each) === villageOf(home) && kindOf(each) === kindOf(home)
    const drawnVillages = [...villages].filter((path) => visited.has(path)).length
    const inCell = homes.filter(cell).length / done.filter(([, each]) => cell(each)).length
    return (SIZE.villages === null ? 1 : villages.size / drawnVillages) * inCell
  }
  const people = (some: readonly Home[]) => some.reduce((sum, each) => sum + each.people, 0)
  const found = done.filter(([seq]) => confirmed.has(seq)).map(([, home]) => home)
  const exited = (home: Home) => groupOf(home) === 'exited'
  let [weight, approving] = [0, 0]
  for (const [, home] of done) {
    const each = weightOf(home)
    weight += each
    if (approves(home)) approving += each
  }
  return {
    wrong_exit: [
      people(found.filter(exited)),
      people(done.map(([, home]) => home).filter(exited)),
    ] as const,
    missed: [
      people(found.filter((home) => !exited(home))),
      people(homes.filter((home) => groupOf(home) === 'ordinary' && visited.has(villageOf(home)))),
    ] as const,
    approval: [done.filter(([, home]) => approves(home)).length, done.length] as const,
    weighedApproval: approving / weight,
  }
}

export const truthOf = (homes: readonly Home[]) => homes.filter(approves).length / homes.length

/** Locked, then released to the office, to the townships and all; each sees it at their step and not before. */
export async function releaseEvaluation(year: Year, { id, lead }: Field): Promise<Line[]> {
  const { cast, post, get, statusOf, moveTo } = year
  const above = cast('superior_inspector')
  const office = cast('county_office')
  const township = cast('township_head')
  const path = `/evaluations/${id}/results`
  const seen = async () => [
    await statusOf(above, path),
    await statusOf(office, path),
    await statusOf(township, path),
  ]
  expect(await seen()).toEqual([404, 404, 404])
  await post(lead, `/evaluations/${id}/actions`, { type: 'lock' })
  expect(await seen()).toEqual([200, 404, 404])
  await post(above, `/evaluations/${id}/releases`, {})
  expect(await seen()).toEqual([200, 200, 404])
  moveTo('2026-09-28', 9)
  await post(above, `/evaluations/${id}/releases`, {})
  expect(await seen()).toEqual([200, 200, 200])
  const { lines } = await get<{ lines: Line[] }>(above, path)
  await year.fetchPaper(above, `${path}.xlsx`, 'third-party-evaluation.xlsx')
  const redrawn = await get(above, `/evaluations/${id}/redraw`)
  expect(redrawn).toMatchObject({ isSameFrame: true, isSameSample: true })
  return lines
}
