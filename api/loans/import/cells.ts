import { MAX_RATE, MOST_FEN } from '../limits'

/** Less is no loan: the sheet counts in 万元 and does not say so. */
const LEAST_FEN = 100_000

export type CellRefusal = { message: string }

/** 50000, 5万, 50,000元; a bare number counts in what its heading says. */
export function readSum(text: string, heading: string): { fen: number } | CellRefusal {
  const [, digits, wan] =
    /^(\d+(?:\.\d+)?)(万)?[元圆]?整?$/u.exec(text.replace(/[\s,，¥]/gu, '')) ?? []
  if (digits === undefined) return { message: '金额看不懂，请写成 50000 或 5万' }
  const inWan = wan !== undefined || /万/u.test(heading)
  const fen = Math.round(Number(digits) * (inWan ? 1_000_000 : 100))
  if (fen < LEAST_FEN) return { message: '金额太小，若是万元请写成 5万' }
  return fen > MOST_FEN ? { message: '金额太大，请核对单位' } : { fen }
}

/** What was paid back of a loan: nothing where the cell is empty, never more than was lent. */
export function readRepaid(
  text: string,
  heading: string,
  lentFen: number,
): { fen: number } | CellRefusal {
  const plain = text.replace(/[\s,，¥元圆]/gu, '')
  if (/^(?:0+(?:\.0+)?万?|[-—－无]+)?$/u.test(plain)) return { fen: 0 }
  const [, digits, wan] = /^(\d+(?:\.\d+)?)(万)?整?$/u.exec(plain) ?? []
  if (digits === undefined) return { message: '已还金额看不懂，请写成 20000 或 2万' }
  const inWan = wan !== undefined || /万/u.test(heading)
  const fen = Math.round(Number(digits) * (inWan ? 1_000_000 : 100))
  return fen > lentFen ? { message: '已还的比贷款还多，请核对单位' } : { fen }
}

/** 4.35, 4.35%, and 0.0435 as a cell shown in percent holds it; hundredths of a percent a year. */
export function readRate(text: string): { points: number } | CellRefusal {
  const message = '利率看不懂，请写年利率，如 4.35%'
  const [, digits, sign] = /^(\d{1,2}(?:\.\d+)?)(%)?$/u.exec(text.replace(/\s/gu, '')) ?? []
  if (digits === undefined) return { message }
  const given = Number(digits)
  const percent = !sign && given > 0 && given < 0.36 ? given * 100 : given
  const points = Math.round(percent * 100)
  if (Math.abs(points - percent * 100) > 1e-6) return { message: '利率最多两位小数，如 4.35%' }
  return points > MAX_RATE ? { message } : { points }
}
