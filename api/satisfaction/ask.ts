import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import type {
  SatisfactionKind,
  SatisfactionOccasion,
  SatisfactionQuestion,
} from '../../db/values/satisfaction'
import { getCounty } from '../counties/service'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { enqueueMany, type OutboxMessage } from '../outbox/enqueue'
import { addDays, dayOf, hourOf, instantOf } from '../shared/day'
import { isHoliday } from '../shared/working-days'
import { holdCounty } from './approve'
import { choicesFor } from './choices'
import { readPace } from './figures'
import { askedSince, isInHours } from './rules'

/** Households one transaction asks. */
const AT_ONCE = 500

interface Asked extends Record<string, unknown> {
  id: string
  contactId: string
  tries: number
  openSeq: number
  occasion: SatisfactionOccasion | null
  questions: SatisfactionQuestion[]
  fate: string
}

/** Whether anybody may be asked now: by day, between the county's hours, not on a holiday. */
export async function isHourToAsk(tx: Db, { county, now }: Pick<RequestContext, 'county' | 'now'>) {
  const today = dayOf(now)
  const pace = await readPace(tx, county, today)
  return isInHours(hourOf(now), pace) && !isHoliday(today) ? pace : null
}

/**
 * Queues the first question to some of whom it is the day, and lets go whoever has stopped such messages, has something urgent
 * open, or was asked something else meanwhile. Nobody is asked twice at once: of a household and of a person one a time.
 * @returns How many were looked at; none where all is done for now.
 */
export async function askDue(tx: Db, ctx: RequestContext): Promise<number> {
  const { county, now } = ctx
  await holdCounty(tx, county)
  const pace = await isHourToAsk(tx, ctx)
  if (!pace) return 0
  const today = dayOf(now)
  await takeBackUnsent(tx, ctx)
  const cap = await getFigure(tx, county, 'satisfaction_auto_per_day', today)
  const since = askedSince(today, pace.gapDays)
  const others = (match: ReturnType<typeof sql>) => sql`exists (
    select from satisfaction_draws o
     where o.county = ${county} and o.id <> d.id and ${match} and o.ask_on > ${since}::date
       and o.status in ('asked', 'answered', 'stopped'))`
  const rows = await tx.execute<Asked>(sql`
    with due as (
      select d.*, s.occasion,
             row_number() over (partition by d.household_id order by s.occasion is not null, d.ask_on, d.id) as of_household,
             row_number() over (partition by d.person_key order by s.occasion is not null, d.ask_on, d.id) as of_person,
             row_number() over (partition by s.occasion is null order by d.ask_on, md5(d.id::text), d.id) as turn
        from satisfaction_draws d
        join satisfaction_surveys s on s.county = ${county} and s.id = d.survey_id and s.status = 'asking'
       where d.county = ${county} and d.status = 'waiting' and d.ask_on <= ${today}::date
    ), today as (
      select count(*)::int as asked from satisfaction_draws d
        join satisfaction_surveys s on s.county = ${county} and s.id = d.survey_id and s.occasion is not null
       where d.county = ${county} and d.ask_on = ${today}::date and d.status in ('asked', 'answered', 'stopped')
    ), taken as (
      select due.* from due, today
       where of_household = 1 and of_person = 1 and (occasion is null or turn <= ${cap}::int - today.asked)
       order by due.ask_on, due.id limit ${AT_ONCE}
    ), judged as (
      select d.id,
             case when exists (select from contacts c where c.county = ${county} and c.id = d.contact_id
                                  and 'broadcast' = any (c.stopped)) then 'unwilling'
                  when exists (select from help_requests h
                                where h.county = ${county} and h.status = 'open' and h.is_urgent
                                  and (h.household_id = d.household_id or h.contact_id = d.contact_id)) then 'called_off'
                  when ${others(sql`o.household_id = d.household_id`)} or ${others(sql`o.person_key = d.person_key`)} then 'too_soon'
                  else 'asked' end as fate
        from taken d
    )
    update satisfaction_draws d
       set status = judged.fate,
           ask_on = case when judged.fate = 'asked' then ${today}::date else d.ask_on end,
           asked_at = case when judged.fate = 'asked' then ${now.toISOString()}::timestamptz end,
           tries = d.tries + 1
      from judged, satisfaction_surveys s
     where d.county = ${county} and d.id = judged.id and s.county = ${county} and s.id = d.survey_id
    returning d.id, d.contact_id as "contactId", d.tries, d.open_seq as "openSeq", s.occasion, s.questions,
              judged.fate`)
  const { name } = await getCounty(tx, county)
  const asked = rows.filter(({ fate }) => fate === 'asked')
  const until = instantOf(today, pace.closes)
  await enqueueMany(
    tx,
    ctx,
    asked.map((draw) => messageOf(draw, name, { notBefore: now, notAfter: until })),
  )
  return rows.length
}

