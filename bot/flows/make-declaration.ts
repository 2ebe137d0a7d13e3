import { type KinDraft, parseResponse, type Reply, say } from '../../api/client'
import type { After, Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { DECLARES_NONE } from '../conversation/declarations-words'
import { simplify } from '../conversation/normalise'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { isNo, STORY } from './visit-note'

/** What the API takes of the whole line, and of one answer. */
const LONGEST = { text: 500, words: 200, firm: 80 } as const

async function readDraft({ api }: StepContext, data: Data): Promise<KinDraft | null> {
  const words = (name: string) => data[name]?.slice(0, LONGEST.words) || null
  const response = await api.declarations.drafts.$post({
    json: {
      text: (data['text'] ?? '').slice(0, LONGEST.text),
      relationWords: words('relation'),
      nameWords: words('name'),
      placeWords: words('place'),
      household: data['household'] || null,
      staff: data['staff'] || null,
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as KinDraft
}

const NONE = { id: 'none', say: say('declaration.none_of_them', {}) }
export const KIND_CHOICES = (['kin', 'interest', 'none'] as const).map((kind) => ({
  id: kind,
  say: say('declaration.kind', { kind }),
}))
export const kinHomeChoices = (all: KinDraft['households']): NonNullable<Reply['choices']> => [
  ...all.map(({ id, head, area }) => ({
    id,
    say: say('common.text', { text: `${area}${head}户` }),
  })),
  NONE,
]
export const kinStaffChoices = (all: KinDraft['staffs']): NonNullable<Reply['choices']> => [
  ...all.map(({ staffId, unit }) => ({ id: staffId, say: say('common.text', { text: unit }) })),
  NONE,
]

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readDraft(ctx, data)
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  switch (draft.missing) {
    case 'relation':
      return { to: 'relation', data: { isUnclear: data['text'] || data['relation'] ? 'yes' : '' } }
    case 'id_wrong':
      return { to: 'place', data: { isWrong: 'yes', who: draft.name ?? '' } }
    case null:
      return { to: 'confirm' }
    default:
      return { to: draft.missing, data: { who: draft.name ?? '' } }
  }
}

const dropped: Move = { say: [say('declaration.dropped', {})] }
const takes =
  (name: string) =>
  (_ctx: StepContext, _data: Data, { text }: Heard): Move =>
    isNo(text) ? dropped : { to: 'plan', data: { [name]: text } }
const picks =
  (name: string) =>
  (_ctx: StepContext, _data: Data, { choiceId }: Heard): Move =>
    choiceId ? { to: 'plan', data: { [name]: choiceId } } : 'not_mine'

function begin(ctx: StepContext, { kind }: Data): Ask {
  if (!ctx.contact.staffId) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  if (kind === 'kin') return { to: 'plan' }
  if (kind === 'interest') return { to: 'firm' }
  return { to: kind === 'none' ? 'confirm_none' : 'kind' }
}

const FIRM = /公司|企业|厂|店|合作社|农场/u

/** 没有, 哥哥 熊长贵, the name of a firm: what is declared, without its kind. */
async function kindInWords(ctx: StepContext, text: string): Promise<Move> {
  if (DECLARES_NONE.test(simplify(text).replace(/[\s\p{P}]/gu, '')))
    return { to: 'begin', data: { kind: 'none' } }
  if (isNo(text)) return dropped
  if (FIRM.test(text)) return { to: 'begin', data: { kind: 'interest', text } }
  const draft = await readDraft(ctx, { text })
  return draft?.relation ? { to: 'begin', data: { kind: 'kin', text } } : 'not_mine'
}

/** 申报 亲属 弟弟 熊长贵 宝坪村2社, 申报 企业 …, 申报 无, or asked for one by one. */
export const makeDeclaration: Flow = {
  name: 'make-declaration',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    kind: {
      ask: () => ({
        ask: { ...say('declaration.ask_kind', {}), choices: KIND_CHOICES },
        kind: 'menu',
        takes: STORY,
      }),
      answer: (ctx, _data, { choiceId, text }) =>
        choiceId ? { to: 'begin', data: { kind: choiceId } } : kindInWords(ctx, text),
    },
    plan: { ask: plan, answer: () => 'not_mine' },
    relation: {
      ask: (_ctx, { isUnclear }) => ({
        ask: say(isUnclear ? 'declaration.relation_unclear' : 'declaration.ask_relation', {}),
        kind: 'menu',
      }),
      answer: takes('relation'),
    },
    name: {
      ask: () => ({ ask: say('declaration.ask_name', {}), kind: 'menu' }),
      answer: takes('name'),
    },
    place: {
      ask: (_ctx, { isWrong, who = '' }) => ({
        ask: isWrong
          ? say('declaration.id_wrong', {})
          : say('declaration.ask_place', { name: who }),
        kind: 'menu',
        isNumeric: true,
      }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? dropped : { to: 'plan', data: { place: text, isWrong: '' } },
    },
    which: {
      async ask(ctx, data) {
        const choices = kinHomeChoices((await readDraft(ctx, data))?.households ?? [])
        const ask = say('declaration.which', { name: data['who'] ?? '' })
        return { ask: { ...ask, choices }, kind: 'menu' }
      },
      answer: picks('household'),
    },
    which_staff: {
      async ask(ctx, data) {
        const choices = kinStaffChoices((await readDraft(ctx, data))?.staffs ?? [])
        const ask = say('declaration.which_staff', { name: data['who'] ?? '' })
        return { ask: { ...ask, choices }, kind: 'menu' }
      },
      answer: picks('staff'),
    },
    confirm: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        if (!draft?.relation || !draft.name || draft.missing !== null) return { to: 'plan' }
        const known = { relation: draft.relation, name: draft.name, unit: draft.staff?.unit ?? '' }
        const ask = draft.household
          ? say('declaration.confirm_kin', { ...known, area: draft.household.area })
          : say('declaration.confirm_unknown', known)
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readDraft(ctx, data)
        if (!draft?.relation || !draft.name || draft.missing !== null) return { to: 'plan' }
        const { relation, name, idNumber, household, staff } = draft
        return {
          do: {
            type: 'declare_kin',
            relation,
            name,
            idNumber,
            householdId: household?.id ?? null,
            kinStaffId: staff?.staffId ?? null,
          },
          outcomes: endings(ctx),
        }
      },
    },
    firm: {
      ask: (_ctx, { text = '' }): Ask =>
        text.trim().length > 1
          ? { to: 'confirm_firm' }
          : { ask: say('declaration.ask_firm', {}), kind: 'menu', takes: STORY },
      answer: (_ctx, _data, { text }) => (isNo(text) ? dropped : { to: 'firm', data: { text } }),
    },
    confirm_firm: {
      ask: (_ctx, { text = '' }) => ({
        ask: { ...say('declaration.confirm_firm', { text }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer(ctx, { text = '' }, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const firm = text.slice(0, LONGEST.firm)
        return { do: { type: 'declare_interest', firm }, outcomes: endings(ctx) }
      },
    },
    confirm_none: {
      async ask(ctx) {
        const { items } = await parseResponse(ctx.api.declarations.mine.$get())
        const count = items.filter(({ kind }) => kind !== 'none').length
        const ask = say('declaration.confirm_none', { count })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      answer(ctx, _data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        return { do: { type: 'declare_none' }, outcomes: endings(ctx) }
      },
    },
  },
}

const endings = ({ hotline }: StepContext): Record<string, After> => ({
  declared: endWith('declaration.declared'),
  declared_tied: endWith('declaration.declared_tied'),
  already_declared: endWith('declaration.already_declared'),
  not_found: endWith('declaration.changed'),
  forbidden: endWith('staff.refused', { hotline }),
  refused: endSorry(hotline),
})
