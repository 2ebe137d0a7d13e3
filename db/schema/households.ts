import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  date,
  doublePrecision,
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
  EDUCATION_LEVELS,
  HOUSEHOLD_TYPES,
  HOUSING_GRADES,
  LABOUR_ABILITIES,
  POVERTY_CAUSES,
  ROLL_STATUSES,
  SEXES,
  WATCH_KINDS,
} from '../values/roll'
import { bytes, county, id, oneOf } from './columns'

const fen = (name: string) => bigint(name, { mode: 'number' })

/**
 * The roll 农户花名册: every rural household, registered or not. A summary of the household's
 * events; only `api/roll` and the services that decide about a household write it.
 */
export const households = pgTable(
  'households',
  {
    county: county(),
    id: id(),
    /** 户编号; of an unregistered household without one, `head:` and a keyed hash of the head's ID. */
    key: text('key').notNull(),
    number: text('number'),
    areaPath: text('area_path').notNull(),
    headName: text('head_name').notNull(),
    size: integer('size').notNull(),
    status: text('status', { enum: ROLL_STATUSES }).notNull(),
    /** Since when it stands so, where known. */
    statusSince: date('status_since', { mode: 'string' }),
    watch: text('watch', { enum: WATCH_KINDS }),
    type: text('type', { enum: HOUSEHOLD_TYPES }),
    mainCause: text('main_cause', { enum: POVERTY_CAUSES }),
    otherCauses: text('other_causes', { enum: POVERTY_CAUSES }).array().notNull(),
    identifiedYear: integer('identified_year'),
    exitedYear: integer('exited_year'),
    housingAreaM2: doublePrecision('housing_area_m2'),
    housingGrade: text('housing_grade', { enum: HOUSING_GRADES }),
    farmlandMu: doublePrecision('farmland_mu'),
    wageFen: fen('wage_fen'),
    operatingFen: fen('operating_fen'),
    propertyFen: fen('property_fen'),
    transferFen: fen('transfer_fen'),
    operatingCostFen: fen('operating_cost_fen'),
    netIncomePerHeadFen: fen('net_income_per_head_fen'),
    bankAccountSealed: bytes('bank_account_sealed'),
    /** Keyed hash of the imported content with its members: importing the same again changes nothing. */
    fingerprint: bytes('fingerprint').notNull(),
  },
  (t) => [
    primaryKey({ name: 'households_pk', columns: [t.county, t.id] }),
    uniqueIndex('households_key').on(t.county, t.key),
    index('households_by_area').on(t.county, t.areaPath.op('text_pattern_ops')),
    index('households_by_head').on(t.county, t.headName),
    oneOf('households_status_known', t.status, ROLL_STATUSES),
    oneOf('households_watch_known', t.watch, WATCH_KINDS),
    oneOf('households_type_known', t.type, HOUSEHOLD_TYPES),
    oneOf('households_main_cause_known', t.mainCause, POVERTY_CAUSES),
    oneOf('households_housing_grade_known', t.housingGrade, HOUSING_GRADES),
  ],
)

/** Members of households. Identity number and phone are sealed; the indexes find exact values only. */
export const people = pgTable(
  'people',
  {
    county: county(),
    id: id(),
    householdId: uuid('household_id').notNull(),
    name: text('name').notNull(),
    isHead: boolean('is_head').notNull(),
    relation: text('relation').notNull(),
    sex: text('sex', { enum: SEXES }),
    ethnicity: text('ethnicity'),
    education: text('education', { enum: EDUCATION_LEVELS }),
    schooling: text('schooling'),
    health: text('health').array().notNull(),
    labour: text('labour', { enum: LABOUR_ABILITIES }),
    work: text('work'),
    workMonths: integer('work_months'),
    idNumberSealed: bytes('id_number_sealed').notNull(),
    idNumberIndex: bytes('id_number_index').notNull(),
    phoneSealed: bytes('phone_sealed'),
    phoneIndex: bytes('phone_index'),
  },
  (t) => [
    primaryKey({ name: 'people_pk', columns: [t.county, t.id] }),
    foreignKey({
      name: 'people_household_fk',
      columns: [t.county, t.householdId],
      foreignColumns: [households.county, households.id],
    }),
    index('people_by_household').on(t.county, t.householdId),
    uniqueIndex('people_id_number').on(t.county, t.idNumberIndex),
    index('people_by_phone')
      .on(t.county, t.phoneIndex)
      .where(sql`${t.phoneIndex} is not null`),
    oneOf('people_sex_known', t.sex, SEXES),
    oneOf('people_education_known', t.education, EDUCATION_LEVELS),
    oneOf('people_labour_known', t.labour, LABOUR_ABILITIES),
  ],
)
