import { sql } from 'drizzle-orm'
import {
  bigint,
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
import { PLAN_KINDS, PLAN_LINE_STATUSES, PLAN_STATUSES, PROJECT_SECTORS } from '../values/projects'
import { county, id, oneOf } from './columns'
import { households } from './households'

/** 村规划 of a village or 户方案 of a household, for a year. */
export const plans = pgTable(
  'plans',
  {
    county: county(),
    id: id(),
    kind: text('kind', { enum: PLAN_KINDS }).notNull(),
    /** Of the village, or of the household's group as it was. */
    areaPath: text('area_path').notNull(),
    householdId: uuid('household_id'),
    year: integer('year').notNull(),
    status: text('status', { enum: PLAN_STATUSES }).notNull(),
    /** What it is to come to. */
    goal: text('goal').notNull(),
    madeBy: uuid('made_by').notNull(),
    madeOn: date('made_on', { mode: 'string' }).notNull(),
    adoptedBy: uuid('adopted_by'),
    adoptedOn: date('adopted_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ name: 'plans_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'plans_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    uniqueIndex('plans_of_village')
      .on(t.county, t.areaPath, t.year)
      .where(sql`${t.kind} = 'village'`),
    uniqueIndex('plans_of_household')
      .on(t.county, t.householdId, t.year)
      .where(sql`${t.kind} = 'household'`),
    index('plans_by_area').on(t.county, t.areaPath.op('text_pattern_ops'), t.year),
    oneOf('plans_kind_known', t.kind, PLAN_KINDS),
    oneOf('plans_status_known', t.status, PLAN_STATUSES),
  ],
)

/** One thing a plan is to do; a project or a measure carries it out. */
export const planLines = pgTable(
  'plan_lines',
  {
    county: county(),
    planId: uuid('plan_id').notNull(),
    seq: integer('seq').notNull(),
    sector: text('sector', { enum: PROJECT_SECTORS }),
    text: text('text').notNull(),
    amountFen: bigint('amount_fen', { mode: 'number' }),
    ownerId: uuid('owner_id'),
    dueOn: date('due_on', { mode: 'string' }),
    status: text('status', { enum: PLAN_LINE_STATUSES }).notNull(),
    measureId: uuid('measure_id'),
  },
  (t) => [
    primaryKey({ name: 'plan_lines_pk', columns: [t.county, t.planId, t.seq] }),
    foreignKey({
      name: 'plan_lines_plan_fk',
      columns: [t.county, t.planId],
      foreignColumns: [plans.county, plans.id],
    }),
    oneOf('plan_lines_sector_known', t.sector, PROJECT_SECTORS),
    oneOf('plan_lines_status_known', t.status, PLAN_LINE_STATUSES),
  ],
)
