import {
  MISCONDUCT_KINDS,
  type MisconductKind,
  parseResponse,
  type Reply,
  say,
} from '../../api/client'
import type { Ask, Data, Question, StepContext } from '../conversation/flow'
import { YES_NO } from '../conversation/say'
import { cut } from '../messages/format'

/** What tells more of it, whatever it would begin elsewhere. */
const STORY = ['complaint', 'help', 'objection', 'question', 'apply'] as const

/** A picture would tell who sent it: that is said instead, and it is kept nowhere. */
const unlessPhoto = (data: Data, ask: Reply): Reply => {
  const { template, vars } = data['isPhoto'] ? say('complaint.no_photos', {}) : ask
  return { ...ask, template, vars }
}

/** A question of this flow that is answered by a pick, or by more of the story. */
export const asking = (data: Data, ask: Reply): Question => ({
  ask: unlessPhoto(data, ask),
  kind: 'menu',
  takesAttachments: true,
  takes: STORY,
})

/** One that is answered in words alone: a digit asks again, and loses nothing. */
export const askingWords = (data: Data, ask: Reply): Question => ({
  ...asking(data, ask),
  isNumeric: true,
})

export const WAY_CHOICES = [
  { id: 'named', say: say('complaint.named', {}) },
  { id: 'anonymous', say: say('complaint.anonymous', {}) },
]

/** As many as fit into two messages. */
export const unitChoices = (candidates: readonly { id: string; unit: string }[]) =>
  candidates
    .slice(0, 6)
    .map(({ id, unit }) => ({ id, say: say('common.text', { text: cut(unit, 10) }) }))

const readDraft = (ctx: StepContext, { text = '', whom, chosen }: Data) =>
  parseResponse(
    ctx.api.complaints.drafts.$post({
      json: { text, whom: whom ?? null, chosenIds: chosen ? chosen.split(',') : [] },
    }),
  )

/** Who it is about, and whether anybody here may hear it; asked where the story does not say. */
export async function askWhom(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readDraft(ctx, data)
  switch (draft.missing) {
    case 'handler':
      return { say: [say('complaint.nobody_above', {})] }
    case 'whom':
      return askingWords(
        data,
        data['whom'] ? say('complaint.whom_unknown', {}) : say('complaint.ask_whom', {}),
      )
    case 'which': {
      const choices = unitChoices(draft.candidates)
      return asking(data, { ...say('complaint.which_person', { name: draft.name ?? '' }), choices })
    }
    case null: {
      const { accusedIds, aboutPath, whom } = draft
      const known = { accused: accusedIds.join(','), aboutPath: aboutPath ?? '', whomWords: whom }
      const kind = data['isGuessWrong'] ? '' : (draft.kind ?? '')
      // Whoever has noted the digits down keeps them.
      return { to: 'kind', data: { ...known, guess: kind, code: data['code'] || draft.code } }
    }
  }
}

export const KIND_CHOICES = MISCONDUCT_KINDS.map((kind) => ({
  id: kind,
  say: say('complaint.kind', { kind }),
}))
export const isKind = (id: string): id is MisconductKind =>
  MISCONDUCT_KINDS.some((each) => each === id)

export function askKind(data: Data): Ask {
  const { guess = '', kind } = data
  if (kind) return { to: 'name' }
  return isKind(guess)
    ? asking(data, { ...say('complaint.confirm_kind', { kind: guess }), choices: YES_NO })
    : asking(data, { ...say('complaint.ask_kind', {}), choices: KIND_CHOICES })
}

/** Whoever writes by a household's phone need not be its head. */
export function askName({ households: [household] }: StepContext, data: Data): Ask {
  if (data['way'] !== 'named' || data['name']) return { to: 'confirm' }
  const ask = household
    ? say('complaint.ask_name_or_head', { name: household.head })
    : say('complaint.ask_name', {})
  return askingWords(data, ask)
}

/**
 * A yes could be said to an answer that never came: whoever types back the end of the code has it. What asks again shows
 * it again.
 */
export function askConfirm(data: Data): Question {
  const { text = '', whomWords: whom = '', code = '', name, isWrong } = data
  const vars = { whom, text, code }
  const shown = name
    ? say('complaint.confirm_named', { ...vars, name })
    : say('complaint.confirm', vars)
  const ask = isWrong ? say('complaint.wrong_digits', { whom, code }) : shown
  return {
    ask: unlessPhoto(data, ask),
    kind: 'confirm',
    isNumeric: true,
    takesAttachments: true,
    takes: [...STORY, 'complaint_code'],
  }
}
