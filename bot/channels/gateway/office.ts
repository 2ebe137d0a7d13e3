import type { TemplateName } from '../../../api/client'

/** What only the county office and the townships' clerks get, of their own work. */
const TOPICS = /^(?:broadcast|undelivered|round|report|village)\.|^digest\.undelivered$/

/** Of these topics, what villagers and village cadres get as well. */
const FOR_ALL =
  /^broadcast\.text$|^village\.(?:told_\w+|stands|score|lines)$|^report\.(?:case_returned|sent_back|registered|exited|watched|announced_area)$/

/**
 * Whether a sentence is one of the office's own work, which it does in a chat: it need not be approved.
 * Where it is not, a text says whom to ring.
 */
export const isOffice = (template: TemplateName): boolean =>
  TOPICS.test(template) && !FOR_ALL.test(template)
