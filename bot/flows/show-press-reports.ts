import { parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'

/** What a journalist filed; null to whoever is none. */
export async function listMine({ api, contact }: StepContext) {
  if (!contact.staffId) return null
  const response = await api.pressReports.mine.$get()
  if (isForbidden(response)) return null
  return (await parseResponse(Promise.resolve(response))).items
}

async function listAll({ api, contact }: StepContext) {
  if (!contact.staffId) return null
  const response = await api.pressReports.index.$get({ query: {} })
  if (isForbidden(response)) return null
  return (await parseResponse(Promise.resolve(response))).items
}

async function listOwed({ api, contact }: StepContext) {
  if (!contact.staffId) return null
  const response = await api.pressReports.owed.$get()
  if (isForbidden(response)) return null
  return (await parseResponse(Promise.resolve(response))).items
}

const unknown: Ask = { say: [say('press.unknown_code', {})] }
const each = <T>(items: readonly T[], line: (item: T, left: number) => Reply): Ask => ({
  say: items.map((item, i) => line(item, leftBehind(i, items.length))),
})

/** 媒体, 媒体 CODE: to each their own: the journalist's, what the unit must answer, to the office all. */
async function show(ctx: StepContext, { code = '' }: Data): Promise<Ask> {
  const mine = await listMine(ctx)
  if (mine) return showMine(mine, code)
  const all = await listAll(ctx)
  if (all) return showAll(all, code)
  const owed = await listOwed(ctx)
  if (!owed) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const some = code === '' ? owed : owed.filter((item) => item.code === code)
  if (some.length === 0) return code === '' ? { say: [say('press.owed_none', {})] } : unknown
  return each(some, ({ outlet, text, dueOn: due, code: number }, left) =>
    say('press.owed', { outlet, text, due, code: number, left }),
  )
}

function showMine(mine: NonNullable<Awaited<ReturnType<typeof listMine>>>, code: string): Ask {
  if (code !== '') {
    const found = mine.find((item) => item.code === code)
    if (!found) return unknown
    const { unit, status: pressStatus, dueOn: due, answer } = found
    return answer === null
      ? { say: [say('press.mine', { code, unit, pressStatus, due, left: 0 })] }
      : { say: [say('press.mine_answer', { unit, text: answer, left: 0 })] }
  }
  if (mine.length === 0) return { say: [say('press.mine_none', {})] }
  return each(mine, ({ code: number, unit, status: pressStatus, dueOn: due }, left) =>
    say('press.mine', { code: number, unit, pressStatus, due, left }),
  )
}

function showAll(all: NonNullable<Awaited<ReturnType<typeof listAll>>>, code: string): Ask {
  if (code !== '') {
    const found = all.find((item) => item.code === code)
    if (!found) return unknown
    const { outlet, unit, text, answer } = found
    const lines = [
      (left: number) => say('press.detail', { outlet, unit, text, left }),
      ...(answer === null
        ? []
        : [(left: number) => say('press.detail_answer', { text: answer, left })]),
    ]
    return each<(left: number) => Reply>(lines, (line, left) => line(left))
  }
  if (all.length === 0) return { say: [say('press.state_none', {})] }
  return each(all, ({ code: number, outlet, unit, status: pressStatus }, left) =>
    say('press.state', { code: number, outlet, unit, pressStatus, left }),
  )
}

export const showPressReports: Flow = {
  name: 'show-press-reports',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}

/** 媒体 得分, 媒体 得分 2026: what reports counted for one's unit, line by line. */
async function showResults(ctx: StepContext, { year: said = '' }: Data): Promise<Ask> {
  const { api, contact, hotline, receivedAt } = ctx
  const refused: Ask = { say: [say('staff.refused', { hotline })] }
  if (!contact.staffId) return refused
  const now = new Date(receivedAt.getTime() + 8 * 3_600_000).getUTCFullYear()
  const year = Number(said || now)
  const query = { from: `${year}-01-01`, to: `${year}-12-31` }
  const response = await api.pressReports.results.$get({ query })
  if (isForbidden(response)) return refused
  const { items } = await parseResponse(Promise.resolve(response))
  if (items.length === 0) return { say: [say('press.no_result', { year })] }
  const lines = items.flatMap(
    ({ name: unit, hundredths, lines: of }): ((left: number) => Reply)[] => [
      (left) => say('press.result', { unit, points: hundredths / 10, reports: of.length, left }),
      ...of.map(
        ({ outlet, truth: pressTruth, tone: pressTone, hundredths: worth }) =>
          (left: number) =>
            say('press.result_line', { outlet, pressTruth, pressTone, points: worth / 10, left }),
      ),
    ],
  )
  return each(lines, (line, left) => line(left))
}

export const showPressResults: Flow = {
  name: 'show-press-results',
  first: 'show',
  steps: { show: { ask: showResults, answer: () => 'not_mine' } },
}

/** 媒体监督: what was made public, with the units' answers; for anybody. */
async function showPublished({ api }: StepContext): Promise<Ask> {
  const { items } = await parseResponse(api.pressReports.published.$get())
  if (items.length === 0) return { say: [say('press.public_none', {})] }
  return each(items, ({ outlet, onDay: day, gist: text, unit, answer, truth }, left) =>
    say('press.public', { outlet, day, text, unit, answer, pressTruth: truth, left }),
  )
}

export const showPublishedPress: Flow = {
  name: 'show-published-press',
  first: 'show',
  steps: { show: { ask: showPublished, answer: () => 'not_mine' } },
}
