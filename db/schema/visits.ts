import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { HANDBOOK_FIELDS, MEDIA_KINDS, MEDIA_STATUSES, VISIT_PURPOSES } from '../values/visits'
import { bytes, county, id, instant, oneOf } from './columns'
import { contacts } from './contacts'
import { households } from './households'
import { staff } from './staff'

/** A visit note 走访. Never changed: a correction is a note of its own that points at it. */
export const visits = pgTable(
  'visits',
  {
    county: county(),
    id: id(),
    householdId: uuid('household_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    purpose: text('purpose', { enum: VISIT_PURPOSES }).notNull(),
    visitedOn: date('visited_on', { mode: 'string' }).notNull(),
    notedAt: instant('noted_at').notNull(),
    bodySealed: bytes('body_sealed').notNull(),
    /** Where it was sent from, in millionths of a degree. */
    latitudeE6: integer('latitude_e6'),
    longitudeE6: integer('longitude_e6'),
    /** Farther from the village than the county's figure allows; noted, and said to the cadre. */
    isFar: boolean('is_far').notNull(),
    /** The note this one takes the place of. */
    correctsId: uuid('corrects_id'),
  },
  (t) => [
    primaryKey({ name: 'visits_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'visits_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    foreignKey({
      name: 'visits_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    index('visits_by_household').on(t.county, t.householdId, t.visitedOn),
    index('visits_by_staff').on(t.county, t.staffId, t.notedAt),
    index('visits_by_corrected').on(t.county, t.correctsId),
    oneOf('visits_purpose_known', t.purpose, VISIT_PURPOSES),
  ],
)

/** What the handbook says of a household now, by field, with the note it comes from. */
export const handbookFields = pgTable(
  'handbook_fields',
  {
    county: county(),
    householdId: uuid('household_id').notNull(),
    field: text('field', { enum: HANDBOOK_FIELDS }).notNull(),
    value: text('value').notNull(),
    visitId: uuid('visit_id').notNull(),
    notedOn: date('noted_on', { mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'handbook_fields_pk', columns: [t.county, t.householdId, t.field] }),
    foreignKey({
      name: 'handbook_fields_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    foreignKey({
      name: 'handbook_fields_visit_fk',
      columns: [t.county, t.visitId],
      foreignColumns: [visits.county, visits.id],
    }),
    oneOf('handbook_fields_field_known', t.field, HANDBOOK_FIELDS),
  ],
)

/** Pictures people sent. The worker fetches them from the provider after the message is answered. */
export const media = pgTable(
  'media',
  {
    county: county(),
    id: id(),
    contactId: uuid('contact_id').notNull(),
    /** What it belongs to: `visit:<id>`; null while it waits for its message's meaning. */
    subject: text('subject'),
    channel: text('channel').notNull(),
    /** The provider's name for it. */
    reference: text('reference').notNull(),
    kind: text('kind', { enum: MEDIA_KINDS }).notNull(),
    status: text('status', { enum: MEDIA_STATUSES }).notNull(),
    contentHash: bytes('content_hash'),
    attempts: integer('attempts').notNull(),
    notBefore: instant('not_before').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'media_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'media_contact_fk',
      columns: [t.county, t.contactId],
      foreignColumns: [contacts.county, contacts.id],
    }),
    index('media_by_subject').on(t.county, t.subject),
    index('media_by_content').on(t.county, t.contentHash),
    index('media_wanted')
      .on(t.county, t.notBefore)
      .where(sql`${t.status} = 'wanted'`),
    oneOf('media_kind_known', t.kind, MEDIA_KINDS),
    oneOf('media_status_known', t.status, MEDIA_STATUSES),
  ],
)

/** The picture itself, once per content. */
export const mediaContents = pgTable(
  'media_contents',
  {
    county: county(),
    /** Keyed, so that a picture somebody has cannot be looked for. */
    hash: bytes('hash').notNull(),
    type: text('type').notNull(),
    contentSealed: bytes('content_sealed').notNull(),
  },
  (t) => [primaryKey({ name: 'media_contents_pk', columns: [t.county, t.hash] })],
)
