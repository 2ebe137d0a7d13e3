import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { LEAVE_STATUSES, RECALL_STATUSES, RESIDENT_ROLES } from '../values/residency'
import { bytes, county, id, instant, oneOf } from './columns'
import { staff } from './staff'

/** A day somebody posted to a village said to be there 到村, or took back. A summary of the events of `residency:<staffId>`. */
export const residencyDays = pgTable(
  'residency_days',
  {
    county: county(),
    staffId: uuid('staff_id').notNull(),
    areaPath: text('area_path').notNull(),
    onDay: date('on_day', { mode: 'string' }).notNull(),
    isPresent: boolean('is_present').notNull(),
    notedAt: instant('noted_at').notNull(),
    /** Where it was sent from, in millionths of a degree. */
    latitudeE6: integer('latitude_e6'),
    longitudeE6: integer('longitude_e6'),
    /** Farther from the village than the county's figure allows; noted, and said to the cadre. */
    isFar: boolean('is_far').notNull(),
  },
  (t) => [
    primaryKey({ name: 'residency_days_pk', columns: [t.county, t.staffId, t.areaPath, t.onDay] }),
    foreignKey({
      name: 'residency_days_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    index('residency_days_by_area').on(t.county, t.areaPath.op('text_pattern_ops'), t.onDay),
  ],
)

/** Leave 请假 from a village, asked for and decided by the township. */
export const leaves = pgTable(
  'leaves',
  {
    county: county(),
    id: id(),
    /** A receipt, ten digits: 准假 and 不准 name it. */
    code: text('code').notNull(),
    staffId: uuid('staff_id').notNull(),
    areaPath: text('area_path').notNull(),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    /** Its last day. */
    toDay: date('to_day', { mode: 'string' }).notNull(),
    reasonSealed: bytes('reason_sealed').notNull(),
    status: text('status', { enum: LEAVE_STATUSES }).notNull(),
    askedOn: date('asked_on', { mode: 'string' }).notNull(),
    decidedBy: uuid('decided_by'),
    decidedOn: date('decided_on', { mode: 'string' }),
    /** Why it was refused; told. */
    decisionSealed: bytes('decision_sealed'),
    /** 销假: the day they were back. */
    backOn: date('back_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ name: 'leaves_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'leaves_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    uniqueIndex('leaves_code').on(t.county, t.code),
    index('leaves_by_staff').on(t.county, t.staffId, t.fromDay),
    index('leaves_by_area').on(t.county, t.areaPath.op('text_pattern_ops'), t.fromDay),
    index('leaves_asked')
      .on(t.county, t.askedOn)
      .where(sql`${t.status} = 'asked'`),
    oneOf('leaves_status_known', t.status, LEAVE_STATUSES),
    check('leaves_days_sound', sql`${t.fromDay} <= ${t.toDay}`),
  ],
)

/** A recall 召回 of somebody from a village, proposed by the township and decided by the county; kept for good. */
export const recalls = pgTable(
  'recalls',
  {
    county: county(),
    id: id(),
    /** A receipt, ten digits. */
    code: text('code').notNull(),
    staffId: uuid('staff_id').notNull(),
    role: text('role', { enum: RESIDENT_ROLES }).notNull(),
    areaPath: text('area_path').notNull(),
    reasonSealed: bytes('reason_sealed').notNull(),
    status: text('status', { enum: RECALL_STATUSES }).notNull(),
    proposedBy: uuid('proposed_by').notNull(),
    proposedOn: date('proposed_on', { mode: 'string' }).notNull(),
    decidedBy: uuid('decided_by'),
    decidedOn: date('decided_on', { mode: 'string' }),
    decisionSealed: bytes('decision_sealed'),
    /** What the person said against it 申诉, and when. */
    contestedOn: date('contested_on', { mode: 'string' }),
    contestSealed: bytes('contest_sealed'),
    /** Who decided about it, somebody other than who decided first. Said before the decision, that was made with it. */
    contestSettledBy: uuid('contest_settled_by'),
  },
  (t) => [
    primaryKey({ name: 'recalls_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'recalls_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    uniqueIndex('recalls_code').on(t.county, t.code),
    uniqueIndex('recalls_one_open')
      .on(t.county, t.staffId, t.areaPath)
      .where(sql`${t.status} = 'proposed'`),
    index('recalls_by_staff').on(t.county, t.staffId, t.proposedOn),
    oneOf('recalls_role_known', t.role, RESIDENT_ROLES),
    oneOf('recalls_status_known', t.status, RECALL_STATUSES),
  ],
)
