import { ROWS_BY_PART } from '../../support/rights-rows'
import { walkRights } from '../../support/rights-walk'

walkRights(ROWS_BY_PART.evaluation)
