import type { Db } from '../../db/client'
import type { Language } from '../../db/values/contacts'
import type { MessageClass } from '../../db/values/messages'
import { openAddress } from '../contacts/address'
import type { RequestContext } from '../http/context'
import type { Reply } from '../turns/answer'
import { readContents } from './content'
import { type Due, setAll, sizeOfNext, takeDue, untaken } from './due'
import { type Lane, LANES } from '../shared/sending-hours'
import { allowance, countWithin, tokensAt, waitFor } from './pace'
import { type Fit, putAside } from './put-aside'
import { draw, lockSender, type Sender } from './senders'

/** A message the worker holds and is to send. */
export interface ClaimedMessage {
  id: string
  contactId: string
  channel: string
  to: string
  language: Language
  /** Null of a broadcast's. */
  purpose: string | null
  class: MessageClass
  template: Reply['template']
  vars: Reply['vars']
  choices: NonNullable<Reply['choices']>
  picture: NonNullable<Reply['picture']> | null
  /** 重发: it may have arrived before. */
  isResend: boolean
  /** The how many-th time it was taken; tells what comes of it from a late word of an earlier time. */
  claim: number
  /** Taken out of the sender's bucket for it. */
  charged: number
}

export interface Claim {
  lane: Lane
  /** Messages at most. */
  want: number
}

export interface Claimed {
  messages: ClaimedMessage[]
  /** How long the sender is to be left alone; 0 where nothing more is due. */
  waitMs: number
}

/** What a message is counted as until it has been put into words. */
const UNCOUNTED = 1

/**
 * Takes what is due by a sender and within its pace, the most urgent first, of each contact one at a
 * time: order per contact holds. Messages that lost their time or their reader meanwhile are put aside.
 */
export async function claimMessages(
  tx: Db,
  ctx: RequestContext,
  sender: Sender,
  { lane, want }: Claim,
): Promise<Claimed> {
  const isUrgent = lane === 'urgent'
  const allowed = allowance(tokensAt(sender, ctx.now), sender.burst, isUrgent)
  const size = allowed < want ? await sizeOfNext(tx, ctx, sender.channel, LANES[lane]) : UNCOUNTED
  const limit = Math.min(want, allowed < 1 ? 0 : Math.max(1, Math.floor(allowed / size)))
  const wait = (of = sender) => ({ messages: [], waitMs: untilNext(of, ctx.now, isUrgent) })
  if (limit < 1) return wait()
  const fit: Fit[] = []
  for (const each of LANES[lane]) await takeClass(tx, ctx, sender, each, { limit, fit })
  if (fit.length === 0) return { messages: [], waitMs: 0 }
  const held = await openOrEnd(tx, ctx, fit)
  // All other workers wait for whoever has the bucket: it is held last. One of them may have drawn on it.
  const bucket = await lockSender(tx, ctx.county, sender)
  const left = allowance(tokensAt(bucket, ctx.now), bucket.burst, isUrgent)
  const sizes = held.map(({ charged }) => charged)
  const within = countWithin(sizes, left)
  await setAll(tx, ctx, held.slice(within), untaken)
  if (within === 0) return wait(bucket)
  const messages = held.slice(0, within)
  const drawn = messages.reduce((sum, { charged }) => sum + charged, 0)
  await draw(tx, ctx, bucket, drawn)
  return { messages, waitMs: 0 }
}

const untilNext = (sender: Sender, now: Date, isUrgent: boolean) =>
  waitFor(tokensAt(sender, now) + (isUrgent ? sender.burst : 0), sender.segmentsPerSecond)

/** Takes what may go out of a class. What is put aside may have held up another: it is looked at once more. */
async function takeClass(
  tx: Db,
  ctx: RequestContext,
  { channel, dailyCap }: Sender,
  messageClass: MessageClass,
  { limit, fit }: { limit: number; fit: Fit[] },
): Promise<void> {
  const of = { channel, class: messageClass }
  while (fit.length < limit) {
    const due = await takeDue(tx, ctx, of, limit - fit.length)
    const kept = await putAside(tx, ctx, due, dailyCap)
    fit.push(...kept)
    if (kept.length === due.length) return
  }
}

/** Messages with address and words in the clear. One that cannot be read must not hold up others for ever. */
async function openOrEnd(
  tx: Db,
  ctx: RequestContext,
  fit: readonly Fit[],
): Promise<ClaimedMessage[]> {
  const opened = await openAll(tx, ctx, fit)
  for (const { due, broken } of opened)
    if (broken === 'gone') await setAll(tx, ctx, [due], { ...untaken, status: 'cancelled' })
    else if (broken)
      await setAll(tx, ctx, [due], { ...untaken, status: 'failed', errorCode: broken })
  return opened.flatMap(({ message }) => message ?? [])
}

interface Opened {
  due: Due
  message: ClaimedMessage | null
  broken: 'gone' | 'unreadable' | null
}

/** Messages with address and words in the clear. */
export async function openAll(tx: Db, ctx: RequestContext, fit: readonly Fit[]): Promise<Opened[]> {
  const stored = fit.map(({ due, reader }) => ({ ...due, language: reader.language }))
  const contents = await readContents(tx, ctx, stored)
  return fit.map(({ due, reader }) => {
    const to = addressOf(ctx, reader)
    const content = to === null ? 'unreadable' : (contents.get(due.id) ?? 'gone')
    if (typeof content === 'string') return { due, message: null, broken: content }
    const { template, vars, choices = [], picture = null } = content
    const message = {
      id: due.id,
      contactId: reader.id,
      channel: reader.channel,
      language: reader.language,
      purpose: due.purpose,
      class: due.class,
      template,
      vars,
      choices,
      picture,
      to: to ?? '',
      isResend: due.isResend,
      claim: due.claims,
      charged: due.segments ?? UNCOUNTED,
    }
    return { due, message, broken: null }
  })
}

/** Null where the seal is broken: nobody else's message waits for it. */
function addressOf({ deps, county }: RequestContext, reader: Fit['reader']): string | null {
  try {
    return openAddress(deps, county, reader)
  } catch (err) {
    deps.log.error({ err, contactId: reader.id }, 'an address cannot be opened')
    return null
  }
}
