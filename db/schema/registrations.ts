import { sql } from 'drizzle-orm'
import {
  bigint,
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
  MEASURE_CATEGORIES,
  MEASURE_STATUSES,
  REPORT_ITEM_STATUSES,
  REPORT_STATUSES,
} from '../values/registrations'
import { POVERTY_CAUSES } from '../values/roll'
import { bytes, county, id, instant, oneOf } from './columns'
import { applications } from './filings'
import { households } from './households'
import { rounds } from './rounds'
import { staff } from './staff'

/** What a township reported to the county 上报, up to its announcement 公告. */
export const reports = pgTable(
  'reports',
  {
    county: county(),
    id: id(),
    roundId: uuid('round_id').notNull(),
    areaPath: text('area_path').notNull(),
    /** As it was called on the day. */
    areaName: text('area_name').notNull(),
    status: text('status', { enum: REPORT_STATUSES }).notNull(),
    /** Of what was announced. */
    code: text('code'),
    reportedBy: uuid('reported_by').notNull(),
    reportedAt: instant('reported_at').notNull(),
    announcedBy: uuid('announced_by'),
    announcedAt: instant('announced_at'),
  },
  (t) => [
    primaryKey({ name: 'reports_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'reports_round_fk',
      columns: [t.county, t.roundId],
      foreignColumns: [rounds.county, rounds.id],
    }),
    foreignKey({
      name: 'reports_reported_by_fk',
      columns: [t.county, t.reportedBy],
      foreignColumns: [staff.county, staff.id],
    }),
    index('reports_by_area').on(t.county, t.roundId, t.areaPath.op('text_pattern_ops')),
    index('reports_waiting')
      .on(t.county, t.reportedAt)
      .where(sql`${t.status} = 'reported'`),
    oneOf('reports_status_known', t.status, REPORT_STATUSES),
  ],
)

/** One case of a report, and what the county's check came to. */
export const reportItems = pgTable(
  'report_items',
  {
    county: county(),
    reportId: uuid('report_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    status: text('status', { enum: REPORT_ITEM_STATUSES }).notNull(),
    checkedBy: uuid('checked_by'),
    checkedAt: instant('checked_at'),
    /** Why it went back. */
    reasonSealed: bytes('reason_sealed'),
  },
  (t) => [
    primaryKey({ name: 'report_items_pk', columns: [t.county, t.reportId, t.applicationId] }),
    foreignKey({
      name: 'report_items_report_fk',
      columns: [t.county, t.reportId],
      foreignColumns: [reports.county, reports.id],
    }),
    foreignKey({
      name: 'report_items_application_fk',
      columns: [t.county, t.applicationId],
      foreignColumns: [applications.county, applications.id],
    }),
    uniqueIndex('report_items_one_standing')
      .on(t.county, t.applicationId)
      .where(sql`${t.status} <> 'returned'`),
    oneOf('report_items_status_known', t.status, REPORT_ITEM_STATUSES),
  ],
)

/** A measure 帮扶措施 against one cause of a household: owner, due day, delivery. */
export const measures = pgTable(
  'measures',
  {
    county: county(),
    id: id(),
    householdId: uuid('household_id').notNull(),
    /** The case it was planned with; null for one that came later. */
    applicationId: uuid('application_id'),
    cause: text('cause', { enum: POVERTY_CAUSES }).notNull(),
    category: text('category', { enum: MEASURE_CATEGORIES }).notNull(),
    content: text('content').notNull(),
    amountFen: bigint('amount_fen', { mode: 'number' }),
    ownerId: uuid('owner_id').notNull(),
    code: text('code').notNull(),
    status: text('status', { enum: MEASURE_STATUSES }).notNull(),
    plannedBy: uuid('planned_by').notNull(),
    plannedOn: date('planned_on', { mode: 'string' }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    deliveredBy: uuid('delivered_by'),
    deliveredOn: date('delivered_on', { mode: 'string' }),
    /** When the household was asked 收到没, and when it answered. */
    askedAt: instant('asked_at'),
    answeredAt: instant('answered_at'),
    /** The help request its 没有 opened. */
    helpRequestId: uuid('help_request_id'),
  },
  (t) => [
    primaryKey({ name: 'measures_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'measures_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    foreignKey({
      name: 'measures_application_fk',
      columns: [t.county, t.applicationId],
      foreignColumns: [applications.county, applications.id],
    }),
    foreignKey({
      name: 'measures_owner_fk',
      columns: [t.county, t.ownerId],
      foreignColumns: [staff.county, staff.id],
    }),
    index('measures_by_household').on(t.county, t.householdId),
    index('measures_by_application').on(t.county, t.applicationId),
    index('measures_open_by_owner')
      .on(t.county, t.ownerId, t.dueOn)
      .where(sql`${t.status} = 'planned'`),
    oneOf('measures_cause_known', t.cause, POVERTY_CAUSES),
    oneOf('measures_category_known', t.category, MEASURE_CATEGORIES),
    oneOf('measures_status_known', t.status, MEASURE_STATUSES),
  ],
)
