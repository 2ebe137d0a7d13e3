import type { Approval } from './approvals'
import { CODE_COLUMN, KEY_COLUMN, writeCsv } from './codes'
import type { TemplateRules } from './profile'
import { blanksOf, exampleOf, textOfShape } from './shape'

/** A text as it is handed in for approval. */
export interface SheetRow {
  key: string
  /** None is a 验证码: those have four to six digits, ours seven. */
  kind: '通知短信'
  text: string
  /** Which property each variable has, `head：其他`. */
  variables: string
  example: string
  reason: string
}

const COLUMNS = [KEY_COLUMN, '模板类型', '模板内容', '变量属性', '示例', '申请说明', CODE_COLUMN]

const REASON =
  '县帮扶工作短信：答复村民、提醒干部。变量是姓名、地方、日期、编号和办事情况，不含链接。'

export const sheetRows = (approvals: readonly Approval[], rules: TemplateRules): SheetRow[] =>
  approvals.map(({ key, shape }) => ({
    key,
    kind: '通知短信',
    text: textOfShape(shape),
    variables: blanksOf(shape)
      .map(({ name, holds }) => `${name}：${rules.properties[holds]}`)
      .join('；'),
    example: exampleOf(shape),
    reason: REASON,
  }))

/** With a mark in front, by which Excel knows that it is UTF-8, and an empty column for the codes. */
export const sheetOf = (rows: readonly SheetRow[]): string => {
  const cells = rows.map((row) => [
    row.key,
    row.kind,
    row.text,
    row.variables,
    row.example,
    row.reason,
    '',
  ])
  return `\uFEFF${writeCsv([COLUMNS, ...cells])}\r\n`
}
