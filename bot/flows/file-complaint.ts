import {
  MISCONDUCT_KINDS,
  type MisconductKind,
  parseResponse,
  type Reply,
  say,
} from '../../api/client'
import { mayHoldComplaintCode, typesBack } from '../conversation/complaint-codes'
import type { Ask, Data, Flow, Heard, Move, Question, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { understand } from '../conversation/understand'
import { cut } from '../messages/format'

/** What the API takes of one message. */
const LONGEST = 1000
/** What tells more of it, whatever it would begin elsewhere. */
const STORY = ['complaint', 'help', 'objection', 'question', 'apply'] as const

/** A question of this flow. A picture would tell who sent it: it is said so, and kept nowhere. */
function asking(data: Data, ask: Reply, kind: Question['kind'] = 'menu'): Ask {
  const { template, vars } = data['isPhoto'] ? say('complaint.no_photos', {}) : ask
  return { ask: { ...ask, template, vars }, kind, takesAttachments: true, takes: STORY }
}

/** Undefined where it was a picture alone. */
const photoIn = (step: string, { text }: Heard): Move | undefined =>
  text === '' ? { to: step, data: { isPhoto: 'yes' } } : undefined

/** What is told goes on, until something is picked. */
const moreOf = ({ text = '' }: Data, said: string) => `${text} ${said}`.trim().slice(0, LONGEST)

/** What is told once it is known whom it is about may be about somebody else as well: it is all read again. */
function readAgain(data: Data, said: string): Move {
  const { whom } = data
  const named = whom ? { whom: `${whom} ${said}`.slice(0, LONGEST) } : {}
  return { to: 'whom', data: { text: moreOf(data, said), isPhoto: '', ...named } }
}

const isBareNo = (text: string) => {
  const { isBare, intent } = understand(text)
  return isBare && intent === 'no'
}
const DROPPED: Move = { say: [say('complaint.dropped', {})] }

const readDraft = (ctx: StepContext, { text = '', whom, chosen }: Data) =>
  parseResponse(
    ctx.api.complaints.drafts.$post({
      json: { text, whom: whom ?? null, chosenIds: chosen ? chosen.split(',') : [] },
    }),
  )

/** As many as fit into two messages. */
export const unitChoices = (candidates: readonly { id: string; unit: string }[]) =>
  candidates
    .slice(0, 6)
    .map(({ id, unit }) => ({ id, say: say('common.text', { text: cut(unit, 10) }) }))

async function askWhom(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readDraft(ctx, data)
  switch (draft.missing) {
    case 'handler':
      return { say: [say('complaint.nobody_above', {})] }
    case 'whom':
      return asking(
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
const isKind = (id: string): id is MisconductKind => MISCONDUCT_KINDS.some((each) => each === id)

/**
 * A yes could be said to an answer that never came: whoever types back the end of the code has it. What asks again shows
 * it again.
 */
function askConfirm(data: Data): Question {
  const { text = '', whomWords: whom = '', code = '', name } = data
  const vars = { whom, text, code }
  const reply = name
    ? say('complaint.confirm_named', { ...vars, name })
    : say('complaint.confirm', vars)
  const { template, vars: said } = data['isPhoto'] ? say('complaint.no_photos', {}) : reply
  return {
    ask: { template, vars: said },
    kind: 'confirm',
    isNumeric: true,
    takesAttachments: true,
    takes: [...STORY, 'complaint_code'],
  }
}

/** A pick, a yes, other digits: no word of the story. */
function isNoStory(text: string): boolean {
  const { isBare, intent } = understand(text)
  return (isBare && intent === 'yes') || !/\p{L}/u.test(text) || mayHoldComplaintCode(text)
}

export const WAY_CHOICES = [
  { id: 'named', say: say('complaint.named', {}) },
  { id: 'anonymous', say: say('complaint.anonymous', {}) },
]

function file({ hotline }: StepContext, data: Data): Move {
  const { text = '', code = '', kind = '', aboutPath = '', accused, name, phone } = data
  return {
    do: {
      type: 'file_complaint',
      code,
      kind: isKind(kind) ? kind : 'neglect',
      filer: name ? { name, phone: phone ?? null } : null,
      aboutPath,
      accusedIds: accused ? accused.split(',') : [],
      text,
    },
    outcomes: {
      filed: endWith('complaint.filed'),
      nobody_above: endWith('complaint.nobody_above', {}),
      changed: endWith('complaint.changed', {}),
      code_taken: endWith('complaint.changed', {}),
      refused: endSorry(hotline),
    },
  }
}

/** 举报: of an official, named or anonymous. Its code is read before it is filed, so that no lost answer loses it. */
export const fileComplaint: Flow = {
  name: 'file-complaint',
  first: 'way',
  isForgotten: true,
  steps: {
    way: {
      ask: (_ctx, data) =>
        asking(data, {
          ...say('complaint.ask_way', {}),
          choices: WAY_CHOICES,
        }),
      answer(_ctx, data, heard) {
        if (heard.choiceId) return { to: 'text', data: { way: heard.choiceId, isPhoto: '' } }
        if (isBareNo(heard.text)) return DROPPED
        return photoIn('way', heard) ?? { to: 'way', data: { text: moreOf(data, heard.text) } }
      },
    },
    text: {
      ask: (_ctx, data) =>
        data['text'] ? { to: 'whom' } : asking(data, say('complaint.ask_text', {})),
      answer(_ctx, _data, heard) {
        if (isBareNo(heard.text)) return DROPPED
        return photoIn('text', heard) ?? { to: 'whom', data: { text: heard.text, isPhoto: '' } }
      },
    },
    whom: {
      ask: askWhom,
      answer(_ctx, { chosen = '' }, heard) {
        const all = [chosen, heard.choiceId].filter(Boolean).join(',')
        if (heard.choiceId) return { to: 'whom', data: { chosen: all, isPhoto: '' } }
        if (isBareNo(heard.text)) return DROPPED
        return photoIn('whom', heard) ?? { to: 'whom', data: { whom: heard.text, isPhoto: '' } }
      },
    },
    kind: {
      ask(_ctx, data) {
        const { guess = '' } = data
        if (data['kind']) return { to: 'name' }
        return isKind(guess)
          ? asking(data, { ...say('complaint.confirm_kind', { kind: guess }), choices: YES_NO })
          : asking(data, { ...say('complaint.ask_kind', {}), choices: KIND_CHOICES })
      },
      answer(_ctx, data, heard) {
        const { choiceId = '' } = heard
        if (choiceId === 'yes')
          return { to: 'name', data: { kind: data['guess'] ?? '', isPhoto: '' } }
        if (choiceId === 'no') {
          return { to: 'kind', data: { guess: '', isGuessWrong: 'yes', isPhoto: '' } }
        }
        if (isKind(choiceId)) return { to: 'name', data: { kind: choiceId, isPhoto: '' } }
        return photoIn('kind', heard) ?? readAgain(data, heard.text)
      },
    },
    name: {
      ask(ctx, data) {
        const [household] = ctx.households
        if (data['way'] !== 'named') return { to: 'confirm' }
        if (data['name']) return { to: 'confirm' }
        if (household) return { to: 'confirm', data: { name: household.head } }
        return asking(data, say('complaint.ask_name', {}))
      },
      answer(_ctx, _data, heard) {
        if (isBareNo(heard.text)) return DROPPED
        const given = heard.text.normalize('NFKC')
        const phone = /\d[\d\s-]{5,18}\d/.exec(given)?.[0]?.replace(/\D/g, '')
        const name = given
          .replace(/[\d\s:,,。、;；-]+/gu, ' ')
          .replace(/(?:我叫|我是|姓名|电话)/gu, '')
        const who = name.trim().slice(0, 50)
        if (who === '') return photoIn('name', heard) ?? { to: 'name' }
        return { to: 'confirm', data: { name: who, isPhoto: '', ...(phone && { phone }) } }
      },
    },
    confirm: {
      ask: (_ctx, data) => askConfirm(data),
      answer(ctx, data, heard) {
        const { text } = heard
        if (heard.plain === '0') return 'not_mine'
        if (typesBack(text, data['code'] ?? '')) return file(ctx, data)
        if (isBareNo(text)) return DROPPED
        const photo = photoIn('confirm', heard)
        if (photo) return photo
        return isNoStory(text) ? { to: 'confirm', data: { isPhoto: '' } } : readAgain(data, text)
      },
    },
  },
}
