import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { policyArticles, policyDocuments, policyVersions } from '../../../db/schema'
import type { AreaPath } from '../../../db/values/areas'
import { record } from '../../audit/record'
import type { RequestContext } from '../../http/context'
import { type Day, dayOf } from '../../shared/day'
import { ApiError } from '../../shared/errors'
import { CARDS } from '../cards'
import { shortLawName } from '../asked'
import { endVersion } from './import'
import { isInForce } from './rules'

/** The documents there are, each version with its articles counted, and whether it is in force on a day. */
export async function listDocuments({ deps, county, now }: RequestContext, day: Day = dayOf(now)) {
  const rows = await deps.connection.db
    .select({
      documentId: policyDocuments.id,
      name: policyDocuments.name,
      areaPath: policyDocuments.areaPath,
      versionId: policyVersions.id,
      validFrom: policyVersions.validFrom,
      validTo: policyVersions.validTo,
      source: policyVersions.source,
      articles: sql<number>`(select count(*) from policy_articles a
        where a.county = ${county} and a.version_id = ${policyVersions.id})::int`,
    })
    .from(policyVersions)
    .innerJoin(
      policyDocuments,
      and(eq(policyDocuments.county, county), eq(policyDocuments.id, policyVersions.documentId)),
    )
    .where(eq(policyVersions.county, county))
    .orderBy(asc(policyDocuments.name), asc(policyVersions.validFrom), asc(policyVersions.id))
  return {
    items: rows.map((row) => ({
      ...row,
      isInForce: isInForce(row, day),
      /** Our cards that were written from an earlier text than this one. */
      olderCards: isInForce(row, day) ? cardsOlderThan(row) : [],
    })),
  }
}

const cardsOlderThan = ({ name, validFrom }: { name: string; validFrom: Day }): string[] =>
  CARDS.filter(
    ({ source: { document, date } }) =>
      shortLawName(document) === shortLawName(name) && date !== null && date < validFrom,
  ).map(({ id }) => id)

export interface NamedDocument {
  documentId: string
  name: string
  areaPath: AreaPath
}

/**
 * The documents that are meant by an id, a name, or where none is called so by how a name begins; 《》 and
 * 中华人民共和国 may be left out.
 */
export async function findDocuments(
  { deps, county }: RequestContext,
  said: string,
): Promise<NamedDocument[]> {
  const all = await deps.connection.db
    .select({
      documentId: policyDocuments.id,
      name: policyDocuments.name,
      areaPath: policyDocuments.areaPath,
    })
    .from(policyDocuments)
    .where(eq(policyDocuments.county, county))
    .orderBy(asc(policyDocuments.name), asc(policyDocuments.areaPath))
  const wanted = shortLawName(said)
  if (wanted === '') return []
  const called = all.filter(
    ({ documentId, name }) => documentId === said.toLowerCase() || shortLawName(name) === wanted,
  )
  return called.length > 0
    ? called
    : all.filter(({ name }) => shortLawName(name).startsWith(wanted))
}

/** A document article by article as it was in force on a day; `not_found` where none was. */
export async function getDocument(
  { deps, county, now }: RequestContext,
  documentId: string,
  day: Day = dayOf(now),
) {
  const { db } = deps.connection
  const versions = await versionsOf(db, county, documentId)
  const version = versions.find((each) => isInForce(each, day))
  if (!version) throw new ApiError('not_found', 'document')
  const articles = await db
    .select({
      label: policyArticles.label,
      headings: policyArticles.headings,
      passages: policyArticles.passages,
    })
    .from(policyArticles)
    .where(and(eq(policyArticles.county, county), eq(policyArticles.versionId, version.id)))
    .orderBy(asc(policyArticles.seq))
  const { name, validFrom, validTo, source } = version
  return { documentId, name, validFrom, validTo, source, articles }
}

/** Ends what is in force of a document, without another version; ended on that day already, nothing happens. */
export async function endDocument(
  tx: Db,
  ctx: RequestContext,
  { documentId, lastDay }: { documentId: string; lastDay: Day },
) {
  const { county } = ctx
  // Held first, as an import does: what that ends is not ended otherwise here.
  await tx
    .select({ id: policyDocuments.id })
    .from(policyDocuments)
    .where(and(eq(policyDocuments.county, county), eq(policyDocuments.id, documentId)))
    .for('update')
  const versions = await versionsOf(tx, county, documentId)
  const version = versions.find((each) => isInForce(each, lastDay))
  if (!version) throw new ApiError('not_found', 'document')
  if (version.validTo !== lastDay) {
    await endVersion(tx, county, version, lastDay)
    const details = { name: version.name, validFrom: version.validFrom, lastDay }
    await record(tx, ctx, { subject: `policy:${documentId}`, type: 'policy.ended', details })
  }
  return { name: version.name, validFrom: version.validFrom, validTo: lastDay }
}

const versionsOf = (db: Db, county: string, documentId: string) =>
  db
    .select({
      id: policyVersions.id,
      name: policyDocuments.name,
      validFrom: policyVersions.validFrom,
      validTo: policyVersions.validTo,
      source: policyVersions.source,
    })
    .from(policyVersions)
    .innerJoin(
      policyDocuments,
      and(eq(policyDocuments.county, county), eq(policyDocuments.id, policyVersions.documentId)),
    )
    .where(and(eq(policyVersions.county, county), eq(policyVersions.documentId, documentId)))
