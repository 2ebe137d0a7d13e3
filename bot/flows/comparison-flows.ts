import type { ComparisonMeaning } from '../conversation/comparison-words'
import { type Data, type Flow, only } from '../conversation/flow'
import { askDepartment } from './ask-department'
import { cancelTask } from './cancel-task'
import { showComparisons } from './show-comparisons'

/** The flows about record comparison, a part of the registry. */
export const COMPARISON_FLOWS: readonly Flow[] = [askDepartment, cancelTask, showComparisons]

export const comparisonFlowFor = (meaning: ComparisonMeaning): { flow: string; data: Data } =>
  meaning.intent === 'ask_department'
    ? { flow: 'ask-department', data: { text: meaning.text } }
    : meaning.cancels
      ? { flow: 'cancel-task', data: meaning.cancels }
      : { flow: 'show-comparisons', data: only({ asks: meaning.asks ?? '' }) }
