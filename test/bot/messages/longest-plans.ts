import { PLAN_LINE_STATUSES, PLAN_STATUSES } from '../../../db/values/projects'

/** For each kind of variable of what is said about plans every value that matters. */
export const PLAN_VALUES = {
  planStatus: PLAN_STATUSES,
  planLineStatus: PLAN_LINE_STATUSES,
  planFacts: [
    '',
    'due=2027-12-31',
    'money=1234567000;owner=买买提艾力阿不都热西提江;due=2027-12-31',
  ],
}
