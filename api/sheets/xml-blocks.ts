import { damaged, SheetError, tooLarge } from './sheet-error'

/**
 * Finds every `<name …>…</name>` in XML that arrives in pieces, with whatever prefix the document's
 * root carries. Made for `row` and `si`, which do not nest.
 */
export class BlockScanner {
  #rest = ''
  #prefix: string | undefined
  #open = ''
  #close = ''

  constructor(
    private readonly name: string,
    private readonly maxChars: number,
    private readonly onBlock: (tag: string, inside: string, prefix: string) => void,
  ) {}

  push(text: string): void {
    const xml = this.#rest + text
    const prefix = (this.#prefix ??= this.#rootPrefix(xml))
    if (prefix === undefined) {
      this.#rest = xml
      return
    }
    const used = this.#scan(xml, prefix)
    this.#rest = xml.slice(used)
    if (this.#rest.length > this.maxChars) throw tooLarge('一行内容过长')
  }

  /** The end of the document: an unfinished block is a truncated file. */
  end(): void {
    if (this.#rest.includes(this.#open || '<')) throw damaged()
  }

  #rootPrefix(xml: string): string | undefined {
    const root = /<(\w+:)?(?:worksheet|sst)[\s/>]/.exec(xml)
    if (!root) {
      if (xml.length > this.maxChars) throw damaged()
      return undefined
    }
    const prefix = root[1] ?? ''
    this.#open = `<${prefix}${this.name}`
    this.#close = `</${prefix}${this.name}>`
    return prefix
  }

  /** Returns up to where the text is used up. */
  #scan(xml: string, prefix: string): number {
    let at = 0
    for (;;) {
      const start = xml.indexOf(this.#open, at)
      if (start === -1) return Math.max(at, xml.length - this.#open.length)
      const after = start + this.#open.length
      const tagEnd = xml.indexOf('>', after)
      if (tagEnd === -1) return start
      if (!endsName(xml.charCodeAt(after))) {
        at = after
        continue
      }
      if (xml.charCodeAt(tagEnd - 1) === 47) {
        this.onBlock(xml.slice(after, tagEnd - 1), '', prefix)
        at = tagEnd + 1
        continue
      }
      const close = xml.indexOf(this.#close, tagEnd)
      if (close === -1) return start
      const inside = xml.slice(tagEnd + 1, close)
      if (hasDeclaration(inside)) {
        throw new SheetError(
          'not_a_table',
          '表格的写法不常见，请用 Excel 打开后另存为 .xlsx 再导入',
        )
      }
      this.onBlock(xml.slice(after, tagEnd), inside, prefix)
      at = close + this.#close.length
    }
  }
}

/** Whether a tag name ends before this character: `<row` is one, `<rowBreaks` is not. */
export const endsName = (code: number) => code === 62 || code === 47 || code <= 32

/** Comments and CDATA could hide markup from a reader as simple as this one. */
function hasDeclaration(xml: string): boolean {
  let at = xml.indexOf('!')
  while (at > 0 && xml.charCodeAt(at - 1) !== 60) at = xml.indexOf('!', at + 1)
  return at > 0
}
