import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { list } from './card'

const FOLDER = join(import.meta.dirname, 'asked')

/** How people ask for what an article says, by the official name of its law and its number. */
export type Asked = ReadonlyMap<string, ReadonlyMap<number, readonly string[]>>

/** One file a law: its name, then a line an article with its number and the wordings. */
export function readAsked(folder = FOLDER): Asked {
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'))
  return new Map(
    files.toSorted().map((file) => {
      const [name = '', ...lines] = readFileSync(join(folder, file), 'utf8').trim().split('\n')
      const articles = lines.map((line): [number, string[]] => {
        const [number = '', wordings = ''] = line.split(': ')
        return [Number(number), list(wordings)]
      })
      return [name, new Map(articles)]
    }),
  )
}

const DIGITS = '零一二三四五六七八九'
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** 第一百零二条 is 102; null where no article is named. */
export function articleNumber(title: string): number | null {
  const said = /第([零一二三四五六七八九十百千]+)条/u.exec(title)?.[1]
  if (!said) return null
  let total = 0
  let digit = 0
  for (const sign of said) {
    const unit = UNITS[sign]
    if (unit === undefined) digit = DIGITS.indexOf(sign)
    else {
      total += (digit || 1) * unit
      digit = 0
    }
  }
  return total + digit
}
