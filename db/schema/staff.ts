import { sql } from 'drizzle-orm'
import {
  boolean,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { STAFF_ROLES, TIE_KINDS } from '../values/staff'
import { bytes, county, id, instant, oneOf } from './columns'
import { households } from './households'

export const staff = pgTable(
  'staff',
  {
    county: county(),
    id: id(),
    name: text('name').notNull(),
    unit: text('unit').notNull(),
    phoneSealed: bytes('phone_sealed'),
    phoneIndex: bytes('phone_index'),
    isActive: boolean('is_active').notNull(),
  },
  (t) => [
    primaryKey({ name: 'staff_pk', columns: [t.county, t.id] }),
    uniqueIndex('staff_phone')
      .on(t.county, t.phoneIndex)
      .where(sql`${t.phoneIndex} is not null and ${t.isActive}`),
  ],
)

/** What a member of staff is, and where: the role holds in the area and all it contains. */
export const staffRoles = pgTable(
  'staff_roles',
  {
    county: county(),
    staffId: uuid('staff_id').notNull(),
    role: text('role', { enum: STAFF_ROLES }).notNull(),
    areaPath: text('area_path').notNull(),
  },
  (t) => [
    primaryKey({ name: 'staff_roles_pk', columns: [t.county, t.staffId, t.role, t.areaPath] }),
    foreignKey({
      name: 'staff_roles_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    index('staff_roles_by_area').on(t.county, t.areaPath, t.role),
    oneOf('staff_roles_role_known', t.role, STAFF_ROLES),
  ],
)

/** Kin and work unit: a tied member of staff decides nothing about the household. */
export const staffTies = pgTable(
  'staff_ties',
  {
    county: county(),
    staffId: uuid('staff_id').notNull(),
    householdId: uuid('household_id').notNull(),
    kind: text('kind', { enum: TIE_KINDS }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'staff_ties_pk', columns: [t.county, t.staffId, t.householdId, t.kind] }),
    foreignKey({
      name: 'staff_ties_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    foreignKey({
      name: 'staff_ties_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    index('staff_ties_by_household').on(t.county, t.householdId),
    oneOf('staff_ties_kind_known', t.kind, TIE_KINDS),
  ],
)

/** A member of staff's own token for the API; only its hash is kept. */
export const staffTokens = pgTable(
  'staff_tokens',
  {
    county: county(),
    tokenHash: bytes('token_hash').notNull(),
    staffId: uuid('staff_id').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'staff_tokens_pk', columns: [t.county, t.tokenHash] }),
    foreignKey({
      name: 'staff_tokens_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
  ],
)
