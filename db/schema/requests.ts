import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, county, id, instant } from './columns'

/** Every write's key and answer, recorded in the write's own transaction; forgotten after a week. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    county: county(),
    actor: text('actor').notNull(),
    route: text('route').notNull(),
    key: text('key').notNull(),
    bodyHash: bytes('body_hash').notNull(),
    status: integer('status').notNull(),
    answer: jsonb('answer'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'idempotency_keys_pk', columns: [t.county, t.actor, t.route, t.key] }),
    index('idempotency_keys_by_age').on(t.county, t.createdAt),
  ],
)

/** A file that was taken in: which, by whom, with what result. */
export const imports = pgTable(
  'imports',
  {
    county: county(),
    id: id(),
    kind: text('kind').notNull(),
    fileDigest: bytes('file_digest').notNull(),
    counts: jsonb('counts').notNull(),
    actor: text('actor').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ name: 'imports_pk', columns: [t.county, t.id] })],
)
