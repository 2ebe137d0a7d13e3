import { readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { FONT_FILES } from './fonts'

/** From where templates import: `/api/documents/base.typ`. */
const ROOT = resolve(import.meta.dirname, '../..')
/** Where the photos of a document stand while it is drawn; no folder of the disk. */
const PHOTOS = join(ROOT, 'photos')
/** Renderings without use after which a remembered part is forgotten. */
const REMEMBERED = 10

let warm: Promise<NodeCompiler> | undefined

/** Kept: reading the fonts takes longer than a page does. Loaded by the first who draws. */
function compiler(): Promise<NodeCompiler> {
  warm ??= createCompiler()
  return warm
}

async function createCompiler(): Promise<NodeCompiler> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  return NodeCompiler.create({
    workspace: ROOT,
    fontArgs: [{ fontBlobs: FONT_FILES.map((file) => readFileSync(file)) }],
  })
}

export interface Rendering {
  /** By name; the template shows one by `photo(name)`, and fails where it is no picture. */
  photos?: ReadonlyMap<string, Uint8Array>
  /** For readers who hear it. Of tables over hundreds of pages they are nine tenths of the file. */
  hasTags?: boolean
}

/**
 * A PDF of a Typst template, the same bytes for the same data. The template finds the data as
 * `data` of `/api/documents/base.typ`; it arrives as JSON and is never read as markup.
 * @param template its path, of a `.typ` file of the project
 */
export async function renderPdf(
  template: string,
  data: object,
  { photos = new Map(), hasTags = true }: Rendering = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const typst = await compiler()
  for (const [name, bytes] of photos) typst.mapShadow(join(PHOTOS, name), Buffer.from(bytes))
  const document = { mainFilePath: template, inputs: { data: JSON.stringify(data) } }
  try {
    return new Uint8Array(typst.pdf(document, { pdfTags: hasTags }))
  } catch {
    throw notRendered(template, typst.compile(document).takeError()?.shortDiagnostics)
  } finally {
    typst.resetShadow()
    // Photos are big, and hardly ever asked for again.
    typst.evictCache(photos.size > 0 ? 0 : REMEMBERED)
    // Drawing holds everything else up: of many in a row each lets others, and the freeing of its
    // memory, go on.
    await setImmediate()
  }
}

/** The same as the text of an SVG, all pages below each other: for what fits on one. */
export async function renderSvg(template: string, data: object): Promise<string> {
  const typst = await compiler()
  const document = { mainFilePath: template, inputs: { data: JSON.stringify(data) } }
  try {
    return typst.plainSvg(document)
  } catch {
    throw notRendered(template, typst.compile(document).takeError()?.shortDiagnostics)
  } finally {
    typst.evictCache(REMEMBERED)
    await setImmediate()
  }
}

/** With the English of a message alone: what else it quotes may be somebody's name. */
function notRendered(template: string, diagnostics: { message: string }[] = []): Error {
  const messages = diagnostics.map(({ message }) => message.replace(/[^\x20-\x7e]+/g, '…'))
  return new Error(`${relative(ROOT, template)}: ${messages.join('; ')}`)
}
