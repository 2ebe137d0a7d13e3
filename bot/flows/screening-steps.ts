import {
  type Language,
  parseResponse,
  type Reply,
  say,
  type ScreeningDraft,
  type ScreeningList,
  type TemplateName,
  type Verdict,
} from '../../api/client'
import type { After, Data, Question, StepContext } from '../conversation/flow'
import { isForbidden } from './allowed'
import { STORY } from './visit-note'

/** What the API takes of one line. */
const LONGEST = 1000

/** What a line may sound like to anybody who does not know that it answers a screening. */
export const LINE_TAKES = [...STORY, 'screening_line'] as const

/** Offered by its own word, which alone would stop all messages. */
const PAUSE = { zh: '停', en: 'Pause' } as const satisfies Record<Language, string>

const VERDICTS = [
  { id: 'eligible', say: say('screening.eligible', {}) },
  { id: 'not_eligible', say: say('screening.not_eligible', {}) },
  { id: 'unclear', say: say('screening.unclear', {}) },
]

export const lineChoices = (language: Language): NonNullable<Reply['choices']> => [
  ...VERDICTS,
  { id: 'skip', say: say('screening.skip', {}) },
  { id: 'pause', say: say('common.text', { text: PAUSE[language] }) },
]

/** How the line is understood; null where its writer screens nobody. */
export async function readLine(
  { api }: StepContext,
  { text = '', shown, picked, verdict }: Data,
): Promise<ScreeningDraft | null> {
  const response = await api.entryVisits.screenings.drafts.$post({
    json: {
      text: text.slice(0, LONGEST),
      shownId: shown || null,
      householdId: picked || null,
      verdict: (verdict || null) as Verdict | null,
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as ScreeningDraft
}

/** Whom to screen next, and whom no message reached; null where the contact screens nobody. */
export async function readNext({ api }: StepContext) {
  const response = await api.entryVisits.screenings.next.$get({ query: {} })
  if (isForbidden(response)) return null
  return parseResponse(Promise.resolve(response))
}

/** A question about a household that is shown. */
export const asked = (ctx: StepContext, reply: Reply, before?: Reply): Question => ({
  ask: { ...reply, choices: lineChoices(ctx.contact.language) },
  ...(before && { before }),
  kind: 'survey',
  takes: LINE_TAKES,
})

/** What was just done, with and without anybody left to go on with. */
const RESULTS = {
  screened: ['screening.next', 'screening.last'],
  corrected: ['screening.next_corrected', 'screening.last_corrected'],
  untold: ['screening.next_untold', 'screening.last_untold'],
  before: ['screening.next_before', 'screening.last_before'],
  put_off: ['screening.next_put_off', 'screening.only_left'],
  unlisted: ['screening.next_unlisted', 'screening.last_unlisted'],
} as const satisfies Record<string, readonly [TemplateName, TemplateName]>
export type Result = keyof typeof RESULTS

/**
 * Says what was done and goes on with the next household, all in one message; at the end what the whole
 * came to. What is counted the outcome fills in.
 * @param unreached Only looked at where nobody is left.
 */
export function goOn(
  ctx: StepContext,
  { next, isOnly }: ScreeningList,
  unreached: readonly string[],
): (result: Result, known?: Reply['vars']) => After {
  return (result, known = {}) => {
    const [going, ending] = RESULTS[result]
    if (!next || isOnly) {
      const all = { template: 'screening.all_done' as const, vars: { heads: headsOf(unreached) } }
      return { say: [{ template: ending, vars: known }, all] }
    }
    const vars = { ...known, next: next.head, size: next.size }
    const { ask, kind } = asked(ctx, { template: going, vars })
    return { say: [ask], at: { step: 'line', data: shownOf(next.id), kind, takes: LINE_TAKES } }
  }
}

/** With nothing left of what was said of the one before. */
export const shownOf = (id: string): Data => ({
  shown: id,
  isNamed: '',
  remark: '',
  text: '',
  picked: '',
  verdict: '',
})

/** As a sentence names them. */
export const headsOf = (heads: readonly string[]): string => heads.join('、')
