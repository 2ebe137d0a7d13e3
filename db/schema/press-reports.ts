import { sql } from 'drizzle-orm'
import {
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
import {
  OUTLET_LEVELS,
  PRESS_KINDS,
  PRESS_STATUSES,
  PRESS_TONES,
  PRESS_TRUTHS,
} from '../values/press-reports'
import type { UnitKey } from '../values/units'
import { bytes, county, id, oneOf } from './columns'
import { staff } from './staff'

/** For whom, and from which day until which, a journalist may file 采访备案. */
export const pressAccreditations = pgTable(
  'press_accreditations',
  {
    county: county(),
    id: id(),
    staffId: uuid('staff_id').notNull(),
    outlet: text('outlet').notNull(),
    level: text('level', { enum: OUTLET_LEVELS }).notNull(),
    fromOn: date('from_on', { mode: 'string' }).notNull(),
    untilOn: date('until_on', { mode: 'string' }).notNull(),
    givenBy: uuid('given_by').notNull(),
    givenOn: date('given_on', { mode: 'string' }).notNull(),
    /** On this day it holds no more, whatever `untilOn` says. */
    endedOn: date('ended_on', { mode: 'string' }),
    endedBy: uuid('ended_by'),
  },
  (t) => [
    primaryKey({ name: 'press_accreditations_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'press_accreditations_staff_fk',
      columns: [t.county, t.staffId],
      foreignColumns: [staff.county, staff.id],
    }),
    index('press_accreditations_by_staff').on(t.county, t.staffId, t.fromOn),
    oneOf('press_accreditations_level_known', t.level, OUTLET_LEVELS),
    check('press_accreditations_forward', sql`${t.fromOn} <= ${t.untilOn}`),
  ],
)

/** What the media saw or said of a unit's work, with its answer and what it counts for. */
export const pressReports = pgTable(
  'press_reports',
  {
    county: county(),
    id: id(),
    code: text('code').notNull(),
    kind: text('kind', { enum: PRESS_KINDS }).notNull(),
    outlet: text('outlet').notNull(),
    level: text('level', { enum: OUTLET_LEVELS }).notNull(),
    /** Whoever filed it; null where the office logged it. */
    journalistId: uuid('journalist_id'),
    loggedBy: uuid('logged_by'),
    /** The day it was seen, printed or broadcast. */
    onDay: date('on_day', { mode: 'string' }).notNull(),
    filedOn: date('filed_on', { mode: 'string' }).notNull(),
    areaPath: text('area_path').notNull(),
    /** What was seen or said, as it was written: with names of households it is nobody else's. */
    textSealed: bytes('text_sealed').notNull(),
    /** The same as others read it. */
    text: text('text').notNull(),
    link: text('link'),
    /** 第3版, 19:30: where in the paper or when on the air. */
    position: text('position'),
    photos: integer('photos').notNull(),
    /** Who must answer. */
    unit: text('unit').$type<UnitKey>().notNull(),
    unitName: text('unit_name').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    status: text('status', { enum: PRESS_STATUSES }).notNull(),
    answer: text('answer'),
    answeredBy: uuid('answered_by'),
    answeredOn: date('answered_on', { mode: 'string' }),
    /** Not answered by its last day at least once. */
    wasLate: integer('was_late').notNull(),
    contestedOn: date('contested_on', { mode: 'string' }),
    contest: text('contest'),
    contestSealed: bytes('contest_sealed'),
    truth: text('truth', { enum: PRESS_TRUTHS }),
    tone: text('tone', { enum: PRESS_TONES }),
    /** 1 to 3. */
    importance: integer('importance'),
    ratedBy: uuid('rated_by'),
    ratedOn: date('rated_on', { mode: 'string' }),
    /** What everybody reads of it 舆论监督, and since when. */
    gist: text('gist'),
    publishedBy: uuid('published_by'),
    publishedOn: date('published_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ name: 'press_reports_pk', columns: [t.county, t.id] }),
    uniqueIndex('press_reports_code').on(t.county, t.code),
    index('press_reports_by_journalist').on(t.county, t.journalistId, t.filedOn),
    index('press_reports_unanswered')
      .on(t.county, t.unit, t.dueOn)
      .where(sql`${t.status} in ('open', 'contested')`),
    index('press_reports_rated')
      .on(t.county, t.ratedOn)
      .where(sql`${t.status} = 'rated'`),
    index('press_reports_published')
      .on(t.county, t.publishedOn)
      .where(sql`${t.publishedOn} is not null`),
    oneOf('press_reports_kind_known', t.kind, PRESS_KINDS),
    oneOf('press_reports_level_known', t.level, OUTLET_LEVELS),
    oneOf('press_reports_status_known', t.status, PRESS_STATUSES),
    oneOf('press_reports_truth_known', t.truth, PRESS_TRUTHS),
    oneOf('press_reports_tone_known', t.tone, PRESS_TONES),
    check('press_reports_importance_sound', sql`${t.importance} between 1 and 3`),
    check('press_reports_one_source', sql`(${t.journalistId} is null) <> (${t.loggedBy} is null)`),
  ],
)
