import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import type { Connection, Db } from '../../../db/client'
import {
  policyArticles,
  policyCards,
  policyChanges,
  policyDocuments,
  policyVersions,
} from '../../../db/schema'
import type { RequestContext } from '../../http/context'
import { officeSource, type Source, writtenSource } from '../card'
import { latestRevision } from './changes'
import { createLibrary, type Library, type LibraryVersion, type OwnCard } from './library'

interface Known {
  revision: number
  library: Library
}

/** Counties a process keeps ready; the one that was asked of longest ago goes first. */
const MOST_COUNTIES = 50

const knownBy = new WeakMap<Connection, Map<string, Promise<Known>>>()

/**
 * The county's library as it stands now: what changed since it was last asked of is taken in first. Never within a
 * transaction, which would wait for a second connection.
 */
export async function libraryOf({ deps, county }: RequestContext): Promise<Library> {
  const { connection } = deps
  const counties = knownBy.get(connection) ?? new Map<string, Promise<Known>>()
  knownBy.set(connection, counties)
  const before = counties.get(county)
  // One after another: two at once would take the same change in twice.
  const next = (before ?? Promise.resolve(null))
    .catch(() => null)
    .then((known) =>
      catchUp(connection.db, county, known ?? { revision: 0, library: createLibrary() }),
    )
  counties.delete(county)
  counties.set(county, next)
  const [oldest] = counties.keys()
  if (counties.size > MOST_COUNTIES && oldest !== undefined) counties.delete(oldest)
  return (await next).library
}

async function catchUp(db: Db, county: string, { revision, library }: Known): Promise<Known> {
  if ((await latestRevision(db, county)) === revision) return { revision, library }
  // In one look: a change that comes meanwhile would be half in.
  const { latest, versionIds, cardIds, versions, cards } = await db.transaction(
    (tx) => changedSince(tx, county, revision),
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
  const [standing, published] = [versions, cards.map(({ card }) => card)].map(
    (found) => new Set(found.map(({ id }) => id)),
  )
  for (const id of versionIds) if (!standing?.has(id)) library.removeVersion(id)
  for (const id of cardIds) if (!published?.has(id)) library.removeCard(id)
  library.putVersions(versions)
  for (const card of cards) library.putCard(card)
  return { revision: latest, library }
}

async function changedSince(db: Db, county: string, revision: number) {
  const latest = await latestRevision(db, county)
  const changes = await db
    .select({ part: policyChanges.part, id: policyChanges.partId })
    .from(policyChanges)
    .where(and(eq(policyChanges.county, county), gt(policyChanges.revision, revision)))
  const of = (part: string) => [
    ...new Set(changes.flatMap((change) => (change.part === part ? change.id : []))),
  ]
  const [versionIds, cardIds] = [of('version'), of('card')]
  const versions = await loadVersions(db, county, versionIds)
  const cards = await loadCards(db, county, cardIds)
  return { latest, versionIds, cardIds, versions, cards }
}

async function loadVersions(db: Db, county: string, ids: string[]): Promise<LibraryVersion[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({
      id: policyVersions.id,
      validFrom: policyVersions.validFrom,
      validTo: policyVersions.validTo,
      name: policyDocuments.name,
      areaPath: policyDocuments.areaPath,
    })
    .from(policyVersions)
    .innerJoin(
      policyDocuments,
      and(eq(policyDocuments.county, county), eq(policyDocuments.id, policyVersions.documentId)),
    )
    .where(and(eq(policyVersions.county, county), inArray(policyVersions.id, ids)))
  const articles = await db
    .select()
    .from(policyArticles)
    .where(and(eq(policyArticles.county, county), inArray(policyArticles.versionId, ids)))
    .orderBy(asc(policyArticles.versionId), asc(policyArticles.seq))
  const ofVersion = Map.groupBy(articles, ({ versionId }) => versionId)
  return rows.map(({ name, ...version }) => ({
    ...version,
    articles: (ofVersion.get(version.id) ?? []).map(({ seq, label, headings, passages }) => ({
      id: articleId(version.id, seq),
      document: name,
      label: label ?? headings.at(-1) ?? '',
      title: [name, label, ...headings.slice(-1)].filter(Boolean).join(' '),
      passages,
      text: passages.join('\n'),
      validFrom: version.validFrom,
    })),
  }))
}

/** An article by its version and its place in it; stable as long as the version is. */
const articleId = (versionId: string, seq: number) => `${versionId}:${seq}`

async function loadCards(db: Db, county: string, ids: string[]): Promise<OwnCard[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select()
    .from(policyCards)
    .where(
      and(
        eq(policyCards.county, county),
        inArray(policyCards.id, ids),
        eq(policyCards.status, 'published'),
      ),
    )
  return rows.map(({ id, question, aliases, answer, ...row }) => ({
    card: { id, question, aliases, answer, source: sourceOf(row), figures: [] },
    areaPath: row.areaPath,
    validFrom: row.validFrom,
    validTo: row.validTo,
    aliasOf: row.aliasOf,
  }))
}

type Sourced = Pick<typeof policyCards.$inferSelect, 'source' | 'decidedAt' | 'validFrom'>

/** It tells of the sums of the year it was published in, or of the later one it is for. */
function sourceOf({ source, decidedAt, validFrom }: Sourced): Source {
  const office = officeSource(decidedAt)
  const date = office.date !== null && office.date > validFrom ? office.date : validFrom
  return source === null ? { ...office, date } : writtenSource(source, date)
}
