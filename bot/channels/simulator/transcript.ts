import type { Entry } from './entry'

/**
 * A talk as the lines of a test: what was said and every answer to it. What came without being
 * asked for is a line of its own.
 */
export function transcriptOf(name: string, phone: string, entries: readonly Entry[]): string {
  const lines: string[][] = []
  let asked: { id: string; line: string[] } | undefined
  for (const entry of entries) {
    if (entry.by === 'person') {
      asked = { id: entry.id, line: ['says', entry.text] }
      lines.push(asked.line)
    } else if (asked && entry.id.startsWith(`${asked.id}.`)) {
      asked.line.push(entry.text)
    } else {
      lines.push(['gets', entry.text])
    }
  }
  const calls = lines.map(
    ([verb, ...texts]) => `await phone.${verb}(${texts.map(quote).join(', ')})`,
  )
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
