import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
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
import { ENTRY_KINDS, ENTRY_VISIT_STATUSES, VERDICTS } from '../values/entry-visits'
import { bytes, county, id, instant, oneOf } from './columns'
import { households } from './households'
import { rounds } from './rounds'
import { staff } from './staff'

/**
 * An entry 进户 of a round: a household screened, surveyed or visited again. One of a kind per round
 * and household, a summary of its events; what it found is sealed.
 */
export const entryVisits = pgTable(
  'entry_visits',
  {
    county: county(),
    id: id(),
    roundId: uuid('round_id').notNull(),
    householdId: uuid('household_id').notNull(),
    /** Of the household's villager group, as it was. */
    areaPath: text('area_path').notNull(),
    kind: text('kind', { enum: ENTRY_KINDS }).notNull(),
    status: text('status', { enum: ENTRY_VISIT_STATUSES }).notNull(),
    /** Who entered, and of a survey the other member of the survey team 调查小组 who came along. */
    staffId: uuid('staff_id').notNull(),
    companionId: uuid('companion_id'),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    visitedOn: date('visited_on', { mode: 'string' }),
    verdict: text('verdict', { enum: VERDICTS }),
    /** `SurveyFacts` as JSON. */
    factsSealed: bytes('facts_sealed').notNull(),
    netIncomePerHeadFen: bigint('net_income_per_head_fen', { mode: 'number' }),
    /** What is said of the household that nobody has settled yet. */
    openDisputes: integer('open_disputes').notNull(),
    latitudeE6: integer('latitude_e6'),
    longitudeE6: integer('longitude_e6'),
    isFar: boolean('is_far').notNull(),
  },
  (t) => [
    primaryKey({ name: 'entry_visits_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'entry_visits_round_fk',
      columns: [t.county, t.roundId],
      foreignColumns: [rounds.county, rounds.id],
    }),
    foreignKey({
      name: 'entry_visits_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    foreignKey({
      name: 'entry_visits_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    foreignKey({
      name: 'entry_visits_companion_fk',
      columns: [t.county, t.companionId],
      foreignColumns: [staff.county, staff.id],
    }),
    uniqueIndex('entry_visits_one_of_kind').on(t.county, t.roundId, t.householdId, t.kind),
    index('entry_visits_by_area').on(t.county, t.roundId, t.areaPath.op('text_pattern_ops')),
    index('entry_visits_open_by_staff')
      .on(t.county, t.staffId)
      .where(sql`${t.status} = 'open'`),
    oneOf('entry_visits_kind_known', t.kind, ENTRY_KINDS),
    oneOf('entry_visits_status_known', t.status, ENTRY_VISIT_STATUSES),
    oneOf('entry_visits_verdict_known', t.verdict, VERDICTS),
  ],
)
