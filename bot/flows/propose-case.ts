import {
  parseResponse,
  type ProposalDraft,
  type Reply,
  type RoundDraft,
  say,
  type WatchKind,
} from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { desksOf, isInRounds } from './desks'
import { candidateChoices, isNo, isOtherWork } from './visit-note'

const LONGEST = 1000
const LONGEST_NAME = 50

type Kind = 'exit' | 'watch_list' | 'risk_removal'
const kindOf = ({ kind }: Data): Kind =>
  kind === 'watch_list' || kind === 'risk_removal' ? kind : 'exit'

async function read({ api }: StepContext, data: Data): Promise<ProposalDraft | null> {
  const response = await api.proposals.drafts.$post({
    json: {
      kind: kindOf(data),
      text: (data['text'] ?? '').slice(0, LONGEST),
      householdName: data['name']?.slice(0, LONGEST_NAME) || null,
      householdId: data['household'] || null,
      watch: (data['watch'] || null) as WatchKind | null,
    },
  })
  return isForbidden(response) ? null : parseResponse(Promise.resolve(response))
}

async function next(ctx: StepContext, data: Data): Promise<Ask> {
  const { contact, hotline } = ctx
  if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
  const draft = await read(ctx, data)
  if (!draft) return { say: [await whoProposes(ctx, data)] }
  const head = draft.head ?? ''
  if (draft.refusal === 'no_round') return { say: [await whyNoRound(ctx, kindOf(data), head)] }
  if (draft.refusal) return { say: [say(`proposal.${draft.refusal}`, { head })] }
  if (draft.missing === 'household') {
    return { to: 'who', data: { isUnknown: data['name'] || data['text'] ? 'yes' : '' } }
  }
  if (draft.missing) return { to: draft.missing, data: { head } }
  const known = { household: draft.household?.id ?? '', area: draft.household?.area ?? '', head }
  return { to: 'confirm', data: { ...known, watch: draft.watch ?? '' } }
}

/** The round of the kind where they may open one; null: they open none. */
async function readRound({ api }: StepContext, kind: Kind): Promise<RoundDraft | null> {
  const response = await api.rounds.drafts.$post({ json: { text: ROUND_WORDS[kind] } })
  return isForbidden(response) ? null : parseResponse(Promise.resolve(response))
}

/** As 开评 takes them. */
const ROUND_WORDS = { exit: '脱贫退出', watch_list: '监测认定', risk_removal: '风险消除' } as const

const openFirst = (round: RoundDraft, kind: Kind, head: string): Reply =>
  say('proposal.round_first', { head, kind, area: round.state === 'area' ? '' : round.area })

async function whyNoRound(ctx: StepContext, kind: Kind, head: string): Promise<Reply> {
  const round = await readRound(ctx, kind)
  return round ? openFirst(round, kind, head) : say('proposal.no_round', { head, kind })
}

/** Of those who know the village and propose nobody; whoever works beside it is only refused. */
async function whoProposes(ctx: StepContext, data: Data): Promise<Reply> {
  const { contact, hotline } = ctx
  const kind = kindOf(data)
  const head = (data['name'] ?? data['text'] ?? '').trim().split(/[\s,，。]/u)[0] ?? ''
  if (!desksOf(contact.roles).some(isInRounds)) return say('staff.refused', { hotline })
  const round = await readRound(ctx, kind)
  return round && round.state !== 'open'
    ? openFirst(round, kind, head)
    : say('proposal.by_village', { head, kind })
}

const dropped = { say: [say('proposal.dropped', {})] }
const leaves = (text: string) => (isNo(text) ? dropped : isOtherWork(text) ? 'not_mine' : undefined)

const WATCH_CHOICES = (['unstable_exit', 'borderline', 'sudden_difficulty'] as const).map(
  (watch) => ({ id: watch, say: say('proposal.watch_kind', { watch }) }),
)

/** 拟脱贫 张三, 拟监测 张三 突发困难: a village proposes a household after one confirmation. */
export const proposeCase: Flow = {
  name: 'propose-case',
  first: 'begin',
  steps: {
    begin: { ask: next, answer: () => 'not_mine' },
    who: {
      ask: (_ctx, { isUnknown }) => ({
        ask: say(isUnknown ? 'proposal.unknown' : 'proposal.ask_who', {}),
        kind: 'menu',
      }),
      answer: (_ctx, _data, { text }) => leaves(text) ?? { to: 'begin', data: { name: text } },
    },
    which: {
      async ask(ctx, data) {
        const draft = await read(ctx, data)
        const choices = candidateChoices(draft?.candidates ?? [])
        return {
          ask: { ...say('visit.which', { head: data['head'] ?? '' }), choices },
          kind: 'menu',
        }
      },
      answer: (_ctx, _data, { choiceId, text }) =>
        choiceId
          ? { to: 'begin', data: { household: choiceId } }
          : (leaves(text) ?? { to: 'begin', data: { name: text } }),
    },
    group: {
      ask: (_ctx, { head = '' }) => ({ ask: say('visit.ask_group', { head }), kind: 'menu' }),
      answer: (_ctx, { head = '' }, { text }) =>
        leaves(text) ?? { to: 'begin', data: { name: `${text}${head}` } },
    },
    watch: {
      ask: (_ctx, { head = '' }) => ({
        ask: { ...say('proposal.ask_watch', { head }), choices: WATCH_CHOICES },
        kind: 'menu',
      }),
      answer: (_ctx, _data, { choiceId, text }) =>
        choiceId ? { to: 'begin', data: { watch: choiceId } } : (leaves(text) ?? 'not_mine'),
    },
    confirm: {
      ask: (_ctx, data) => ({ ask: { ...confirmation(data), choices: YES_NO }, kind: 'confirm' }),
      answer({ hotline }, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const { household: householdId = '', head = '' } = data
        const watch = (data['watch'] || null) as WatchKind | null
        return {
          do: { type: 'propose_case', kind: kindOf(data), householdId, watch },
          outcomes: {
            proposed: endWith('proposal.done'),
            already_filed: endWith('proposal.already_filed', { head }),
            no_round: endWith('proposal.no_round', { head, kind: kindOf(data) }),
            not_on_register: endWith('proposal.not_on_register', { head }),
            watched: endWith('proposal.watched', { head }),
            wrong_watch: endWith('proposal.wrong_watch', { head }),
            no_household: endWith('proposal.no_household', { head }),
            tied: endWith('proposal.tied', { head }),
            ...stillWatched(head),
            not_found: endWith('proposal.unknown'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}

/** Why it is to be watched on. */
const stillWatched = (head: string) => ({
  not_watched: endWith('proposal.not_watched', { head }),
  no_labour: endWith('proposal.no_labour', { head }),
  too_soon: endWith('proposal.too_soon', { head }),
  not_visited: endWith('proposal.not_visited', { head }),
  no_measure: endWith('proposal.no_measure', { head }),
  measures_open: endWith('proposal.measures_open', { head }),
  risk_open: endWith('proposal.risk_open', { head }),
  income_unknown: endWith('proposal.income_unknown', { head }),
  income_low: endWith('proposal.income_low', { head }),
  assurance_lacking: endWith('proposal.assurance_lacking', { head }),
})

function confirmation(data: Data) {
  const { head = '', area = '', watch } = data
  const kind = kindOf(data)
  if (kind === 'risk_removal') return say('proposal.removal_confirm', { head, area })
  return kind === 'exit'
    ? say('proposal.exit_confirm', { head, area })
    : say('proposal.watch_confirm', { head, area, watch: watch as WatchKind })
}
