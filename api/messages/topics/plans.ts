import type { PlanLineStatus, PlanStatus } from '../../../db/values/projects'
import type { VarKind } from '../templates'

export interface PlanVarKinds {
  planStatus: PlanStatus
  planLineStatus: PlanLineStatus
  /** `money=20000000;owner=熊长富;due=2027-10-31`, as far as it is known. */
  planFacts: string
}

/** A plan 村规划 or 户方案; `whose` is a village, or the head of a household. */
const LINE = { seq: 'count', text: 'text', facts: 'planFacts' } as const

/** What is said about plans of villages and households. */
export const PLAN_TEMPLATES = {
  'plan.head': {
    area: 'area',
    figureYear: 'figureYear',
    status: 'planStatus',
    goal: 'text',
    lines: 'count',
  },
  'plan.none': { area: 'area' },
  'plan.household_head': {
    head: 'name',
    figureYear: 'figureYear',
    status: 'planStatus',
    lines: 'count',
  },
  'plan.household_none': { head: 'name' },
  'plan.own_head': { head: 'name', figureYear: 'figureYear', lines: 'count' },
  'plan.own_none': { head: 'name' },
  'plan.line': { ...LINE, status: 'planLineStatus', left: 'count' },
  'plan.measure': { text: 'text', facts: 'planFacts', status: 'measureStatus', left: 'count' },

  'plan.begin_confirm': { area: 'area', figureYear: 'figureYear', goal: 'text' },
  'plan.begun': { area: 'area', figureYear: 'figureYear' },
  'plan.already_begun': { area: 'area', figureYear: 'figureYear' },
  'plan.place_unknown': {},
  'plan.ask_area': {},
  'plan.ask_who': {},
  'plan.who_unknown': {},
  'plan.which': { head: 'name' },
  'plan.ask_text': { whose: 'area' },
  'plan.line_confirm': { whose: 'area', text: 'text', facts: 'planFacts' },
  'plan.added': { seq: 'count' },
  /** It was adopted, and has to be again. */
  'plan.added_again': { seq: 'count' },
  'plan.dropped': {},
  'plan.no_plan': {},
  'plan.personal': {},
  'plan.already_listed': {},
  'plan.too_many': {},
  'plan.tied': {},
  'plan.changed': {},

  'plan.end_format': {},
  'plan.end_confirm': { whose: 'area', seq: 'count', text: 'text', status: 'planLineStatus' },
  'plan.ended': { text: 'text' },
  'plan.no_line': {},
  'plan.already_settled': {},

  'plan.adopt_format': {},
  'plan.adopt_confirm': { whose: 'area', figureYear: 'figureYear', open: 'count' },
  'plan.adopt_done': { whose: 'area' },
  'plan.already_adopted': {},
  'plan.no_lines': {},
  'plan.maker': {},
  /** To whoever began it. */
  'plan.adopted': { whose: 'area', figureYear: 'figureYear', open: 'count' },
  'plan.adopted_household': { figureYear: 'figureYear' },
} as const satisfies Record<string, Record<string, VarKind>>
