import { isDateFormat } from './cell-text'
import type { SheetLimits } from './limits'
import { SheetError, tooLarge } from './sheet-error'
import { sharedText } from './sheet-rows'
import { BlockScanner } from './xml-blocks'
import { elements } from './xml'
import type { Zip } from './zip'

export interface Workbook {
  /** Visible worksheets in the order of their tabs. */
  sheets: { name: string; part: string }[]
  strings: string[]
  /** By style index of a cell. */
  dateStyles: boolean[]
  is1904: boolean
}

/** Everything of an .xlsx but its rows. */
export async function readWorkbook(zip: Zip, limits: SheetLimits): Promise<Workbook> {
  const root = await relations(zip, '')
  const part = root.find(({ type }) => type === 'officeDocument')?.target
  if (!part || !zip.has(part)) throw new SheetError('not_a_table', '这不是 Excel 表格文件')
  const xml = await zip.text(part)
  const related = await relations(zip, part)
  const partOf = (type: string) => related.find((each) => each.type === type)?.target
  const sheets = elements(xml, 'sheet')
    .filter((sheet) => (sheet.get('state') ?? 'visible') === 'visible')
    .map((sheet) => {
      const id = [...sheet].find(([key]) => key.endsWith(':id'))?.[1]
      const target = related.find((each) => each.id === id && each.type === 'worksheet')?.target
      return { name: sheet.get('name') ?? '', part: target ?? '' }
    })
    .filter(({ part }) => zip.has(part))
  const is1904 = elements(xml, 'workbookPr').some((each) =>
    ['1', 'true'].includes(each.get('date1904') ?? ''),
  )
  return {
    sheets,
    strings: await readStrings(zip, partOf('sharedStrings'), limits),
    dateStyles: await readDateStyles(zip, partOf('styles')),
    is1904,
  }
}

/** What a part points to: type without its namespace, target as a name in the archive. */
async function relations(zip: Zip, part: string) {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`
  if (!zip.has(name)) return []
  return elements(await zip.text(name), 'Relationship').map((each) => ({
    id: each.get('Id'),
    type: each.get('Type')?.split('/').at(-1),
    target: URL.parse(each.get('Target') ?? '', `file:///${folder}`)?.pathname.slice(1),
  }))
}

async function readStrings(zip: Zip, part: string | undefined, limits: SheetLimits) {
  const strings: string[] = []
  if (!part || !zip.has(part)) return strings
  const scanner = new BlockScanner('si', limits.rowChars, (_tag, inside, prefix) => {
    if (strings.push(sharedText(inside, prefix)) > limits.strings) throw tooLarge('文字过多')
  })
  const decoder = new TextDecoder()
  for await (const chunk of zip.inflate(part, limits.stringsBytes)) {
    scanner.push(decoder.decode(chunk, { stream: true }))
  }
  scanner.end()
  return strings
}

async function readDateStyles(zip: Zip, part: string | undefined): Promise<boolean[]> {
  if (!part || !zip.has(part)) return []
  const xml = await zip.text(part)
  const codes = new Map(
    elements(xml, 'numFmt').map((each) => [Number(each.get('numFmtId')), each.get('formatCode')]),
  )
  const formats = /<(?:\w+:)?cellXfs[\s>][^]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? ''
  return elements(formats, 'xf').map((each) => {
    const id = Number(each.get('numFmtId') ?? 0)
    return isDateFormat(id, codes.get(id))
  })
}
