import { type AccountabilityDraft, parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, Step, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { ownerChoices } from './plan-measure'
import { accountabilityRefusals, TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

/** What the API takes of the whole line, and of one answer. */
const LONGEST = { text: 1000, words: 300 } as const

async function readDraft({ api }: StepContext, data: Data): Promise<AccountabilityDraft | null> {
  const words = (name: string) => data[name]?.slice(0, LONGEST.words) || null
  const response = await api.accountabilities.drafts.$post({
    json: {
      text: (data['text'] ?? '').slice(0, LONGEST.text),
      personWords: words('person'),
      staffId: data['staffId'] || null,
      kindWords: words('kind'),
      measureWords: words('measure'),
      reasonWords: words('reason'),
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as AccountabilityDraft
}

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = ctx.contact.staffId ? await readDraft(ctx, data) : null
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  return { to: draft.missing ?? 'confirm' }
}

const dropped: Move = { say: [say('accountability.dropped', {})] }
const asks = (
  name: string,
  ask: 'accountability.ask_kind' | 'accountability.ask_measure' | 'accountability.ask_text',
): Step => ({
  ask: () => ({ ask: say(ask, {}), kind: 'menu', takes: TOLD }),
  answer: takes(name),
})
function takes(name: string) {
  return (_ctx: StepContext, _data: Data, { text }: Heard): Move =>
    isNo(text) ? dropped : { to: 'plan', data: { [name]: text } }
}

/** 问责 熊长富 优亲厚友 诫勉 理由 …: another inspector decides about it. */
export const proposeAccountability: Flow = {
  name: 'propose-accountability',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    person: {
      ask: (_ctx, { person }) => ({
        ask: say(person ? 'accountability.person_unknown' : 'accountability.ask_person', {}),
        kind: 'menu',
      }),
      answer: takes('person'),
    },
    which_person: {
      async ask(ctx, data) {
        const people = (await readDraft(ctx, data))?.people ?? []
        const ask = say('accountability.which_person', { name: people[0]?.name ?? '' })
        return { ask: { ...ask, choices: ownerChoices(people) }, kind: 'menu' }
      },
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'plan', data: { staffId: choiceId } } : 'not_mine',
    },
    kind: asks('kind', 'accountability.ask_kind'),
    measure: asks('measure', 'accountability.ask_measure'),
    text: asks('reason', 'accountability.ask_text'),
    confirm: {
      async ask(ctx, data) {
        const { person, kind, measure, text, missing } = (await readDraft(ctx, data)) ?? {}
        if (!person || !kind || !measure || missing !== null) return { to: 'plan' }
        const known = { name: person.name, kind, accountabilityMeasure: measure, text: text ?? '' }
        return {
          ask: { ...say('accountability.confirm', known), choices: YES_NO },
          kind: 'confirm',
        }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readDraft(ctx, data)
        return draft?.missing === null ? keep(ctx, draft) : { to: 'plan' }
      },
    },
  },
}

function keep({ hotline }: StepContext, draft: AccountabilityDraft): Move {
  const { person, kind, measure, findingCode } = draft
  if (!person || !kind || !measure) return { to: 'plan' }
  const text = draft.text.slice(0, LONGEST.words)
  const { staffId } = person
  return {
    do: { type: 'propose_accountability', staffId, kind, measure, text, findingCode },
    outcomes: {
      ...accountabilityRefusals(hotline, [
        'own_case',
        'tied',
        'person_unknown',
        'already_proposed',
        'id_number',
        'phone',
      ]),
      not_found: endWith('finding.unknown_code'),
      proposed: endWith('accountability.proposed'),
      proposed_nobody: endWith('accountability.proposed_nobody'),
    },
  }
}
