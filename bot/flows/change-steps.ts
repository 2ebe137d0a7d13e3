import { type ChangeDraft, parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { isForbidden } from './allowed'
import { candidateChoices, isNo, isOtherWork, STORY, withAttachments } from './visit-note'

/** What the API takes. */
const LONGEST = { text: 1000, name: 50, said: 200, relation: 20 } as const
/** As many as there are digits. */
const MOST_OPTIONS = 9
const MOST_OTHERS = 5

type Topic = Exclude<ChangeDraft['missing'], 'household' | 'which' | 'group' | null>

/** Under which name each answer is kept. */
const SLOT = {
  what: 'what',
  close_why: 'what',
  reopen_why: 'value',
  who: 'who_said',
  who_goes: 'who_said',
  name: 'name_said',
  sex: 'sex',
  relation: 'relation',
  day: 'day',
  id_number: 'idWords',
  id_wrong: 'idWords',
  successor: 'successor',
  new_head: 'head_said',
  place: 'place',
  other: 'other',
  which_other: 'otherId',
  field: 'text',
  value: 'value',
} as const satisfies Record<Topic, string>

/** 0 and long numbers are values here. */
const NUMERIC = new Set<Topic>(['day', 'id_number', 'id_wrong', 'value', 'place'])

/** How a change is understood so far; null where its writer may ask for none. */
export async function readChangeDraft(
  { api }: Pick<StepContext, 'api'>,
  data: Data,
): Promise<ChangeDraft | null> {
  const words = (slot: string, most: number = LONGEST.said) => data[slot]?.slice(0, most) || null
  const sex = data['sex'] ?? ''
  const response = await api.changes.drafts.$post({
    json: {
      text: (data['text'] ?? '').slice(0, LONGEST.text),
      code: data['code'] || null,
      householdName: words('name', LONGEST.name),
      householdId: data['household'] || null,
      isCorrection: data['isCorrection'] === 'yes',
      said: {
        what: words('what'),
        who: words('who_said'),
        name: words('name_said'),
        sex: /^(?:male|男)/u.test(sex) ? 'male' : /^(?:female|女)/u.test(sex) ? 'female' : null,
        relation: words('relation', LONGEST.relation),
        day: words('day'),
        idWords: words('idWords'),
        head: words('head_said'),
        successor: words('successor'),
        place: words('place'),
        other: words('other'),
        otherId: data['otherId'] || null,
        value: words('value'),
      },
    },
  })
  if (isForbidden(response) || response.status === 404) return null
  return (await parseResponse(response)) as ChangeDraft
}

export const SEX_CHOICES = [
  { id: 'male', say: say('change.male', {}) },
  { id: 'female', say: say('change.female', {}) },
]

/** What fits of a name where there may be nine. */
const LONGEST_NAME = 8
export const memberChoices = (
  options: readonly { id: string; name: string }[],
): NonNullable<Reply['choices']> =>
  options
    .slice(0, MOST_OPTIONS)
    .map(({ id, name }) => ({ id, say: say('common.text', { text: name.slice(0, LONGEST_NAME) }) }))
/** By where they live: all are of one name. */
export const otherChoices = (
  options: readonly { id: string; name: string }[],
): NonNullable<Reply['choices']> =>
  options
    .slice(0, MOST_OTHERS)
    .map(({ id, name }) => ({ id, say: say('common.text', { text: name }) }))

/** The question, with what can be picked where anything can. */
function questionOn(topic: Topic, head: string, options: ChangeDraft['options']): Reply {
  if (topic === 'sex') return { ...say('change.ask_sex', {}), choices: SEX_CHOICES }
  if (topic === 'which_other')
    return { ...say('change.which_other', {}), choices: otherChoices(options) }
  if (options.length === 0) return say('change.ask', { topic, head })
  return { ...say('change.pick', { topic, head }), choices: memberChoices(options) }
}

/** Here it says what is right; a visit note is corrected elsewhere. */
const CORRECTS = /^(?:信息)?更正(?!走访|调查)/u

const PICKED = new Set<Topic>(['who', 'successor', 'new_head', 'which_other'])

const dropped: Move = { say: [say('change.dropped', {})] }

/** Looks again at what is missing, with what came with the message. */
const goOn = (ctx: StepContext, data: Data, more: Data): Move => ({
  to: 'plan',
  data: { ...withAttachments(ctx, data), ...more },
})

const leaves = ({ text }: Heard): Move | undefined =>
  isNo(text) ? dropped : isOtherWork(text) ? 'not_mine' : undefined

/** What is asked next, by what the line lacks; kept are only answers, so that all is read anew. */
async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readChangeDraft(ctx, data)
  if (!draft) {
    const { hotline } = ctx
    return {
      say: [data['code'] ? say('change.unknown_code', {}) : say('staff.refused', { hotline })],
    }
  }
  const head = draft.household?.head ?? draft.head ?? ''
  const known = { ...data, head, ...(draft.household && { household: draft.household.id }) }
  switch (draft.missing) {
    case 'household':
      return { to: 'who', data: { ...data, isUnknown: data['text'] || data['name'] ? 'yes' : '' } }
    case 'which':
    case 'group':
      return { to: draft.missing, data: { ...data, head } }
    case null: {
      const { refusal } = draft
      return refusal
        ? { say: [say('change.refused', { refusal, head })] }
        : { to: 'confirm', data: known }
    }
    default:
      return { to: 'ask', data: { ...known, topic: draft.missing } }
  }
}

