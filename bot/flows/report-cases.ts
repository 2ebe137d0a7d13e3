import { parseResponse, type ReportDraft, type ReportedRound, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { isNo } from './visit-note'

/** What the API takes of a place. */
const LONGEST = 200

const SEE_LACKING = { id: 'lacking', say: say('report.see_lacking', {}) }
export const REPORT_CHOICES = [...YES_NO, SEE_LACKING]
export const LACKING_CHOICES = [SEE_LACKING]

async function readDraft({ api }: StepContext, text: string): Promise<ReportDraft | null> {
  const response = await api.reports.drafts.$post({ json: { text: text.slice(0, LONGEST) } })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as ReportDraft
}

const sumOf = ({ lacking }: ReportedRound) =>
  lacking.reduce((sum, { households }) => sum + households, 0)

/** Rounds in which anybody is ready, or lacks something. */
const busy = (rounds: readonly ReportedRound[]) =>
  rounds.filter((round) => round.ready > 0 || sumOf(round) > 0)

/** The draft of the round that was meant, read anew: meanwhile somebody may have signed. */
async function meant(ctx: StepContext, { text = '', round }: Data) {
  const draft = await readDraft(ctx, text)
  if (draft?.state !== 'drawn') return null
  const found = draft.rounds.find(({ roundId }) => roundId === round)
  return found ? { ...draft, round: found } : null
}

async function begin(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const { hotline, contact } = ctx
  const draft = contact.staffId ? await readDraft(ctx, text) : null
  if (!draft) return { say: [say('staff.refused', { hotline })] }
  if (draft.state === 'area') return { to: 'area' }
  if (draft.state === 'no_round') return { say: [say('report.no_round', { area: draft.area })] }
  const [only, ...others] = busy(draft.rounds)
  if (!only) return { say: [say('report.nobody', { area: draft.area })] }
  return others.length > 0 ? { to: 'round' } : { to: 'confirm', data: { round: only.roundId } }
}

/** 上报县里 天元乡: how many cases are complete and what the others lack; one confirmation hands them over. */
export const reportCases: Flow = {
  name: 'report-cases',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    area: {
      ask: () => ({ ask: say('report.ask_area', {}), kind: 'menu' }),
      answer(_ctx, _data, { text }) {
        return isNo(text) ? { say: [say('notice.kept', {})] } : { to: 'begin', data: { text } }
      },
    },
    round: {
      async ask(ctx, { text = '' }) {
        const draft = await readDraft(ctx, text)
        if (draft?.state !== 'drawn') return { to: 'begin' }
        const choices = busy(draft.rounds).map(({ roundId, kind, year }) => ({
          id: roundId,
          say: say('report.round', { kind, year }),
        }))
        const ask = { ...say('report.which_round', { area: draft.area }), choices }
        return { ask, kind: 'menu' }
      },
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'confirm', data: { round: choiceId } } : 'not_mine',
    },
    confirm: {
      async ask(ctx, data) {
        const draft = await meant(ctx, data)
        if (!draft) return { to: 'begin' }
        const { area, round } = draft
        const { kind, ready } = round
        const counts = { area, kind, lacking: sumOf(round) }
        if (ready === 0) {
          const ask = { ...say('report.not_ready', counts), choices: LACKING_CHOICES }
          return { ask, kind: 'menu' }
        }
        const choices = counts.lacking > 0 ? REPORT_CHOICES : YES_NO
        return { ask: { ...say('report.confirm', { ...counts, ready }), choices }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return { say: [say('notice.kept', {})] }
        if (choiceId === 'lacking') return showLacking(ctx, data)
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await meant(ctx, data)
        return draft ? hand(ctx, draft) : { to: 'begin' }
      },
    },
  },
}

/** Each lack with its households by name; the rest behind 下. */
async function showLacking(ctx: StepContext, data: Data): Promise<Move> {
  const draft = await meant(ctx, data)
  if (!draft) return { to: 'begin' }
  const { lacking } = draft.round
  if (lacking.length === 0) return { to: 'confirm' }
  return {
    say: lacking.map(({ lack, households, heads }) =>
      say('report.lacking', { lack, households, heads: heads.join('、') }),
    ),
  }
}

function hand(
  { hotline }: StepContext,
  { areaPath, round }: { areaPath: string; round: ReportedRound },
): Move {
  return {
    do: { type: 'make_report', roundId: round.roundId, areaPath },
    outcomes: {
      reported: endWith('report.done'),
      nothing_ready: endWith('report.nothing_ready'),
      round_closed: endWith('report.nothing_ready'),
      not_found: endWith('report.not_yours'),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
