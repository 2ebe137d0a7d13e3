import type { Card } from './card'
import { AGE_WORK } from './cards/age-work'
import { ASSISTANCE } from './cards/assistance'
import { DISABILITY } from './cards/disability'
import { DISABLED_OLD_MORE } from './cards/disabled-old-more'
import { DISASTER } from './cards/disaster'
import { DISASTER_MORE } from './cards/disaster-more'
import { EDUCATION } from './cards/education'
import { HOUSING_LAND } from './cards/housing-land'
import { LAND_HOUSE_MORE } from './cards/land-house-more'
import { LOW_INCOME } from './cards/low-income'
import { RELIEF } from './cards/relief'
import { RELIEF_MORE } from './cards/relief-more'
import { RIGHTS_PAPERS } from './cards/rights-papers'
import { VILLAGE } from './cards/village'
import { VOICE } from './cards/voice'
import { WORK_SCHOOL_MORE } from './cards/work-school-more'

/** All that can be answered from a text. */
export const CARDS: readonly Card[] = [
  ...ASSISTANCE,
  ...LOW_INCOME,
  ...RELIEF,
  ...RELIEF_MORE,
  ...EDUCATION,
  ...HOUSING_LAND,
  ...DISABILITY,
  ...AGE_WORK,
  ...VILLAGE,
  ...VOICE,
  ...DISASTER,
  ...DISASTER_MORE,
  ...DISABLED_OLD_MORE,
  ...WORK_SCHOOL_MORE,
  ...LAND_HOUSE_MORE,
  ...RIGHTS_PAPERS,
]
