import {
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
import { CARD_STATUSES, LIBRARY_PARTS, QUESTION_OUTCOMES } from '../values/policies'
import { bytes, county, id, instant, oneOf } from './columns'
import { contacts } from './contacts'
import { helpRequests } from './filings'
import { staff } from './staff'

/** How often a county's policy library 政策库 has changed; whoever changes it holds the row. */
export const policyLibraries = pgTable(
  'policy_libraries',
  { county: county(), revision: integer('revision').notNull() },
  (t) => [primaryKey({ name: 'policy_libraries_pk', columns: [t.county] })],
)

/** What changed, one row a revision: a process that knows an earlier one takes in the rows since. */
export const policyChanges = pgTable(
  'policy_changes',
  {
    county: county(),
    revision: integer('revision').notNull(),
    part: text('part', { enum: LIBRARY_PARTS }).notNull(),
    partId: uuid('part_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'policy_changes_pk', columns: [t.county, t.revision] }),
    oneOf('policy_changes_part_known', t.part, LIBRARY_PARTS),
  ],
)

/** A law, a regulation, a notice of the office: by its name, in the area it holds for. */
export const policyDocuments = pgTable(
  'policy_documents',
  {
    county: county(),
    id: id(),
    name: text('name').notNull(),
    areaPath: text('area_path').notNull(),
  },
  (t) => [
    primaryKey({ name: 'policy_documents_pk', columns: [t.county, t.id] }),
    uniqueIndex('policy_documents_name').on(t.county, t.areaPath, t.name),
  ],
)

/** Its text as it is in force from a day on; versions of one document do not overlap. */
export const policyVersions = pgTable(
  'policy_versions',
  {
    county: county(),
    id: id(),
    documentId: uuid('document_id').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    /** The last day; null: until another comes. */
    validTo: date('valid_to', { mode: 'string' }),
    /** The file it came from, and its SHA-256. */
    source: text('source').notNull(),
    digest: bytes('digest').notNull(),
    importedBy: text('imported_by').notNull(),
    importedAt: instant('imported_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'policy_versions_pk', columns: [t.county, t.id] }),
    uniqueIndex('policy_versions_from').on(t.county, t.documentId, t.validFrom),
    foreignKey({
      name: 'policy_versions_document_fk',
      columns: [t.county, t.documentId],
      foreignColumns: [policyDocuments.county, policyDocuments.id],
    }),
  ],
)

/** An article 条 of a version, in paragraphs. */
export const policyArticles = pgTable(
  'policy_articles',
  {
    county: county(),
    versionId: uuid('version_id').notNull(),
    seq: integer('seq').notNull(),
    /** As the document counts it, 第十五条; null where it does not. */
    label: text('label'),
    headings: text('headings').array().notNull(),
    passages: text('passages').array().notNull(),
  },
  (t) => [
    primaryKey({ name: 'policy_articles_pk', columns: [t.county, t.versionId, t.seq] }),
    foreignKey({
      name: 'policy_articles_version_fk',
      columns: [t.county, t.versionId],
      foreignColumns: [policyVersions.county, policyVersions.id],
    }),
  ],
)

/**
 * A card 问答 the county's people wrote, as an answer to a villager or for all from the first: published once
 * another has agreed. One with `aliasOf` adds a wording to that card.
 */
export const policyCards = pgTable(
  'policy_cards',
  {
    county: county(),
    id: id(),
    /** Its call for an answer, by whose number it is decided; null: nobody's, it has a number of its own. */
    helpRequestId: uuid('help_request_id'),
    code: text('code').notNull(),
    question: text('question').notNull(),
    /** The same asked otherwise. */
    aliases: text('aliases').array().notNull().default([]),
    answer: text('answer').notNull(),
    /** What the answer rests on; null: the office said so. */
    source: text('source'),
    aliasOf: text('alias_of'),
    areaPath: text('area_path').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
    status: text('status', { enum: CARD_STATUSES }).notNull(),
    proposedBy: uuid('proposed_by').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    primaryKey({ name: 'policy_cards_pk', columns: [t.county, t.id] }),
    index('policy_cards_by_status').on(t.county, t.status, t.proposedAt),
    index('policy_cards_by_code').on(t.county, t.code),
    foreignKey({
      name: 'policy_cards_request_fk',
      columns: [t.county, t.helpRequestId],
      foreignColumns: [helpRequests.county, helpRequests.id],
    }),
    foreignKey({
      name: 'policy_cards_proposed_by_fk',
      columns: [t.county, t.proposedBy],
      foreignColumns: [staff.county, staff.id],
    }),
    foreignKey({
      name: 'policy_cards_decided_by_fk',
      columns: [t.county, t.decidedBy],
      foreignColumns: [staff.county, staff.id],
    }),
    oneOf('policy_cards_status_known', t.status, CARD_STATUSES),
  ],
)

/** What was asked, without what names a person, and how it ended. */
export const policyQuestions = pgTable(
  'policy_questions',
  {
    county: county(),
    id: id(),
    /** Who asked, while it may still be rated or handed over; forgotten after that. */
    contactId: uuid('contact_id'),
    askedAt: instant('asked_at').notNull(),
    wordsSealed: bytes('words_sealed').notNull(),
    outcome: text('outcome', { enum: QUESTION_OUTCOMES }).notNull(),
    /** The card or article that answered; null where none did. */
    answerId: text('answer_id'),
    isUseful: boolean('is_useful'),
    helpRequestId: uuid('help_request_id'),
  },
  (t) => [
    primaryKey({ name: 'policy_questions_pk', columns: [t.county, t.id] }),
    index('policy_questions_by_time').on(t.county, t.askedAt),
    index('policy_questions_by_contact').on(t.county, t.contactId, t.askedAt),
    foreignKey({
      name: 'policy_questions_contact_fk',
      columns: [t.county, t.contactId],
      foreignColumns: [contacts.county, contacts.id],
    }),
    oneOf('policy_questions_outcome_known', t.outcome, QUESTION_OUTCOMES),
  ],
)
