import { type Reply, say, type SurveyDraft, type SurveyState, type Verdict } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'
import {
  isLeaving,
  isOtherWork,
  listOpen,
  readDraft,
  readNote,
  screenedReply,
} from './survey-draft'
import { goOnWith, questionOf, TAKES, VERDICT_CHOICES, wordsOf } from './survey-questions'
import { candidateChoices, photosOf, placeOf, withAttachments } from './visit-note'

/** As many as fit beside a question. */
const MOST_CHOICES = 5

const refused = ({ hotline }: StepContext): Ask => ({ say: [say('staff.refused', { hotline })] })

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  if (!data['text'] && !data['name'] && !data['household']) return openOnes(ctx)
  const draft = await readDraft(ctx, data)
  if (!draft) return refused(ctx)
  const head = draft.head ?? ''
  const known = { ...data, head, body: draft.body, household: draft.household?.id ?? '' }
  if (draft.refusal) return { say: [refusal(ctx, draft, head)] }
  switch (draft.missing) {
    case 'household':
      return { to: 'who', data: { ...data, isUnknown: data['name'] || data['text'] ? 'yes' : '' } }
    case 'which':
    case 'group':
      return { to: draft.missing, data: { ...data, head } }
    case 'companion':
      if (data['isCorrection']) return { say: [say('survey.nothing_to_correct', { head })] }
      return { to: 'companion', data: known }
  }
  if (!draft.state) return refused(ctx)
  return draft.begun ? goOn(ctx, known, draft, draft.state) : start(ctx, known, draft, draft.state)
}

/** 调查 alone: the only one under way, one of several, or whom. */
async function openOnes(ctx: StepContext): Promise<Ask> {
  const open = await listOpen(ctx)
  if (!open) return refused(ctx)
  const [only, ...more] = open
  if (!only) return { to: 'who', data: { isUnknown: '' } }
  return more.length > 0 ? { to: 'open' } : { to: 'plan', data: { household: only.householdId } }
}

function refusal({ hotline }: StepContext, draft: SurveyDraft, head: string): Reply {
  switch (draft.refusal) {
    case 'tied':
      return say('staff.tied', {})
    case 'reviewed':
      return say('survey.reviewed', { head })
    case 'no_case':
      return say('survey.no_case', { head })
    default:
      return say('survey.no_round', { head, hotline })
  }
}

/** What every command of a survey can come to besides going well. */
const failures = ({ hotline }: StepContext, head: string) => ({
  tied: endWith('staff.tied'),
  reviewed: endWith('survey.reviewed', { head }),
  no_case: endWith('survey.no_case', { head }),
  no_round: endWith('survey.no_round', { head, hotline }),
  finished: endWith('survey.finished', { head }),
  forbidden: endWith('staff.refused', { hotline }),
  figure_missing: endWith('survey.no_figure', { hotline }),
  refused: endSorry(hotline),
})

const sent = (data: Data) => ({ place: placeOf(data), photos: photosOf(data) })
const SENT_OFF = { text: '', photos: '', place: '', body: '' }

function start(ctx: StepContext, data: Data, draft: SurveyDraft, state: SurveyState): Ask {
  const { head = '', household = '', body = '' } = data
  const companionId = draft.companion.id ?? ''
  const question = questionOf(state)
  return {
    do: { type: 'start_survey', householdId: household, companionId, text: body, ...sent(data) },
    outcomes: {
      ...failures(ctx, head),
      started: goOnWith(question, { ...data, ...SENT_OFF }, screenedReply(draft)),
      // Somebody else has begun it a moment before.
      begun: endWith('survey.changed'),
      companion: endWith('survey.companion_unknown', { name: draft.companion.name ?? '' }),
    },
  }
}

