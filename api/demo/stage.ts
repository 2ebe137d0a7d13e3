import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { DEMO_PEOPLE } from '../../db/demo/cast'
import { DEMO_STAFF } from '../../db/demo/cast-staff'
import { contacts, staff } from '../../db/schema'
import type { AppDeps, RequestContext } from '../http/context'
import { claimMedia, keepContent } from '../media/service'
import { claimMessages } from '../outbox/claim'
import { expandVillage, finishAll } from '../broadcasts/expand'
import { recordReceipt } from '../outbox/receipts'
import { findSender } from '../outbox/senders'
import type { Actor } from '../shared/actor'
import { type Day, instantOf } from '../shared/day'
import { newId } from '../shared/ids'
import { type Action, grantFor } from '../shared/rights'
import { findStaffActor } from '../staff/actors'
import type { Outcome } from '../turns/answer'
import { addContact } from '../turns/begin'
import type { Command } from '../turns/command'
import { commandFor } from '../turns/commands'
import { sheetPicture } from './picture'

/** The phones of the story lie in the simulator. */
const CHANNEL = 'simulator'
const AT_ONCE = 100
/** Nobody's number: what is told in the story has long been told, at whatever pace. */
const NOBODYS = {
  channel: CHANNEL,
  address: 'story',
  segmentsPerSecond: 100_000,
  burst: 100_000,
  dailyCap: 100_000,
}

/** Somebody of the cast, and the phone they write from where they have one in the simulator. */
interface Player {
  actor: Actor
  contactId: string | null
}

/** Who plays: villagers and staff of the cast by their keys. */
export type Players = ReadonlyMap<string, Player>

export const villager = (key: string) => `villager:${key}`
export const cadre = (key: string) => `staff:${key}`

/** Everybody of the cast, villagers whose phone the story links as the contacts they write from. */
export async function callPlayers(deps: AppDeps, county: string): Promise<Players> {
  const { connection, sealer } = deps
  const { db } = connection
  const players = new Map<string, Player>()
  for (const { key, phone } of DEMO_PEOPLE.filter(({ isLinked }) => isLinked)) {
    const contactId = await contactOf(deps, county, phone)
    if (contactId) players.set(villager(key), { actor: { kind: 'contact', contactId }, contactId })
  }
  for (const { key, phone } of DEMO_STAFF) {
    const [member] = await db
      .select({ id: staff.id })
      .from(staff)
      .where(
        and(eq(staff.county, county), eq(staff.phoneIndex, sealer.index('phone', county, phone))),
      )
    const actor = member && (await findStaffActor(connection.sql, county, member.id))
    if (!actor) continue
    players.set(cadre(key), { actor, contactId: await contactOf(deps, county, phone) })
  }
  return players
}

/** The contact of a phone in the simulator, made where it never wrote to us. */
async function contactOf(deps: AppDeps, county: string, phone: string): Promise<string | null> {
  const index = deps.sealer.index('phone', county, phone)
  const address = { channel: CHANNEL, from: phone, isPhone: true }
  await addContact(deps, county, { ...address, providerMessageId: '', text: '' }, index)
  const ofPhone = and(eq(contacts.channel, CHANNEL), eq(contacts.addressIndex, index))
  const [contact] = await deps.connection.db
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.county, county), ofPhone))
  return contact?.id ?? null
}

export type Stage = ReturnType<typeof createStage>

/** Where the story is played: a clock it moves itself, and people who act by the very services. */
export function createStage(
  tx: Db,
  deps: AppDeps,
  county: string,
  players: Players,
  startsAt = new Date(0),
) {
  let now = startsAt

  /** As whom, by which right; refused as anybody would be. */
  function as(who: string, action: Action): RequestContext {
    const { actor, contactId } = players.get(who) ?? {}
    const grant = actor && grantFor(actor, action)
    if (!grant) throw new Error(`the story's ${who} may not ${action}`)
    const from = contactId ? { contactId } : {}
    return { deps, county, actor, grant, requestId: newId(), now, write: null, ...from }
  }

  /** What a turn of theirs would do; the story goes on only as it was written. */
  async function act<T extends Command['type']>(
    who: string,
    command: Extract<Command, { type: T }>,
    expected: string,
  ): Promise<Outcome['vars']> {
    const { action, run } = commandFor<T>(command)
    const { code, vars } = await run(tx, as(who, action), command)
    if (code !== expected) throw new Error(`the story's ${command.type} by ${who} came to ${code}`)
    return vars
  }

  function asWorker(): RequestContext {
    const worker = { kind: 'job', name: 'worker' } as const
    const base = { deps, county, actor: worker, grant: { reach: 'all' } as const, write: null }
    return { ...base, requestId: newId(), now }
  }

  /** Hands in the pictures that were sent, as the worker does with real ones. */
  async function fetchPictures(): Promise<void> {
    const wanted = await claimMedia(tx, asWorker(), { limit: AT_ONCE, channels: [CHANNEL] })
    for (const { id, reference } of wanted)
      await keepContent(tx, asWorker(), { id, content: sheetPicture(reference) })
  }

  /** Sends what is due by now: those who pick a phone up later find no heap of old messages. */
  async function deliver(): Promise<void> {
    const ctx = asWorker()
    while (await expandVillage(tx, ctx));
    for (const lane of ['urgent', 'bulk'] as const) {
      for (;;) {
        const sender = await findSender(tx, ctx, NOBODYS)
        const { messages } = await claimMessages(tx, ctx, sender, { lane, want: AT_ONCE })
        if (messages.length === 0) break
        for (const { id } of messages) {
          const of = { channel: CHANNEL, reference: id, providerMessageId: `story-${id}` }
          await recordReceipt(tx, ctx, { ...of, status: 'delivered' })
        }
      }
    }
    await finishAll(tx, ctx)
  }

  /** Of a member of staff. */
  function staffId(who: string): string {
    const { actor } = players.get(who) ?? {}
    return actor?.kind === 'staff' ? actor.staffId : ''
  }

  async function moveTo(day: Day, hour: number): Promise<void> {
    await deliver()
    now = instantOf(day, hour)
  }

  return { tx, county, as, act, staffId, fetchPictures, moveTo }
}
