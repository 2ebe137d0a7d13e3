import {
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { ANSWER_WAYS } from '../values/messages'
import { bytes, county, id, instant, oneOf } from './columns'
import { contacts } from './contacts'

/**
 * One message in and its answer. Stored before anything else, once per (channel, provider message
 * id); a resent message finds its stored answer. Only `api/turns` writes it.
 */
export const turns = pgTable(
  'turns',
  {
    county: county(),
    id: id(),
    contactId: uuid('contact_id').notNull(),
    seq: integer('seq').notNull(),
    channel: text('channel').notNull(),
    providerMessageId: text('provider_message_id').notNull(),
    bodySealed: bytes('body_sealed'),
    /** What came with the words, sealed JSON: a place, a shared phone, pictures to fetch. */
    attachmentsSealed: bytes('attachments_sealed'),
    receivedAt: instant('received_at').notNull(),
    /** How often an answer was begun; a message that breaks us is answered with an apology in the end. */
    tries: integer('tries').notNull(),
    answeredAt: instant('answered_at'),
    answerSealed: bytes('answer_sealed'),
    answeredBy: text('answered_by', { enum: ANSWER_WAYS }),
    /** The channel could wait no longer: whatever is answered goes by the outbox. */
    lateAt: instant('late_at'),
  },
  (t) => [
    // What waits is what comes after the contact's `answered_seq`. No index on `answered_at` or `id`:
    // so the update that answers a turn touches none.
    primaryKey({ name: 'turns_pk', columns: [t.county, t.contactId, t.seq] }),
    foreignKey({
      name: 'turns_contact_fk',
      columns: [t.county, t.contactId],
      foreignColumns: [contacts.county, contacts.id],
    }),
    uniqueIndex('turns_provider_message').on(t.county, t.channel, t.providerMessageId),
    oneOf('turns_answered_by_known', t.answeredBy, ANSWER_WAYS),
  ],
)
