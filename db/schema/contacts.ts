import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { LANGUAGES, LINK_WAYS } from '../values/contacts'
import { ADDRESS_FAULTS, STOPPABLE_CLASSES } from '../values/messages'
import { bytes, county, id, instant, oneOf } from './columns'
import { households } from './households'
import { staff } from './staff'

/** One address on one channel, with its conversation. Only `api/turns` writes session and lease. */
export const contacts = pgTable(
  'contacts',
  {
    county: county(),
    id: id(),
    channel: text('channel').notNull(),
    /** For a phone the same keyed hash as in `people` and `staff`, so that a register phone is found. */
    addressIndex: bytes('address_index').notNull(),
    addressSealed: bytes('address_sealed').notNull(),
    /** True when the address is a phone number, which may stand in the register. */
    isPhone: boolean('is_phone').notNull(),
    /**
     * Of a chat: the phone its owner has shown to be theirs (Telegram vouches for it), as it stands
     * in register and staff. A phone's own address is its phone and stands in `address_index` alone.
     */
    phoneIndex: bytes('phone_index'),
    phoneSealed: bytes('phone_sealed'),
    language: text('language', { enum: LANGUAGES }).notNull(),
    /** 退订: what the person does not want; the same on every contact of one phone. */
    stopped: text('stopped', { enum: STOPPABLE_CLASSES }).array().notNull().default([]),
    /** Of several contacts of one phone the one its owner chose last gets the messages. */
    chosenAt: instant('chosen_at'),
    /** Why nothing is sent to this address any more; gone once it writes to us. */
    addressFault: text('address_fault', { enum: ADDRESS_FAULTS }),
    addressFaultCode: text('address_fault_code'),
    addressFaultAt: instant('address_fault_at'),
    /** A question to confirm is open until then: notices to many wait. */
    confirmsUntil: instant('confirms_until'),
    /** Messages in since `flood_from`; how many of them in a row said the same, by its hash. */
    floodFrom: instant('flood_from'),
    floodCount: integer('flood_count').notNull().default(0),
    sameHash: bytes('same_hash'),
    sameCount: integer('same_count').notNull().default(0),
    /** Number of the last message in and out; gives order per contact. */
    lastSeq: integer('last_seq').notNull(),
    /** Messages in are answered in their order: up to this one they are. */
    answeredSeq: integer('answered_seq').notNull().default(0),
    lastOutSeq: integer('last_out_seq').notNull(),
    /** Sealed JSON: a half-finished filing holds what somebody wrote. */
    sessionSealed: bytes('session_sealed'),
    sessionVersion: integer('session_version').notNull(),
    /** Held by whoever answers this contact now: the id of the turn it began with. */
    leaseId: uuid('lease_id'),
    leaseUntil: instant('lease_until'),
  },
  (t) => [
    primaryKey({ name: 'contacts_pk', columns: [t.county, t.id] }),
    uniqueIndex('contacts_address').on(t.county, t.addressIndex, t.channel),
    index('contacts_by_phone')
      .on(t.county, t.phoneIndex)
      .where(sql`${t.phoneIndex} is not null`),
    oneOf('contacts_language_known', t.language, LANGUAGES),
    oneOf('contacts_address_fault_known', t.addressFault, ADDRESS_FAULTS),
    check(
      'contacts_stopped_stoppable',
      sql`${t.stopped} <@ array[${sql.raw(STOPPABLE_CLASSES.map((each) => `'${each}'`).join(', '))}]`,
    ),
  ],
)

/** Many to many: which households a contact speaks for. Ended, never deleted. */
export const contactLinks = pgTable(
  'contact_links',
  {
    county: county(),
    id: id(),
    contactId: uuid('contact_id').notNull(),
    householdId: uuid('household_id').notNull(),
    way: text('way', { enum: LINK_WAYS }).notNull(),
    linkedAt: instant('linked_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ name: 'contact_links_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'contact_links_contact_fk',
      columns: [t.county, t.contactId],
      foreignColumns: [contacts.county, contacts.id],
    }),
    foreignKey({
      name: 'contact_links_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    uniqueIndex('contact_links_one_open')
      .on(t.county, t.contactId, t.householdId)
      .where(sql`${t.endedAt} is null`),
    index('contact_links_by_household').on(t.county, t.householdId),
    oneOf('contact_links_way_known', t.way, LINK_WAYS),
  ],
)

/** A cadre's one-time code that links a phone without a place in the register. */
export const linkCodes = pgTable(
  'link_codes',
  {
    county: county(),
    codeHash: bytes('code_hash').notNull(),
    householdId: uuid('household_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    primaryKey({ name: 'link_codes_pk', columns: [t.county, t.codeHash] }),
    foreignKey({
      name: 'link_codes_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    foreignKey({
      name: 'link_codes_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
  ],
)

/**
 * Failed identity answers; limited per contact, slowed per household, over a day. Of a phone that
 * stands for several households each has a row, and the first one counts for the contact.
 */
export const linkAttempts = pgTable(
  'link_attempts',
  {
    county: county(),
    id: id(),
    contactId: uuid('contact_id').notNull(),
    householdId: uuid('household_id'),
    isFirst: boolean('is_first').notNull(),
    attemptedAt: instant('attempted_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'link_attempts_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'link_attempts_contact_fk',
      columns: [t.county, t.contactId],
      foreignColumns: [contacts.county, contacts.id],
    }),
    index('link_attempts_by_contact').on(t.county, t.contactId, t.attemptedAt),
    index('link_attempts_by_household').on(t.county, t.householdId, t.attemptedAt),
  ],
)

/** Areas a contact asked to be told about 订阅, beside those of its own households. */
export const areaSubscriptions = pgTable(
  'area_subscriptions',
  {
    county: county(),
    contactId: uuid('contact_id').notNull(),
    areaPath: text('area_path').notNull(),
    since: instant('since').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'area_subscriptions_pk',
      columns: [t.county, t.contactId, t.areaPath],
    }),
    foreignKey({
      name: 'area_subscriptions_contact_fk',
      columns: [t.county, t.contactId],
      foreignColumns: [contacts.county, contacts.id],
    }),
    index('area_subscriptions_by_area').on(t.county, t.areaPath.op('text_pattern_ops')),
  ],
)
