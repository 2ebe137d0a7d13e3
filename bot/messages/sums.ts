const TEN_THOUSAND = 1_000_000
/** 5万元, 1.25万元, 3500元, 0.01元: exact, and as short as it can be. */
export function sumZh(fen: number): string {
  const isWan = fen >= TEN_THOUSAND && fen % 10_000 === 0
  return isWan ? `${fen / TEN_THOUSAND}万元` : `${fen / 100}元`
}

/** 50,000 yuan */
export const sumEn = (fen: number) => `${(fen / 100).toLocaleString('en-US')} yuan`
