import { createHash } from 'node:crypto'
import type { WhoWaits } from './who-waits'

interface Sheet {
  code: string
  areaName: string
  level: string
  /** Of the window. */
  days: number
  listed: WhoWaits
}

/**
 * Of all that a sheet says and that may not be changed by hand, one fact a line and the entries in one
 * order, so that whoever has the sheet's data comes to the same.
 */
export function fingerprintOf({ code, areaName, level, days, listed }: Sheet): Buffer {
  const entries =
    listed.of === 'households'
      ? listed.waiting.map(({ areaPath, head, size }) => `${areaPath}\t${head}\t${size}`)
      : listed.waiting.map(({ villagePath, villageName }) => `${villagePath}\t${villageName}`)
  const lines = [code, areaName, level, String(days), ...entries.toSorted()]
  return createHash('sha256').update(lines.join('\n')).digest()
}

/** As it stands on the sheet, short enough to be compared by eye: `3f2a 91c0 77de`. */
export const shownFingerprint = (fingerprint: Buffer): string =>
  (fingerprint.toString('hex', 0, 6).match(/.{4}/g) ?? []).join(' ')
