import type { DeskWork, Said } from './desk-work'
import { projectWork } from './projects-words'
import { claimWork } from './claims-words'
import { projectCommentWork } from './project-comments-words'
import { ownMoneyWork } from './own-money-words'
import { villageProjectWork } from './village-project-words'
import { planWork } from './plans-words'
import { fundWork } from './funds-words'
import { loanWork } from './loans-words'
import { complaintWork } from './complaints-words'
import { handlingWork } from './complaint-handling-words'
import { supervisionWork } from './supervisions-words'
import { declarationWork } from './declarations-words'

const READERS = [
  projectWork,
  claimWork,
  ownMoneyWork,
  projectCommentWork,
  villageProjectWork,
  planWork,
  fundWork,
  loanWork,
  complaintWork,
  handlingWork,
  supervisionWork,
  declarationWork,
]

/** Words of projects, money and integrity, the first that knows the message. */
export function managementMeaning(said: Said): DeskWork | undefined {
  for (const read of READERS) {
    const work = read(said)
    if (work) return work
  }
  return undefined
}
