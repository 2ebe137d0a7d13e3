import type { MisconductKind } from '../../db/values/integrity'
import { SheetError } from '../sheets/sheet-error'
import type { Row } from '../sheets/read'
import { NewChecklist } from './input'
import { kindFirst } from './wording'

interface ReadList {
  kind: MisconductKind
  questions: string[]
}

const HEADING = /^(?:类别|类型|kind)$/iu
const Question = NewChecklist.shape.questions.element

/** Checklists from a table of two columns, 类别 and 问题, a question a line; the first that cannot be is named by its line. */
export async function readChecklists(rows: AsyncIterable<Row>): Promise<ReadList[]> {
  const lists = new Map<MisconductKind, string[]>()
  for await (const { line, cells } of rows) {
    const [said = '', text = ''] = cells.map((cell) => cell.trim())
    if ((said === '' && text === '') || HEADING.test(said)) continue
    const { kind } = kindFirst(said)
    if (!kind) throw new SheetError('not_a_table', `第${line}行的类别不是五类之一：${said}`)
    const question = Question.safeParse(text)
    if (!question.success) throw new SheetError('not_a_table', `第${line}行的问题要2到40个字`)
    lists.set(kind, [...(lists.get(kind) ?? []), question.data])
  }
  if (lists.size === 0) throw new SheetError('not_a_table', '文件里没有问题')
  return [...lists].map(([kind, questions]) => ({ kind, questions }))
}
