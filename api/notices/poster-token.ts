import { timingSafeEqual } from 'node:crypto'
import type { AppDeps } from '../http/context'

const tokenOf = ({ sealer }: Pick<AppDeps, 'sealer'>, county: string, noticeId: string) =>
  sealer.index('poster', county, noticeId)

/** What the poster's QR code carries: whoever stands before the sheet may read it on the phone, too. */
export const posterToken = (...of: Parameters<typeof tokenOf>): string =>
  tokenOf(...of).toString('base64url')

/** Compared in constant time: it must not be found out byte by byte. */
export function isPosterToken(given: string, ...of: Parameters<typeof tokenOf>): boolean {
  const wanted = tokenOf(...of)
  const bytes = Buffer.from(given, 'base64url')
  return bytes.length === wanted.length && timingSafeEqual(bytes, wanted)
}
