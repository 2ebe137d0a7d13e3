/** What is a mistake in typing in any county; how much a household may owe is a figure. */
export const MOST_FEN = 10_000_000_000
/** 36 percent a year. */
export const MAX_RATE = 3_600
