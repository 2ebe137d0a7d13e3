import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { satisfactionDraws, satisfactionSurveys } from '../../db/schema'
import {
  SATISFACTION_OCCASIONS,
  type SatisfactionGroup,
  type SatisfactionOccasion,
} from '../../db/values/satisfaction'
import { record } from '../audit/record'
import { villageOf } from '../broadcasts/audience'
import { findFigure, getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { giveCode } from '../receipts/codes'
import { newSeed } from '../sampling/dice'
import { addDays, type Day, dayOf, instantOf } from '../shared/day'
import { newId } from '../shared/ids'
import { holdCounty } from './approve'
import { withContacts } from './draw'
import { readPace } from './figures'
import { askableIn, audienceIn } from './frame'
import { lastDayOf, monthOf } from './months'
import { askedSince } from './rules'

/** What is asked by itself, one short question, and what it is called where it is counted. */
const ASKED = {
  objection: { title: '异议办结回访', text: '您反映的事，办得您满意不？' },
  visit: { title: '走访回访', text: '干部这次上门，您满意不？' },
  project: { title: '项目回访', text: '这次帮扶项目，办得您满意不？' },
} as const satisfies Record<SatisfactionOccasion, { title: string; text: string }>

/** Days without a worker are made up for, as far as anybody still remembers what is asked about. */
const MOST_DAYS_BACK = 7

/** Looks through what ended on the days before today, once, and plans whom to ask about it and when. */
export async function planOccasions(tx: Db, ctx: RequestContext): Promise<void> {
  const { county, now } = ctx
  const yesterday = addDays(dayOf(now), -1)
  // A county that has not said how many asks nobody by itself.
  const permille = await findFigure(tx, county, 'satisfaction_auto_permille', yesterday)
  if (!permille) return
  for (const occasion of SATISFACTION_OCCASIONS) {
    const last = await lastPlanned(tx, county, occasion)
    if (last !== null && last >= yesterday) continue
    await holdCounty(tx, county)
    const earliest = addDays(yesterday, 1 - MOST_DAYS_BACK)
    let day = last === null ? yesterday : addDays(last, 1)
    if (day < earliest) day = earliest
    for (; day <= yesterday; day = addDays(day, 1))
      await planDay(tx, ctx, { occasion, day, permille })
  }
}

async function lastPlanned(
  tx: Db,
  county: string,
  occasion: SatisfactionOccasion,
): Promise<Day | null> {
  const [row] = await tx
    .select({ on: sql<string | null>`max(${satisfactionSurveys.plannedOn})::text` })
    .from(satisfactionSurveys)
    .where(and(eq(satisfactionSurveys.county, county), eq(satisfactionSurveys.occasion, occasion)))
  return row?.on ?? null
}

interface Planned {
  occasion: SatisfactionOccasion
  day: Day
  permille: number
}

interface Found extends Record<string, unknown> {
  occasionId: string
  householdId: string
  partPath: string
  group: SatisfactionGroup
  personKey: string
  contactId: string | null
  ownerId: string | null
  delay: number
}

async function planDay(tx: Db, ctx: RequestContext, { occasion, day, permille }: Planned) {
  const { county, now } = ctx
  const today = dayOf(now)
  const survey = await surveyOf(tx, ctx, occasion, day)
  if (survey.plannedOn !== null && survey.plannedOn >= day) return
  const days = await getFigure(tx, county, 'satisfaction_auto_days', today)
  const found = await listEnded(tx, ctx, { occasion, day, permille, days, seed: survey.seed })
  const rows = (await withContacts(tx, ctx, found)).map(
    ({ delay, personKey, householdId, partPath, group, contactId, occasionId }) => ({
      county,
      id: newId(),
      surveyId: survey.id,
      householdId,
      contactId,
      partPath,
      group,
      occasionId,
      personKey: Buffer.from(personKey, 'hex'),
      askOn: addDays(today, delay),
      status: 'waiting' as const,
    }),
  )
  if (rows.length > 0) await tx.insert(satisfactionDraws).values(rows).onConflictDoNothing()
  await tx
    .update(satisfactionSurveys)
    .set({ plannedOn: day, size: survey.size + rows.length })
    .where(and(eq(satisfactionSurveys.county, county), eq(satisfactionSurveys.id, survey.id)))
}

/** The survey of an occasion for the month of a day, begun with the first day that is looked through. */
async function surveyOf(tx: Db, ctx: RequestContext, occasion: SatisfactionOccasion, day: Day) {
  const { county, now } = ctx
  const month = monthOf(day)
  const [known] = await tx
    .select()
    .from(satisfactionSurveys)
    .where(
      and(
        eq(satisfactionSurveys.county, county),
        eq(satisfactionSurveys.occasion, occasion),
        eq(satisfactionSurveys.month, month),
      ),
    )
    .for('update')
  if (known) return known
  const today = dayOf(now)
  const id = newId()
  const subject = `satisfaction:${id}`
  const code = await giveCode(tx, { county, kind: 'receipt', subject, contactId: null })
  const { title, text } = ASKED[occasion]
  const open =
    (await getFigure(tx, county, 'satisfaction_auto_days', today)) +
    (await getFigure(tx, county, 'satisfaction_days', today))
  const [made] = await tx
    .insert(satisfactionSurveys)
    .values({
      county,
      id,
      code,
      areaPath: county,
      title: `${title}${month}`,
      occasion,
      month,
      questions: [{ kind: 'scale' as const, text }],
      size: 0,
      seed: newSeed(),
      reach: {},
      status: 'asking',
      draftedAt: now,
      endsOn: addDays(lastDayOf(month), open),
    })
    .returning()
  if (!made) throw new Error('a survey that was not kept')
  await record(tx, ctx, { subject, type: 'satisfaction.begun', details: { occasion, month } })
  return made
}

/** Of what ended on a day, the households a share of which the seed picks, each with its own delay in days. */
async function listEnded(
  tx: Db,
  ctx: RequestContext,
  { occasion, day, permille, days, seed }: Planned & { days: number; seed: string },
): Promise<Found[]> {
  const { county, now } = ctx
  const today = dayOf(now)
  const [from, until] = [instantOf(day, 0).toISOString(), instantOf(day, 24).toISOString()]
  const ended = {
    // Whoever filed it is asked; the household it is about never learns of it.
    objection: sql`
      select o.id as occasion_id, l.household_id, o.contact_id
        from objections o
        join lateral (select l.household_id from contact_links l
                       where l.county = ${county} and l.contact_id = o.contact_id and l.ended_at is null
                       order by l.household_id limit 1) l on true
       where o.county = ${county} and o.status in ('upheld', 'rejected') and o.proxy_id is null
         and o.decided_at >= ${from}::timestamptz and o.decided_at < ${until}::timestamptz`,
    visit: sql`
      select v.id as occasion_id, v.household_id, null::uuid as contact_id
        from visits v
       where v.county = ${county} and v.corrects_id is null
         and v.noted_at >= ${from}::timestamptz and v.noted_at < ${until}::timestamptz`,
    project: sql`
      select p.project_id as occasion_id, h.household_id, null::uuid as contact_id
        from project_acts p
        join project_households h on h.county = ${county} and h.project_id = p.project_id
       where p.county = ${county} and p.act = 'accepted' and p."on" = ${day}::date
       union all
      select p.id, p.household_id, null::uuid from payments p
       where p.county = ${county} and p.household_id is not null and p.paid_on = ${day}::date`,
  }[occasion]
  const lots = (at: number) =>
    sql`('x' || substr(md5(${seed}::text || occasion_id::text || household_id::text), ${sql.raw(String(at))}, 7))::bit(28)::int`
  const picked = sql`
    select * from (
      select distinct on (household_id) occasion_id, household_id, contact_id,
             ${lots(1)} % 1000 as lot, 1 + ${lots(9)} % ${days}::int as delay
        from (${ended}) ended order by household_id, occasion_id) lots
     where lot < ${permille}::int`
  const villages = await tx.execute<{ village: string }>(sql`
    select distinct ${villageOf(sql`h.area_path`)} as village
      from (${picked}) picked join households h on h.county = ${county} and h.id = picked.household_id order by 1`)
  if (villages.length === 0) return []
  const { gapDays } = await readPace(tx, county, today)
  const audience = await audienceIn(tx, county, county)
  // Each is asked another day: nobody who was asked within the days before the last of them.
  const since = askedSince(addDays(today, 1), gapDays)
  const within = { areaPath: county, since, villages: villages.map(({ village }) => village) }
  const rows = await tx.execute<Found>(sql`
    ${askableIn(ctx, audience, within)}
    select picked.occasion_id as "occasionId", picked.household_id as "householdId", roll.part as "partPath",
           roll.household_group as "group", encode(askable.key, 'hex') as "personKey",
           askable.contact_id as "contactId", askable.owner_id as "ownerId", picked.delay
      from (${picked}) picked
      join askable on askable.home_id = picked.household_id
                  and (picked.contact_id is null or picked.contact_id = askable.contact_id)
      join roll on roll.id = picked.household_id
     order by picked.household_id`)
  return [...rows]
}
