/**
 * The little of XML that workbooks need. No entity is ever expanded beyond the five of XML itself,
 * no document type is read, nothing is fetched.
 */

const ATTRIBUTE = /([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** The attributes of every element of that local name, in order. For small parts. */
export function elements(xml: string, name: string): Map<string, string>[] {
  const tag = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])([^>]*)>`, 'g')
  return [...xml.matchAll(tag)].map(
    ([, attributes = '']) =>
      new Map(
        [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', double, single]) => [
          key,
          unescapeXml(double ?? single ?? ''),
        ]),
      ),
  )
}

/** One attribute out of the inside of a tag, ` r="B2" t="s"`; for the hot path. */
export function attribute(tag: string, name: string): string | undefined {
  const at = tag.indexOf(` ${name}=`)
  if (at === -1) return undefined
  const start = at + name.length + 3
  const end = tag.indexOf(tag.charAt(start - 1), start)
  return end === -1 ? undefined : tag.slice(start, end)
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Character text as it was meant, including Excel's own `_x000D_` for control characters. */
export function unescapeXml(text: string): string {
  let plain = text
  if (plain.includes('&')) {
    plain = plain.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]+);/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return ENTITIES[name] ?? whole
      const hex = name.charAt(1).toLowerCase() === 'x'
      return character(hex ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)))
    })
  }
  if (!plain.includes('_x')) return plain
  return plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

function character(code: number): string {
  const isScalar = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isScalar ? String.fromCodePoint(code) : '\ufffd'
}
