import {
  PROJECT_NEWS,
  PROJECT_SECTORS,
  PROJECT_STATUSES,
  PROJECT_TASKS,
  PROJECT_WHYS,
  type VarKind,
} from '../../../api/client'
import { type KindShape, oneOf, shape } from './kind'

/** Kinds about projects 项目. */
export const PROJECT_KINDS = {
  projectNews: oneOf(PROJECT_NEWS),
  projectField: oneOf([
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
  ]),
  projectWhy: oneOf(PROJECT_WHYS),
  projectTask: oneOf(PROJECT_TASKS),
  projectStatus: oneOf(PROJECT_STATUSES),
  projectSector: oneOf(PROJECT_SECTORS),
  projectDue: shape({ rows: [['2026-04-04', '2019-11-30'], ['']] }),
  projectNature: oneOf(['new', 'continued']),
} as const satisfies Partial<Record<VarKind, KindShape>>