const REMINDS = {
  scale: 'satisfaction.remind',
  yes_no: 'satisfaction.remind_yes_no',
  words: 'satisfaction.remind_words',
} as const satisfies Record<SatisfactionKind, string>

type Times = Pick<OutboxMessage, 'notBefore' | 'notAfter'>

function messageOf(
  { id, contactId, tries, occasion, questions }: Asked,
  county: string,
  times: Times,
) {
  const [first] = questions
  const { kind = 'scale', text = '' } = first ?? {}
  const sentence = occasion
    ? say('satisfaction.ask_after', { occasion, text })
    : say(kind === 'yes_no' ? 'satisfaction.first_yes_no' : 'satisfaction.first', {
        county,
        count: questions.length,
        text,
      })
  const choices = choicesFor(kind)
  return {
    contactId,
    purpose: `satisfaction:${id}:ask:${tries}`,
    class: 'broadcast',
    say: choices ? { ...sentence, choices } : sentence,
    guard: { kind: 'satisfaction_open', id },
    ...times,
  } satisfies OutboxMessage
}

/** What did not go out in its hours waits for the next day's, as if it had not been asked. */
async function takeBackUnsent(tx: Db, { county }: RequestContext): Promise<void> {
  await tx.execute(sql`
    update satisfaction_draws d set status = 'waiting', asked_at = null
      from outbox o
     where d.county = ${county} and d.status = 'asked' and d.open_seq = 1 and d.reminded_on is null
       and o.county = ${county} and o.purpose = 'satisfaction:' || d.id || ':ask:' || d.tries and o.status = 'expired'`)
}

/**
 * Reminds once whoever has not answered to the end so many days after they were asked; the question that is open is put
 * again. What is asked by itself comes once.
 */
export async function remindDue(tx: Db, ctx: RequestContext): Promise<number> {
  const { county, now } = ctx
  const pace = await isHourToAsk(tx, ctx)
  if (!pace) return 0
  const today = dayOf(now)
  const days = await getFigure(tx, county, 'satisfaction_remind_days', today)
  // Whoever answered a question on this very day is not pressed for the next.
  const askedBefore = instantOf(addDays(today, 1 - days), 0).toISOString()
  const rows = await tx.execute<Asked>(sql`
    with due as (
      select d.id from satisfaction_draws d
        join satisfaction_surveys s on s.county = ${county} and s.id = d.survey_id and s.status = 'asking' and s.occasion is null
                                   and s.ends_on >= ${today}::date
       where d.county = ${county} and d.status = 'asked' and d.reminded_on is null
         and d.asked_at < ${askedBefore}::timestamptz
       order by d.id limit ${AT_ONCE}
       for update of d skip locked
    )
    update satisfaction_draws d
       set reminded_on = ${today}::date, asked_at = ${now.toISOString()}::timestamptz
      from due, satisfaction_surveys s
     where d.county = ${county} and d.id = due.id and s.county = ${county} and s.id = d.survey_id
    returning d.id, d.contact_id as "contactId", d.tries, d.open_seq as "openSeq", s.occasion, s.questions,
              'asked' as fate`)
  const { name } = await getCounty(tx, county)
  const times = { notBefore: now, notAfter: instantOf(today, pace.closes) }
  const messages = rows.map(({ id, contactId, openSeq, questions }): OutboxMessage => {
    const { kind = 'scale', text = '' } = questions[openSeq - 1] ?? {}
    const sentence = say(REMINDS[kind], { county: name, text })
    const choices = choicesFor(kind)
    const purpose = `satisfaction:${id}:remind`
    const guard = { kind: 'satisfaction_open', id } as const
    return {
      contactId,
      purpose,
      class: 'broadcast',
      say: { ...sentence, ...(choices && { choices }) },
      guard,
      ...times,
    }
  })
  await enqueueMany(tx, ctx, messages)
  return rows.length
}
