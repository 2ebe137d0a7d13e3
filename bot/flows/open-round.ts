import { parseResponse, type RoundDraft, type RoundKind, say } from '../../api/client'
import type { Ask, Data, Flow, Step, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { isNo } from './visit-note'

const LONGEST = 200

async function read(
  { api }: StepContext,
  { text = '', pickedKind }: Data,
): Promise<RoundDraft | null> {
  const kind = (pickedKind || null) as RoundKind | null
  const response = await api.rounds.drafts.$post({ json: { text: text.slice(0, LONGEST), kind } })
  return isForbidden(response) ? null : parseResponse(Promise.resolve(response))
}

const area: Step = {
  ask: () => ({ ask: say('round.ask_area', {}), kind: 'menu' }),
  answer: (_ctx, { words = '' }, { text }) =>
    isNo(text)
      ? { say: [say('round.dropped', {})] }
      : { to: 'begin', data: { text: `${text} ${words}` } },
}

/** What is due with what was said; the year and the kind are kept while the place is asked for. */
async function next(ctx: StepContext, data: Data, wanted: 'ready' | 'open'): Promise<Ask> {
  const { contact, hotline } = ctx
  const draft = contact.staffId ? await read(ctx, data) : null
  if (!draft) return { say: [say('staff.refused', { hotline })] }
  if (draft.state === 'area') return { to: 'area', data: { words: data['text'] ?? '' } }
  const { openKinds } = draft
  const [only] = openKinds
  // Which of those under way is closed has to be said; the only one is meant.
  if (wanted === 'open' && openKinds.length > 1)
    return { to: 'kind', data: { area: draft.area, kinds: openKinds.join(',') } }
  if (wanted === 'open' && only && only !== draft.kind)
    return next(ctx, { ...data, pickedKind: only }, wanted)
  const { kind, year, areaPath, area: name, plannedSize, id } = draft
  if (draft.state !== wanted) {
    const told = wanted === 'ready' ? 'round.open_already' : 'round.none_open'
    return { say: [say(told, { area: name, kind })] }
  }
  return {
    to: 'confirm',
    data: {
      kind,
      year: String(year),
      areaPath,
      area: name,
      id: id ?? '',
      size: String(plannedSize ?? ''),
    },
  }
}

/** 开评 天元乡 识别: opens a round; its figures are frozen as they are today. */
export const openRound: Flow = {
  name: 'open-round',
  first: 'begin',
  steps: {
    begin: { ask: (ctx, data) => next(ctx, data, 'ready'), answer: () => 'not_mine' },
    area,
    confirm: {
      ask: (_ctx, { area: name = '', kind, year }) => ({
        ask: {
          ...say('round.open_confirm', { area: name, kind: kind as RoundKind, year: Number(year) }),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      answer({ hotline }, { kind, year, areaPath = '', area: name = '', size }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('round.dropped', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        const plannedSize = size ? Number(size) : null
        return {
          do: {
            type: 'open_round',
            kind: kind as RoundKind,
            year: Number(year),
            areaPath,
            plannedSize,
          },
          outcomes: {
            opened: endWith('round.opened', { kind: kind as RoundKind }),
            round_open: endWith('round.open_already', { area: name, kind: kind as RoundKind }),
            area_too_small: endWith('round.too_small', {}),
            figure_missing: endWith('round.figure_missing', {}),
            not_found: endWith('round.ask_area', {}),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}

const whichKind: Step = {
  ask: (_ctx, { area: name = '', kinds = '' }) => ({
    ask: {
      ...say('round.which', { area: name }),
      choices: kinds.split(',').map((kind) => ({
        id: kind,
        say: say('round.kind', { kind: kind as RoundKind }),
      })),
    },
    kind: 'menu',
  }),
  answer: (_ctx, _data, { choiceId, text }) =>
    isNo(text)
      ? { say: [say('round.kept', {})] }
      : choiceId
        ? { to: 'begin', data: { pickedKind: choiceId } }
        : 'not_mine',
}

/** 关评 天元乡: closes a round in which nobody waits any more. */
export const closeRound: Flow = {
  name: 'close-round',
  first: 'begin',
  steps: {
    begin: { ask: (ctx, data) => next(ctx, data, 'open'), answer: () => 'not_mine' },
    area,
    kind: whichKind,
    confirm: {
      ask: (_ctx, { area: name = '', kind }) => ({
        ask: {
          ...say('round.close_confirm', { area: name, kind: kind as RoundKind }),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      answer({ hotline }, { id = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('round.kept', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'close_round', id },
          outcomes: {
            closed: endWith('round.closed', {}),
            round_closed: endWith('round.closed', {}),
            applications_waiting: endWith('round.applications_waiting', {}),
            villages_waiting: endWith('round.villages_waiting', {}),
            lists_unsettled: endWith('round.lists_unsettled', {}),
            objections_open: endWith('round.objections_open', {}),
            appeals_open: endWith('round.appeals_open', {}),
            window_open: endWith('round.window_open', {}),
            not_found: endWith('round.ask_area', {}),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
