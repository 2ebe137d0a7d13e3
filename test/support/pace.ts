import type { Pace } from '../../bot/channels/channel'

/** Of a channel whose provider takes whatever comes. */
export const PACE: Pace = {
  address: '+8619900009999',
  segmentsPerSecond: 100_000,
  burst: 100_000,
  dailyCap: 100_000,
  atOnce: 8,
}
