const MANY = 1_000_000

/** 20万, 3500.5: a sum of money without its unit, in 万 where it is whole hundreds of yuan. */
export function sumOf(fen: number): string {
  return fen >= MANY && fen % (MANY / 100) === 0 ? `${fen / MANY}万` : String(fen / 100)
}
