import { parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'
import { findFinding, findingLine } from './finding-line'
import { placeMeant } from './show-village'

const MOST = '100'
const CODE = /^\d{10}$/

/** What one is to put right: all a department or unit sees. */
async function showOwned({ api, hotline }: StepContext): Promise<Ask> {
  const response = await api.findings.owned.$get()
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  const { items } = await parseResponse(Promise.resolve(response))
  if (items.length === 0) return { say: [say('finding.none', {})] }
  return { say: items.map((item, i) => findingLine(item, leftBehind(i, items.length))) }
}

/** The area some words name; undefined for all of one's own, null where they name none. */
async function areaMeant(ctx: StepContext, text: string): Promise<string | undefined | null> {
  if (text === '') return undefined
  const place = await placeMeant(ctx, text)
  return place.state === 'found' ? place.areaPath : null
}

async function show(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const { api, contact, hotline } = ctx
  if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
  if (CODE.test(text)) {
    const finding = await findFinding(ctx, text)
    return { say: [finding ? findingLine(finding, 0) : say('finding.unknown_code', {})] }
  }
  const areaPath = await areaMeant(ctx, text)
  if (areaPath === null) return { say: [say('finding.place_unknown', {})] }
  const query = { ...(areaPath && { areaPath }), isOpen: 'true', limit: MOST } as const
  const response = await api.findings.index.$get({ query })
  if (isForbidden(response)) return showOwned(ctx)
  if (!response.ok) return { say: [say('finding.place_unknown', {})] }
  const { items } = await response.json()
  if (items.length === 0) return { say: [say('finding.none', {})] }
  return { say: items.map((item, i) => findingLine(item, leftBehind(i, items.length))) }
}

/** 督查问题, 督查问题 宝坪村: what is to be put right or judged, the most urgent first. */
export const showFindings: Flow = {
  name: 'show-findings',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}

async function count(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const { api, contact, hotline } = ctx
  const refused: Ask = { say: [say('staff.refused', { hotline })] }
  if (!contact.staffId) return refused
  const areaPath = await areaMeant(ctx, text)
  if (areaPath === null) return { say: [say('finding.place_unknown', {})] }
  const response = await api.findings.counts.$get({ query: areaPath ? { areaPath } : {} })
  if (isForbidden(response)) return refused
  if (!response.ok) return { say: [say('finding.place_unknown', {})] }
  const { items } = await response.json()
  if (items.length === 0) return { say: [say('finding.none', {})] }
  const all = items.length * 3
  const of = (some: readonly { count: number }[], i: number) => some[i]?.count ?? 0
  return {
    say: items.flatMap((item, i): Reply[] => {
      const { area, kinds, tags } = item
      const left = (part: number) => leftBehind(i * 3 + part, all)
      const { open, rectified, verified, late } = item
      return [
        say('finding.counts', {
          area,
          all: item.all,
          open,
          rectified,
          verified,
          late,
          left: left(0),
        }),
        say('finding.counts_kinds', {
          area,
          neglect: of(kinds, 0),
          falsification: of(kinds, 1),
          misuse: of(kinds, 2),
          favouritism: of(kinds, 3),
          extortion: of(kinds, 4),
          left: left(1),
        }),
        say('finding.counts_tags', {
          area,
          claims: of(tags, 0),
          embezzled: of(tags, 1),
          wasted: of(tags, 2),
          left: left(2),
        }),
      ]
    }),
  }
}

/** 督查统计: how many problems there are by township; complaints are not among them. */
export const showFindingCounts: Flow = {
  name: 'show-finding-counts',
  first: 'show',
  steps: { show: { ask: count, answer: () => 'not_mine' } },
}
