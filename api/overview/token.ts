import { timingSafeEqual } from 'node:crypto'
import type { AreaPath } from '../../db/values/areas'
import type { AppDeps } from '../http/context'
import { addDays, type Day } from '../shared/day'

interface Of {
  county: string
  areaPath: AreaPath
  /** Of which it is good, and of the next. */
  day: Day
}

/** Figures alone, for two days: short enough for a message. */
const BYTES = 8

const tokenOf = ({ sealer }: Pick<AppDeps, 'sealer'>, { county, areaPath, day }: Of) =>
  sealer.index('overview', county, `${areaPath}\n${day}`).subarray(0, BYTES)

/** Where whoever may see an area's overview sees its picture; with `.png` behind it a channel fetches it from there. */
export function picturePath(deps: Pick<AppDeps, 'sealer'>, of: Of): string {
  const [, ...names] = of.areaPath.split('.')
  const key = `${of.day.replaceAll('-', '')}-${tokenOf(deps, of).toString('hex')}`
  return ['', of.county, 'overview', ...names, key].join('/')
}

const KEY = /^(\d{4})(\d{2})(\d{2})-([0-9a-f]{16})$/

/** Compared in constant time: it must not be found out byte by byte. */
export function opensPicture(
  deps: Pick<AppDeps, 'sealer'>,
  { key, today, ...of }: Omit<Of, 'day'> & { key: string; today: Day },
): boolean {
  const found = KEY.exec(key)
  if (!found) return false
  const [, year, month, date, token = ''] = found
  const day = `${year}-${month}-${date}`
  if (!(day <= today && today <= addDays(day, 1))) return false
  return timingSafeEqual(Buffer.from(token, 'hex'), tokenOf(deps, { ...of, day }))
}
