import type { Flow } from '../conversation/flow'
import { contestAccountability } from './contest-accountability'
import { decideAccountability } from './decide-accountability'
import { doSupervision } from './do-supervision'
import { draftPublishedCase } from './draft-published-case'
import { makeFinding } from './make-finding'
import { planSupervision } from './plan-supervision'
import { proposeAccountability } from './propose-accountability'
import { rectifyFinding } from './rectify-finding'
import { declinePublishedCase, settlePublishedCase } from './settle-published-case'
import { showAccountabilities } from './show-accountabilities'
import { showFindingCounts, showFindings } from './show-findings'
import { showPublishedCases } from './show-published-cases'
import { showSupervisions } from './show-supervisions'
import { returnFinding, verifyFinding } from './verify-finding'

/** The flows of inspections and what follows from them, a part of the registry. */
export const SUPERVISION_FLOWS: readonly Flow[] = [
  planSupervision,
  showSupervisions,
  doSupervision,
  makeFinding,
  rectifyFinding,
  verifyFinding,
  returnFinding,
  showFindings,
  showFindingCounts,
  proposeAccountability,
  showAccountabilities,
  decideAccountability,
  contestAccountability,
  draftPublishedCase,
  settlePublishedCase,
  declinePublishedCase,
  showPublishedCases,
]