function goOn(ctx: StepContext, data: Data, draft: SurveyDraft, state: SurveyState): Ask {
  const { head = '', body = '' } = data
  const isFinished = state.status === 'finished'
  if (isFinished && !data['isCorrection']) return { say: [say('survey.finished', { head })] }
  if (isFinished) return note(ctx, data, state, body, say('survey.reopened', { head }))
  const { surveyor = '', companion = '' } = draft.begun ?? {}
  const resumed = say('survey.resumed', { head, surveyor, companion })
  if (body !== '' || photosOf(data).length > 0) return note(ctx, data, state, body, resumed)
  return { to: 'ask', data: { ...data, ...SENT_OFF, surveyor, companion, isResumed: 'yes' } }
}

/** Puts what was said down and asks on. */
function note(
  ctx: StepContext,
  data: Data,
  state: SurveyState,
  text: string,
  first?: Reply,
): Extract<Ask, { do: unknown }> {
  const { head, id, revision } = state
  const photos = photosOf(data).length
  const kept = photos > 0 ? say('survey.photos', { photos }) : undefined
  const question = questionOf(state)
  const after = goOnWith(
    question,
    { ...data, ...SENT_OFF, isResumed: '' },
    first ?? question.before ?? kept,
  )
  const command = { surveyId: id ?? '', revision, text, ...sent(data) }
  const type = state.status === 'finished' ? 'reopen_survey' : 'note_in_survey'
  return {
    do: { type, ...command },
    outcomes: {
      ...failures(ctx, head),
      noted: after,
      noted_far: goOnWith(question, { ...data, ...SENT_OFF, isResumed: '' }, say('survey.far', {})),
      reopened: after,
      changed: { ...after, say: [say('survey.changed', {})] },
    },
  }
}

const left = (head: string): Move => ({ say: [say('survey.left', { head })] })

async function answer(ctx: StepContext, given: Data, heard: Heard): Promise<Move> {
  const { text, choiceId } = heard
  const { household = '', head = '' } = given
  if (isLeaving(text)) return left(head)
  if (isOtherWork(text)) return 'not_mine'
  const data = withAttachments(ctx, given)
  const said = wordsOf(text, choiceId)
  const verdict = VERDICTS[choiceId ?? text.trim()]
  const state = await readNote(ctx, household, verdict ? '' : said)
  if (!state) return { to: 'plan', data: { ...data, text: '', name: '' } }
  // The other one has confirmed it meanwhile: nothing opens it again by the way.
  if (state.status === 'finished') return { say: [say('survey.finished', { head })] }
  if (verdict && state.topic === null && !state.unclear) return finish(ctx, data, state, verdict)
  return note(ctx, data, state, said)
}

const VERDICTS: Readonly<Record<string, Verdict>> = {
  eligible: 'eligible',
  not_eligible: 'not_eligible',
  unclear: 'unclear',
  符合: 'eligible',
  不符合: 'not_eligible',
  拿不准: 'unclear',
}

function finish(ctx: StepContext, data: Data, state: SurveyState, verdict: Verdict): Move {
  const { head, id, revision, exitGap } = state
  const again = { step: 'ask', data, kind: 'survey', isNumeric: true, takes: TAKES } as const
  return {
    do: { type: 'finish_survey', surveyId: id ?? '', revision, verdict },
    outcomes: {
      ...failures(ctx, head),
      finished: endWith('survey.done', { head }),
      exit_ended: endWith('survey.exit_ended', { head }),
      exit_gap: {
        say: [
          { ...say('survey.exit_gap', { head, gap: exitGap ?? '' }), choices: VERDICT_CHOICES },
        ],
        at: { ...again, kind: 'confirm' },
      },
      unfinished: { say: [say('survey.unfinished', {})], at: again },
      cause_missing: { say: [say('survey.cause_missing', {})], at: again },
      changed: { say: [say('survey.changed', {})], at: again },
    },
  }
}

/** What any question before the survey begins may get besides its answer. */
const leaves = ({ text }: Heard): Move | undefined =>
  isLeaving(text) ? { say: [say('visit.dropped', {})] } : isOtherWork(text) ? 'not_mine' : undefined

