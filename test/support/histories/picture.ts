import { COUNTY, type TestApi } from '../api'
import { readBehind } from './behind'

/** A case of a history. */
export interface CaseRow {
  id: string
  householdId: string
  head: string
  areaPath: string
  code: string
  status: string
  level: 'group' | 'village' | 'township' | 'county' | null
  roundId: string | null
  reviewId: string | null
  causes: string[]
  withdrawnAt: Date | null
}
export interface ListRow {
  id: string
  code: string
  roundId: string
  level: 'group' | 'village' | 'township'
  areaPath: string
  status: string
  postedAt: Date
  postedOn: string
  postedBy: string
  closesOn: string
  closesAt: Date
}
export interface EntryRow {
  noticeId: string
  householdId: string
  applicationId: string
  status: string
}
export interface ObjectionRow {
  id: string
  code: string
  noticeId: string
  ground: string
  householdId: string | null
  status: string
  contactId: string | null
  enteredBy: string | null
  staffId: string | null
  decidedBy: string | null
  filedAt: Date
  withdrawnAt: Date | null
  appealOfId: string | null
}
export interface ReviewRow {
  id: string
  level: string
  areaPath: string
  status: string
  entitled: number | null
  present: number | null
  closedBy: string | null
}
export interface EventRow {
  subject: string
  seq: number
  type: string
  actor: string
  at: Date
  details: Record<string, unknown>
}
export type Picture = Awaited<ReturnType<typeof readPicture>>

const DAY_MS = 86_400_000

/** All that a history has come to, of its households alone. */
export async function readPicture(api: TestApi, homeIds: readonly string[]) {
  const { sql, clock } = api
  const cases = await sql<CaseRow[]>`
    select a.id, a.household_id as "householdId", h.head_name as head, h.area_path as "areaPath",
           a.code, a.status, a.level, a.round_id as "roundId", a.review_id as "reviewId",
           array_remove(array[a.main_cause] || a.other_causes, null) as causes,
           a.withdrawal_asked_at + interval '24 hours' as "withdrawnAt"
      from applications a join households h on h.county = a.county and h.id = a.household_id
     where a.county = ${COUNTY} and a.household_id = any(${homeIds}::uuid[])
     order by a.filed_at, a.id`
  // The only rounds opened since: a history closes those of others.
  const rounds = await sql<{ id: string; status: string }[]>`
    select r.id, r.status from rounds r
     where r.county = ${COUNTY}
       and (r.status = 'open' or r.id = any(${cases.flatMap((each) => each.roundId ?? [])}::uuid[]))
     order by r.opened_on, r.id`
  const roundIds = rounds.map(({ id }) => id)
  const caseIds = cases.map(({ id }) => id)
  const [behind, lists, entries, objections, reviews, rolls] = await Promise.all([
    readBehind(api, caseIds, homeIds),
    sql<ListRow[]>`
      select id, code, round_id as "roundId", level, area_path as "areaPath", status,
             posted_at as "postedAt", posted_on::text as "postedOn", posted_by as "postedBy",
             closes_on::text as "closesOn", closes_at as "closesAt"
        from notices where county = ${COUNTY} and round_id = any(${roundIds}::uuid[])
       order by posted_at, code`,
    sql<EntryRow[]>`
      select notice_id as "noticeId", household_id as "householdId",
             application_id as "applicationId", status
        from notice_entries where county = ${COUNTY} and household_id = any(${homeIds}::uuid[])`,
    sql<ObjectionRow[]>`
      select o.id, o.code, o.notice_id as "noticeId", o.ground, o.household_id as "householdId",
             o.status, o.contact_id as "contactId", o.entered_by as "enteredBy",
             o.staff_id as "staffId", o.decided_by as "decidedBy", o.filed_at as "filedAt",
             o.withdrawal_asked_at + interval '24 hours' as "withdrawnAt",
             o.appeal_of_id as "appealOfId"
        from objections o join notices n on n.county = o.county and n.id = o.notice_id
       where o.county = ${COUNTY} and n.round_id = any(${roundIds}::uuid[])
       order by o.filed_at, o.code`,
    sql<ReviewRow[]>`
      select id, level, area_path as "areaPath", status, entitled, present, closed_by as "closedBy"
        from reviews where county = ${COUNTY} and round_id = any(${roundIds}::uuid[])
       order by called_at, id`,
    sql<{ id: string; status: string }[]>`
      select id, status from households where county = ${COUNTY} and id = any(${homeIds}::uuid[])`,
  ])
  const subjects = [
    ...homeIds.map((id) => `household:${id}`),
    ...cases.map(({ id }) => `application:${id}`),
    ...lists.map(({ id }) => `notice:${id}`),
    ...roundIds.map((id) => `round:${id}`),
    ...objections.map(({ id }) => `objection:${id}`),
    ...reviews.map(({ id }) => `review:${id}`),
  ]
  const events = await sql<EventRow[]>`
    select subject, seq, type, actor, at, details from events
     where county = ${COUNTY} and subject = any(${subjects}) order by subject, seq`
  return {
    ...behind,
    now: clock.now,
    cases: [...cases],
    rounds: [...rounds],
    lists: [...lists],
    entries: [...entries],
    objections: [...objections],
    reviews: [...reviews],
    rolls: new Map(rolls.map(({ id, status }) => [id, status])),
    chains: Map.groupBy(events, ({ subject }) => subject),
  }
}

/** Undecided, and not withdrawn by the clock. */
export const isOpen = ({ status, withdrawnAt }: ObjectionRow, now: Date): boolean =>
  status === 'open' && !(withdrawnAt && now >= withdrawnAt)

/** Filed, and not withdrawn by the clock. */
export const isFiled = ({ status, withdrawnAt }: CaseRow, now: Date): boolean =>
  status === 'filed' && !(withdrawnAt && now >= withdrawnAt)

/** The events of a picture that another one has not. */
export function eventsSince({ chains }: Picture, before: Picture): EventRow[] {
  return [...chains].flatMap(([subject, chain]) =>
    chain.slice(before.chains.get(subject)?.length ?? 0),
  )
}

/** A calendar day in Shanghai, without asking the product. */
export const shanghaiDay = (at: Date): string =>
  new Date(at.getTime() + DAY_MS / 3).toISOString().slice(0, 10)
