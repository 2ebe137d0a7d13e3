import type { AssessmentKind } from '../../../db/values/assessments'
import { chanceOf, pickOf } from './dice'
import type { Actor, Year } from './world'

/** What an assessor is to score, as they are shown it. */
interface ToScore {
  code: string
  subjectKey: string
  itemCode: string
  full: number
  points: number | null
  isAskedAgain: boolean
}

/** Each score that counts, by assessment, subject, item and assessor, in hundredths. */
export type Scores = Map<string, number>
export const placeOf = (...words: string[]) => words.join(' ')

/** Not of any unit that is assessed, so that nobody is recused. */
const ASSESSORS = ['department', 'county_finance', 'discipline_inspector']

/** How good the work is, and how one looks at it: to a half point, never far from what the others say. */
function pointsOf({ subjectKey, itemCode, full, code }: ToScore, assessor: string): number {
  const good = 0.72 + 0.24 * chanceOf('work', subjectKey, itemCode)
  const looks = 0.08 * (chanceOf('looks', code, subjectKey, itemCode, assessor) - 0.5)
  return Math.min(full, Math.round((full * (good + looks)) / 10) * 10)
}

export function createScoring(year: Year) {
  const { post, get, cast } = year
  const office = cast('county_office')
  const assessors = ASSESSORS.map(cast)
  const scores: Scores = new Map()

  const act = (code: string, body: object, actor: Actor = office) =>
    post(actor, `/assessments/by-code/${code}/actions`, body)

  async function score(actor: Actor, { code, subjectKey, itemCode }: ToScore, points: number) {
    const given = { code, subjectKey, itemCode, points: points / 100 }
    await post(actor, '/assessments/scores', given)
    scores.set(placeOf(code, subjectKey, itemCode, actor), points)
  }

  async function open(kind: AssessmentKind, month: number, scoreBy: string): Promise<string> {
    const opened = await post(office, '/assessments', { kind, year: 2026, month, scoreBy })
    const code = String(opened.vars['code'])
    const staffIds = assessors.map((actor) => actor.slice('staff:'.length))
    await act(code, { type: 'name_assessors', staffIds })
    return code
  }

  const listToScore = async (actor: Actor, code: string) =>
    (await get<{ items: ToScore[] }>(actor, '/assessments/scores/mine')).items.filter(
      (each) => each.code === code,
    )

  /** Everybody scores everything; with `far`, the first is far from the others once, and moderated. */
  async function scoreAll(code: string, { far = false } = {}): Promise<ToScore | null> {
    for (const actor of assessors)
      for (const each of await listToScore(actor, code))
        await score(actor, each, pointsOf(each, actor))
    const [first] = assessors
    if (!far || !first) return null
    const odd = pickOf(await listToScore(first, code), 'far', code.length)
    await score(first, odd, 0)
    return odd
  }

  /** A month's: opened, scored, moderated and locked within days. */
  async function playMonth(kind: AssessmentKind, month: number, scoreBy: string): Promise<string> {
    const code = await open(kind, month, scoreBy)
    await scoreAll(code)
    await act(code, { type: 'end_scoring' })
    await act(code, { type: 'lock' })
    return code
  }

  return { act, open, score, scoreAll, listToScore, playMonth, scores, assessors, office }
}
export type Scoring = ReturnType<typeof createScoring>
