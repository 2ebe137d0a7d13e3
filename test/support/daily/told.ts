import { openAddress } from '../../../api/contacts/address'
import type { AppDeps } from '../../../api/http/context'
import { openAnswer } from '../../../api/turns/storage'
import type { Reply } from '../../../api/turns/answer'
import { render } from '../../../bot/messages/render'
import type { Language } from '../../../db/values/contacts'
import type { OutboxStatus } from '../../../db/values/messages'
import type { Sql } from '../../../db/client'
import { COUNTY } from '../api'
import type { ChannelName, FarEnd, Message } from './far-ends'
import { waitUntil } from './wait-until'

export interface Told {
  sql: Sql
  deps: AppDeps
  ends: Record<ChannelName, FarEnd>
}

const SIGNATURE = '村信'
const ABILITIES = {
  sms: { isSms: true, hasButtons: false },
  telegram: { isSms: false, hasButtons: true },
  simulator: { isSms: true, hasButtons: false },
} as const satisfies Record<ChannelName, object>

interface Row {
  id: string
  purpose: string
  status: OutboxStatus
  isResend: boolean
  channel: ChannelName
  to: string
  text: string
  /** As it reads when it may have arrived before. */
  again: string
}

/** Of the database, as far as it is read. */
interface Stored {
  id: string
  contact_id: string
  channel: ChannelName
  address_sealed: Buffer
  language: Language
}
interface StoredMessage extends Stored {
  purpose: string
  status: OutboxStatus
  is_resend: boolean
  template: Reply['template']
  /** Null of an office notice, whose words are its body. */
  content_sealed: Buffer | null
  body: string | null
}

const readerOf = ({ deps }: Told, { contact_id: id, address_sealed: addressSealed }: Stored) =>
  openAddress(deps, COUNTY, { id, addressSealed })

/** Every message of the outbox, opened and put into words. */
async function listOutbox(told: Told): Promise<Row[]> {
  const { sql, deps } = told
  const rows = await sql<StoredMessage[]>`
    select o.*, c.channel, c.address_sealed, c.language, b.body from outbox o
      join contacts c on c.county = o.county and c.id = o.contact_id
      left join broadcasts b on b.county = o.county and b.id = o.broadcast_id
     where o.county = ${COUNTY} order by o.created_at, o.id`
  return rows.map((row) => {
    const { id, template, language, channel, purpose, status, is_resend: isResend } = row
    const place = { county: COUNTY, table: 'outbox', column: 'content_sealed', row: id }
    const content = row.content_sealed
      ? (JSON.parse(deps.sealer.open(place, row.content_sealed)) as Omit<Reply, 'template'>)
      : { vars: { text: row.body } }
    const textOf = (again: boolean) =>
      render({ template, ...content }, language, ABILITIES[channel], SIGNATURE, { isResend: again })
        .text
    const texts = { text: textOf(false), again: textOf(true) }
    return { id, purpose, status, isResend, channel, to: readerOf(told, row), ...texts }
  })
}

type Range = [least: number, most: number]
const NEVER: Range = [0, 0]
const MAYBE: Range = [0, 1]
const ONCE: Range = [1, 1]

/** How often a message must have arrived, as it stands. */
const ARRIVALS = {
  queued: NEVER,
  sending: MAYBE,
  lost: MAYBE,
  sent: ONCE,
  delivered: ONCE,
  failed: MAYBE,
  unknown: MAYBE,
  expired: NEVER,
  cancelled: NEVER,
  moved: MAYBE,
} as const satisfies Record<OutboxStatus, Range>

/**
 * What the far ends' logs and the outbox do not agree on: a text that stands as sent and did not come,
 * came more often than is owned up to by 重发 or `unknown`, or came from nowhere.
 */
export async function faultsOfTelling(told: Told): Promise<string[]> {
  const arrived = new Map<string, number>()
  for (const [channel, end] of Object.entries(told.ends))
    for (const { to, text } of end.arrivals()) add(arrived, `${channel} ${to} ${text}`, 1)
  const least = new Map<string, number>()
  const most = new Map<string, number>()
  const expectText = (key: string, [from, to]: Range) => {
    add(least, key, from)
    add(most, key, to)
  }
  for (const row of await listOutbox(told)) {
    const key = (text: string) => `${row.channel} ${row.to} ${text}`
    // Sent again, nobody knows of the first time.
    expectText(key(row.text), row.isResend ? MAYBE : ARRIVALS[row.status])
    if (row.isResend) expectText(key(row.again), ARRIVALS[row.status])
  }
  for (const key of await listPieces(told)) expectText(key, ONCE)
  const keys = new Set([...arrived.keys(), ...most.keys()])
  return [...keys].flatMap((key) => {
    const times = arrived.get(key) ?? 0
    const [from, to] = [least.get(key) ?? 0, most.get(key) ?? 0]
    return times < from || times > to ? [`${times} times, not ${from} to ${to}: ${key}`] : []
  })
}

const add = (counts: Map<string, number>, key: string, n: number) =>
  counts.set(key, (counts.get(key) ?? 0) + n)

/** Of an answer in several pieces Telegram takes only the last on the response. */
async function listPieces(told: Told): Promise<string[]> {
  const { sql, deps } = told
  const turns = await sql<(Stored & { answer_sealed: Buffer })[]>`
    select t.id, t.contact_id, t.answer_sealed, t.channel, c.address_sealed, c.language
      from turns t join contacts c on c.county = t.county and c.id = t.contact_id
     where t.county = ${COUNTY} and t.channel = 'telegram' and t.answered_by = 'response'`
  return turns.flatMap((row) => {
    const { replies } = openAnswer(deps, COUNTY, row.id, row.answer_sealed)
    const pieces = replies.slice(0, -1)
    return pieces.map((reply) => {
      const { text } = render(reply, row.language, ABILITIES.telegram, SIGNATURE)
      return `telegram ${readerOf(told, row)} ${text}`
    })
  })
}

/** Whether anything is on its way, or could be by now. */
export async function isUnderWay({ sql, deps }: Told): Promise<boolean> {
  // First: a picture that is kept meanwhile has its message queued by then.
  const pictures = await sql`select id from media where status = 'wanted' limit 1`
  const notices = await sql`
    select v.village_path from broadcast_villages v
      join broadcasts b on b.county = v.county and b.id = v.broadcast_id
     where v.queued_at is null and v.not_before <= ${deps.clock()}
       and b.status in ('approved', 'sending') limit 1`
  const rows = await sql`
    select id from outbox
     where status in ('sending', 'lost') or status = 'queued' and not_before <= ${deps.clock()} limit 1`
  return rows.length + pictures.length + notices.length > 0
}

/** The answer to a message whose first answerer was killed, once it has been sent. */
export async function answerByOutbox(told: Told, { providerMessageId }: Message): Promise<string> {
  const [turn] = await told.sql<{ id: string }[]>`
    select id from turns where provider_message_id = ${providerMessageId}`
  let answers: Row[] = []
  await waitUntil(
    async () => {
      const rows = await listOutbox(told)
      answers = rows.filter(({ purpose }) => purpose.startsWith(`turn:${turn?.id}:`))
      return answers.length > 0 && answers.every(({ status }) => status === 'sent')
    },
    () => `no answer to ${providerMessageId}`,
  )
  return answers.map(({ text }) => text).join('\n')
}
