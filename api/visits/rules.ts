import type { VisitPurpose } from '../../db/values/visits'
import type { Day } from '../shared/day'

/** How people word what they came for; what comes first here is meant first. */
const PURPOSE_WORDS = [
  ['greeting', /慰问|看望|过节|过年|春节|中秋|端午|重阳|拜年|节日/u],
  ['fill_handbook', /手册|填表|明白卡/u],
  ['plan_exit', /(?:脱贫|帮扶|增收|退出)(?:计划|规划|措施|方案)/u],
  ['explain_policy', /宣传|宣讲|讲解|讲政策|政策/u],
  ['carry_out_project', /项目|资金|种苗|鸡苗|猪仔发放|产业发展|验收|施工/u],
] as const satisfies readonly (readonly [VisitPurpose, RegExp])[]

/** The purpose a note's words suggest. */
export const purposeOf = (text: string): VisitPurpose =>
  PURPOSE_WORDS.find(([, words]) => words.test(text))?.[0] ?? 'learn_situation'

/** In millionths of a degree. */
export interface Point {
  latitudeE6: number
  longitudeE6: number
}

const EARTH_METRES = 6_371_000
const radians = (e6: number) => ((e6 / 1_000_000) * Math.PI) / 180

/** The way between two points as the crow flies. */
export function metresBetween(a: Point, b: Point): number {
  const half = (from: number, to: number) => Math.sin((radians(to) - radians(from)) / 2) ** 2
  const over =
    half(a.latitudeE6, b.latitudeE6) +
    Math.cos(radians(a.latitudeE6)) *
      Math.cos(radians(b.latitudeE6)) *
      half(a.longitudeE6, b.longitudeE6)
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(over)))
}

/** Whether a place lies farther outside an area, which reaches `radiusM` from its middle, than allowed. */
export const isFarFrom = (
  area: Point & { radiusM: number },
  place: Point,
  allowedMetres: number,
): boolean => metresBetween(area, place) > area.radiusM + allowedMetres

export type VisitRefusal = 'text_missing' | 'day_in_future'

/** Why a note is not taken; null when it is. */
export function visitRefusal(facts: {
  hasText: boolean
  photos: number
  visitedOn: Day
  today: Day
}): VisitRefusal | null {
  if (facts.visitedOn > facts.today) return 'day_in_future'
  return facts.hasText || facts.photos > 0 ? null : 'text_missing'
}
