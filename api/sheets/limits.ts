const MIB = 1024 * 1024

/** How much of a file we are willing to read before we call it hostile or broken. */
export interface SheetLimits {
  /** On disk. */
  fileBytes: number
  /** Old .xls is read whole; the format itself ends at 65,536 rows. */
  xlsBytes: number
  /** One worksheet, inflated; it is streamed, so this bounds time and not memory. */
  sheetBytes: number
  /** The shared strings, inflated: they are held in memory. */
  stringsBytes: number
  strings: number
  /** Workbook, relations and styles, inflated. */
  smallPartBytes: number
  /** A part that grew past `ratioFromBytes` may not be this many times its packed size. */
  ratio: number
  ratioFromBytes: number
  /** One row or one quoted cell, in characters. */
  rowChars: number
  /** As many as Excel has. */
  rows: number
  columns: number
}

/** Real sheets pack 8 to 40 times, a bomb about 1,000 times. */
export const SHEET_LIMITS: SheetLimits = {
  fileBytes: 512 * MIB,
  xlsBytes: 64 * MIB,
  sheetBytes: 2048 * MIB,
  stringsBytes: 256 * MIB,
  strings: 5_000_000,
  smallPartBytes: 32 * MIB,
  ratio: 100,
  ratioFromBytes: 16 * MIB,
  rowChars: 1_000_000,
  rows: 1_048_576,
  columns: 120,
}
