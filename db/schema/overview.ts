import { date, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { county, instant } from './columns'

/**
 * What the overview 总览 counted of a village's households on a day. It holds as long as the day, what it was counted by, and
 * no mark of the village tells of a change; else the village is counted anew by whoever asks. The worker alone writes it.
 */
export const overviewVillages = pgTable(
  'overview_villages',
  {
    county: county(),
    areaPath: text('area_path').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    /** The county's figures it was counted by. */
    basis: text('basis').notNull(),
    /** By the name of each number. */
    numbers: jsonb('numbers').notNull(),
  },
  (t) => [primaryKey({ name: 'overview_villages_pk', columns: [t.county, t.areaPath] })],
)

/**
 * That something a village is counted by has changed; triggers put it there in the very transaction. Whoever counts the village
 * takes away the marks it sees: of a change it does not see yet the mark stays. Rows are only added, so that nobody waits.
 */
export const overviewMarks = pgTable(
  'overview_marks',
  {
    county: county(),
    areaPath: text('area_path').notNull(),
    /** The transaction that changed something there; it tells marks of one village apart, and nothing else. */
    madeBy: text('made_by').notNull(),
  },
  (t) => [primaryKey({ name: 'overview_marks_pk', columns: [t.county, t.areaPath, t.madeBy] })],
)

/** How an area stood at the end of a month, its own numbers alone. Rows are added, never changed. */
export const overviewMonths = pgTable(
  'overview_months',
  {
    county: county(),
    areaPath: text('area_path').notNull(),
    /** 2026-03 */
    month: text('month').notNull(),
    numbers: jsonb('numbers').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'overview_months_pk', columns: [t.county, t.areaPath, t.month] }),
    index('overview_months_by_month').on(t.county, t.month),
  ],
)
