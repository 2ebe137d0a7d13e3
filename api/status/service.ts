import { refusalFor, withdrawalsInForceSince } from '../applications/rules'
import type { Connection } from '../../db/client'
import type { RollStatus, WatchKind } from '../../db/values/roll'
import type { HouseholdRoundKind, NoticeLevel } from '../../db/values/rounds'
import type { RequestContext } from '../http/context'
import { sumZh } from '../shared/sums'
import { requireContact } from '../http/scope'
import { QUESTION_HOURS, REMIND_HOURS } from '../measures/rules'
import { paidWords } from '../payments/rules'
import { dayOf } from '../shared/day'
import {
  type ListingStage,
  listingStage,
  type WaitingFacts,
  type WaitingStage,
  waitingStage,
} from './rules'

/** Where its application is; `declined` until it applies again. */
export interface ApplicationStanding {
  code: string
  due: string
  kind: HouseholdRoundKind
  status: 'filed' | 'declined'
  /** Where it is; null while no round deals with it. */
  level: WaitingFacts['level']
  /** What it waits for, unless it is on a list. */
  waits: WaitingStage
  /** Its withdrawal was asked for and can still be taken back. */
  isWithdrawing: boolean
  decidedOn: string | null
}

/** The posted list it stands on. */
export interface Listing {
  stage: ListingStage
  code: string
  level: NoticeLevel
  /** Last day of the window, which may be over. */
  closesOn: string
  isOpen: boolean
  isSevered: boolean
  /**
   * By when the objections to this household are decided, be they to this list or to one it was posted
   * anew for; null while there are none.
   */
  objectionDueOn: string | null
  /** The whole list waits for a decision about its procedure. */
  isHeld: boolean
}

/** A measure or a payment the household was asked about 收到没 and has not answered. */
export interface Asked {
  code: string
  /** What was to come. */
  text: string
  /** ISO instant. */
  askedAt: string
}

export interface HouseholdStatus {
  householdId: string
  head: string
  /** Village and group, as people say it: 宝坪村5社. */
  area: string
  status: RollStatus
  watch: WatchKind | null
  /** Of identification, or of the exit once exited. */
  year: number | null
  application: ApplicationStanding | null
  listing: Listing | null
  /** The question a message of ours put last, while a bare digit answers it. */
  asked: Asked | null
  /** Whether it may apply as it stands. */
  mayApply: boolean
}

type ApplicationRow = Omit<ApplicationStanding, 'waits'> & WaitingFacts
export type HouseholdRow = Omit<
  HouseholdStatus,
  'mayApply' | 'listing' | 'application' | 'asked'
> & {
  application: ApplicationRow | null
  listing: Omit<Listing, 'stage'> | null
  /** `fen`: of money that was paid for the project that is named. */
  asked: (Asked & { fen: number | null }) | null
}

/** One household `h`, as JSON. */
const householdJson = (
  parameters: Parameters,
  listing: string,
  progress: string,
) => `json_build_object(
    'householdId', h.id, 'head', h.head_name,
    'area', coalesce(v.name, '') ||
            coalesce(nullif(split_part(h.area_path, '.', 4), '') || '社', ''),
    'status', h.status, 'watch', h.watch,
    'year', case when h.status = 'exited' then h.exited_year else h.identified_year end,
    'application', case when a.status is not null then json_build_object(
       'code', a.code, 'due', a.answer_due_on, 'kind', a.kind, 'status', a.status,
       'level', a.level, 'isReviewed', a.review_id is not null, ${progress},
       'isWithdrawing', a.withdrawal_asked_at is not null, 'decidedOn', a.decided_on) end,
    'listing', ${listing}, 'asked', ${askedJson(parameters)})`

const askedJson = ({ county, now }: Parameters) => `(
    select json_build_object('code', q.code, 'text', q.text, 'fen', q.fen, 'askedAt', q.asked_at)
      from (
        select m.code, m.content as text, null::bigint as fen, m.asked_at
          from measures m
         where m.county = ${county} and m.household_id = h.id and m.status = 'delivered'
        union all
        select p.code, j.name, p.amount_fen, put.at
          from payments p
          join projects j on j.county = ${county} and j.id = p.project_id
         cross join lateral (values
           (p.asked_at), (p.asked_at + interval '${REMIND_HOURS} hours')) as put(at)
         where p.county = ${county} and p.household_id = h.id and p.answer is null) q
     where q.asked_at <= ${now}::timestamptz
       and q.asked_at > ${now}::timestamptz - interval '${QUESTION_HOURS} hours'
     order by q.asked_at desc, q.code limit 1)`

const NO_PROGRESS = `'entered', '[]'::json, 'signed', '[]'::json, 'isReported', false`

/** How far the case `a` of household `h` has come within its level. */
const progressJson = ({ county }: Parameters) => `
       'entered', (
         select coalesce(json_agg(v.kind), '[]') from entry_visits v
          where v.county = ${county} and v.round_id = a.round_id and v.household_id = h.id
            and v.status = 'finished'),
       'signed', (
         select coalesce(json_agg(s.role), '[]') from sign_offs s
          where s.county = ${county} and s.application_id = a.id and s.status = 'signed'),
       'isReported', exists (
         select from report_items r
          where r.county = ${county} and r.application_id = a.id and r.status <> 'returned')`

const IS_IN_ROUND = `a.status = 'filed' and a.round_id is not null`

/**
 * The list household `h` stands on, as JSON. `now` is compared with the end of windows,
 * `withdrawnSince` with the asking of withdrawals, which come into force by the clock.
 */
