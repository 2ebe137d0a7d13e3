import type { AssessmentVarKinds } from '../../api/client'

type Words<K extends keyof AssessmentVarKinds> = Record<AssessmentVarKinds[K] & string, string>

/** What is assessed, how far it is, and what comes of it, as the texts of a language call it. */
export const ASSESSMENT_WORDS = {
  zh: {
    kinds: {
      township: '乡镇',
      group_unit: '帮扶单位',
      first_secretary: '第一书记',
      resident_team: '驻村工作队',
    } satisfies Words<'assessmentKind'>,
    statuses: {
      scoring: '打分中',
      moderation: '审核中',
      draft: '初评，可申诉',
      locked: '已锁定，待公布',
      published: '已公布',
    } satisfies Words<'assessmentStatus'>,
    grades: {
      excellent: '优秀',
      competent: '称职',
      basic: '基本称职',
      incompetent: '不称职',
    } satisfies Words<'assessmentGrade'>,
    steps: {
      end_scoring: '结束打分',
      release: '告知初评',
      lock: '锁定结果',
      publish: '公布结果',
    } satisfies Words<'assessmentStep'>,
    uses: {
      performance: '绩效考核',
      comprehensive: '综合目标考核',
    } satisfies Words<'appraisalUse'>,
  },
  en: {
    kinds: {
      township: 'townships',
      group_unit: 'group units',
      first_secretary: 'first secretaries',
      resident_team: 'resident teams',
    } satisfies Words<'assessmentKind'>,
    statuses: {
      scoring: 'being scored',
      moderation: 'being checked',
      draft: 'draft, open to appeal',
      locked: 'locked, not yet public',
      published: 'published',
    } satisfies Words<'assessmentStatus'>,
    grades: {
      excellent: 'excellent',
      competent: 'competent',
      basic: 'basically competent',
      incompetent: 'not competent',
    } satisfies Words<'assessmentGrade'>,
    steps: {
      end_scoring: 'end scoring',
      release: 'show the drafts',
      lock: 'lock the result',
      publish: 'publish the result',
    } satisfies Words<'assessmentStep'>,
    uses: {
      performance: 'performance pay',
      comprehensive: 'the overall target',
    } satisfies Words<'appraisalUse'>,
  },
} as const

/** Hundredths as people write points: 8, 8.5, 8.25. */
export const points = (hundredths: number): string => String(hundredths / 100)
