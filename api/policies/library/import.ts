import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { policyArticles, policyDocuments, policyVersions } from '../../../db/schema'
import type { AreaPath } from '../../../db/values/areas'
import { findArea } from '../../areas/words'
import { record } from '../../audit/record'
import type { RequestContext } from '../../http/context'
import { actorName } from '../../shared/actor'
import { addDays, type Day } from '../../shared/day'
import { ApiError } from '../../shared/errors'
import { newId } from '../../shared/ids'
import type { ReadArticle } from '../reading/read-document'
import { noteChange } from './changes'
import { placeVersion } from './rules'

export interface NewVersion {
  name: string
  areaPath: AreaPath
  validFrom: Day
  /** The last day; null: until another version comes. */
  validTo: Day | null
  /** The name of the file, and its SHA-256. */
  source: string
  digest: Buffer
  articles: readonly ReadArticle[]
  /** The version from the same day is wrong, and this one takes its place. */
  isCorrection?: boolean
}

type VersionRow = typeof policyVersions.$inferSelect

export interface ImportedVersion {
  name: string
  versionId: string
  articles: number
  validFrom: Day
  validTo: Day | null
  /** The version before, which ends the day before this one begins. */
  ended: Day | null
  /** The same file from the same day was there already. */
  isUnchanged: boolean
}

/** Rows a statement of an import holds. */
const BATCH = 2_000

/**
 * Takes a version of a document in. The one before ends the day before it begins; it ends itself where a later one
 * is there. Another text for the same day is refused as `version_exists` unless it corrects it.
 */
export async function importVersion(
  tx: Db,
  ctx: RequestContext,
  version: NewVersion,
): Promise<ImportedVersion> {
  const { county } = ctx
  const { name, areaPath, validFrom, isCorrection = false } = version
  if (version.validTo !== null && version.validTo < validFrom)
    throw new ApiError('invalid', 'validTo')
  if (version.articles.length === 0) throw new ApiError('invalid', 'articles')
  if (!(await findArea(tx, county, areaPath))) throw new ApiError('invalid', 'areaPath')
  const documentId = await documentOf(tx, county, name, areaPath)
  const standing = await tx
    .select()
    .from(policyVersions)
    .where(and(eq(policyVersions.county, county), eq(policyVersions.documentId, documentId)))
    .orderBy(asc(policyVersions.validFrom))
    .for('update')
  const { validTo, ends, taken } = placeVersion({ validFrom, wanted: version.validTo }, standing)
  const result = { name, articles: version.articles.length, validFrom, validTo }
  if (taken?.digest.equals(version.digest))
    return {
      ...result,
      validTo: taken.validTo,
      versionId: taken.id,
      ended: null,
      isUnchanged: true,
    }
  if (taken && !isCorrection) throw new ApiError('refused', 'version_exists')
  if (taken) await removeVersion(tx, county, taken)
  for (const each of ends) await endVersion(tx, county, each, addDays(validFrom, -1))
  const versionId = await addVersion(tx, ctx, documentId, version, validTo)
  await record(tx, ctx, {
    subject: `policy:${documentId}`,
    type: taken ? 'policy.corrected' : 'policy.imported',
    details: {
      name,
      validFrom,
      validTo,
      digest: version.digest.toString('hex'),
      articles: result.articles,
    },
  })
  const ended = ends.length > 0 ? addDays(validFrom, -1) : null
  return { ...result, versionId, ended, isUnchanged: false }
}

/** The document of a name in an area, made where it is new. */
async function documentOf(tx: Db, county: string, name: string, areaPath: AreaPath) {
  await tx
    .insert(policyDocuments)
    .values({ county, id: newId(), name, areaPath })
    .onConflictDoNothing()
  const [document] = await tx
    .select({ id: policyDocuments.id })
    .from(policyDocuments)
    .where(
      and(
        eq(policyDocuments.county, county),
        eq(policyDocuments.areaPath, areaPath),
        eq(policyDocuments.name, name),
      ),
    )
    .for('update')
  if (!document) throw new Error('a document that was just made')
  return document.id
}

async function addVersion(
  tx: Db,
  ctx: RequestContext,
  documentId: string,
  { validFrom, source, digest, articles }: NewVersion,
  validTo: Day | null,
): Promise<string> {
  const { county, now } = ctx
  const id = newId()
  const imported = { importedBy: actorName(ctx.actor), importedAt: now }
  await tx
    .insert(policyVersions)
    .values({ county, id, documentId, validFrom, validTo, source, digest, ...imported })
  for (let from = 0; from < articles.length; from += BATCH) {
    const batch = articles.slice(from, from + BATCH)
    await tx
      .insert(policyArticles)
      .values(
        batch.map((article, at) => ({ county, versionId: id, seq: from + at + 1, ...article })),
      )
  }
  await noteChange(tx, county, 'version', id)
  return id
}

/** The events keep that it was there, and the digest of its file. */
async function removeVersion(tx: Db, county: string, { id }: VersionRow): Promise<void> {
  await tx
    .delete(policyArticles)
    .where(and(eq(policyArticles.county, county), eq(policyArticles.versionId, id)))
  await tx
    .delete(policyVersions)
    .where(and(eq(policyVersions.county, county), eq(policyVersions.id, id)))
  await noteChange(tx, county, 'version', id)
}

export async function endVersion(
  tx: Db,
  county: string,
  { id }: Pick<VersionRow, 'id'>,
  validTo: Day,
): Promise<void> {
  await tx
    .update(policyVersions)
    .set({ validTo })
    .where(and(eq(policyVersions.county, county), eq(policyVersions.id, id)))
  await noteChange(tx, county, 'version', id)
}
