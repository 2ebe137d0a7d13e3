import type { RiskClass } from '../../db/values/leads'
import type { RollStatus } from '../../db/values/roll'

/** From what sum on what a department tells is a signal (domain.md 4); of the county and the year, in fen. */
export interface TriggerFigures {
  /** Inpatient care in a year, paid by the household itself: of one on the register, and of any other. */
  inpatientRegisteredFen: number
  inpatientOtherFen: number
  /** Outpatient care and special diseases 门诊特病 in one month. */
  outpatientFen: number
  /** Schooling that is not compulsory, in a year. */
  schoolingFen: number
}

/** What a department tells of a household; sums are what it paid itself 自付. */
export type Told =
  | { kind: 'inpatient'; paidFen: number }
  | { kind: 'outpatient'; paidFen: number }
  | { kind: 'schooling'; paidFen: number; isCompulsory: boolean }
  | { kind: 'disaster' }

/** Who went out of poverty stays a household of the register 建档立卡户. */
const IS_ON_REGISTER = {
  unregistered: false,
  registered: true,
  exiting: true,
  exited: true,
  returned: true,
  closed: false,
  terminated: false,
} as const satisfies Record<RollStatus, boolean>

/** What a department tells makes one fear for a household; null where it does not. Who is no household any more has no risk. */
export function triggeredBy(
  told: Told,
  status: RollStatus,
  figures: TriggerFigures,
): RiskClass | null {
  if (status === 'closed') return null
  switch (told.kind) {
    case 'inpatient': {
      const least = IS_ON_REGISTER[status]
        ? figures.inpatientRegisteredFen
        : figures.inpatientOtherFen
      return told.paidFen >= least ? 'medical_cost' : null
    }
    case 'outpatient':
      return told.paidFen >= figures.outpatientFen ? 'medical_cost' : null
    case 'schooling':
      return !told.isCompulsory && told.paidFen > figures.schoolingFen ? 'schooling_cost' : null
    case 'disaster':
      return 'disaster'
  }
}
