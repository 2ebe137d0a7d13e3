import { sql } from 'drizzle-orm'
import {
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  BENEFIT_KINDS,
  DECLARATION_HIT_STATUSES,
  DECLARATION_KINDS,
  KIN_RELATIONS,
} from '../values/integrity'
import { bytes, county, id, oneOf } from './columns'
import { households } from './households'
import { staff } from './staff'

/** What a member of staff declares 申报: a near relative 近亲属备案, an interest in a firm, or that there is nothing. */
export const declarations = pgTable(
  'declarations',
  {
    county: county(),
    id: id(),
    staffId: uuid('staff_id').notNull(),
    kind: text('kind', { enum: DECLARATION_KINDS }).notNull(),
    relation: text('relation', { enum: KIN_RELATIONS }),
    /** Of the relative, sealed; and the ID number where it is known. */
    nameSealed: bytes('name_sealed'),
    idNumberSealed: bytes('id_number_sealed'),
    /** As `people` finds an ID number. */
    idNumberIndex: bytes('id_number_index'),
    /** The household the relative was found in, and the member of staff the relative is. */
    householdId: uuid('household_id'),
    kinStaffId: uuid('kin_staff_id'),
    /** A firm's name as it stands on its bills. */
    firm: text('firm'),
    declaredOn: date('declared_on', { mode: 'string' }).notNull(),
    /** Taken back, or replaced by a later one. */
    endedOn: date('ended_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ name: 'declarations_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'declarations_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    foreignKey({
      name: 'declarations_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    foreignKey({
      name: 'declarations_kin_staff_fk',
      columns: [t.county, t.kinStaffId],
      foreignColumns: [staff.county, staff.id],
    }),
    index('declarations_by_staff').on(t.county, t.staffId),
    index('declarations_by_kin')
      .on(t.county, t.kinStaffId)
      .where(sql`${t.kinStaffId} is not null`),
    index('declarations_by_household')
      .on(t.county, t.householdId)
      .where(sql`${t.householdId} is not null`),
    oneOf('declarations_kind_known', t.kind, DECLARATION_KINDS),
    oneOf('declarations_relation_known', t.relation, KIN_RELATIONS),
  ],
)

/** Something that kin or a firm of a cadre got: looked at by somebody untied, and in order or passed on. */
export const declarationHits = pgTable(
  'declaration_hits',
  {
    county: county(),
    id: id(),
    code: text('code').notNull(),
    staffId: uuid('staff_id').notNull(),
    declarationId: uuid('declaration_id').notNull(),
    benefit: text('benefit', { enum: BENEFIT_KINDS }).notNull(),
    /** `application:<id>`, `measure:<id>`, `project:<id>`, `payment:<id>`, `loan:<id>`, `household:<id>`. */
    subject: text('subject').notNull(),
    householdId: uuid('household_id'),
    areaPath: text('area_path').notNull(),
    foundOn: date('found_on', { mode: 'string' }).notNull(),
    status: text('status', { enum: DECLARATION_HIT_STATUSES }).notNull(),
    decidedBy: uuid('decided_by'),
    decidedOn: date('decided_on', { mode: 'string' }),
    reason: text('reason'),
    /** The finding it became. */
    findingId: uuid('finding_id'),
  },
  (t) => [
    primaryKey({ name: 'declaration_hits_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'declaration_hits_declaration_fk',
      columns: [t.county, t.declarationId],
      foreignColumns: [declarations.county, declarations.id],
    }),
    uniqueIndex('declaration_hits_once').on(t.county, t.staffId, t.subject),
    uniqueIndex('declaration_hits_code').on(t.county, t.code),
    index('declaration_hits_open')
      .on(t.county, t.areaPath.op('text_pattern_ops'))
      .where(sql`${t.status} = 'open'`),
    oneOf('declaration_hits_benefit_known', t.benefit, BENEFIT_KINDS),
    oneOf('declaration_hits_status_known', t.status, DECLARATION_HIT_STATUSES),
  ],
)
