import type { ProjectNature, ProjectSector, ProjectStatus } from '../../../db/values/projects'
import type { ApplicationField } from '../../projects/apply-draft'
import type { VarKind } from '../templates'

/** What others made of a project, told to those who brought it. */
export const PROJECT_NEWS = ['returned', 'sent_back', 'approved', 'rejected', 'cancelled'] as const
export type ProjectNews = (typeof PROJECT_NEWS)[number]

/** What is asked for, one by one. */
export type ProjectField =
  | 'area'
  | 'name'
  | 'present'
  | 'in_favour'
  | 'sector'
  | Exclude<ApplicationField, 'nature' | 'which_leader'>

/** Why something about a project is not done. */
export const PROJECT_WHYS = [
  'personal',
  'nobody_present',
  'more_than_present',
  'no_majority',
  'already_discussed',
  'no_goal',
  'no_amount',
  'days_reversed',
  'leader_unknown',
  'own_application',
  'own_notice',
  'not_posted',
  'notice_open',
  'notice_there',
  'own_project',
  'tied',
  'already_approved',
  'no_money',
  'too_much',
  'lines_differ',
  'no_source',
  'funds_refused',
  'nothing_said',
  'changed',
] as const
export type ProjectWhy = (typeof PROJECT_WHYS)[number]

/** What is sent with a project's number. */
export const PROJECT_TASKS = [
  'apply',
  'post',
  'submit',
  'return',
  'approve',
  'start',
  'progress',
  'finish',
  'cancel',
  'accept',
  'draw',
  'claim',
] as const
export type ProjectTask = (typeof PROJECT_TASKS)[number]

export interface ProjectVarKinds {
  projectNews: ProjectNews
  projectField: ProjectField
  projectWhy: ProjectWhy
  projectTask: ProjectTask
  projectStatus: ProjectStatus
  projectSector: ProjectSector
  projectNature: ProjectNature
  /** A sum in fen, said in 万元 where it is whole. */
  /** A day, or empty where nothing sets one. */
  projectDue: string
}

/** What is said about projects. */
export const PROJECT_TEMPLATES = {
  'project.ask': { field: 'projectField' },
  /** It was answered, but could not be read. */
  'project.ask_again': { field: 'projectField' },
  /** Before what is asked again where 没有 was answered. */
  'project.needs_words': {},
  'project.ask_nature': {},
  'project.nature': { nature: 'projectNature' },
  'project.which_leader': { name: 'name' },
  'project.unknown_heads': { text: 'text' },
  'project.format': { task: 'projectTask' },
  'project.unknown_code': {},
  'project.dropped': {},
  'project.why': { why: 'projectWhy' },
  'project.wrong_step': { name: 'text', status: 'projectStatus' },

  'project.discuss_confirm': {
    area: 'area',
    name: 'text',
    present: 'count',
    favour: 'count',
    sector: 'projectSector',
  },
  'project.discussed': { code: 'code', due: 'day' },
  'project.apply_confirm': {
    name: 'text',
    sector: 'projectSector',
    amount: 'fen',
    from: 'day',
    to: 'day',
    leader: 'name',
    goals: 'text',
  },
  'project.applied': { code: 'code', due: 'day' },
  'project.ask_photo': { name: 'text' },
  'project.posted': { name: 'text', day: 'day', told: 'count' },
  'project.photo_lost': { name: 'text', code: 'code' },
  'project.photo_shown': { name: 'text', code: 'code' },
  /** `unplanned`: 1 where the village's plan does not have it. */
  'project.submit_confirm': {
    name: 'text',
    amount: 'fen',
    open: 'count',
    unplanned: 'count',
  },
  'project.submitted': { due: 'day' },
  'project.ask_reason': { name: 'text' },
  'project.back_confirm': { news: 'projectNews', name: 'text', reason: 'text' },
  'project.sent_back': {},
  'project.ask_money': { name: 'text', amount: 'fen' },
  'project.approve_confirm': {
    name: 'text',
    amount: 'fen',
    sources: 'text',
    given: 'count',
    needed: 'count',
    unplanned: 'count',
  },
  /** What colleagues approved before, where this is not the same. */
  'project.lines_agreed': { sources: 'text' },
  'project.one_of_several': { left: 'count' },
  'project.approved': { amount: 'fen', due: 'day' },
  'project.ask_progress': { name: 'text' },
  'project.work_confirm': { task: 'projectTask', name: 'text', text: 'text', photos: 'count' },
  'project.started': { due: 'day' },
  'project.progressed': { due: 'day' },
  'project.finished': { due: 'day' },

  'project.news': { news: 'projectNews', name: 'text', reason: 'text', code: 'code' },

  'project.head': { open: 'count', late: 'count' },
  'project.none': {},
  'project.line': {
    name: 'text',
    code: 'code',
    status: 'projectStatus',
    due: 'projectDue',
    left: 'count',
  },
  'project.state': {
    /** How much more 下 brings. */
    more: 'count',
    name: 'text',
    status: 'projectStatus',
    amount: 'fen',
    due: 'projectDue',
  },
  'project.next': { task: 'projectTask', code: 'code' },
  'project.hangs': { day: 'day' },
  'project.about': { content: 'text', unit: 'text', leader: 'name' },
  'project.last_act': { name: 'name', day: 'day', text: 'text' },
  'project.counts': {
    count: 'count',
    late: 'count',
    planned: 'fen',
    approved: 'fen',
  },
  'project.count': { status: 'projectStatus', count: 'count', left: 'count' },
} as const satisfies Record<string, Record<string, VarKind>>
