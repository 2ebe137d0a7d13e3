import {
  type AreaSatisfaction,
  OVERVIEW_MENU,
  type OverviewNumber,
  parseResponse,
  PRECISIONS,
  type Reply,
  say,
} from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { isForbidden } from './allowed'
import { placeMeant } from './show-village'

/** Satisfaction is behind all numbers. */
const SATISFACTION_AT = OVERVIEW_MENU.length + 1
/** So many fit into one message. */
const NUMBERS_AT_ONCE = 4
const ROWS_AT_ONCE = 3
/** Nobody reads more of them by message: the sheet has them all. */
const MOST_ROWS = 60

type Satisfaction = AreaSatisfaction | null

async function show(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const { api, contact } = ctx
  if (!contact.staffId) return showPublic(ctx)
  const place = text === '' ? null : await placeMeant(ctx, text)
  if (place?.state === 'several') return { say: [say('village.several', {})] }
  if (place?.state === 'unknown') return { say: [say('village.unknown', {})] }
  const query = place ? { areaPath: place.areaPath } : {}
  const response = await api.overview.index.$get({ query })
  if (isForbidden(response)) return showPublic(ctx)
  if (response.status !== 200) return { say: [say('overview.not_yours', {})] }
  const overview = await response.json()
  const { area, today, gauges, numbers, satisfaction, picture } = overview
  const shares = PRECISIONS.map(
    (precision) => gauges.find((gauge) => gauge.precision === precision)?.share ?? '',
  )
  const head = say('overview.gauges', { area: area.name, day: today, gauges: shares.join(';') })
  const [first, ...parts] = [
    ...numberParts(numbers, satisfaction),
    ...satisfactionPart(satisfaction),
  ]
  if (!first) return { say: [head] }
  return {
    before: { ...head, picture },
    ask: first,
    parts,
    kind: 'menu',
    isNumeric: true,
  }
}

/** Of an area's numbers those that are known, each with what it is asked for by. */
function numberParts(
  numbers: Partial<Record<OverviewNumber, number | null | undefined>>,
  satisfaction: Satisfaction,
): Reply[] {
  const known = OVERVIEW_MENU.flatMap((number, i) => {
    const value = numbers[number]
    return value === undefined || value === null ? [] : `${i + 1}=${number}:${value}`
  })
  const replies: Reply[] = []
  for (let from = 0; from < known.length; from += NUMBERS_AT_ONCE) {
    const some = known.slice(from, from + NUMBERS_AT_ONCE)
    const left = Math.max(known.length - from - NUMBERS_AT_ONCE, 0) + (satisfaction ? 1 : 0)
    replies.push(say('overview.numbers', { numbers: some.join(';'), left }))
  }
  return replies
}

const percent = (share: number) => Math.round(share * 100)

/** Behind the numbers: how many are satisfied by the first question of the last survey. */
function satisfactionPart(satisfaction: Satisfaction): Reply[] {
  if (!satisfaction) return []
  const of = { at: SATISFACTION_AT, day: satisfaction.closedOn }
  const figure = satisfaction.questions[0]?.figure
  if (!figure) return [say('overview.satisfaction_few', of)]
  const { satisfied, low, high, answers } = figure
  const shares = { satisfied: percent(satisfied), low: percent(low), high: percent(high) }
  return [say('overview.satisfaction', { ...of, ...shares, answers })]
}

/** What the area answered to each question, as far as it may be shown; never what somebody answered. */
async function listQuestions({ api }: StepContext, areaPath: string | null): Promise<Ask> {
  const response = await api.overview.index.$get({ query: areaPath === null ? {} : { areaPath } })
  if (response.status !== 200) return { say: [say('overview.not_yours', {})] }
  const { area, satisfaction } = await response.json()
  if (!satisfaction) return again(say('overview.no_satisfaction', { area: area.name }))
  const { questions } = satisfaction
  const [first, ...parts] = questions.map(({ seq: at, text, figure }, i): Reply => {
    const left = questions.length - i - 1
    if (!figure) return say('satisfaction.result_few', { at, text, left })
    const { answers, satisfied, low, high } = figure
    const shares = { satisfied: percent(satisfied), low: percent(low), high: percent(high) }
    return say('satisfaction.result_question', { at, text, answers, ...shares, left })
  })
  return first ? { ...again(first), parts } : { say: [] }
}

/** The rows behind the number that was picked. */
async function list(ctx: StepContext, { text = '', at = '' }: Data, find: FindsArea): Promise<Ask> {
  const number = OVERVIEW_MENU[Number(at) - 1]
  if (!number && Number(at) !== SATISFACTION_AT)
    return again(say('overview.unknown_number', { count: SATISFACTION_AT }))
  const areaPath = await find(text)
  if (!number) return listQuestions(ctx, areaPath)
  const query = { what: number, limit: String(MOST_ROWS), ...(areaPath !== null && { areaPath }) }
  const response = await ctx.api.overview.rows.$get({ query })
  if (response.status !== 200) return { say: [say('overview.not_yours', {})] }
  const { items, area, total } = await response.json()
  if (items.length === 0) return again(say('overview.no_rows', { area, number }))
  const replies: Reply[] = []
  for (let from = 0; from < items.length; from += ROWS_AT_ONCE) {
    const rows = items.slice(from, from + ROWS_AT_ONCE)
    const words = rows.map(({ area: where, label, fen }) => [where, label, fen ?? ''].join(','))
    const left = Math.max(items.length - from - ROWS_AT_ONCE, 0)
    const more = total - items.length
    const told = { number, rows: words.join(';') }
    replies.push(
      left === 0 && more > 0
        ? say('overview.rows_cut', { ...told, more })
        : say('overview.rows', { ...told, left }),
    )
  }
  const [first, ...parts] = replies
  return first ? { ...again(first), parts } : { say: [] }
}

type FindsArea = (text: string) => Promise<string | null>

const again = (ask: Reply) => ({ ask, kind: 'menu' as const, isNumeric: true as const })

/** A digit opens another number; all else is something new. */
function pick(_ctx: StepContext, { text = '' }: Data, { plain }: Heard): Move {
  if (!/^\d{1,2}$/.test(plain)) return 'not_mine'
  return { to: 'list', data: { ...(text && { text }), at: plain } }
}

async function showPublic({ api }: StepContext): Promise<Ask> {
  const { county, today, page, numbers } = await parseResponse(api.overview.public.$get())
  const { registered, exited, returned, watched } = numbers
  const people = { registered, exited, returned, watched }
  const head = say('overview.public', { area: county, day: today, ...people })
  const money = say('overview.public_money', {
    notices: numbers.notices_open ?? 0,
    arrived: numbers.money_arrived ?? 0,
    allocated: numbers.money_allocated ?? 0,
    spent: numbers.money_spent ?? 0,
  })
  return { say: [{ ...head, picture: page }, money] }
}

/** 总览, 总览 天元乡: how the programme stands; staff answer with a number for the rows behind it. */
export const showOverview: Flow = {
  name: 'show-overview',
  first: 'show',
  steps: {
    show: { ask: show, answer: pick },
    list: {
      ask: (ctx, data) =>
        list(ctx, data, async (text) => {
          const place = text === '' ? null : await placeMeant(ctx, text)
          return place?.state === 'found' ? place.areaPath : null
        }),
      answer: pick,
    },
  },
}
