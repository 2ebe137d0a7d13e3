import { readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { FONT_FILES } from './fonts'

/** From where templates import: `/api/documents/base.typ`. */
const ROOT = resolve(import.meta.dirname, '../..')
/** Renderings without use after which a remembered part is forgotten. */
const REMEMBERED = 10

let warm: NodeCompiler | undefined

/** Kept: reading the fonts takes longer than a page does. */
function compiler(): NodeCompiler {
  warm ??= NodeCompiler.create({
    workspace: ROOT,
    fontArgs: [{ fontBlobs: FONT_FILES.map((file) => readFileSync(file)) }],
  })
  return warm
}

/**
 * A PDF of a Typst template, the same bytes for the same data. The template finds the data as
 * `data` of `/api/documents/base.typ`; it arrives as JSON and is never read as markup.
 * @param template its path, of a `.typ` file of the project
 */
export function renderPdf(template: string, data: object): Uint8Array<ArrayBuffer> {
  const typst = compiler()
  try {
    const compiled = typst.compile({
      mainFilePath: template,
      inputs: { data: JSON.stringify(data) },
    })
    if (!compiled.result) throw notRendered(template, compiled.takeError()?.shortDiagnostics)
    return new Uint8Array(typst.pdf(compiled.result))
  } finally {
    typst.evictCache(REMEMBERED)
  }
}

/** With the English of a message alone: what else it quotes may be somebody's name. */
function notRendered(template: string, diagnostics: { message: string }[] = []): Error {
  const messages = diagnostics.map(({ message }) => message.replace(/[^\x20-\x7e]+/g, '…'))
  return new Error(`${relative(ROOT, template)}: ${messages.join('; ')}`)
}
