import type { Measure } from './measure'
import { subjectKey } from './measure'

/** What villagers and evaluators say is not joined yet: nothing was asked, so that nothing counts. */
export const NOTHING_ASKED: Measure = async (_db, _scope, subjects) =>
  new Map(subjects.map((subject) => [subjectKey(subject), { good: 0, of: 0, rows: [] }]))
