import type { ProjectCommentKind, ProjectStatus } from '../../../db/values/projects'
import type { VarKind } from '../templates'

export interface ProjectCommentVarKinds {
  projectStatus: ProjectStatus
  projectCommentKind: ProjectCommentKind
  /** What a sum of a project is: the latest that is known. */
  projectSum: 'planned' | 'approved' | 'accepted' | 'paid'
  /** A sum in fen, shown in yuan as people say it. */
  money: number
  /** `2026-03-01/2026-10-31`, either end may be empty; nothing where none is known. */
  period: string
}

const NEWS = { area: 'area', project: 'text', code: 'code' } as const

/** A project as everybody sees it, and what villagers ask and say about it. */
export const PROJECT_COMMENT_TEMPLATES = {
  /** By its nine digits. */
  'project_view.shown': {
    area: 'area',
    project: 'text',
    money: 'money',
    sum: 'projectSum',
    step: 'projectStatus',
  },
  'project_view.more': { period: 'period', inCharge: 'name', code: 'code' },
  'project_view.over': { period: 'period', inCharge: 'name' },
  /** To staff: how many wait for an answer, and how its next step is taken. */
  'project_view.staff': { period: 'period', inCharge: 'name', open: 'count', code: 'code' },
  /** To a villager who asks without a number. */
  'project_view.of_place': { area: 'area', count: 'count' },
  'project_view.line': { project: 'text', step: 'projectStatus', code: 'code', left: 'count' },
  'project_view.none_of': { area: 'area', hotline: 'phone' },
  'project_view.which_place': {},
  'project_view.unknown': { hotline: 'phone' },

  /** To whoever lives there or asked to be told. */
  'project_news.before': {
    ...NEWS,
    money: 'money',
    period: 'period',
    inCharge: 'name',
    until: 'day',
  },
  /** The same where no notice hangs. */
  'project_news.planned': { ...NEWS, money: 'money', period: 'period', inCharge: 'name' },
  'project_news.progress': { ...NEWS, percent: 'count' },
  'project_news.result': { ...NEWS, money: 'money', text: 'text' },
  /** Nothing comes of it. */
  'project_news.over': { area: 'area', project: 'text', step: 'projectStatus', reason: 'text' },

  /** To whoever asks or says something. */
  'project_comment.ask': { project: 'text' },
  'project_comment.confirm': { project: 'text', text: 'text' },
  'project_comment.filed': { inCharge: 'name', due: 'day', code: 'code' },
  'project_comment.already': { due: 'day', code: 'code' },
  'project_comment.too_many': {},
  'project_comment.over': { step: 'projectStatus', hotline: 'phone' },
  'project_comment.no_words': { code: 'code' },
  'project_comment.dropped': {},
  'project_comment.answer': { project: 'text', name: 'name', text: 'text' },
  /** Under its receipt. */
  'project_comment.waits': { project: 'text', kind: 'projectCommentKind', due: 'day' },
  'project_comment.was_answered': { project: 'text', day: 'day', text: 'text' },

  /** To whoever answers. */
  'project_comment.to_answer': {
    area: 'area',
    project: 'text',
    kind: 'projectCommentKind',
    text: 'text',
    due: 'day',
    code: 'code',
  },
  'project_comment.answered_by': { project: 'text', text: 'text', name: 'name', answer: 'text' },
  'project_comment.own': {},
  /** Of a call for help as well. */
  'staff.answered_before': {},
  'project_comment.answer_words': { code: 'code' },
} as const satisfies Record<string, Record<string, VarKind>>
