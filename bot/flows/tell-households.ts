import { parseResponse, type RelayDraft, type Reply, say } from '../../api/client'
import type { After, Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { isUndo } from '../conversation/relay-words'
import { endSorry, endWith, sayOutcome } from '../conversation/say'
import { isForbidden } from './allowed'
import { STORY } from './visit-note'

/** What the API takes of one line. */
const LONGEST = 1000
/** Of a name in a line of eight, and of a notice among others. */
const LONGEST_HEAD = 5
const LONGEST_NOTICE = 12
const MOST_NOTICES = 4
/** Kept to come last; more than that nobody has left in one go. */
const MOST_LATER = 200

/** What a line sounds like to anybody who does not know that it answers a list. */
const TAKES = [...STORY, 'screening_line', 'told_line'] as const

const idsIn = (ids: string | undefined): string[] => (ids ? (JSON.parse(ids) as string[]) : [])

async function readDraft({ api }: StepContext, data: Data): Promise<RelayDraft | null> {
  const { code, text = '', shown, later, last, before } = data
  const response = await api.relays.drafts.$post({
    json: {
      code: code || null,
      text: text.slice(0, LONGEST),
      shownIds: idsIn(shown),
      laterIds: idsIn(later),
      lastIds: idsIn(last),
      beforeIds: idsIn(before),
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as RelayDraft
}

const idsOf = (some: RelayDraft['shown']) => JSON.stringify(some.map(({ id }) => id))

export const headChoices = (some: RelayDraft['shown']): NonNullable<Reply['choices']> =>
  some.map(({ id, head }) => ({
    id,
    say: say('common.text', { text: head.slice(0, LONGEST_HEAD) }),
  }))

export const noticeChoices = (notices: RelayDraft['notices']): NonNullable<Reply['choices']> =>
  notices.slice(0, MOST_NOTICES).map(({ code, text }) => ({
    id: code,
    say: say('common.text', { text: text.slice(0, LONGEST_NOTICE) }),
  }))

const refused = ({ hotline }: StepContext): Ask => ({ say: [say('staff.refused', { hotline })] })

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readDraft(ctx, data)
  if (!draft) return refused(ctx)
  const { notice, notices, isCalledOff } = draft
  if (!notice) {
    if (isCalledOff) return { say: [say('relay.called_off_before', {})] }
    if (data['code']) return { say: [say('relay.not_yours', {})] }
    return notices.length > 0 ? { to: 'which' } : { say: [say('relay.none', {})] }
  }
  if (draft.undone.length > 0) return untell(ctx, draft, data)
  if (draft.told.length > 0) return tell(ctx, draft, data)
  return {
    to: 'list',
    data: {
      code: notice.code,
      later: withLater(draft, data),
      text: '',
      isLater: String(draft.later.length),
      // The last that was not understood; not said again where the list is asked about later.
      isUnknown: draft.unknown ?? '',
    },
  }
}

const withLater = (draft: RelayDraft, { later }: Data): string =>
  JSON.stringify([...idsIn(later), ...draft.later.map(({ id }) => id)].slice(-MOST_LATER))

/** Keeps what was said and goes on with the next ones: there is no confirmation, since it can be undone. */
function tell(ctx: StepContext, draft: RelayDraft, data: Data): Ask {
  const { notice, told, left } = draft
  if (!notice) throw new Error('households of no notice')
  const ask = left > 0 ? sayOutcome('relay.next', { left }) : sayOutcome('relay.all_told')
  return {
    do: {
      type: 'tell_households',
      broadcastId: notice.id,
      householdIds: told.map(({ id }) => id),
      how: wayOf(data['text'] ?? ''),
    },
    outcomes: { told: goOn(draft, ask, data, idsOf(told)), ...ends(ctx) },
  }
}

const wayOf = (text: string) =>
  /喇叭|广播/u.test(text) ? 'loudspeaker' : /电话/u.test(text) ? 'by_call' : 'in_person'

function untell(ctx: StepContext, draft: RelayDraft, data: Data): Ask {
  const { notice, undone, left } = draft
  if (!notice) throw new Error('households of no notice')
  return {
    do: {
      type: 'untell_households',
      broadcastId: notice.id,
      householdIds: undone.map(({ id }) => id),
    },
    outcomes: {
      untold: goOn(draft, sayOutcome('relay.next_undone', { left }), data, '[]'),
      ...ends(ctx),
    },
  }
}

const ends = (ctx: StepContext) => ({
  not_found: endWith('relay.not_yours'),
  forbidden: endWith('staff.refused', { hotline: ctx.hotline }),
  refused: endSorry(ctx.hotline),
})

/** With the next ones to tell; at the end whoever said it may still take it back. */
function goOn(draft: RelayDraft, ask: Reply, data: Data, last: string): After {
  const { notice, next, shown } = draft
  const code = notice?.code ?? ''
  const later = withLater(draft, data)
  const kept = {
    code,
    later,
    last,
    before: idsOf(shown),
    shown: idsOf(next),
    text: '',
    isLater: '0',
    isUnknown: '',
  }
  const about = { data: kept, kind: 'survey', takes: TAKES } as const
  return next.length > 0
    ? { say: [{ ...ask, choices: headChoices(next) }], at: { step: 'list', ...about } }
    : { say: [ask], at: { step: 'done', ...about } }
}

/** Asks about the first that are left, those where nobody was at home last. */
async function askList(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readDraft(ctx, { ...data, shown: '', text: '' })
  if (!draft) return refused(ctx)
  const { notice, next, left } = draft
  if (!notice || left === 0) return { say: [say('relay.all_told_before', {})] }
  const shown = idsOf(next)
  if (data['shown'] !== shown) return { to: 'list', data: { shown } }
  const later = Number(data['isLater'])
  const ask = data['isUnknown']
    ? say('relay.unknown', { text: data['isUnknown'] })
    : later > 0
      ? say('relay.next_later', { later, left })
      : say('relay.list', { text: notice.text, left })
  return { ask: { ...ask, choices: headChoices(next) }, kind: 'survey', takes: TAKES }
}

function answerList(_ctx: StepContext, data: Data, heard: Heard): Move {
  const { choiceId, text, plain } = heard
  const { shown } = data
  if (choiceId) {
    const number = idsIn(shown).indexOf(choiceId) + 1
    return { to: 'plan', data: { text: String(number) } }
  }
  // 0 is the menu, and another digit is asked again.
  return text === '' || /^\d$/u.test(plain) ? 'not_mine' : { to: 'plan', data: { text } }
}

export const tellHouseholds: Flow = {
  name: 'tell-households',
  first: 'begin',
  steps: {
    begin: {
      ask: (ctx) => (ctx.contact.staffId ? { to: 'plan' } : refused(ctx)),
      answer: () => 'not_mine',
    },
    plan: { ask: plan, answer: () => 'not_mine' },
    which: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, { ...data, text: '' })
        const choices = noticeChoices(draft?.notices ?? [])
        return { ask: { ...say('relay.which', {}), choices }, kind: 'menu' }
      },
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'plan', data: { code: choiceId } } : 'not_mine',
    },
    list: { ask: askList, answer: answerList },
    done: {
      ask: () => ({ say: [] }),
      answer: (_ctx, _data, { text }) =>
        isUndo(text) ? { to: 'plan', data: { text } } : 'not_mine',
    },
  },
}
