import { randomBytes } from 'node:crypto'
import { newId } from '../../api/shared/ids'
import { satisfactionAnswers, satisfactionDraws, satisfactionSurveys } from '../../db/schema'
import { COUNTY, type TestApi, TOWNSHIP, VILLAGE } from './api'

export const QUESTIONS = [
  { kind: 'scale' as const, text: '干部上门勤不勤' },
  { kind: 'yes_no' as const, text: '公示看得懂不' },
  { kind: 'words' as const, text: '还有啥想说的' },
]

type NewSurvey = Partial<typeof satisfactionSurveys.$inferInsert>

let codes = 0

/** A survey as the approval leaves it, unless given otherwise. */
export async function addSatisfaction(api: TestApi, given: NewSurvey = {}) {
  const id = newId()
  const code = String(8_000_000_000 + ++codes)
  const row = {
    county: COUNTY,
    id,
    code,
    areaPath: TOWNSHIP,
    title: '天元乡2026-03',
    questions: QUESTIONS,
    size: 10,
    seed: '0'.repeat(32),
    reach: { households: 10, reachable: 10, size: 10, messages: 50, segments: 70, costFen: 280 },
    status: 'asking' as const,
    draftedAt: api.clock.now,
    endsOn: '2026-12-31',
    ...given,
  }
  await api.db.insert(satisfactionSurveys).values(row)
  return row
}

type NewDraw = Pick<
  typeof satisfactionDraws.$inferInsert,
  'surveyId' | 'householdId' | 'contactId'
> &
  Partial<typeof satisfactionDraws.$inferInsert>

/** One household drawn and asked this morning. */
export async function addSatisfactionDraw(api: TestApi, given: NewDraw): Promise<string> {
  const id = newId()
  await api.db.insert(satisfactionDraws).values({
    county: COUNTY,
    id,
    personKey: randomBytes(16),
    partPath: VILLAGE,
    group: 'ordinary',
    askOn: '2026-03-09',
    status: 'asked',
    askedAt: api.clock.now,
    tries: 1,
    ...given,
  })
  return id
}

/** What somebody answered, without their conversation. */
export async function addSatisfactionAnswer(
  api: TestApi,
  given: { drawId: string; seq?: number; value?: number | null; county?: string },
): Promise<void> {
  const { drawId, seq = 1, value = 4, county = COUNTY } = given
  await api.db.insert(satisfactionAnswers).values({
    county,
    drawId,
    seq,
    kind: 'scale',
    value,
    isSkipped: value === null,
    answeredOn: '2026-03-09',
  })
}
