import { type PaperDraft, parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { understand } from '../conversation/understand'
import { isForbidden } from './allowed'
import { candidateChoices, isNo, photosOf, withAttachments } from './visit-note'

/** What the API takes of the words and of each answer. */
const LONGEST = 1000
const LONGEST_ANSWER = 200

/** How it is understood so far; null where its writer may enter none. */
async function readDraft({ api }: StepContext, data: Data): Promise<PaperDraft | null> {
  const json = {
    text: (data['text'] ?? '').slice(0, LONGEST),
    householdName: data['name']?.slice(0, LONGEST_ANSWER) || null,
    signOffId: data['signOff'] || null,
    witnessWords: data['witnesses']?.slice(0, LONGEST_ANSWER) || null,
  }
  const response = await api.signOffs.papers.drafts.$post({ json })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as PaperDraft
}

/** Of those that wait for a paper the first are named. */
function waiting({ onPaperAlone }: PaperDraft): Ask {
  const households = onPaperAlone.length
  const heads = onPaperAlone.join('、')
  return {
    say: [
      households > 0 ? say('paper.waiting', { households, heads }) : say('paper.none_waiting', {}),
    ],
  }
}

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const { contact, hotline } = ctx
  const draft = contact.staffId ? await readDraft(ctx, data) : null
  if (!draft) return { say: [say('staff.refused', { hotline })] }
  const { head } = draft
  const isBare = !data['text'] && !data['name'] && photosOf(data).length === 0
  switch (draft.missing) {
    case 'household':
      if (isBare) return waiting(draft)
      return { to: 'who', data: { isUnknown: data['text'] || data['name'] ? 'yes' : '' } }
    case 'which':
      return { to: 'which', data: { head } }
    case 'signer':
      return { say: [say('paper.signer_missing', { head })] }
    case 'witnesses':
      return { to: 'witnesses', data: { head } }
  }
  return { to: photosOf(data).length === 0 ? 'photo' : 'confirm', data: { head } }
}

const dropped: Move = { say: [say('paper.dropped', {})] }

/** What came with the answer is kept; then it is looked at again what is missing. */
const goOn = (ctx: StepContext, data: Data, more: Data): Move => ({
  to: 'plan',
  data: { ...withAttachments(ctx, data), ...more },
})

const take =
  (key: string) =>
  (ctx: StepContext, data: Data, { text }: Heard): Move =>
    isNo(text) ? dropped : goOn(ctx, data, text === '' ? {} : { [key]: text })

/** 纸签 张三 手印 见证 李四、王五, with the photo of the paper: kept after one confirmation. */
export const enterPaper: Flow = {
  name: 'enter-paper',
  first: 'begin',
  steps: {
    begin: {
      ask: (ctx, data) => ({ to: 'plan', data: withAttachments(ctx, data) }),
      answer: () => 'not_mine',
    },
    plan: { ask: plan, answer: () => 'not_mine' },
    who: {
      ask: (_ctx, data) => ({
        ask: data['isUnknown']
          ? say('paper.unknown', { photos: photosOf(data).length })
          : say('paper.ask_who', {}),
        kind: 'menu',
        takesAttachments: true,
      }),
      answer: take('name'),
    },
    which: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        const choices = candidateChoices(draft?.candidates ?? [])
        const ask = say('paper.which', { head: data['head'] ?? '' })
        return { ask: { ...ask, choices }, kind: 'menu', takesAttachments: true }
      },
      answer(ctx, data, { choiceId, text }) {
        if (choiceId) return goOn(ctx, data, { signOff: choiceId })
        if (isNo(text)) return dropped
        return goOn(ctx, data, text === '' ? {} : { name: `${data['head'] ?? ''} ${text}` })
      },
    },
    witnesses: {
      ask: (_ctx, { head = '' }) => ({
        ask: say('paper.ask_witnesses', { head }),
        kind: 'menu',
        takesAttachments: true,
      }),
      answer: take('witnesses'),
    },
    photo: {
      ask: (_ctx, { head = '' }) => ({
        ask: say('paper.ask_photo', { head }),
        kind: 'menu',
        takesAttachments: true,
      }),
      answer(ctx, data, { text }) {
        const { intent, isBare } = understand(text)
        if (isBare && intent === 'no') return { say: [say('paper.photo_missing', {})] }
        return ctx.attachments?.photos.length ? goOn(ctx, data, {}) : 'not_mine'
      },
    },
    confirm: { ask: confirm, answer: enter },
  },
}

async function confirm(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readDraft(ctx, data)
  if (!draft?.signOffId) return { say: [say('paper.dropped', {})] }
  const { head, role, way, witnesses } = draft
  const photos = photosOf(data).length
  const ask = say('paper.confirm', { head, role, way, witnesses: witnesses.join('、'), photos })
  return { ask: { ...ask, choices: YES_NO }, kind: 'confirm', takesAttachments: true }
}

async function enter(ctx: StepContext, data: Data, { choiceId, text }: Heard): Promise<Move> {
  const { hotline } = ctx
  if (choiceId === 'no') return dropped
  if (choiceId !== 'yes') return text === '' ? goOn(ctx, data, {}) : 'not_mine'
  const draft = await readDraft(ctx, data)
  if (!draft?.signOffId) return { to: 'plan' }
  const { signOffId, way, witnesses } = draft
  return {
    do: { type: 'enter_paper', signOffId, way, witnesses, photos: photosOf(data) },
    outcomes: {
      entered: endWith('paper.done'),
      photo_added: endWith('paper.photo_added'),
      already_signed: endWith('paper.already_signed'),
      changed: endWith('paper.changed'),
      signer_missing: endWith('paper.signer_missing'),
      is_signer: endWith('paper.is_signer'),
      photo_missing: endWith('paper.photo_missing'),
      witness_missing: endWith('paper.witness_missing'),
      witness_not_apart: endWith('paper.witness_not_apart'),
      other_role: endWith('sign_off.other_role'),
      tied: endWith('staff.tied'),
      not_found: endWith('paper.unknown', { photos: photosOf(data).length }),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
