import type { ComparisonMeaning } from '../conversation/comparison-words'
import type { Data, Flow } from '../conversation/flow'
import { askDepartment } from './ask-department'
import { showComparisons } from './show-comparisons'

/** The flows about record comparison, a part of the registry. */
export const COMPARISON_FLOWS: readonly Flow[] = [askDepartment, showComparisons]

export const comparisonFlowFor = (meaning: ComparisonMeaning): { flow: string; data: Data } =>
  meaning.intent === 'comparisons'
    ? { flow: 'show-comparisons', data: {} }
    : { flow: 'ask-department', data: { text: meaning.text } }
