import {
  parseResponse,
  type Reply,
  say,
  type SurveyDraft,
  type SurveyState,
} from '../../api/client'
import type { Data, StepContext } from '../conversation/flow'
import { ENTRY_WORK } from '../conversation/entry-words'
import { SURVEY_WORK } from '../conversation/survey-words'
import { normalise } from '../conversation/normalise'
import { understand } from '../conversation/understand'
import { isForbidden } from './allowed'

/** What the API takes of one message, and of a name. */
const LONGEST = 1000
const LONGEST_NAME = 50

/** How the beginning is understood so far; null where its writer may make no survey. */
export async function readDraft(
  { api }: StepContext,
  { text = '', name, household, companionName, companion }: Data,
): Promise<SurveyDraft | null> {
  const response = await api.surveys.drafts.$post({
    json: {
      text: text.slice(0, LONGEST),
      householdName: name?.slice(0, LONGEST_NAME) || null,
      householdId: household || null,
      companionName: companionName?.slice(0, LONGEST_NAME) || null,
      companionId: companion || null,
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as SurveyDraft
}

/** The survey as it would be with these words; null where there is none any more, or not for them. */
export async function readNote(
  { api }: StepContext,
  householdId: string,
  text: string,
): Promise<SurveyState | null> {
  const json = { householdId, text: text.slice(0, LONGEST) }
  const response = await api.surveys.readings.$post({ json })
  return response.ok ? ((await response.json()) as SurveyState) : null
}

/** Those the actor is in the middle of, the newest first. */
export async function listOpen({ api }: StepContext) {
  const query = { isMine: 'true', status: 'open', limit: '9' } as const
  const response = await api.surveys.index.$get({ query })
  return response.ok ? (await response.json()).items : null
}

/** What the screening found, shortly; where nobody screened the household nothing is said. */
export function screenedReply({ head, screened }: SurveyDraft): Reply | undefined {
  if (!screened) return undefined
  const { verdict, facts, disputes } = screened
  const dispute = disputes.join('；')
  return say('survey.screened', { head: head ?? '', verdict, facts, dispute })
}

const STAFF_WORK = [...ENTRY_WORK, ...SURVEY_WORK, 'todo', 'own_visits', 'post_notice']

/** Begins something else of a cadre's work, rather than being an answer. 更正 alone corrects the survey. */
export function isOtherWork(text: string): boolean {
  const understood = understand(text)
  // A digit is a number here, whatever it begins elsewhere.
  if (/^\d$/.test(normalise(text))) return false
  if (understood.intent === 'visit') return understood.text !== text
  if (understood.intent === 'complaint') return !understood.isGuess
  if (understood.intent === 'correct_visit') return text.includes('走访')
  return STAFF_WORK.includes(understood.intent)
}

const LEAVES =
  /^(?:算了|改天(?:再说)?|以后再说|下次|下回|先?到这里?|先这样|先存(?:起|着|了)?|存了|明天再(?:来|说|弄)|等会儿?再?(?:来|说)?|不弄了|不搞了|取消|放弃|暂停|歇(?:一|会|哈)[下儿]?|later|stop here|save)[吧嘛哈了。.!！]*$/iu

/** 先到这, 算了: the rest another day. */
export const isLeaving = (text: string): boolean => LEAVES.test(text.trim())
