import type { TestApi } from '../api'

interface Visit {
  kind: string
  status: string
  by: string
  day: string
}
interface Vote {
  level: string
  votesFor: number
  present: number
  entitled: number
  minutes: boolean
}
interface Hung {
  level: string
  /** Moments at which an accepted photo shows it on the wall. */
  proofs: string[]
  closedAt: Date
  sentOnAt: Date
}
interface Contested {
  receipt: string
  ground: string
  status: string
  filedAt: Date
  decidedAt: Date | null
}
interface Signature {
  role: string
  way: string
  witnesses: number
  photos: number
}
export interface Trace {
  causes: string[]
  visits: Visit[]
  votes: Vote[]
  notices: Hung[]
  objections: Contested[]
  signatures: Signature[]
  measures: string[]
  registeredAt: Date | null
}

/** All that led to where a household stands, from the rows and events behind it. */
export async function traceOf({ sql }: Pick<TestApi, 'sql'>, householdId: string): Promise<Trace> {
  const visits = await sql<Visit[]>`
    select v.kind, v.status, s.name as by, v.visited_on::text as day
      from entry_visits v join staff s on s.county = v.county and s.id = v.staff_id
     where v.household_id = ${householdId} order by v.started_at, v.kind`
  const votes = await sql<Vote[]>`
    select r.level, i.votes_for as "votesFor", r.present, r.entitled,
           r.minutes_sealed is not null as minutes
      from review_items i
      join reviews r on r.county = i.county and r.id = i.review_id and r.status = 'closed'
      join applications a on a.county = i.county and a.id = i.application_id
     where a.household_id = ${householdId} and i.outcome = 'passed' order by r.closed_at`
  const notices = await sql<Hung[]>`
    select n.level, n.closes_at as "closedAt",
           array(select distinct p.moment from notice_proofs p
                  where p.county = n.county and p.notice_id = n.id and p.status = 'accepted'
                  order by 1) as proofs,
           (select max(e.at) from events e
             where e.county = n.county and e.subject = 'household:' || ${householdId}
               and e.type = 'application.advanced'
               and e.details ->> 'noticeId' = n.id::text) as "sentOnAt"
      from notice_entries e join notices n on n.county = e.county and n.id = e.notice_id
     where e.household_id = ${householdId} and e.status = 'advanced' order by n.posted_at`
  const objections = await sql<Contested[]>`
    select o.code as receipt, o.ground, o.status, o.filed_at as "filedAt",
           o.decided_at as "decidedAt"
      from objections o where o.household_id = ${householdId} order by o.filed_at, o.code`
  const signatures = await sql<Signature[]>`
    select s.role, s.way, cardinality(s.witnesses) as witnesses,
           (select count(*)::int from media m
             where m.county = s.county and m.subject = 'sign_off:' || s.id
               and m.status = 'kept') as photos
      from sign_offs s join applications a on a.county = s.county and a.id = s.application_id
     where a.household_id = ${householdId} and s.status = 'signed' order by s.role`
  const measures = await sql<{ cause: string }[]>`
    select cause from measures where household_id = ${householdId} and status <> 'cancelled'`
  const [entered] = await sql<{ causes: string[]; at: Date | null }[]>`
    select array_remove(array[h.main_cause] || h.other_causes, null) as causes,
           (select max(e.at) from events e
             where e.county = h.county and e.subject = 'household:' || h.id
               and e.type = 'household.registered') as at
      from households h where h.id = ${householdId}`
  return {
    causes: entered?.causes ?? [],
    visits: [...visits],
    votes: [...votes],
    notices: [...notices],
    objections: [...objections],
    signatures: [...signatures],
    measures: measures.map(({ cause }) => cause),
    registeredAt: entered?.at ?? null,
  }
}
