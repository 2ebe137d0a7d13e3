import { sql } from 'drizzle-orm'
import {
  date,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { COMPARISON_TASK_STATUSES, DEPARTMENT_RECORDS } from '../values/comparisons'
import { county, id, instant, oneOf } from './columns'
import { staff } from './staff'

/** A department is asked for its records 比对任务, and what became of it. */
export const comparisonTasks = pgTable(
  'comparison_tasks',
  {
    county: county(),
    id: id(),
    records: text('records', { enum: DEPARTMENT_RECORDS }).notNull(),
    /** As it is called, 县民政局. */
    department: text('department').notNull(),
    code: text('code').notNull(),
    status: text('status', { enum: COMPARISON_TASK_STATUSES }).notNull(),
    /** Of the department, who is reminded. */
    holderId: uuid('holder_id'),
    askedBy: text('asked_by').notNull(),
    askedOn: date('asked_on', { mode: 'string' }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    returnedOn: date('returned_on', { mode: 'string' }),
    /** The file that answered it, in `imports`. */
    importId: uuid('import_id'),
  },
  (t) => [
    primaryKey({ name: 'comparison_tasks_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'comparison_tasks_holder_fk',
      columns: [t.county, t.holderId],
      foreignColumns: [staff.county, staff.id],
    }),
    index('comparison_tasks_open')
      .on(t.county, t.dueOn)
      .where(sql`${t.status} = 'open'`),
    oneOf('comparison_tasks_records_known', t.records, DEPARTMENT_RECORDS),
    oneOf('comparison_tasks_status_known', t.status, COMPARISON_TASK_STATUSES),
  ],
)

/** Which column of a department's files is what, by the headings they had: the next file with them is read alike. */
export const departmentColumns = pgTable(
  'department_columns',
  {
    county: county(),
    records: text('records', { enum: DEPARTMENT_RECORDS }).notNull(),
    /** The headings, plain and in order. */
    headings: text('headings').notNull(),
    /** Column number by key. */
    columns: jsonb('columns').notNull(),
    setBy: text('set_by').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'department_columns_pk', columns: [t.county, t.records, t.headings] }),
    oneOf('department_columns_records_known', t.records, DEPARTMENT_RECORDS),
  ],
)
