import {
  CHECK_OUTCOMES,
  type CheckDraft,
  type CheckLine,
  type CheckOutcome,
  parseResponse,
  type Reply,
  say,
} from '../../api/client'
import { CHECK_WORK } from '../conversation/check-words'
import type { After, Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { understand } from '../conversation/understand'
import { isForbidden } from './allowed'
import { candidateChoices, isNo, STORY } from './visit-note'

/** What the API takes of one message. */
const LONGEST = 1000

export const OUTCOME_CHOICES = CHECK_OUTCOMES.map((outcome) => ({
  id: outcome,
  say: say('check.outcome', { outcome }),
}))

/** Stands for an outcome that was picked, as the API reads it. */
const WORD_OF = {
  right: '属实',
  changed: '有变',
  wrongly_in: '错评',
  missed: '漏评',
} as const satisfies Record<CheckOutcome, string>

const picksOf = ({ picks }: Data) => (picks ? (JSON.parse(picks) as Record<string, string>) : {})

/** How it is understood so far; null where the writer checks nobody. */
async function read(ctx: StepContext, data: Data): Promise<CheckDraft | null> {
  const { api, contact } = ctx
  if (!contact.staffId) return null
  const { text = '' } = data
  const response = await api.checkCampaigns.checks.drafts.$post({
    json: { text: text.slice(0, LONGEST), picks: picksOf(data) },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as CheckDraft
}

const isReady = ({ household, outcome, refusal }: CheckLine) =>
  household !== null && outcome !== null && refusal === null

const isTied = ({ household, refusal }: CheckLine) => household !== null && refusal === 'tied'

/** Why one household is not taken, in a sentence of its own. */
function refusalOf({ head, refusal, checker: name }: CheckLine): Reply {
  switch (refusal) {
    case 'not_yours':
      return say('check.not_yours', { head, name })
    case 'tied':
    case 'gone':
    case 'in_already':
    case 'not_in':
    case 'no_campaign':
      return say(`check.${refusal}`, { head })
    default:
      return say('check.skipped', { heads: head })
  }
}

/** What of the message is not taken; null where all of it is. */
function skippedOf({ lines, unread }: CheckDraft): Reply | null {
  const refused = lines.filter(({ refusal }) => refusal !== null && refusal !== 'note_missing')
  const [first] = refused
  if (first && refused.length === 1) return refusalOf(first)
  if (first) return say('check.skipped', { heads: refused.map(({ head }) => head).join('、') })
  return unread.length > 0 ? say('check.unread', { text: unread.join('；') }) : null
}

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await read(ctx, data)
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  if (draft.lines.length === 0) return { say: [say('check.format', {})] }
  const { missing } = draft
  if (missing) {
    const { head, place, outcome } = missing.line
    const known = { head, place: String(place), outcome: outcome ?? '' }
    return { to: missing.kind, data: known }
  }
  if (!draft.lines.some(isReady)) {
    // Nothing is filed by it: somebody else is asked in their place.
    if (draft.lines.some(isTied)) return send(ctx, draft)
    const skipped = skippedOf(draft)
    return { say: skipped ? [skipped] : [say('check.format', {})] }
  }
  return { to: 'confirm' }
}

/** Each household stands in a part of its own, so that what is asked can be put behind it. */
async function withMore(
  ctx: StepContext,
  data: Data,
  more: (line: CheckLine) => string,
): Promise<Move> {
  const draft = await read(ctx, data)
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const picks: Record<string, string> = {}
  const parts = draft.lines.map((line, place) => {
    if (line.household) picks[String(place)] = line.household.id
    const outcome = line.outcome ? WORD_OF[line.outcome] : ''
    const isAsked = line.place === Number(data['place'])
    return `${line.head} ${isAsked ? more(line) : `${outcome} ${line.note}`}`
  })
  const text = [...parts, ...draft.unread].join('\n').slice(0, LONGEST)
  return { to: 'plan', data: { text, picks: JSON.stringify(picks) } }
}

/** 核查 … is what was found elsewhere, and no answer. */
const isNewLine = (text: string) => CHECK_WORK.some((intent) => intent === understand(text).intent)

const notTaken: Move = { say: [say('check.not_taken', {})] }

/** One line is not broken by what is said in answer. */
const flat = (text: string) => text.replace(/[\n;；。]+/gu, '，')

const linesOf = (lines: readonly CheckLine[]): string =>
  lines.map(({ head, outcome, note }) => `${outcome}\t${head}\t${flat(note)}`).join('\n')

const OUTCOMES = {
  checked: endWith('check.done'),
  tied: endWith('check.tied'),
  gone: endWith('check.gone'),
  in_already: endWith('check.in_already'),
  not_in: endWith('check.not_in'),
  no_campaign: endWith('check.no_campaign'),
  not_yours: endWith('check.not_yours', { name: '' }),
  note_missing: endWith('check.format'),
  not_found: endWith('check.format'),
} satisfies Record<string, After>

/** With those who are tied: the API asks somebody else to check them. */
function send({ hotline }: StepContext, { lines }: CheckDraft): Exclude<Move, 'not_mine'> {
  const checks = lines
    .filter((line) => isReady(line) || isTied(line))
    .flatMap(({ household, outcome, note }) =>
      household ? [{ householdId: household.id, outcome: outcome ?? 'right', note }] : [],
    )
  return {
    do: { type: 'answer_checks', checks },
    outcomes: {
      ...OUTCOMES,
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}

/** 核查 牟大岭 属实: what a checker found at one or several households, after one confirmation. */
export const answerChecks: Flow = {
  name: 'answer-checks',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    which: {
      async ask(ctx, data) {
        const { head = '' } = data
        const line = (await read(ctx, data))?.missing?.line
        const choices = candidateChoices(line?.candidates ?? []) ?? []
        return { ask: { ...say('check.which', { head }), choices }, kind: 'menu' }
      },
      answer(_ctx, data, { choiceId, text }) {
        if (isNo(text)) return notTaken
        if (!choiceId) return 'not_mine'
        const picks = { ...picksOf(data), [data['place'] ?? '0']: choiceId }
        return { to: 'plan', data: { picks: JSON.stringify(picks) } }
      },
    },
    group: {
      ask: (_ctx, { head = '' }) => ({
        ask: say('check.ask_group', { head }),
        kind: 'menu',
        isNumeric: true,
      }),
      answer(ctx, data, { text, plain }) {
        if (isNo(text)) return notTaken
        const group = /^\d{1,2}$/u.test(plain) ? `${plain}社` : flat(text)
        return withMore(
          ctx,
          data,
          ({ outcome, note }) => `${group} ${outcome ? WORD_OF[outcome] : ''} ${note}`,
        )
      },
    },
    outcome: {
      ask: (_ctx, { head = '' }) => ({
        ask: { ...say('check.ask_outcome', { head }), choices: OUTCOME_CHOICES },
        kind: 'menu',
        takes: STORY,
      }),
      answer: (ctx, data, heard) => withOutcome(ctx, data, heard),
    },
    note: {
      ask: (_ctx, { head = '', outcome }) => ({
        ask: say('check.ask_note', { head, outcome: outcome as CheckOutcome }),
        kind: 'menu',
        takes: STORY,
      }),
      answer: (ctx, data, { text }) =>
        isNo(text)
          ? notTaken
          : isNewLine(text)
            ? 'not_mine'
            : withMore(
                ctx,
                data,
                ({ outcome }) => `${outcome ? WORD_OF[outcome] : ''} ${flat(text)}`,
              ),
    },
    confirm: {
      async ask(ctx, data) {
        const draft = await read(ctx, data)
        const ready = draft?.lines.filter(isReady) ?? []
        if (!draft || draft.missing || ready.length === 0) return { to: 'plan' }
        const skipped = skippedOf(draft)
        const known = { lines: linesOf(ready), total: ready.length }
        return {
          ask: { ...say('check.confirm', known), choices: YES_NO },
          ...(skipped && { before: skipped }),
          kind: 'confirm',
        }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return notTaken
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await read(ctx, data)
        return draft?.lines.some(isReady) ? send(ctx, draft) : { to: 'plan' }
      },
    },
  },
}

function withOutcome(
  ctx: StepContext,
  data: Data,
  { choiceId, text }: Heard,
): Move | Promise<Move> {
  if (isNo(text)) return notTaken
  if (!choiceId && isNewLine(text)) return 'not_mine'
  const said = choiceId ? WORD_OF[choiceId as CheckOutcome] : flat(text)
  if (/^\d$/u.test(said)) return 'not_mine'
  return withMore(ctx, data, ({ note }) => `${said} ${note}`)
}
