import type { CaseRow, EventRow, Picture } from './picture'

type Details = Record<string, unknown>

/** Where a case stands, as its chain of events alone tells it. */
export interface RebuiltCase {
  status: string
  level: string | null
  roundId: string | null
  withdrawalAsked: boolean
}

export function rebuildCase(chain: readonly EventRow[]): RebuiltCase {
  const nothing = { status: '', level: null, roundId: null, withdrawalAsked: false }
  return chain.reduce<RebuiltCase>(caseAfter, nothing)
}

export function caseAfter(state: RebuiltCase, { type, details }: EventRow): RebuiltCase {
  const level = (details['level'] ?? null) as string | null
  const roundId = (details['roundId'] ?? null) as string | null
  switch (type) {
    case 'application.filed':
      return { ...state, status: 'filed', level, roundId }
    case 'application.taken_in':
    case 'application.added':
      return { ...state, level, roundId }
    case 'application.advanced':
    case 'application.sent_back':
    case 'application.reviewed':
      return { ...state, level }
    case 'application.returned':
      // One that had left by itself is only struck off the report.
      return details['isMoved'] ? { ...state, level } : state
    case 'application.withdrawal_asked':
      return { ...state, withdrawalAsked: true }
    case 'application.withdrawal_undone':
      return { ...state, withdrawalAsked: false }
    case 'application.withdrawn':
      return { ...state, status: 'withdrawn' }
    case 'application.declined':
      return { ...state, status: 'declined' }
    case 'household.registered':
      return { ...state, status: 'accepted' }
    default:
      return state
  }
}

/** Of a household: how it stands on the roll, and its applications with what became of them. */
export function rebuildHousehold(chain: readonly EventRow[]) {
  let roll = 'unregistered'
  const cases = new Map<string, RebuiltCase>()
  for (const event of chain) {
    if (event.type === 'household.registered') roll = String(event.details['status'])
    const id = event.details['applicationId']
    if (typeof id !== 'string') continue
    const nothing = { status: '', level: null, roundId: null, withdrawalAsked: false }
    cases.set(id, caseAfter(cases.get(id) ?? nothing, event))
  }
  return { roll, statuses: [...cases].map(([id, { status }]) => `${id} ${status}`).toSorted() }
}

interface RebuiltList {
  status: string
  closesOn: string | null
  entries: Map<string, string>
}
const STANDING = ['listed', 'severed']
const idsIn = (details: Details, key: string) => (details[key] ?? []) as string[]

export function rebuildList(chain: readonly EventRow[]): RebuiltList {
  const entries = new Map<string, string>()
  let status = ''
  let closesOn: string | null = null
  const all = (ids: readonly string[], to: string) => ids.forEach((id) => entries.set(id, to))
  const standing = () =>
    [...entries].flatMap(([id, state]) => (STANDING.includes(state) ? [id] : []))
  for (const { type, details } of chain)
    switch (type) {
      case 'notice.drawn_up':
        status = 'drawn_up'
        all(idsIn(details, 'householdIds'), 'listed')
        break
      case 'notice.posted':
        status = 'posted'
        closesOn = String(details['closesOn'])
        break
      case 'notice.entry_severed':
        entries.set(String(details['householdId']), 'severed')
        break
      case 'notice.entry_removed':
        entries.set(String(details['householdId']), 'removed')
        break
      case 'notice.advanced':
        all([...idsIn(details, 'advanced'), ...idsIn(details, 'ahead')], 'advanced')
        all(idsIn(details, 'withdrawn'), 'removed')
        if (idsIn(details, 'severed').length === 0) status = 'closed'
        break
      case 'notice.voided':
        status = 'void'
        all([...standing(), ...idsIn(details, 'householdIds')], 'removed')
        break
      case 'notice.dropped':
        status = 'void'
        all([...entries.keys()], 'removed')
    }
  return { status, closesOn, entries }
}

export function rebuildObjection(chain: readonly EventRow[]) {
  let state = { status: '', householdId: null as unknown, staffId: null as unknown, asked: false }
  for (const { type, details } of chain) {
    const { householdId, staffId } = details
    if (type === 'objection.filed') state = { ...state, status: 'open', householdId, staffId }
    if (type === 'objection.assigned') state = { ...state, staffId }
    if (type === 'objection.withdrawal_asked') state = { ...state, asked: true }
    if (type === 'objection.withdrawal_undone') state = { ...state, asked: false }
    if (type === 'objection.decided')
      state = { ...state, status: String(details['status']), householdId }
  }
  return state
}

/** Of a round: whether it is open, and how the lists in it stand, by the round's own chain. */
export function rebuildRound(chain: readonly EventRow[]) {
  const ofLists = Map.groupBy(
    chain.filter(({ type }) => type.startsWith('notice.')),
    ({ details }) => String(details['noticeId']),
  )
  const isClosed = chain.some(({ type }) => type === 'round.closed')
  return {
    status: chain.length === 0 ? '' : isClosed ? 'closed' : 'open',
    lists: [...ofLists].map(([id, some]) => `${id} ${rebuildList(some).status}`).toSorted(),
  }
}

/** Everything a picture has, as `[what, rebuilt, stored]`. */
export function rebuiltAndStored(picture: Picture): [string, unknown, unknown][] {
  const { cases, lists, entries, objections, rounds, rolls, chains } = picture
  const chainOf = (subject: string) => chains.get(subject) ?? []
  return [
    ...cases.map((each): [string, unknown, unknown] => [
      `application of ${each.head}`,
      rebuildCase(chainOf(`application:${each.id}`)),
      storedCase(each),
    ]),
    ...[...rolls].map(([id, roll]): [string, unknown, unknown] => {
      const own = cases.filter(({ householdId }) => householdId === id)
      const statuses = own.map((each) => `${each.id} ${each.status}`).toSorted()
      return ['household', rebuildHousehold(chainOf(`household:${id}`)), { roll, statuses }]
    }),
    ...lists.map((list): [string, unknown, unknown] => {
      const own = entries.filter(({ noticeId }) => noticeId === list.id)
      const { status, closesOn } = list
      const rebuilt = rebuildList(chainOf(`notice:${list.id}`))
      const stored = new Map(own.map((each) => [each.householdId, each.status]))
      // Before it hangs its window is only what it would have been.
      return [
        `list ${list.code} of ${list.level}`,
        { ...rebuilt, entries: sorted(rebuilt.entries) },
        { status, closesOn: rebuilt.closesOn && closesOn, entries: sorted(stored) },
      ]
    }),
    ...objections.map((each): [string, unknown, unknown] => {
      const { status, householdId, staffId } = each
      const stored = { status, householdId, staffId, asked: each.withdrawnAt !== null }
      return [`objection ${each.code}`, rebuildObjection(chainOf(`objection:${each.id}`)), stored]
    }),
    ...rounds.map(({ id, status }): [string, unknown, unknown] => {
      const own = lists.filter(({ roundId }) => roundId === id)
      const stored = { status, lists: own.map((each) => `${each.id} ${each.status}`).toSorted() }
      return ['round', rebuildRound(chainOf(`round:${id}`)), stored]
    }),
  ]
}

const storedCase = ({ status, level, roundId, withdrawnAt }: CaseRow): RebuiltCase => {
  return { status, level, roundId, withdrawalAsked: withdrawnAt !== null }
}
const sorted = (map: ReadonlyMap<string, string>) => [...map].map(String).toSorted()
