import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDocument, type ReadDocument } from '../../../../api/policies/reading/read-document'
import { ReadingError } from '../../../../api/policies/reading/reading-error'

const FOLDER = join(import.meta.dirname, '../../../fixtures/policies')

export const bytesOf = (name: string): Uint8Array => readFileSync(join(FOLDER, name))

/** The only document of a file. */
export async function readOne(name: string, content: string | Uint8Array): Promise<ReadDocument> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const documents = await readDocument(name, bytes)
  const [document] = documents
  if (!document || documents.length > 1) throw new Error(`${documents.length} documents`)
  return document
}

export const readFixture = (name: string) => readOne(name, bytesOf(name))

/** The code a file is refused by, or 'read' where it is not. */
export async function refusalOf(name: string, content: string | Uint8Array): Promise<string> {
  try {
    await readDocument(name, typeof content === 'string' ? Buffer.from(content) : content)
    return 'read'
  } catch (error) {
    if (error instanceof ReadingError) return error.code
    throw error
  }
}

/** Label and passages of each article, as a table reads best. */
export const articlesOf = ({ articles }: ReadDocument) =>
  articles.map(({ label, passages }) => [label, ...passages])

export const doubtsOf = ({ doubts }: ReadDocument) => doubts.map(({ kind }) => kind)
