const FEN_PER_WAN = 1_000_000

/** 5万元, 1.25万元, 3500元, 0.05元: exact, and as short as it can be. */
export function sumZh(fen: number): string {
  const isWan = Math.abs(fen) >= FEN_PER_WAN && fen % 10_000 === 0
  return isWan ? `${fen / FEN_PER_WAN}万元` : `${inYuan(fen)}元`
}

/** As `sumZh`, of much money to the hundred yuan: where several stand side by side. */
export const roundSumZh = (fen: number) =>
  sumZh(Math.abs(fen) >= FEN_PER_WAN ? Math.round(fen / 10_000) * 10_000 : fen)

/** ¥50,000, ¥0.50. */
export const sumEn = (fen: number) =>
  `${fen < 0 ? '-' : ''}¥${inYuan(Math.abs(fen)).replace(/\B(?=(?:\d{3})+(?:\.|$))/g, ',')}`

/** A sum that was read, where it can be meant: neither nothing nor more than is ever taken. */
export const soundSum = (fen: number | null | undefined, mostFen: number): number | null =>
  fen && fen > 0 && fen <= mostFen ? fen : null

const inYuan = (fen: number) => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2))
