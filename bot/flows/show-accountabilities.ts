import { parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'

const MOST = '100'

/** One case by its number, for inspectors of its area; undefined for others. */
export async function findCase({ api, contact }: StepContext, code: string) {
  if (!contact.staffId) return undefined
  const response = await api.accountabilities['by-code'][':code'].$get({ param: { code } })
  return response.ok ? parseResponse(Promise.resolve(response)) : undefined
}

/** What was decided about whoever asks; nothing of what is only proposed. */
export async function listOwnCases({ api, contact }: StepContext) {
  if (!contact.staffId) return []
  const response = await api.accountabilities.mine.$get()
  return response.ok ? (await response.json()).items : []
}

async function ownLines(ctx: StepContext, code?: string): Promise<Reply[]> {
  const all = await listOwnCases(ctx)
  const cases = code ? all.filter((each) => each.code === code) : all
  return cases.map(({ measure, standing, code: number }, i) =>
    say('accountability.own_line', {
      accountabilityMeasure: measure,
      accountabilityStanding: standing,
      code: number,
      left: leftBehind(i, cases.length),
    }),
  )
}

async function showOne(ctx: StepContext, code: string): Promise<Ask> {
  const found = await findCase(ctx, code)
  if (!found) {
    const own = await ownLines(ctx, code)
    return { say: own.length > 0 ? own : [say('accountability.unknown_code', {})] }
  }
  const { person, measure, standing, kind, text, proposedBy, contest } = found
  return {
    say: [
      say('accountability.line', {
        name: person.name,
        accountabilityMeasure: measure,
        accountabilityStanding: standing,
        code,
        left: 0,
      }),
      say('accountability.detail', {
        kind,
        text,
        proposer: proposedBy ?? '',
        left: contest ? 1 : 0,
      }),
      ...(contest ? [say('accountability.detail_contest', { text: contest })] : []),
    ],
  }
}

async function show(ctx: StepContext, { code = '' }: Data): Promise<Ask> {
  const { api, contact, hotline } = ctx
  if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
  if (code !== '') return showOne(ctx, code)
  const own = await ownLines(ctx)
  const response = await api.accountabilities.index.$get({ query: { limit: MOST } })
  if (isForbidden(response))
    return { say: own.length > 0 ? own : [say('staff.refused', { hotline })] }
  const { items } = await parseResponse(Promise.resolve(response))
  const lines = items.map((item, i) =>
    say('accountability.line', {
      name: item.person.name,
      accountabilityMeasure: item.measure,
      accountabilityStanding: item.standing,
      code: item.code,
      left: leftBehind(i, items.length),
    }),
  )
  const all = [...own, ...lines]
  return { say: all.length > 0 ? all : [say('accountability.none', {})] }
}

/** 问责, 问责 CODE: what inspectors see of their area, and anybody of their own once it is decided. */
export const showAccountabilities: Flow = {
  name: 'show-accountabilities',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}
