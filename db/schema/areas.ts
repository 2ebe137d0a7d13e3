import { boolean, date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { AREA_LEVELS } from '../values/areas'
import { county, oneOf } from './columns'

/** A tenant. `isDemo` marks invented data, which never leaves the machine. */
export const counties = pgTable(
  'counties',
  {
    county: county(),
    name: text('name').notNull(),
    /** Stands before every message: 【signature】. */
    signature: text('signature').notNull(),
    /** A person answers here; shown where we cannot help. */
    hotline: text('hotline').notNull(),
    isDemo: boolean('is_demo').notNull(),
  },
  (t) => [primaryKey({ name: 'counties_pk', columns: [t.county] })],
)

/** The one table without a tenant of its own: which county an address of ours belongs to. */
export const senderAddresses = pgTable(
  'sender_addresses',
  {
    channel: text('channel').notNull(),
    address: text('address').notNull(),
    county: county(),
  },
  (t) => [primaryKey({ name: 'sender_addresses_pk', columns: [t.channel, t.address] })],
)

/** Lookup data: no foreign keys into it, so that it may be replicated to every node. */
export const areas = pgTable(
  'areas',
  {
    county: county(),
    path: text('path').notNull(),
    level: text('level', { enum: AREA_LEVELS }).notNull(),
    /** Today's name; records keep the name of their day. */
    name: text('name').notNull(),
    /** Villager groups 社 of a village, where known. */
    groups: integer('groups'),
    /** Where a merged area went; the successor's scope includes this one. */
    successorPath: text('successor_path'),
    source: text('source').notNull(),
  },
  (t) => [
    primaryKey({ name: 'areas_pk', columns: [t.county, t.path] }),
    oneOf('areas_level_known', t.level, AREA_LEVELS),
    index('areas_by_successor').on(t.county, t.successorPath),
  ],
)

/** Former, other and coming names; two public sources may disagree. */
export const areaNames = pgTable(
  'area_names',
  {
    county: county(),
    path: text('path').notNull(),
    name: text('name').notNull(),
    validFrom: date('valid_from', { mode: 'string' }),
    validTo: date('valid_to', { mode: 'string' }),
    source: text('source').notNull(),
  },
  (t) => [primaryKey({ name: 'area_names_pk', columns: [t.county, t.path, t.name] })],
)

/** Official codes by scheme: public schemes number the same townships differently. */
export const areaCodes = pgTable(
  'area_codes',
  {
    county: county(),
    path: text('path').notNull(),
    scheme: text('scheme').notNull(),
    code: text('code').notNull(),
    validFrom: date('valid_from', { mode: 'string' }),
    validTo: date('valid_to', { mode: 'string' }),
    source: text('source').notNull(),
  },
  (t) => [primaryKey({ name: 'area_codes_pk', columns: [t.county, t.scheme, t.code, t.path] })],
)

/** Where an area lies: its middle and how far it reaches from there. Only where somebody has set it. */
export const areaPlaces = pgTable(
  'area_places',
  {
    county: county(),
    path: text('path').notNull(),
    /** In millionths of a degree. */
    latitudeE6: integer('latitude_e6').notNull(),
    longitudeE6: integer('longitude_e6').notNull(),
    radiusM: integer('radius_m').notNull(),
    source: text('source').notNull(),
  },
  (t) => [primaryKey({ name: 'area_places_pk', columns: [t.county, t.path] })],
)
