import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { STAFF_ROLES } from '../values/staff'
import { BROADCAST_AUDIENCES, BROADCAST_STATUSES } from '../values/broadcasts'
import { county, id, instant, oneOf } from './columns'
import { contacts } from './contacts'
import { staff } from './staff'

/** An office notice 通知: drafted by one, approved by another, then sent. */
export const broadcasts = pgTable(
  'broadcasts',
  {
    county: county(),
    id: id(),
    code: text('code').notNull(),
    areaPath: text('area_path').notNull(),
    audience: text('audience', { enum: BROADCAST_AUDIENCES }).notNull(),
    /** Of the staff it is for; empty: all of them. */
    roles: text('roles', { enum: STAFF_ROLES }).array().notNull(),
    body: text('body').notNull(),
    status: text('status', { enum: BROADCAST_STATUSES }).notNull(),
    /** What the approver was shown, and by village what was then done. */
    reach: jsonb('reach').notNull(),
    draftedBy: uuid('drafted_by').notNull(),
    draftedAt: instant('drafted_at').notNull(),
    approvedBy: uuid('approved_by'),
    approvedAt: instant('approved_at'),
  },
  (t) => [
    primaryKey({ name: 'broadcasts_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'broadcasts_drafted_by_fk',
      columns: [t.county, t.draftedBy],
      foreignColumns: [staff.county, staff.id],
    }),
    foreignKey({
      name: 'broadcasts_approved_by_fk',
      columns: [t.county, t.approvedBy],
      foreignColumns: [staff.county, staff.id],
    }),
    index('broadcasts_by_draft').on(t.county, t.draftedAt),
    oneOf('broadcasts_audience_known', t.audience, BROADCAST_AUDIENCES),
    oneOf('broadcasts_status_known', t.status, BROADCAST_STATUSES),
  ],
)

/** To whom it went: one message a contact, counted in one village. */
export const broadcastRecipients = pgTable(
  'broadcast_recipients',
  {
    county: county(),
    broadcastId: uuid('broadcast_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    villagePath: text('village_path').notNull(),
    outboxId: uuid('outbox_id').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'broadcast_recipients_pk',
      columns: [t.county, t.broadcastId, t.contactId],
    }),
    foreignKey({
      name: 'broadcast_recipients_broadcast_fk',
      columns: [t.county, t.broadcastId],
      foreignColumns: [broadcasts.county, broadcasts.id],
    }),
    foreignKey({
      name: 'broadcast_recipients_contact_fk',
      columns: [t.county, t.contactId],
      foreignColumns: [contacts.county, contacts.id],
    }),
  ],
)
