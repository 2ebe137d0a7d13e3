import { type FundsMeant, parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'

const LONGEST = 200

type Sums = Record<'plannedFen' | 'arrivedFen' | 'allocatedFen' | 'spentFen', number>

async function show({ api, hotline }: StepContext, { text = '', picture }: Data): Promise<Ask> {
  const response = await api.funds['by-words'].$get({ query: { text: text.slice(0, LONGEST) } })
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  const meant = (await parseResponse(Promise.resolve(response))) as FundsMeant
  if (meant.kind === 'all') return picture ? { say: [pictureOf(meant)] } : { say: allOf(meant) }
  if (meant.kind === 'source') return { say: sourceOf(meant) }
  return { say: meant.kind === 'place' ? placeOf(meant) : [say('fund.unknown', {})] }
}

const sum = (all: readonly Sums[], of: keyof Sums) =>
  all.reduce((total, each) => total + each[of], 0)

/** What a phone without pictures is told by it: the sums of the county. */
const pictureOf = ({ sources, page }: Extract<FundsMeant, { kind: 'all' }>): Reply => {
  const sums = { allocated: sum(sources, 'allocatedFen'), spent: sum(sources, 'spentFen') }
  return { ...say('fund.picture', sums), picture: page }
}

function allOf({ sources }: Extract<FundsMeant, { kind: 'all' }>): Reply[] {
  if (sources.length === 0) return [say('fund.none', {})]
  const head = say('fund.all', {
    count: sources.length,
    planned: sum(sources, 'plannedFen'),
    arrived: sum(sources, 'arrivedFen'),
    allocated: sum(sources, 'allocatedFen'),
    spent: sum(sources, 'spentFen'),
  })
  const lines = sources.map((source, i) =>
    say('fund.line', {
      text: source.name,
      planned: source.plannedFen,
      arrived: source.arrivedFen,
      allocated: source.allocatedFen,
      spent: source.spentFen,
      left: leftBehind(i + 1, sources.length + 1),
    }),
  )
  return [head, ...lines]
}

/** Where its money is: what is not allocated yet, then places, then projects. */
function sourceOf({ source, holdings }: Extract<FundsMeant, { kind: 'source' }>): Reply[] {
  const head = say('fund.source', {
    text: source.name,
    giver: source.giver,
    sectors: source.sectors.join(','),
    area: source.area,
    planned: source.plannedFen,
    arrived: source.arrivedFen,
    // What an area does not see of it lies elsewhere.
    left: source.arrivedFen - source.allocatedFen,
  })
  const all = holdings.length + 1
  const lines = holdings.map(({ kind, name, code, amountFen: amount, spentFen: spent }, i) => {
    const left = leftBehind(i + 1, all)
    return kind === 'allocation'
      ? say('fund.allocation_line', { area: name, amount, left })
      : say('fund.project_line', { text: name, code, amount, spent, left })
  })
  return [head, ...lines]
}

function placeOf({ area, sources }: Extract<FundsMeant, { kind: 'place' }>): Reply[] {
  if (sources.length === 0) return [say('fund.place_none', { area })]
  const all = sources.length
  return sources.map((source, i) =>
    say('fund.place_line', {
      area,
      text: source.name,
      allocated: source.allocatedFen,
      assigned: source.assignedFen,
      spent: source.spentFen,
      left: leftBehind(i, all),
    }),
  )
}

/** 资金, 资金 溪财发174, 资金 天元乡, 资金图: how far money has come. */
export const showFunds: Flow = {
  name: 'show-funds',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}
