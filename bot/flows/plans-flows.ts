import type { Flow } from '../conversation/flow'
import { addPlanLine } from './add-plan-line'
import { householdPlan } from './household-plan'
import { adoptPlan, endPlanLine } from './settle-plan'
import { villagePlan } from './village-plan'

/** The flows of plans of villages and households. */
export const PLAN_FLOWS: readonly Flow[] = [
  villagePlan,
  addPlanLine,
  householdPlan,
  endPlanLine,
  adoptPlan,
]
