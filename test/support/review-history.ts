import { COUNTY, type TestApi } from './api'
import { chainOf } from './visits'

/** What a meeting's events alone say of it. */
interface Rebuilt {
  status: string
  meetsOn: unknown
  basis: unknown
  entitled: unknown
  isSecret: unknown
  present: unknown
  closedBy: unknown
  attendees: Map<number, object>
  items: Map<string, object>
}

type Details = Record<string, unknown>
type Entry = Record<string, unknown>

function apply(state: Rebuilt, type: string, actor: string, details: Details): Rebuilt {
  switch (type) {
    case 'review.called':
      return { ...state, status: 'called', meetsOn: details['meetsOn'], basis: details['basis'] }
    case 'review.set_up': {
      const { basis, entitled, isSecret } = details
      return { ...state, basis, entitled, isSecret }
    }
    case 'review.attended':
      for (const seq of details['removed'] as number[]) state.attendees.delete(seq)
      for (const each of details['added'] as Entry[]) state.attendees.set(Number(each['seq']), each)
      return { ...state, present: details['present'] }
    case 'review.voted':
      for (const each of details['votes'] as Entry[]) {
        const { hasReason, ...item } = each
        state.items.set(String(each['caseId']), { ...item, hasReason })
      }
      return state
    case 'review.closed':
      for (const caseId of details['skipped'] as string[]) state.items.delete(caseId)
      return {
        ...state,
        status: 'closed',
        present: details['present'],
        closedBy: actor.replace('staff:', ''),
      }
    case 'review.voided':
      return { ...state, status: 'void' }
    default:
      return state
  }
}

export async function rebuildReview(api: TestApi, id: string): Promise<Rebuilt> {
  const nothing: Rebuilt = {
    status: '',
    meetsOn: null,
    basis: null,
    entitled: null,
    isSecret: false,
    present: null,
    closedBy: null,
    attendees: new Map(),
    items: new Map(),
  }
  const chain = await chainOf(api, `review:${id}`)
  return chain.reduce(
    (state, { type, actor, details }) => apply(state, type, actor, details),
    nothing,
  )
}

/** The same as the tables have it. */
export async function storedReview({ sql }: TestApi, id: string): Promise<Rebuilt> {
  const [row] = await sql<Omit<Rebuilt, 'attendees' | 'items'>[]>`
    select status, meets_on::text as "meetsOn", basis, entitled, is_secret as "isSecret", present,
           closed_by as "closedBy"
      from reviews where county = ${COUNTY} and id = ${id}`
  const attendees = await sql<{ seq: number }[]>`
    select seq, name, way, proxy_name as "proxyName", household_id as "householdId",
           staff_id as "staffId"
      from review_attendees where county = ${COUNTY} and review_id = ${id}`
  const items = await sql<{ caseId: string }[]>`
    select case_id as "caseId", application_id as "applicationId", votes_for as "votesFor",
           votes_against as "votesAgainst", abstained, kin_abstained as "kinAbstained", outcome,
           reason_sealed is not null as "hasReason"
      from review_items where county = ${COUNTY} and review_id = ${id}`
  if (!row) throw new Error('no such meeting')
  return {
    ...row,
    attendees: new Map(attendees.map((each) => [each.seq, { ...each }])),
    items: new Map(items.map((each) => [each.caseId, { ...each }])),
  }
}
