import type { Flow } from '../conversation/flow'
import { accreditJournalist, endAccreditation } from './accredit-journalist'
import { answerPressReport } from './answer-press-report'
import { contestPressReport } from './contest-press-report'
import { filePressReport } from './file-press-report'
import { logPressReport } from './log-press-report'
import { publishPressReport } from './publish-press-report'
import { ratePressReport } from './rate-press-report'
import { showPressReports, showPressResults, showPublishedPress } from './show-press-reports'

/** The flows of what the media saw and said, a part of the registry. */
export const PRESS_FLOWS: readonly Flow[] = [
  filePressReport,
  showPressReports,
  showPressResults,
  showPublishedPress,
  answerPressReport,
  contestPressReport,
  logPressReport,
  ratePressReport,
  publishPressReport,
  accreditJournalist,
  endAccreditation,
]
