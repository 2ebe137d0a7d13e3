import type { VillageIndicator } from '../../api/client'

/** How a language says each indicator, short enough for three on a line of a message. */
export type IndicatorWords = Readonly<Record<VillageIndicator, string>>

/** Points as they are said: 52.1 of 52,124 thousandths. */
export const points = (milli: number) => (milli / 1_000).toFixed(1)

const GRADES: readonly string[] = ['poor_transport', 'poor_drinking_water', 'harsh_environment']

/** A value in its own unit: 7.3 percent, 13,016 yuan, 8 of ten. */
export function valueIn(
  indicator: string,
  value: number,
  units: { yuan: string; grade: string },
): string {
  if (indicator === 'disposable_income') return `${Math.round(value / 100)}${units.yuan}`
  return GRADES.includes(indicator) ? `${value}${units.grade}` : `${(value / 10).toFixed(1)}%`
}

/** `poor_transport=3`. */
export function indicatorIn(part: string): { indicator: VillageIndicator; value: number } {
  const [indicator = '', value = ''] = part.split('=')
  return { indicator: indicator as VillageIndicator, value: Number(value) }
}

/** `poor_transport=3:5600/8;…`. */
export const scoreLinesIn = (line: string) =>
  line.split(';').map((part) => {
    const [value = '', counted = ''] = part.split(':')
    const [milli = '', weight = ''] = counted.split('/')
    return { ...indicatorIn(value), milli: Number(milli), weight: Number(weight) }
  })

/** `1 72587 象坪村;40 61192 吉龙村`. */
export const ranksIn = (line: string) =>
  line.split(';').map((part) => {
    const [rank = '', milli = '', ...name] = part.split(' ')
    return { rank: Number(rank), milli: Number(milli), village: name.join(' ') }
  })

/** So many are named in one message. */
const MOST_NAMED = 4

/** `poor_transport;poor_drinking_water`, and how many more there are. */
export function namesIn(line: string, words: IndicatorWords): { names: string[]; left: number } {
  const all = line.split(';').map((name) => words[name as VillageIndicator])
  return { names: all.slice(0, MOST_NAMED), left: Math.max(all.length - MOST_NAMED, 0) }
}
