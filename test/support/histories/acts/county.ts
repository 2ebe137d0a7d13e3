import fc from 'fast-check'
import { NOTICE_LEVELS, type NoticeLevel } from '../../../../db/values/rounds'
import { TOWNSHIP } from '../../api'
import { acting, ask, type History, memberAt, NOTHING, pick } from '../history'
import { shanghaiDay } from '../picture'
import { HOMES, STAFF } from '../world'
import { homeAt } from './cases'

const who = fc.nat(STAFF - 1)
const home = fc.nat(HOMES - 1)

export const openRound = (h: History, { who: by }: { who: number }) =>
  ask(h, '/rounds', memberAt(h, by).actor, {
    kind: 'identification',
    year: h.world.api.clock.now.getUTCFullYear(),
    areaPath: TOWNSHIP,
  })

async function closeRound(h: History, { who: by }: { who: number }) {
  const round = h.picture.rounds.at(-1)
  return round
    ? ask(h, `/rounds/${round.id}/actions`, memberAt(h, by).actor, { type: 'close' })
    : NOTHING
}

interface Planning {
  home: number
  cause: 'illness' | 'schooling'
  owner: number
  who: number
}

export const plan = (h: History, given: Planning) =>
  ask(h, '/measures', memberAt(h, given.who).actor, {
    householdId: homeAt(h, given.home).id,
    cause: given.cause,
    content: '大病医疗救助',
    ownerId: memberAt(h, given.owner).id,
    dueOn: shanghaiDay(new Date(h.world.api.clock.now.getTime() + 90 * 86_400_000)),
  })

async function cancel(h: History, given: { which: number; who: number }) {
  const measure = pick(h.picture.measures, given.which)
  const body = { type: 'cancel', reason: '换一个办法' }
  return measure
    ? ask(h, `/measures/${measure.id}/actions`, memberAt(h, given.who).actor, body)
    : NOTHING
}

export async function report(h: History, { who: by }: { who: number }) {
  const round = h.picture.rounds.at(-1)
  const body = { roundId: round?.id, areaPath: TOWNSHIP }
  return round ? ask(h, '/reports', memberAt(h, by).actor, body) : NOTHING
}

/** A report that waits, or whichever there is. */
const reportIds = ({ picture: { items } }: History) => {
  const waiting = items.filter(({ status }) => status === 'reported' || status === 'checked')
  return [...new Set((waiting.length > 0 ? waiting : items).map(({ reportId }) => reportId))]
}

const onReport =
  (type: 'pass' | 'announce') =>
  async (h: History, given: { which: number; who: number }): Promise<string> => {
    const id = pick(reportIds(h), given.which)
    return id ? ask(h, `/reports/${id}/actions`, memberAt(h, given.who).actor, { type }) : NOTHING
  }
export const pass = onReport('pass')
export const announce = onReport('announce')

export async function sendBack(
  h: History,
  given: { which: number; level: NoticeLevel; who: number },
) {
  const waiting = h.picture.items.filter(({ status }) => status !== 'returned')
  const item = pick(waiting.length > 0 ? waiting : h.picture.items, given.which)
  if (!item) return NOTHING
  const { reportId, applicationId } = item
  const body = { type: 'return', applicationId, level: given.level, reason: '收入没有算清' }
  return ask(h, `/reports/${reportId}/actions`, memberAt(h, given.who).actor, body)
}

const which = fc.nat(2)

export const OF_COUNTY = [
  { weight: 1, arbitrary: acting('open round', { who }, openRound) },
  { weight: 1, arbitrary: acting('close round', { who }, closeRound) },
  {
    weight: 3,
    arbitrary: acting(
      'plan',
      { home, cause: fc.constantFrom('illness', 'schooling'), owner: who, who },
      plan,
    ),
  },
  { weight: 1, arbitrary: acting('cancel', { which, who }, cancel) },
  { weight: 3, arbitrary: acting('report', { who }, report) },
  { weight: 3, arbitrary: acting('pass', { which, who }, pass) },
  { weight: 3, arbitrary: acting('announce', { which, who }, announce) },
  {
    weight: 2,
    arbitrary: acting(
      'send back',
      { which, level: fc.constantFrom(...NOTICE_LEVELS), who },
      sendBack,
    ),
  },
]
