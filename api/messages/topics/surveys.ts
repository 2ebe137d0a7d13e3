import type { VarKind } from '../templates'
import type { SurveyTopic, UnclearReason } from '../../entry-visits/facts'

/** What a variable of a survey holds. */
export interface SurveyVarKinds {
  /** What was said in a survey: its words of illness stay out of text messages. */
  surveyWords: string
  /** What has a question like the others; size and type have their own. */
  surveyTopic: Exclude<SurveyTopic, 'size' | 'type'>
  /** Topics a survey passed over, `labour,students`; empty: none. */
  surveyTopics: string
  unclearReason: UnclearReason
  /** Net income per head and the line it is held against, in fen, `875000;400000`; empty: unknown. */
  netIncome: string
}

/** The survey by chat 四看四访四算. `noted` is what was just read, in the cadre's own words. */
export const SURVEY_TEMPLATES = {
  'survey.ask_who': {},
  'survey.unknown': {},
  'survey.which': { head: 'name' },
  'survey.ask_group': { head: 'name' },
  'survey.which_open': { count: 'count' },
  'survey.screened': {
    head: 'name',
    verdict: 'verdict',
    facts: 'entryFacts',
    dispute: 'surveyWords',
  },
  'survey.ask_companion': { head: 'name' },
  'survey.companion_unknown': { name: 'name' },
  'survey.no_team': { head: 'name', hotline: 'phone' },
  'survey.member': { name: 'name' },

  'survey.ask_size': { head: 'name', roll: 'count' },
  /** Any other question of the survey, by its topic. */
  'survey.ask': { topic: 'surveyTopic', noted: 'surveyWords', income: 'netIncome' },
  'survey.ask_type': { noted: 'surveyWords', income: 'netIncome' },
  'survey.unclear': { noted: 'surveyWords', why: 'unclearReason', text: 'surveyWords' },
  'survey.type_ordinary': {},
  'survey.type_allowance': {},
  'survey.type_hardship': {},

  'survey.unread': { text: 'surveyWords' },
  'survey.nothing_to_delete': {},
  'survey.delete_which': { text: 'surveyWords' },
  'survey.far': {},
  'survey.photos': { photos: 'count' },
  'survey.resumed': { head: 'name', surveyor: 'name', companion: 'name' },
  'survey.left': { head: 'name' },
  'survey.changed': {},

  /** `unasked`: what was passed over; it is told instead of what was just read. */
  'survey.confirm': {
    head: 'name',
    noted: 'surveyWords',
    income: 'netIncome',
    unasked: 'surveyTopics',
  },
  'survey.confirm_exit': {
    head: 'name',
    noted: 'surveyWords',
    income: 'netIncome',
    unasked: 'surveyTopics',
    gap: 'exitGap',
  },
  'survey.exit_gap': { head: 'name', gap: 'exitGap' },
  'survey.exit_ended': { head: 'name' },
  'survey.part': { text: 'surveyWords' },
  'survey.eligible': {},
  'survey.not_eligible': {},
  'survey.undecided': {},
  'survey.done': { head: 'name', verdict: 'verdict' },
  'survey.unfinished': {},
  'survey.cause_missing': {},

  'survey.finished': { head: 'name' },
  'survey.reopened': { head: 'name' },
  'survey.nothing_to_correct': { head: 'name' },
  'survey.no_case': { head: 'name' },
  'survey.no_round': { head: 'name', hotline: 'phone' },
  'survey.reviewed': { head: 'name' },
  'survey.no_figure': { hotline: 'phone' },
} as const satisfies Record<string, Record<string, VarKind>>
