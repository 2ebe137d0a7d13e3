import type { Flow } from '../conversation/flow'
import { answerHelp, issueLinkCode } from './staff-work'
import { todo } from './todo'
import { undelivered } from './undelivered'
import { noteVisit } from './note-visit'
import { correctVisit } from './correct-visit'
import { ownVisits } from './own-visits'

/** What a cadre does at any time: answers, visits, and what there is to do; a part of the registry. */
export const DESK_FLOWS: readonly Flow[] = [
  answerHelp,
  issueLinkCode,
  todo,
  undelivered,
  noteVisit,
  correctVisit,
  ownVisits,
]
