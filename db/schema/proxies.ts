import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { CONSENT_WAYS, PROXY_ROLES } from '../values/proxies'
import { county, id, instant, oneOf } from './columns'
import { contacts } from './contacts'
import { households } from './households'
import { staff } from './staff'

/** 代办: a contact acts for a household that agreed, for a day. Never deleted. */
export const proxies = pgTable(
  'proxies',
  {
    county: county(),
    id: id(),
    contactId: uuid('contact_id').notNull(),
    householdId: uuid('household_id').notNull(),
    role: text('role', { enum: PROXY_ROLES }).notNull(),
    /** Set where a member of staff acts. */
    staffId: uuid('staff_id'),
    consent: text('consent', { enum: CONSENT_WAYS }).notNull(),
    /** On the slip the household keeps. */
    code: text('code').notNull(),
    openedAt: instant('opened_at').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'proxies_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'proxies_contact_fk',
      columns: [t.county, t.contactId],
      foreignColumns: [contacts.county, contacts.id],
    }),
    foreignKey({
      name: 'proxies_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    foreignKey({
      name: 'proxies_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    index('proxies_by_contact').on(t.county, t.contactId, t.endsAt),
    index('proxies_by_household').on(t.county, t.householdId),
    oneOf('proxies_role_known', t.role, PROXY_ROLES),
    oneOf('proxies_consent_known', t.consent, CONSENT_WAYS),
  ],
)
