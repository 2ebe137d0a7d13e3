import { COUNTY, type TestApi } from '../api'

interface SignRow {
  id: string
  applicationId: string
  role: 'household' | 'village_secretary' | 'first_secretary' | 'township_committee'
  status: string
  way: string | null
  staffId: string | null
  contactId: string | null
  enteredBy: string | null
  seq: number
  isPhotoKept: boolean
}
interface MeasureRow {
  id: string
  applicationId: string | null
  householdId: string
  cause: string
  status: string
  plannedBy: string
  ownerId: string
}
interface ItemRow {
  reportId: string
  applicationId: string
  status: string
  checkedBy: string | null
  reportedBy: string
  announcedBy: string | null
}
export interface VisitRow {
  householdId: string
  roundId: string
  kind: string
  status: string
  staffId: string
  companionId: string | null
}
interface ProofRow {
  noticeId: string
  moment: string
  status: string
  sentAt: Date
}
interface VoteRow {
  reviewId: string
  applicationId: string
  votesFor: number
  votesAgainst: number
  abstained: number
  kinAbstained: number
  outcome: string
}
interface PresentRow {
  reviewId: string
  name: string
  proxyName: string | null
  householdId: string | null
  staffId: string | null
}

/** What lies behind the cases of some households: visits, votes, proofs, signatures, measures, reports. */
export async function readBehind(
  { sql }: TestApi,
  caseIds: readonly string[],
  homes: readonly string[],
) {
  const ofCases = sql`any(${caseIds}::uuid[])`
  const ofHomes = sql`any(${homes}::uuid[])`
  const [signatures, measures, items, visits, proofs, votes, present] = await Promise.all([
    sql<SignRow[]>`
      select s.id, s.application_id as "applicationId", s.role, s.status, s.way,
             s.staff_id as "staffId", s.contact_id as "contactId", s.entered_by as "enteredBy",
             s.snapshot_seq as seq,
             exists (select from media m where m.county = s.county
                        and m.subject = 'sign_off:' || s.id and m.status = 'kept') as "isPhotoKept"
        from sign_offs s where s.county = ${COUNTY} and s.application_id = ${ofCases}
       order by s.snapshot_seq, s.asked_at, s.id`,
    sql<MeasureRow[]>`
      select id, application_id as "applicationId", household_id as "householdId", cause, status,
             planned_by as "plannedBy", owner_id as "ownerId"
        from measures where county = ${COUNTY} and household_id = ${ofHomes} order by code`,
    sql<ItemRow[]>`
      select i.report_id as "reportId", i.application_id as "applicationId", i.status,
             i.checked_by as "checkedBy", r.reported_by as "reportedBy",
             r.announced_by as "announcedBy"
        from report_items i join reports r on r.county = i.county and r.id = i.report_id
       where i.county = ${COUNTY} and i.application_id = ${ofCases}
       order by r.reported_at, r.id`,
    sql<VisitRow[]>`
      select household_id as "householdId", round_id as "roundId", kind, status,
             staff_id as "staffId", companion_id as "companionId"
        from entry_visits where county = ${COUNTY} and household_id = ${ofHomes}`,
    sql<ProofRow[]>`
      select p.notice_id as "noticeId", p.moment, p.status, p.sent_at as "sentAt"
        from notice_proofs p
       where p.county = ${COUNTY} and p.notice_id in (
         select notice_id from notice_entries where county = ${COUNTY}
            and household_id = ${ofHomes})`,
    sql<VoteRow[]>`
      select review_id as "reviewId", application_id as "applicationId", votes_for as "votesFor",
             votes_against as "votesAgainst", abstained, kin_abstained as "kinAbstained", outcome
        from review_items where county = ${COUNTY} and application_id = ${ofCases}`,
    sql<PresentRow[]>`
      select a.review_id as "reviewId", a.name, a.proxy_name as "proxyName",
             a.household_id as "householdId", a.staff_id as "staffId"
        from review_attendees a
       where a.county = ${COUNTY} and a.review_id in (
         select review_id from review_items where county = ${COUNTY}
            and application_id = ${ofCases})`,
  ])
  return {
    signatures: [...signatures],
    measures: [...measures],
    items: [...items],
    visits: [...visits],
    proofs: [...proofs],
    votes: [...votes],
    present: [...present],
  }
}
