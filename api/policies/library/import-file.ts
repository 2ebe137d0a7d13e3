import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { readFile } from 'node:fs/promises'
import type { AreaPath } from '../../../db/values/areas'
import type { RequestContext } from '../../http/context'
import { inTransaction } from '../../http/write'
import type { Day } from '../../shared/day'
import { ApiError } from '../../shared/errors'
import { lastDayOf, ownDays } from '../reading/own-days'
import { readDocument, type ReadDocument } from '../reading/read-document'
import { type ImportedVersion, importVersion } from './import'

export interface PolicyFile {
  /** The name of the file, and its SHA-256. */
  source: string
  digest: Buffer
  documents: ReadDocument[]
}

/**
 * The documents of a file, as they would be taken in.
 * @param name The official name, where the file does not say it; only of a file with one document.
 * @throws ReadingError, `not_found` where it cannot be opened, `invalid` where a name is given to several.
 */
export async function readPolicyFile(path: string, name?: string): Promise<PolicyFile> {
  const bytes = await readFile(path).catch(() => {
    throw new ApiError('not_found', 'file')
  })
  const source = basename(path)
  const documents = await readDocument(source, bytes)
  if (name !== undefined && documents.length > 1) throw new ApiError('invalid', 'one_name')
  return {
    source,
    digest: createHash('sha256').update(bytes).digest(),
    documents: documents.map((each) => ({ ...each, title: name ?? each.title })),
  }
}

export interface InForce {
  areaPath: AreaPath
  validFrom: Day
  /** The last day; null: the one a document names for itself, else until another version comes. */
  validTo: Day | null
  isCorrection?: boolean
}

/** Takes all documents of a file in, or none. */
export function importPolicyFile(
  ctx: RequestContext,
  { source, digest, documents }: PolicyFile,
  inForce: InForce,
): Promise<ImportedVersion[]> {
  return inTransaction(ctx.deps.connection.db, async (tx) => {
    const imported: ImportedVersion[] = []
    for (const { title: name, articles } of documents) {
      const { validFrom: from, validTo: to } = inForce
      const validTo = lastDayOf(ownDays(articles), { from, to })
      const version = { ...inForce, name, articles, source, digest, validTo }
      imported.push(await importVersion(tx, ctx, version))
    }
    return imported
  })
}