/** 调查 户主 同去 谁, then question by question or block by block; left and taken up again for days. */
export const surveyHousehold: Flow = {
  name: 'survey-household',
  first: 'begin',
  steps: {
    begin: {
      ask: (ctx, data) =>
        ctx.contact.staffId ? { to: 'plan', data: withAttachments(ctx, data) } : refused(ctx),
      answer: () => 'not_mine',
    },
    plan: { ask: plan, answer: () => 'not_mine' },
    open: {
      async ask(ctx) {
        const open = (await listOpen(ctx)) ?? []
        const choices = open.slice(0, MOST_CHOICES).map(({ householdId: id, head }) => ({
          id,
          say: say('common.text', { text: head }),
        }))
        const ask = { ...say('survey.which_open', { count: open.length }), choices }
        return { ask, kind: 'menu' }
      },
      answer(_ctx, _data, heard) {
        if (heard.choiceId) return { to: 'plan', data: { household: heard.choiceId } }
        return leaves(heard) ?? { to: 'plan', data: { name: heard.text } }
      },
    },
    who: {
      ask: (_ctx, { isUnknown }) => ({
        ask: say(isUnknown ? 'survey.unknown' : 'survey.ask_who', {}),
        kind: 'menu',
      }),
      answer: (_ctx, _data, heard) =>
        leaves(heard) ?? { to: 'plan', data: { name: heard.text, household: '' } },
    },
    which: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        const choices = candidateChoices(draft?.candidates ?? [])
        return {
          ask: { ...say('survey.which', { head: data['head'] ?? '' }), choices },
          kind: 'menu',
        }
      },
      answer: (_ctx, data, heard) =>
        heard.choiceId
          ? { to: 'plan', data: { household: heard.choiceId } }
          : (leaves(heard) ?? { to: 'plan', data: { name: withGroup(data, heard.text) } }),
    },
    group: {
      ask: (_ctx, { head = '' }) => ({
        ask: say('survey.ask_group', { head }),
        kind: 'menu',
        isNumeric: true,
      }),
      answer: (_ctx, data, heard) =>
        leaves(heard) ?? { to: 'plan', data: { name: withGroup(data, heard.text) } },
    },
    companion: {
      async ask(ctx, data) {
        const { team = [], companion } = (await readDraft(ctx, data)) ?? {}
        const { head = '' } = data
        const { hotline } = ctx
        if (team.length === 0) return { say: [say('survey.no_team', { head, hotline })] }
        const unknown = companion?.isUnknown ? (companion.name ?? '') : null
        const ask =
          unknown === null
            ? say('survey.ask_companion', { head })
            : say('survey.companion_unknown', { name: unknown })
        const choices = team.slice(0, MOST_CHOICES).map(({ id, name }) => ({
          id,
          say: say('survey.member', { name }),
        }))
        return { ask: { ...ask, choices }, kind: 'menu', takesAttachments: true }
      },
      answer(ctx, given, heard) {
        const data = withAttachments(ctx, given)
        if (heard.choiceId) return { to: 'plan', data: { ...data, companion: heard.choiceId } }
        if (heard.text === '') return { to: 'plan', data }
        return leaves(heard) ?? { to: 'plan', data: { ...data, companionName: heard.text } }
      },
    },
    ask: {
      async ask(ctx, data) {
        const { household = '', head = '', surveyor = '', companion = '' } = data
        const state = await readNote(ctx, household, '')
        if (!state || state.status === 'finished')
          return { say: [say('survey.finished', { head })] }
        const before = data['isResumed'] && say('survey.resumed', { head, surveyor, companion })
        return { ...questionOf(state), ...(before && { before }) }
      },
      answer,
    },
  },
}

/** 3社 or 3 in answer to which of several: before the name. */
function withGroup({ head = '' }: Data, said: string): string {
  const plain = said.normalize('NFKC').trim()
  return /^\d{1,2}$/.test(plain) ? `${plain}社${head}` : `${plain}${head} ${plain}`
}
