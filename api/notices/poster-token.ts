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

interface Of {
  county: string
  id: string
  code: string
}

/** The page of a list with its names, as the QR code on the sheet leads there. */
export const pageLink = (deps: Pick<AppDeps, 'sealer' | 'publicUrl'>, of: Of): string =>
  `${deps.publicUrl}/${of.county}/notices/${of.code}?t=${posterToken(deps, of.county, of.id)}`

/** Where the sheet itself is, to be printed. */
export const posterLink = (deps: Pick<AppDeps, 'sealer' | 'publicUrl'>, of: Of): string =>
  `${deps.publicUrl}/${of.county}/notices/${of.code}/poster.pdf?t=${posterToken(deps, of.county, of.id)}`
