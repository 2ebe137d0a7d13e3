import type { Account } from '../../db/values/entry-visits'
import type { HouseholdType, PovertyCause } from '../../db/values/roll'
import type { SaidAssurances } from '../entry-visits/assurance-words'
import type {
  AccountLine,
  Dispute,
  HousingFacts,
  Statement,
  StudentFacts,
  SurveyTopic,
  Unclear,
  WorkerFacts,
} from '../entry-visits/facts'

/** One thing a message says for the survey. */
export type Finding =
  | { topic: 'size'; size: number }
  | { topic: 'housing'; housing: Partial<HousingFacts> }
  | { topic: 'grain'; months: number }
  | { topic: 'labour'; worker: WorkerFacts }
  | { topic: 'students'; student: StudentFacts }
  | {
      topic: 'assurances'
      said: Pick<SaidAssurances, 'found' | 'isRestMet'>
      /** It takes the place of all that was said before: 改 保 都有. */
      isAnew?: true
    }
  | { topic: 'asked'; statement: Statement }
  | { topic: 'disputes'; dispute: Dispute }
  /** How one of those noted was settled, by its number from 1. */
  | { topic: 'disputes'; settles: number; how: string }
  | { topic: Account; line: AccountLine }
  | { topic: 'type'; type: HouseholdType }
  | { topic: 'causes'; main: PovertyCause; others: PovertyCause[] }
  /** There is none of it, or no more. */
  | { topic: SurveyTopic; isNothing: true }
  /** It was passed over, or nobody could say. */
  | { topic: SurveyTopic; isUnasked: true }

/** What a message, or a part of it, was read as. */
export interface Reading {
  findings: Finding[]
  unclear: Unclear[]
  /** Meant for the note: 备 …. */
  notes: string[]
  /** The words that are nothing of it; they go into the note as well. */
  rest: string[]
}

export const NOTHING_READ: Reading = { findings: [], unclear: [], notes: [], rest: [] }

export const joined = (readings: readonly Reading[]): Reading => ({
  findings: readings.flatMap(({ findings }) => findings),
  unclear: readings.flatMap(({ unclear }) => unclear),
  notes: readings.flatMap(({ notes }) => notes),
  rest: readings.flatMap(({ rest }) => rest),
})
