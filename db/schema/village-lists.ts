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
import { VILLAGE_LIST_KINDS, VILLAGE_LIST_STATUSES } from '../values/village-lists'
import { county, id, oneOf } from './columns'
import { staff } from './staff'

/** One line of a village's lists 问题、任务、责任清单: what, who answers for it, by when, and whether it is struck off 销号. */
export const villageListItems = pgTable(
  'village_list_items',
  {
    county: county(),
    id: id(),
    kind: text('kind', { enum: VILLAGE_LIST_KINDS }).notNull(),
    areaPath: text('area_path').notNull(),
    code: text('code').notNull(),
    text: text('text').notNull(),
    ownerId: uuid('owner_id').notNull(),
    status: text('status', { enum: VILLAGE_LIST_STATUSES }).notNull(),
    addedBy: uuid('added_by').notNull(),
    addedOn: date('added_on', { mode: 'string' }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    doneOn: date('done_on', { mode: 'string' }),
    /** What was done, in the owner's words. */
    doneText: text('done_text'),
    struckOffBy: uuid('struck_off_by'),
    struckOffOn: date('struck_off_on', { mode: 'string' }),
    /** Why it was sent back last, or is not done at all. */
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ name: 'village_list_items_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'village_list_items_owner_fk',
      columns: [t.county, t.ownerId],
      foreignColumns: [staff.county, staff.id],
    }),
    uniqueIndex('village_list_items_code').on(t.county, t.code),
    index('village_list_items_by_area').on(t.county, t.areaPath.op('text_pattern_ops'), t.dueOn),
    index('village_list_items_open')
      .on(t.county, t.ownerId, t.dueOn)
      .where(sql`${t.status} in ('open', 'done')`),
    oneOf('village_list_items_kind_known', t.kind, VILLAGE_LIST_KINDS),
    oneOf('village_list_items_status_known', t.status, VILLAGE_LIST_STATUSES),
  ],
)
