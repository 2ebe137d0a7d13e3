import { type SQL, sql } from 'drizzle-orm'
import { withdrawalsInForceSince } from '../applications/rules'
import type { RequestContext } from '../http/context'
import type { Audience } from './audience'
import { STATUSES } from './rules'

type Context = Pick<RequestContext, 'county' | 'now'>

/** Which households `h` an audience takes in: by the roll, by what they are watched as, by their case. */
export function standingOf(ctx: Context, { audience, narrowing }: Audience): SQL {
  const { county, now } = ctx
  const { roundId, level } = narrowing
  const standing = [sql`h.status in ${[...(narrowing.statuses ?? statusesOf(audience, roundId))]}`]
  if (narrowing.watch) standing.push(sql`h.watch in ${[...narrowing.watch]}`)
  else if (audience === 'watched') standing.push(sql`h.watch is not null`)
  const inForce = sql`${withdrawalsInForceSince(now).toISOString()}::timestamptz`
  const isNotWithdrawn = (table: SQL) =>
    sql`(${table}.withdrawal_asked_at is null or ${table}.withdrawal_asked_at > ${inForce})`
  const ofRound = (table: SQL) => (roundId ? sql`${table}.round_id = ${roundId}` : sql`true`)
  const ofLevel = level ? sql`n.level = ${level}` : sql`true`
  const hasCase = (status: string) => sql`exists (
    select from applications a
     where a.county = ${county} and a.household_id = h.id and a.status = ${status} and ${ofRound(sql`a`)}
       and ${isNotWithdrawn(sql`a`)})`
  switch (audience) {
    case 'applied':
      standing.push(hasCase('filed'))
      break
    case 'declined':
      standing.push(hasCase('declined'))
      // Whoever has applied again waits for another answer.
      if (!roundId)
        standing.push(sql`not exists (
          select from applications a
           where a.county = ${county} and a.household_id = h.id and a.status in ('filed', 'accepted'))`)
      break
    case 'registered':
      if (roundId) standing.push(hasCase('accepted'))
      break
    case 'posted':
      standing.push(sql`exists (
        select from notice_entries e join notices n on n.county = ${county} and n.id = e.notice_id
         where e.county = ${county} and e.household_id = h.id and e.status in ('listed', 'severed')
           and n.status = 'posted' and ${ofRound(sql`n`)} and ${ofLevel})`)
      break
    case 'contested':
      standing.push(sql`exists (
        select from objections o join notices n on n.county = ${county} and n.id = o.notice_id
         where o.county = ${county} and o.household_id = h.id and o.status = 'open'
           and ${isNotWithdrawn(sql`o`)} and ${ofRound(sql`n`)} and ${ofLevel})`)
      break
  }
  return sql.join(standing, sql` and `)
}

function statusesOf(audience: Audience['audience'], roundId: string | undefined) {
  if (audience === 'registered' && roundId) return STATUSES.households
  const own: Partial<Record<string, readonly string[]>> = STATUSES
  return own[audience] ?? STATUSES.households
}