/** The questions by which a change becomes whole; `confirm` is the flow's own. */
export const CHANGE_STEPS: Flow['steps'] = {
  plan: { ask: plan, answer: () => 'not_mine' },
  who: {
    ask: (_ctx, { isUnknown }) => ({
      ask: say(isUnknown ? 'change.unknown' : 'change.ask_who', {}),
      kind: 'menu',
      takesAttachments: true,
    }),
    answer: (ctx, data, heard) =>
      leaves(heard) ?? goOn(ctx, data, heard.text === '' ? {} : { name: heard.text }),
  },
  which: {
    async ask(ctx, data) {
      const draft = await readChangeDraft(ctx, data)
      const choices = candidateChoices(draft?.candidates ?? [])
      return {
        ask: { ...say('change.which', { head: data['head'] ?? '' }), choices },
        kind: 'menu',
      }
    },
    answer: (ctx, data, heard) =>
      heard.choiceId
        ? goOn(ctx, data, { household: heard.choiceId })
        : (leaves(heard) ?? 'not_mine'),
  },
  group: {
    ask: (_ctx, { head = '' }) => ({
      ask: say('change.ask_group', { head }),
      kind: 'menu',
      isNumeric: true,
    }),
    answer(ctx, data, heard) {
      const group = /^\d{1,2}$/.test(heard.plain) ? `${heard.plain}社` : heard.text
      return leaves(heard) ?? goOn(ctx, data, { name: `${group}${data['head'] ?? ''}` })
    },
  },
  ask: {
    async ask(ctx, data) {
      const topic = data['topic'] as Topic
      const draft = PICKED.has(topic) ? await readChangeDraft(ctx, data) : null
      return {
        ask: questionOn(topic, data['head'] ?? '', draft?.options ?? []),
        kind: 'menu',
        takesAttachments: true,
        takes: [...STORY, 'correct_visit', 'correct_fact', 'ask_correction'],
        ...(NUMERIC.has(topic) && { isNumeric: true as const }),
      }
    },
    answer(ctx, data, heard) {
      if (heard.choiceId) return goOn(ctx, data, { [slotOf(data)]: heard.choiceId })
      if (heard.text === '') return goOn(ctx, data, {})
      if (CORRECTS.test(heard.plain)) return goOn(ctx, data, { [slotOf(data)]: heard.text })
      return leaves(heard) ?? goOn(ctx, data, { [slotOf(data)]: heard.text })
    },
  },
}

const slotOf = ({ topic = '' }: Data): string => SLOT[topic as Topic] ?? 'what'
