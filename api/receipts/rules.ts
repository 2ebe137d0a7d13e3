/** Wrong last-four digits a receipt takes within a day; then even the right ones are refused. */
export const MOST_WRONG_PER_DAY = 5

/** Whether these are the last four digits of the filer's phone. */
export const isLast4Of = (phone: string, last4: string) =>
  /^\d{4}$/.test(last4) && phone.endsWith(last4)

/** 谭大山 as 谭**: for whoever holds a receipt but did not file it. */
export function maskName(name: string): string {
  const [first = '', ...rest] = name
  return first + '*'.repeat(rest.length)
}
