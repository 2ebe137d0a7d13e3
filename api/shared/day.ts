/** A calendar day in Asia/Shanghai, `2026-03-09`. Days in this form compare correctly as strings. */
export type Day = string

/** The one clock; whoever needs the time is given it. */
export type Clock = () => Date

const HOUR = 3_600_000
/** Shanghai keeps UTC+8 all year since 1992, whatever zone the process runs in. */
const SHANGHAI_OFFSET = 8 * HOUR

export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 10)
}

/** Hour of the day in Shanghai, 0 to 23. */
export function hourOf(instant: Date): number {
  return new Date(instant.getTime() + SHANGHAI_OFFSET).getUTCHours()
}

/** The instant at which `hour` o'clock strikes on `day` in Shanghai; 24 is the end of the day. */
export function instantOf(day: Day, hour: number): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_OFFSET + hour * HOUR)
}

export function addDays(day: Day, count: number): Day {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

export const addMinutes = (instant: Date, count: number) =>
  new Date(instant.getTime() + count * 60_000)

export const addHours = (instant: Date, count: number) => addMinutes(instant, count * 60)
