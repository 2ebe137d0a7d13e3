/** The whole county's year where asked for, a tenth of it otherwise. */
const IS_FULL = process.env['FULL'] === '1'

export const SIZE = IS_FULL
  ? {
      registered: 2_500,
      surveyed: 2_000,
      /** Households third parties ask, in so many villages of each township; null: in all. */
      evaluated: 640,
      villages: 2,
      months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    }
  : { registered: 300, surveyed: 200, evaluated: 64, villages: null, months: [4, 6] }

export const TIMEOUT_MS = IS_FULL ? 3_600_000 : 300_000
