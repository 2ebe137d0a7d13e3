import type { Entry } from './entry'

/**
 * A talk as the lines of a test: what was said and every answer to it. What came without being
 * asked for is a line of its own. A photo stands for itself: any other would do as well.
 */
export function transcriptOf(name: string, phone: string, entries: readonly Entry[]): string {
  const lines: { verb: string; given: string[] }[] = []
  let asked: { id: string; given: string[] } | undefined
  for (const entry of entries) {
    if (entry.by === 'person') {
      const given = [...(entry.picture ? ['photo()'] : []), quote(entry.text)]
      asked = { id: entry.id, given }
      lines.push({ verb: entry.picture ? 'showsPhoto' : 'says', given })
    } else if (asked && entry.id.startsWith(`${asked.id}.`)) {
      asked.given.push(quote(entry.text))
    } else {
      lines.push({ verb: 'gets', given: [quote(entry.text)] })
    }
  }
  const calls = lines.map(({ verb, given }) => `await phone.${verb}(${given.join(', ')})`)
  return [`// ${name} ${phone}`, ...calls, ''].join('\n')
}

const ESCAPES: Partial<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

const quote = (text: string) =>
  `'${text.replace(/[\\'\n\r\u2028\u2029]/g, (character) => ESCAPES[character] ?? '')}'`