const listingJson = ({ county, now, withdrawnSince }: Parameters) => {
  const isOpen = (o: string) => `${o}.status = 'open'
    and (${o}.withdrawal_asked_at is null or ${o}.withdrawal_asked_at > ${withdrawnSince}::timestamptz)`
  return `case when ${IS_IN_ROUND} then (
      select json_build_object(
               'code', n.code, 'level', n.level, 'closesOn', n.closes_on,
               'isOpen', n.closes_at > ${now}::timestamptz, 'isSevered', e.status = 'severed',
               'objectionDueOn', (
                 select min(o.due_on) from objections o
                  where o.county = ${county} and o.household_id = h.id
                    and o.ground in ('should_not_be_listed', 'wrong_facts') and ${isOpen('o')}),
               'isHeld', exists (
                 select from objections p
                  where p.county = ${county} and p.notice_id = n.id and p.appeal_of_id is null
                    and p.ground = 'faulty_procedure' and ${isOpen('p')})
                 or exists (
                 select from objections p
                   join notices b on b.county = ${county} and b.id = p.notice_id
                  where p.county = ${county} and p.appeal_of_id is not null
                    and p.ground = 'faulty_procedure' and ${isOpen('p')}
                    and b.round_id = n.round_id and b.area_path like n.area_path || '.%'))
        from notice_entries e
        join notices n on n.county = ${county} and n.id = e.notice_id and n.status = 'posted'
       where e.county = ${county} and e.household_id = h.id and e.application_id = a.id
         and e.status in ('listed', 'severed')
       order by n.posted_at desc, n.id limit 1) end`
}

/** SQL of the statement's parameters. */
interface Parameters {
  county: string
  now: string
  withdrawnSince: string
}

const householdJoins = ({ county, withdrawnSince }: Parameters) => `
     left join areas v on v.county = ${county}
      and v.path = substring(h.area_path from '^[^.]+[.][^.]+[.][^.]+')
     left join lateral (
       select f.* from applications f
        where f.county = ${county} and f.household_id = h.id
        order by f.filed_at desc, f.id desc limit 1
     ) a on a.status = 'declined' or (a.status = 'filed'
      and (a.withdrawal_asked_at is null
           or a.withdrawal_asked_at > ${withdrawnSince}::timestamptz))`

const inOrder = (json: string) => `coalesce(json_agg(${json} order by l.linked_at, h.id), '[]')`
const ofContact = (contactId: string, parameters: Parameters) => `
     from contact_links l
     join households h on h.county = ${parameters.county} and h.id = l.household_id
     ${householdJoins(parameters)}
    where l.county = ${parameters.county} and l.contact_id = ${contactId} and l.ended_at is null`

/**
 * The households a contact speaks for, as one JSON value for a select list, so that it can ride on
 * another statement; null where one of them is in a round and takes a statement of its own to tell.
 */
export const householdsJson = (contactId: string, parameters: Parameters) => `
  (select case when bool_or(${IS_IN_ROUND}) then null
               else ${inOrder(householdJson(parameters, 'null', NO_PROGRESS))} end
     ${ofContact(contactId, parameters)})`

function standingOf(row: ApplicationRow): ApplicationStanding {
  const { code, due, kind, status, level, isWithdrawing, decidedOn } = row
  return { code, due, kind, status, level, waits: waitingStage(row), isWithdrawing, decidedOn }
}

/** The row as it stands at an instant. */
export const statusAt =
  (now: Date) =>
  (row: HouseholdRow): HouseholdStatus => ({
    ...row,
    application: row.application && standingOf(row.application),
    listing: row.listing && {
      ...row.listing,
      stage: listingStage({ ...row.listing, today: dayOf(now) }),
    },
    asked: row.asked && askedOf(row.asked),
    mayApply: refusalFor(row.status) === null,
  })

const askedOf = ({ code, text, fen, askedAt }: NonNullable<HouseholdRow['asked']>): Asked => ({
  code,
  text: fen === null ? text : paidWords(text, sumZh(fen)),
  askedAt,
})

const PARAMETERS: Parameters = { county: '$1', now: '$3', withdrawnSince: '$4' }
const WHOLE = householdJson(PARAMETERS, listingJson(PARAMETERS), progressJson(PARAMETERS))
const READ = `select ${inOrder(WHOLE)} as households ${ofContact('$2::uuid', PARAMETERS)}`
const READ_ONE = `
  select ${WHOLE} as household
    from households h ${householdJoins(PARAMETERS)}
   where h.county = $1 and h.id = $2::uuid`

/** Where each household stands that the contact speaks for. */
export async function readHouseholds(
  { sql }: Connection,
  county: string,
  contactId: string,
  now: Date,
): Promise<HouseholdStatus[]> {
  const values = [county, contactId, now.toISOString(), withdrawalsInForceSince(now).toISOString()]
  const [row] = await sql.unsafe<{ households: HouseholdRow[] }[]>(READ, values, { prepare: true })
  return (row?.households ?? []).map(statusAt(now))
}

/** Where one household stands; undefined where there is none. */
export async function findHouseholdStatus(
  { sql }: Connection,
  county: string,
  householdId: string,
  now: Date,
): Promise<HouseholdStatus | undefined> {
  const since = withdrawalsInForceSince(now).toISOString()
  const values = [county, householdId, now.toISOString(), since]
  const [row] = await sql.unsafe<{ household: HouseholdRow }[]>(READ_ONE, values, { prepare: true })
  return row && statusAt(now)(row.household)
}

export function listStatus(ctx: RequestContext): Promise<HouseholdStatus[]> {
  return readHouseholds(ctx.deps.connection, ctx.county, requireContact(ctx), ctx.now)
}
