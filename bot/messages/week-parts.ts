/** An area with its leads. */
export interface WeekPart {
  area: string
  open: number
  late: number
}

/** `宝坪村=5/2;新华村=3/0`. */
export const weekPartsIn = (parts: string): WeekPart[] =>
  parts.split(';').flatMap((part) => {
    const [, area, open, late] = /^(.*)=(\d+)\/(\d+)$/u.exec(part) ?? []
    return area === undefined ? [] : [{ area, open: Number(open), late: Number(late) }]
  })
