/** A unit 单位 as it is compared: 宝坪村 村委会, with whatever spaces and in full width, is one. */
export const plainUnit = (unit: string): string => unit.normalize('NFKC').replace(/\s+/gu, '')

/** Whether two are of one unit; of whom none is recorded nothing is said. */
export const isSameUnit = (one: string, other: string): boolean =>
  plainUnit(one) !== '' && plainUnit(one) === plainUnit(other)
