import type { EntryKind } from '../../db/values/entry-visits'
import type { ReviewBody } from '../../db/values/reviews'
import {
  type CaseLevel,
  type NoticeLevel,
  type RoundKind,
  VILLAGE_ROUND_KINDS,
  type VillageRoundKind,
} from '../../db/values/rounds'
import type { SignOffRole } from '../../db/values/sign-offs'
import type { FigureName } from '../figures/names'

/** One level of a path: who must have entered, who reviews, how long the list then hangs. */
export interface Step {
  level: NoticeLevel
  /** Without it no review; null where a village's standard stands for it. */
  entry: EntryKind | null
  body: ReviewBody
  /** The figure that says for how many days; null where no list is posted at this level. */
  noticeDays: FigureName | null
}

/** How a kind of round goes, from its first level to the county's decision. */
export interface Path {
  steps: readonly Step[]
  /** Who signs, and before what: the household agrees to its exit before that is posted. */
  signOffs: { roles: readonly SignOffRole[]; before: 'notice' | 'county' } | null
  /** From filing or proposing to the county's decision, where the rules set it. */
  wholeDays: FigureName | null
}

const ALL_FOUR = [
  'household',
  'village_secretary',
  'first_secretary',
  'township_committee',
] as const

/**
 * The path of each kind: identification by 三进三评三公示 and 四审 (seed, section 二(一)); exit by the village
 * committees with the household's consent (domain.md 2.5); the watch-list with one notice in the
 * village, and risk removal 风险消除 by the same way (domain.md 4); poor villages in and out with a notice in the township (domain.md 2.5).
 */
export const PATHS = {
  identification: {
    steps: [
      { level: 'group', entry: 'screening', body: 'group_meeting', noticeDays: 'notice_days' },
      { level: 'village', entry: 'survey', body: 'representatives', noticeDays: 'notice_days' },
      { level: 'township', entry: 'revisit', body: 'committee', noticeDays: 'notice_days' },
    ],
    signOffs: { roles: ALL_FOUR, before: 'county' },
    wholeDays: null,
  },
  exit: {
    steps: [
      {
        level: 'village',
        entry: 'survey',
        body: 'representatives',
        noticeDays: 'exit_notice_days',
      },
    ],
    signOffs: { roles: ['household'], before: 'notice' },
    wholeDays: null,
  },
  watch_list: {
    steps: [
      {
        level: 'village',
        entry: 'survey',
        body: 'representatives',
        noticeDays: 'watch_notice_days',
      },
      { level: 'township', entry: null, body: 'committee', noticeDays: null },
    ],
    signOffs: null,
    wholeDays: 'watch_list_days',
  },
  risk_removal: {
    steps: [
      {
        level: 'village',
        entry: 'survey',
        body: 'representatives',
        noticeDays: 'watch_notice_days',
      },
      { level: 'township', entry: null, body: 'committee', noticeDays: null },
    ],
    signOffs: null,
    wholeDays: 'watch_list_days',
  },
  village_entry: {
    steps: [{ level: 'township', entry: null, body: 'committee', noticeDays: 'notice_days' }],
    signOffs: null,
    wholeDays: null,
  },
  village_exit: {
    steps: [{ level: 'township', entry: null, body: 'committee', noticeDays: 'exit_notice_days' }],
    signOffs: null,
    wholeDays: null,
  },
} as const satisfies Record<RoundKind, Path>

/** Whether the cases of a kind are villages, not households. */
export const isOfVillages = (kind: RoundKind): kind is VillageRoundKind =>
  (VILLAGE_ROUND_KINDS as readonly RoundKind[]).includes(kind)

const stepsOf = (kind: RoundKind): readonly Step[] => PATHS[kind].steps

/** Where a case of the kind begins. */
export function firstLevel(kind: RoundKind): NoticeLevel {
  const [first] = stepsOf(kind)
  if (!first) throw new Error(`no path for ${kind}`)
  return first.level
}

/** What is to be done at a level; undefined where the kind skips it. */
export const stepAt = (kind: RoundKind, level: CaseLevel): Step | undefined =>
  stepsOf(kind).find((step) => step.level === level)

/** Where a case goes on to from a level; with the county after the last. */
export function nextLevel(kind: RoundKind, level: NoticeLevel): CaseLevel {
  const steps = stepsOf(kind)
  const at = steps.findIndex((step) => step.level === level)
  return steps[at + 1]?.level ?? 'county'
}

/** What production costs where there are no receipts. */
const SURVEY_FIGURES = [
  'survey_cost_percent_grain',
  'survey_cost_percent_tobacco',
  'survey_cost_percent_livestock',
  'survey_cost_percent_tree_fruit',
  'survey_cost_percent_other_crops',
] as const satisfies readonly FigureName[]
/** The levels at which rounds of the kind post a list, in their order. */
export const noticeLevels = (kind: RoundKind): NoticeLevel[] =>
  stepsOf(kind).flatMap(({ level, noticeDays }) => (noticeDays ? [level] : []))

/** The share of those entitled that must be present at a level's meeting (村民委员会组织法). */
export const QUORUM_FIGURES = {
  group: 'review_quorum_permille_group',
  village: 'review_quorum_permille_village',
  township: 'review_quorum_permille_township',
} as const satisfies Record<NoticeLevel, FigureName>

/** How far entries may lie apart before they contradict each other. */
const ENTRY_FIGURES = [
  'entry_area_tolerance_percent',
  'entry_income_tolerance_percent',
] as const satisfies readonly FigureName[]

/** The figures a round of the kind goes by, all of them frozen when it is opened. */
export function figuresOf(kind: RoundKind): FigureName[] {
  const { wholeDays } = PATHS[kind]
  const days = stepsOf(kind).flatMap(({ noticeDays }) => (noticeDays ? [noticeDays] : []))
  const isEntered = stepsOf(kind).some(({ entry }) => entry)
  const isSurveyed = stepsOf(kind).some(({ entry }) => entry === 'survey')
  return [
    ...new Set<FigureName>([
      ...days,
      ...(isEntered ? ENTRY_FIGURES : []),
      ...(isSurveyed ? SURVEY_FIGURES : []),
      'objection_working_days',
      'appeal_days',
      'appeal_working_days',
      'poverty_line',
      ...stepsOf(kind).map(({ level }) => QUORUM_FIGURES[level]),
      'review_proxies_per_person',
      ...(wholeDays ? [wholeDays] : []),
      ...(kind === 'exit' ? (['exit_income_margin_percent'] as const) : []),
      ...(kind === 'risk_removal' ? (['risk_removal_days', 'watch_line'] as const) : []),
      ...(kind === 'village_exit' ? (['village_exit_incidence_permille'] as const) : []),
    ]),
  ]
}
