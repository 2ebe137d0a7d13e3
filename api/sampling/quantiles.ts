import jStat from 'jstat'

/** Where the given share of a beta distribution lies below; its ends where it has no room on a side. */
export function betaQuantile(share: number, a: number, b: number): number {
  if (a <= 0) return 0
  return b <= 0 ? 1 : jStat.beta.inv(share, a, b)
}

/** Of Student's t: how many standard errors an estimate of that many degrees of freedom is allowed. */
export const tQuantile = (share: number, freedom: number): number =>
  freedom > 1e5 ? normalQuantile(share) : jStat.studentt.inv(share, freedom)

export const normalQuantile = (share: number): number => jStat.normal.inv(share, 0, 1)

/** The share below the upper end of a two-sided interval: 0.975 of 0.95. */
export const upperShare = (confidence: number): number => (1 + confidence) / 2
