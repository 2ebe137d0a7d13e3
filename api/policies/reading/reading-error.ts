/** Why a document cannot be read; stable, the message is for the office that sent it. */
const MESSAGES = {
  unknown_kind: '不认识这种文件，请用 .docx、.pdf、.txt、.md 或 .jsonl',
  old_word: '这是旧式 Word 或 WPS 文件（或设了密码），请打开后另存为不带密码的 .docx 再导入',
  encrypted: '文件有密码，请去掉密码再导入',
  damaged: '文件已损坏或不完整，请打开后另存一份再导入',
  no_text_layer: '这份 PDF 是扫描的图片，没有文字，请用原来的 Word 文件',
  no_text: '文件里没有文字',
  bad_line: '不是一行一条的 JSON，每行要有 title 和 text',
  too_large: '文件太大，请分开再导入',
} as const

export type ReadingErrorCode = keyof typeof MESSAGES

/** A document we cannot read, which is its sender's to mend. */
export class ReadingError extends Error {
  constructor(
    readonly code: ReadingErrorCode,
    /** Where in the file: 第12行. */
    place?: string,
  ) {
    super(place === undefined ? MESSAGES[code] : `${place}：${MESSAGES[code]}`)
    this.name = 'ReadingError'
  }
}
