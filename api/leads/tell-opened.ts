import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { ANYWHERE, contactOfStaff } from '../help/tell-staff'
import { tellHouseholds } from '../links/tell-household'
import { say } from '../messages/templates'
import { enqueueMany, type OutboxMessage } from '../outbox/enqueue'
import { type Day, instantOf } from '../shared/day'
import { remindingTimes } from '../shared/reminding'
import type { NewLead, NewSignal } from './insert'
import type { LeadContext } from './open'

/**
 * Tells whoever is sent, each in one message however many leads they are given at once, and the
 * households, each in one as well: what was found in neutral words, and how to answer.
 */
export async function tellOfOpened(tx: Db, ctx: LeadContext, opened: readonly NewLead[]) {
  if (opened.length === 0) return
  const placeOf = await placesOf(
    tx,
    ctx,
    opened.map(({ found }) => found.householdId),
  )
  const messages: OutboxMessage[] = []
  for (const [holderId, theirs] of Map.groupBy(opened, ({ holderId: id }) => id)) {
    const contactId = holderId && (await contactOfStaff(tx, ctx, holderId, ANYWHERE))
    if (!contactId) continue
    const isSelf = ctx.actor.kind === 'staff' && ctx.actor.staffId === holderId
    const news = theirs.filter(({ found }) => found.heardBy !== holderId)
    if (!isSelf) messages.push(...toHolder(news, contactId, placeOf))
    messages.push(...reminders(ctx, holderId, contactId, theirs))
  }
  await enqueueMany(tx, ctx, messages)
  // Whoever called for help has their answer.
  const untold = opened.filter(({ found: { source } }) => source !== 'help')
  const byHousehold = Map.groupBy(untold, ({ found }) => found.householdId)
  await tellHouseholds(tx, ctx, [...byHousehold.values()].flatMap(toHousehold))
}

/** One message, however many leads about it are opened at once. */
function toHousehold(theirs: readonly NewLead[]) {
  const [first] = theirs.toSorted(soonestFirst)
  if (!first) return []
  const { id, code, visitDueOn: due, found } = first
  const { householdId, class: leadClass } = found
  const one =
    found.kind === 'risk'
      ? say('lead.to_household_risk', { due, code })
      : say('lead.to_household', { leadClass, due, code })
  const many = say('lead.many_to_household', { count: theirs.length, leadClass, due })
  const purpose = `lead:${id}:household`
  return [{ householdId, purpose, say: theirs.length > 1 ? many : one }]
}

const soonestFirst = (a: NewLead, b: NewLead) =>
  a.visitDueOn === b.visitDueOn ? 0 : a.visitDueOn < b.visitDueOn ? -1 : 1

/** What somebody's life may hang on has a message of its own, by night as well. */
function toHolder(
  theirs: readonly NewLead[],
  contactId: string,
  placeOf: ReadonlyMap<string, Place>,
): OutboxMessage[] {
  const urgent = theirs.filter(({ found }) => found.isUrgent)
  const rest = theirs.filter(({ found }) => !found.isUrgent)
  const [first] = rest.toSorted(soonestFirst)
  const one = (lead: NewLead) => ({
    contactId,
    purpose: `lead:${lead.id}:holder`,
    class: 'filing' as const,
    say: say('lead.to_holder', {
      leadClass: lead.found.class,
      ...placeIn(placeOf, lead.found.householdId),
      due: lead.visitDueOn,
      code: lead.code,
    }),
  })
  const many = first && {
    ...one(first),
    say: say('lead.many_to_holder', { count: rest.length, due: first.visitDueOn }),
  }
  return [
    ...urgent.map((lead) => ({ ...one(lead), isEmergency: true })),
    ...(rest.length > 1 && many ? [many] : rest.map(one)),
  ]
}

/** On the last working day before each day on which visits are due: one message, while any is to be made. */
function reminders(
  ctx: LeadContext,
  holderId: string,
  contactId: string,
  theirs: readonly NewLead[],
): OutboxMessage[] {
  return [...new Set(theirs.map(({ visitDueOn }) => visitDueOn))].flatMap((due: Day) => {
    const when = remindingTimes(ctx.now, instantOf(due, 24))
    if (!when) return []
    return {
      contactId,
      purpose: `leads:${holderId}:due:${due}`,
      class: 'reminder' as const,
      say: say('lead.visit_due', { due }),
      guard: { kind: 'lead_open' as const, id: holderId },
      ...when,
    }
  })
}

/** Tells whoever is to visit, or to decide, that more came to a lead. */
export async function tellOfSignals(tx: Db, ctx: LeadContext, added: readonly NewSignal[]) {
  if (added.length === 0) return
  const placeOf = await placesOf(
    tx,
    ctx,
    added.map(({ found }) => found.householdId),
  )
  const messages: OutboxMessage[] = []
  for (const { leadId, seq, holderId, found } of added) {
    const contactId = holderId && (await contactOfStaff(tx, ctx, holderId, ANYWHERE))
    const code = placeOf.get(found.householdId)?.code[leadId]
    if (!contactId || !code || found.heardBy === holderId) continue
    messages.push({
      contactId,
      purpose: `lead:${leadId}:signal:${seq}`,
      class: 'filing',
      say: say('lead.signal_to_holder', {
        leadClass: found.class,
        ...placeIn(placeOf, found.householdId),
        code,
      }),
      isEmergency: found.isUrgent ?? false,
    })
  }
  await enqueueMany(tx, ctx, messages)
}

interface Place {
  head: string
  area: string
  /** Receipts of its open leads. */
  code: Record<string, string>
}

const placeIn = (placeOf: ReadonlyMap<string, Place>, id: string) => {
  const { head = '', area = '' } = placeOf.get(id) ?? {}
  return { head, area }
}

type Row = Record<'id' | 'head' | 'path', string> & { village: string | null; code: Place['code'] }

/** Heads, and village and group in words, of many households. */
async function placesOf(tx: Db, { county }: LeadContext, householdIds: readonly string[]) {
  const ids = JSON.stringify([...new Set(householdIds)])
  const rows = await tx.execute<Row>(sql`
    select h.id, h.head_name as head, h.area_path as path, a.name as village,
           coalesce((
             select jsonb_object_agg(l.id, l.code) from leads l
              where l.county = ${county} and l.household_id = h.id and l.status <> 'decided'), '{}') as code
      from households h
      left join areas a on a.county = ${county}
       and a.path = array_to_string((string_to_array(h.area_path, '.'))[1:3], '.')
     where h.county = ${county}
       and h.id in (select i::uuid from jsonb_array_elements_text(${ids}::text::jsonb) as t(i))`)
  return new Map(
    rows.map(({ id, head, village, path, code }) => {
      const group = path.split('.')[3]
      return [id, { head, code, area: (village ?? '') + (group ? `${group}社` : '') }]
    }),
  )
}
