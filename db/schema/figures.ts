import { date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { county } from './columns'

/** Figures a policy sets: line by year, days, hours. Data with validity and source, never constants. */
export const figures = pgTable(
  'figures',
  {
    county: county(),
    name: text('name').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
    value: integer('value').notNull(),
    unit: text('unit').notNull(),
    source: text('source').notNull(),
  },
  (t) => [primaryKey({ name: 'figures_pk', columns: [t.county, t.name, t.validFrom] })],
)
