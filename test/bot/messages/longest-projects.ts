import { say } from '../../../api/client'
import { PROJECT_NEWS, PROJECT_TASKS, PROJECT_WHYS } from '../../../api/messages/topics/projects'
import { PROJECT_NATURES, PROJECT_SECTORS, PROJECT_STATUSES } from '../../../db/values/projects'
import { YES_NO } from '../../../bot/conversation/say'
import { ownerChoices } from '../../../bot/flows/plan-measure'

/** For each kind of variable of projects every value that matters. */
export const PROJECT_VALUES = {
  projectNews: PROJECT_NEWS,
  projectField: [
    'area',
    'name',
    'present',
    'in_favour',
    'sector',
    'place',
    'content',
    'days',
    'unit',
    'leader',
    'amount',
    'goals',
    'helps',
    'households',
  ],
  projectWhy: PROJECT_WHYS,
  projectTask: PROJECT_TASKS,
  projectStatus: PROJECT_STATUSES,
  projectSector: PROJECT_SECTORS,
  projectNature: PROJECT_NATURES,
  projectDue: ['', '2026-12-31'],
} as const

/** What stands below their questions. */
export const PROJECT_CHOICES = {
  'project.discuss_confirm': YES_NO,
  'project.apply_confirm': YES_NO,
  'project.submit_confirm': YES_NO,
  'project.back_confirm': YES_NO,
  'project.approve_confirm': YES_NO,
  'project.work_confirm': YES_NO,
  'project.ask_nature': PROJECT_NATURES.map((nature) => ({
    id: nature,
    say: say('project.nature', { nature }),
  })),
  'project.which_leader': ownerChoices([
    { staffId: '1', name: '', unit: '天元乡扶贫办' },
    { staffId: '2', name: '', unit: '宝坪村民委员会' },
  ]),
} as const
