import { timingSafeEqual } from 'node:crypto'
import type { AreaPath } from '../../db/values/areas'
import type { AppDeps } from '../http/context'
import { addDays, type Day } from '../shared/day'

interface Of {
  county: string
  areaPath: AreaPath
  year: number
  /** Of which the address is good, and of the next. */
  day: Day
}

/** For two days, and found out by nobody: short enough for a message. */
const BYTES = 8

const tokenOf = ({ sealer }: Pick<AppDeps, 'sealer'>, { county, areaPath, year, day }: Of) =>
  sealer.index('annual_report', county, `${areaPath}\n${year}\n${day}`).subarray(0, BYTES)

/** Where whoever may read a report opens it; with `.png` behind it its first page is a picture. */
export function reportPath(deps: Pick<AppDeps, 'sealer'>, of: Of): string {
  const [, ...names] = of.areaPath.split('.')
  const key = `${of.year}-${of.day.replaceAll('-', '')}-${tokenOf(deps, of).toString('hex')}`
  return ['', of.county, 'reports', ...names, key].join('/')
}

const KEY = /^(\d{4})-(\d{4})(\d{2})(\d{2})-([0-9a-f]{16})$/

/** Of which year the report behind an address is; null where it opens none. Compared in constant time. */
export function openedYear(
  deps: Pick<AppDeps, 'sealer'>,
  { key, today, ...of }: Omit<Of, 'day' | 'year'> & { key: string; today: Day },
): number | null {
  const found = KEY.exec(key)
  if (!found) return null
  const [, year = '', ofYear, month, date, token = ''] = found
  const day = `${ofYear}-${month}-${date}`
  if (!(day <= today && today <= addDays(day, 1))) return null
  const expected = tokenOf(deps, { ...of, year: Number(year), day })
  return timingSafeEqual(Buffer.from(token, 'hex'), expected) ? Number(year) : null
}
