import { parseResponse, type Reply, say, type ShownResults } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'

/** What is said at once is two; the rest comes with 下, each saying how many more there are. */
const inParts = (lines: ((left: number) => Reply)[]): Ask => ({
  say: lines.map((line, at) => line(leftBehind(at, lines.length))),
})

const MOST_LINES = 8

async function list({ api, contact, hotline }: StepContext): Promise<Ask> {
  const response = contact.staffId ? await api.satisfaction.index.$get() : null
  if (!response || isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  const { items } = await parseResponse(Promise.resolve(response))
  if (items.length === 0) return { say: [say('satisfaction.none', {})] }
  return inParts(
    items.slice(0, MOST_LINES).map(
      ({ title, code, status, asked, answered }) =>
        (left) =>
          say('satisfaction.line', { title, code, status, asked, answered, left }),
    ),
  )
}

/** 满意度: the surveys of the reader's area and how far they are; of what was answered nothing. */
export const showSatisfaction: Flow = {
  name: 'show-satisfaction',
  first: 'list',
  steps: { list: { ask: list, answer: () => 'not_mine' } },
}

const percent = (share: number) => Math.round(share * 100)

function linesOf({ title, asked, answered, responseRate, questions, change }: ShownResults) {
  const rate = percent(responseRate)
  const lines: ((left: number) => Reply)[] = [
    (left) => say('satisfaction.result', { title, asked, answered, rate, left }),
  ]
  for (const { seq: at, kind, text, total, parts } of questions) {
    if (kind === 'words') continue
    if (!total) {
      lines.push((left) => say('satisfaction.result_few', { at, text, left }))
      continue
    }
    const { answers, low, high, satisfied } = total
    const shares = { satisfied: percent(satisfied), low: percent(low), high: percent(high) }
    const known = { at, text, answers, ...shares }
    lines.push((left) => say('satisfaction.result_question', { ...known, left }))
    if (parts.length > 0) {
      const named = parts.map((part) => `${part.name}${percent(part.satisfied)}%`).join('、')
      lines.push((left) => say('satisfaction.result_parts', { at, text: named, left }))
    }
  }
  if (change) {
    const { before, now, beforeTitle } = change
    const shares = { before: percent(before), now: percent(now), title: beforeTitle }
    lines.push((left) => say('satisfaction.result_change', { ...shares, left }))
  }
  return lines
}

async function results(ctx: StepContext, { code = '' }: Record<string, string>): Promise<Ask> {
  const { api, contact, hotline } = ctx
  if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
  if (code === '') return latest(ctx)
  const response = await api.satisfaction[':code'].results.$get({ param: { code } })
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  if (response.status === (404 as number)) return { say: [say('satisfaction.not_found', {})] }
  if (response.status === (409 as number))
    return { say: [say('satisfaction.refused', { why: 'not_closed' })] }
  return inParts(linesOf((await parseResponse(Promise.resolve(response))) as ShownResults))
}

/** Without a number: the latest that is over of the reader's area, or what the county's found in their townships. */
async function latest(ctx: StepContext): Promise<Ask> {
  const { api, hotline } = ctx
  const response = await api.satisfaction.index.$get()
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  const { items } = await parseResponse(Promise.resolve(response))
  const over = items.find(({ status }) => status === 'closed')
  if (over) return results(ctx, { code: over.code })
  const { items: own } = await parseResponse(api.satisfaction['own-parts'].$get())
  if (own.length > 0)
    return inParts(
      own.slice(0, MOST_LINES).map(
        ({ title, seq: at, figure: { name: area, answers, satisfied } }) =>
          (left) =>
            say('satisfaction.result_own', {
              title,
              at,
              area,
              answers,
              satisfied: percent(satisfied),
              left,
            }),
      ),
    )
  const isGoing = items.some(({ status }) => status === 'asking')
  return {
    say: [
      isGoing ? say('satisfaction.refused', { why: 'not_closed' }) : say('satisfaction.none', {}),
    ],
  }
}

/** 满意度结果 CODE: what a survey that is over found. */
export const showSatisfactionResults: Flow = {
  name: 'show-satisfaction-results',
  first: 'results',
  steps: { results: { ask: results, answer: () => 'not_mine' } },
}
