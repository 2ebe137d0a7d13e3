import {
  dayOf,
  type MeasureDraft,
  parseResponse,
  type PovertyCause,
  type Reply,
  say,
} from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { candidateChoices, isNo } from './visit-note'

/** What the API takes of the whole line, of a name or a day, and of what is to be done. */
const LONGEST = { text: 1000, words: 50, content: 200 } as const

export async function readMeasureDraft(
  { api }: Pick<StepContext, 'api'>,
  data: Data,
): Promise<MeasureDraft | null> {
  const words = (name: string) => data[name]?.slice(0, LONGEST.words) || null
  const response = await api.measures.drafts.$post({
    json: {
      text: (data['text'] ?? '').slice(0, LONGEST.text),
      householdName: words('name'),
      householdId: data['household'] || null,
      cause: (data['cause'] || null) as PovertyCause | null,
      contentWords: data['content']?.slice(0, LONGEST.content) || null,
      ownerWords: words('ownerWords'),
      ownerId: data['owner'] || null,
      dueWords: words('due'),
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as MeasureDraft
}

/** As many as there are digits. */
const MOST_CAUSES = 9

export const causeChoices = (causes: readonly PovertyCause[]): NonNullable<Reply['choices']> =>
  causes.slice(0, MOST_CAUSES).map((cause) => ({ id: cause, say: say('measure.cause', { cause }) }))

export const ownerChoices = (owners: MeasureDraft['owners']): NonNullable<Reply['choices']> =>
  owners.map(({ staffId, unit }) => ({ id: staffId, say: say('common.text', { text: unit }) }))

/** What is asked next, by what the line lacks; kept are only picks, so that all is read anew. */
async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const { hotline, contact } = ctx
  const draft = contact.staffId ? await readMeasureDraft(ctx, data) : null
  if (!draft) return { say: [say('staff.refused', { hotline })] }
  const head = draft.household?.head ?? draft.head ?? ''
  switch (draft.missing) {
    case 'household':
      return { to: 'who', data: { isUnknown: data['text'] || data['name'] ? 'yes' : '' } }
    case 'which':
    case 'group':
      return { to: draft.missing, data: { head } }
    case 'causes':
      return { say: [say('measure.no_causes', { head })] }
    case 'owner':
      return { to: 'owner', data: { isUnknown: data['ownerWords'] ? 'yes' : '' } }
    case null:
      return { to: 'confirm' }
    default:
      return { to: draft.missing, data: { head } }
  }
}

const dropped: Move = { say: [say('measure.dropped', {})] }
/** Takes the answer and looks again at what is missing. */
const takes =
  (name: string) =>
  (_ctx: StepContext, _data: Data, { text }: Heard): Move =>
    isNo(text) ? dropped : { to: 'plan', data: { [name]: text } }
const picks =
  (name: string) =>
  (_ctx: StepContext, _data: Data, { choiceId }: Heard): Move =>
    choiceId ? { to: 'plan', data: { [name]: choiceId } } : 'not_mine'

/** 措施 张三 因学：教育资助 每年3000元 由 姚云川 9月30日前, or asked for one by one. */
export const planMeasure: Flow = {
  name: 'plan-measure',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    who: {
      ask: (_ctx, { isUnknown }) => ({
        ask: say(isUnknown ? 'measure.unknown' : 'measure.ask_who', {}),
        kind: 'menu',
      }),
      answer: takes('name'),
    },
    which: {
      async ask(ctx, data) {
        const draft = await readMeasureDraft(ctx, data)
        const choices = candidateChoices(draft?.candidates ?? [])
        return {
          ask: { ...say('measure.which', { head: data['head'] ?? '' }), choices },
          kind: 'menu',
        }
      },
      answer: picks('household'),
    },
    group: {
      ask: (_ctx, { head = '' }) => ({
        ask: say('measure.ask_group', { head }),
        kind: 'menu',
        isNumeric: true,
      }),
      answer(_ctx, { head = '' }, { text, plain }) {
        if (isNo(text)) return dropped
        const group = /^\d{1,2}$/.test(plain) ? `${plain}社` : text
        return { to: 'plan', data: { name: `${group}${head}` } }
      },
    },
    cause: {
      async ask(ctx, data) {
        const draft = await readMeasureDraft(ctx, data)
        const choices = causeChoices(draft?.causes ?? [])
        return {
          ask: { ...say('measure.ask_cause', { head: data['head'] ?? '' }), choices },
          kind: 'menu',
        }
      },
      answer: picks('cause'),
    },
    content: {
      async ask(ctx, data) {
        const draft = await readMeasureDraft(ctx, data)
        const { cause } = draft ?? {}
        if (!cause) return { to: 'plan' }
        const head = data['head'] ?? ''
        return { ask: say('measure.ask_content', { head, cause }), kind: 'menu', takes: ['help'] }
      },
      answer: takes('content'),
    },
    owner: {
      ask: (_ctx, { isUnknown }) => ({
        ask: say(isUnknown ? 'measure.owner_unknown' : 'measure.ask_owner', {}),
        kind: 'menu',
      }),
      answer: takes('ownerWords'),
    },
    which_owner: {
      async ask(ctx, data) {
        const draft = await readMeasureDraft(ctx, data)
        const owners = draft?.owners ?? []
        const name = owners[0]?.name ?? ''
        const choices = ownerChoices(owners)
        return { ask: { ...say('measure.which_owner', { name }), choices }, kind: 'menu' }
      },
      answer: picks('owner'),
    },
    due: {
      ask: () => ({ ask: say('measure.ask_due', {}), kind: 'menu' }),
      answer: takes('due'),
    },
    confirm: {
      async ask(ctx, data) {
        const draft = await readMeasureDraft(ctx, data)
        const { household, cause, owner, content: text } = draft ?? {}
        if (!draft || !household || !cause || !owner) return { to: 'plan' }
        const due = draft.dueOn ?? dayOf(ctx.receivedAt)
        const known = { head: household.head, cause, text: text ?? '', owner: owner.name, due }
        return { ask: { ...say('measure.confirm', known), choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readMeasureDraft(ctx, data)
        return draft && draft.missing === null ? keep(ctx, draft) : { to: 'plan' }
      },
    },
  },
}

function keep({ hotline }: StepContext, draft: MeasureDraft): Move {
  const { household, cause, content, category, amountFen, owner, dueOn } = draft
  if (!household || !cause || !owner || !dueOn) return { to: 'plan' }
  const { head } = household
  return {
    do: {
      type: 'plan_measure',
      householdId: household.id,
      cause,
      content,
      category,
      amountFen,
      ownerId: owner.staffId,
      dueOn,
    },
    outcomes: {
      planned: endWith('measure.planned'),
      owner_tied: endWith('measure.owner_tied'),
      household_closed: endWith('measure.household_closed', { head }),
      causes_unknown: endWith('measure.no_causes', { head }),
      cause_not_theirs: endWith('measure.changed'),
      owner_unknown: endWith('measure.changed'),
      due_in_past: endWith('measure.changed'),
      not_found: endWith('measure.changed'),
      tied: endWith('staff.tied'),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
