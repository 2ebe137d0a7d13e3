import type { EducationLevel } from '../../db/values/roll'

/**
 * From which age until which somebody is at a school at all, with years to spare on both sides: beyond
 * them it is an old entry or a slip. No rule of who has to go there.
 */
const SCHOOL_AGES: readonly (readonly [RegExp, number, number])[] = [
  [/学龄前|学前|幼儿/u, 0, 7],
  [/小学/u, 5, 15],
  [/初中|初级中学/u, 10, 19],
  [/高中|中专|中职|职高|技校|普高/u, 13, 23],
  [/硕士|博士|研究生/u, 18, 45],
  [/大专|高职|专科|本科|大学/u, 15, 35],
  [/在校|在读/u, 5, 35],
]
const NOT_AT_SCHOOL = /^(?:非|不|未|无|没)|辍学|休学|毕业/u

/** Whether somebody of that age cannot well be where the register has them learn. */
export function isOddAtSchool(schooling: string | null, years: number): boolean {
  const said = schooling?.normalize('NFKC').trim() ?? ''
  if (said === '' || NOT_AT_SCHOOL.test(said)) return false
  const stage = SCHOOL_AGES.find(([words]) => words.test(said))
  return stage !== undefined && (years < stage[1] || years > stage[2])
}

/** Nobody has been to such a school before. */
export const EDUCATION_FROM = {
  illiterate: 0,
  primary: 5,
  junior_middle: 10,
  senior_middle: 13,
  junior_college: 15,
  bachelor: 16,
} as const satisfies Record<EducationLevel, number>
