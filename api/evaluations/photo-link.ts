import { timingSafeEqual } from 'node:crypto'
import type { AppDeps } from '../http/context'
import { addDays, type Day } from '../shared/day'

type Deps = Pick<AppDeps, 'sealer'>
interface Of {
  county: string
  /** Of the picture. */
  id: string
  /** Of which the address is good, and of the next. */
  day: Day
}

/** For two days, and found out by nobody: short enough for a message. */
const BYTES = 8

const tokenOf = ({ sealer }: Deps, { county, id, day }: Of) =>
  sealer.index('evaluation_photo', county, `${id}\n${day}`).subarray(0, BYTES)

/** Where whoever may see a photo of an evaluation opens it. */
export function photoPath(deps: Deps, of: Of): string {
  const key = `${of.day.replaceAll('-', '')}-${tokenOf(deps, of).toString('hex')}`
  return `/${of.county}/photos/${of.id}/${key}`
}

const KEY = /^(\d{4})(\d{2})(\d{2})-([0-9a-f]{16})$/

/** Whether an address opens a photo today. Compared in constant time. */
export function isOpened(
  deps: Deps,
  { key, today, ...of }: Omit<Of, 'day'> & { key: string; today: Day },
): boolean {
  const found = KEY.exec(key)
  if (!found) return false
  const [, year, month, date, token = ''] = found
  const day = `${year}-${month}-${date}`
  if (!(day <= today && today <= addDays(day, 1))) return false
  return timingSafeEqual(Buffer.from(token, 'hex'), tokenOf(deps, { ...of, day }))
}
