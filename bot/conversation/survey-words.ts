import type { Opening } from './lead'
import { simplify } from './normalise'

/** What staff say of the survey 调查. `text` is what they wrote behind the word for it. */
export type SurveyMeaning =
  /** 调查 谭大山 同去 卢思远, or 继续调查 alone. */
  | { intent: 'survey'; text: string }
  /** 改调查 谭大山 房 90平: one that is finished. */
  | { intent: 'correct_survey'; text: string }

/** Work of its own, and never an answer to a question about something else. */
export const SURVEY_WORK: readonly string[] = [
  'survey',
  'correct_survey',
] satisfies SurveyMeaning['intent'][]

const LEADS = {
  correct_survey: ['改调查', '更正调查', '调查更正', '修改调查', 'CORRECT SURVEY'],
  survey: ['继续调查', '接着调查', '开始调查', '入户调查', '调查', 'SURVEY'],
} as const satisfies Record<SurveyMeaning['intent'], readonly string[]>

/** Villagers ask for it, or tell of those who made it: 调查一下他家, 调查的人没来. */
const OF_OTHERS =
  /^(?:的|没|过|了|到|出|得|不|时|是|说|情况|结果|人员|组|队|小组|工作|干部|一下|一哈|下|我|他|清楚|核实|表|问卷)/u

export function surveyMeaning(opening: Opening): SurveyMeaning | undefined {
  for (const intent of ['correct_survey', 'survey'] as const) {
    const rest = opening.restAfter(LEADS[intent])
    if (rest !== undefined && !OF_OTHERS.test(simplify(rest))) return { intent, text: rest }
  }
  return undefined
}
