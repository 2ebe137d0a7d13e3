/** Why a file cannot be read as a table; stable, the message is for the person who sent it. */
export type SheetErrorCode =
  | 'file_missing'
  | 'file_too_large'
  | 'file_encrypted'
  | 'file_damaged'
  | 'not_a_table'
  | 'several_sheets'
  | 'too_many_columns'
  | 'quote_not_closed'
  | 'no_header'
  | 'missing_column'
  | 'wrong_records'
  | 'not_these_records'

export class SheetError extends Error {
  constructor(
    readonly code: SheetErrorCode,
    message: string,
  ) {
    super(message)
    this.name = 'SheetError'
  }
}

export const tooLarge = (why: string) =>
  new SheetError('file_too_large', `文件太大（${why}），请按乡镇分开再导入`)

export const tooManyColumns = (line: number, columns: number) =>
  new SheetError('too_many_columns', `第${line}行超过${columns}列，请删去用不着的列再导入`)

export const damaged = () =>
  new SheetError('file_damaged', '文件已损坏或不完整，请用 Excel 打开后另存为 .xlsx 再导入')
