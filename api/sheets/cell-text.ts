const DAY_MS = 86_400_000
/** Day 0 of the two calendars Excel counts in. */
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)

/**
 * A number as its reader would see it in the cell. From 16 digits on Excel has already lost the
 * last ones and shows the rest as 5.09938E+17; so do we, lest an invented identity number pass for
 * a real one.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return ''
  if (Math.abs(value) < 1e15) return String(value)
  return value.toExponential(5).replace(/\.?0*e\+/, 'E+')
}

/** The day of a date cell, `2016-12-31`; a bare time of day stays a number. */
export function dateText(serial: number, is1904: boolean): string {
  // Year 10000 and beyond is no date a sheet can hold.
  if (serial < 1 || serial > 2_958_465) return numberText(serial)
  // Excel's 1900 has a 29 February, so that the first two months are off by one.
  const days = Math.floor(serial) + (!is1904 && serial < 60 ? 1 : 0)
  const epoch = is1904 ? EPOCH_1904 : EPOCH_1900
  return new Date(epoch + days * DAY_MS).toISOString().slice(0, 10)
}

/** Built-in number formats that show a date, among them the Chinese ones 27–36 and 50–58. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code !== undefined) {
    // Colours, conditions and literal text may contain the letters of a date.
    return /[ymd]/i.test(code.replace(/\[[^\]]*\]|"[^"]*"|\\./g, ''))
  }
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
}
