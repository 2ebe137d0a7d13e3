import { type FindingDraft, parseResponse, say } from '../../api/client'
import type { After, Ask, Data, Heard, Move, Step, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { ownerChoices } from './plan-measure'
import { findingRefusals, TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

/** What the API takes of the whole line, and of one answer. */
const LONGEST = { text: 1000, words: 200, finding: 300 } as const

async function readDraft({ api }: StepContext, data: Data): Promise<FindingDraft | null> {
  const words = (name: string) => data[name]?.slice(0, LONGEST.words) || null
  const response = await api.findings.drafts.$post({
    json: {
      text: (data['text'] ?? '').slice(0, LONGEST.text),
      areaPath: data['areaPath'] || null,
      kind: (data['kind'] || null) as FindingDraft['kind'],
      areaWords: words('area'),
      kindWords: words('kindWords'),
      whatWords: words('what'),
      tagWords: words('tags'),
      ownerWords: words('ownerWords'),
      ownerId: data['owner'] || null,
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as FindingDraft
}

/** How noting a problem ends, where it is part of a longer flow. */
interface Ending {
  /** Where nothing is noted. */
  dropped(ctx: StepContext, data: Data): Move | Promise<Move>
  /** What follows on what was noted, or was not. */
  after(ctx: StepContext, data: Data): After | null | Promise<After | null>
}

/** Asks for what a problem lacks, one by one, and confirms it; `finding` is where it begins. */
export function findingSteps(ending: Ending): Record<string, Step> {
  const takes =
    (name: string) =>
    (ctx: StepContext, data: Data, { text }: Heard): Move | Promise<Move> =>
      isNo(text) ? ending.dropped(ctx, data) : { to: 'finding', data: { [name]: text } }
  const asks = (name: string, ask: Parameters<typeof say>[0] & `finding.ask_${string}`): Step => ({
    ask: () => ({ ask: say(ask, {} as never), kind: 'menu', takes: TOLD }),
    answer: takes(name),
  })
  return {
    finding: { ask: plan, answer: () => 'not_mine' },
    finding_area: asks('area', 'finding.ask_area'),
    finding_kind: asks('kindWords', 'finding.ask_kind'),
    finding_text: asks('what', 'finding.ask_text'),
    finding_tags: {
      ask: () => ({ ask: say('finding.ask_tags', {}), kind: 'menu', takes: TOLD }),
      // 都不是 answers it, and drops nothing.
      answer: (_ctx, _data, { text }) => ({ to: 'finding', data: { tags: text } }),
    },
    finding_owner: {
      ask: (_ctx, { ownerWords }) => ({
        ask: say(ownerWords ? 'finding.owner_unknown' : 'finding.ask_owner', {}),
        kind: 'menu',
      }),
      answer: takes('ownerWords'),
    },
    finding_which_owner: {
      async ask(ctx, data) {
        const owners = (await readDraft(ctx, data))?.owners ?? []
        const ask = say('finding.which_owner', { name: owners[0]?.name ?? '' })
        return { ask: { ...ask, choices: ownerChoices(owners) }, kind: 'menu' }
      },
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'finding', data: { owner: choiceId } } : 'not_mine',
    },
    finding_confirm: {
      ask: confirm,
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return ending.dropped(ctx, data)
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readDraft(ctx, data)
        if (!draft || draft.missing !== null) return { to: 'finding' }
        return keep(ctx, data, draft, await ending.after(ctx, data))
      },
    },
  }
}

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = ctx.contact.staffId ? await readDraft(ctx, data) : null
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  if (draft.personal) return { say: [say('finding.refused', { findingWhy: draft.personal })] }
  return { to: `finding_${draft.missing ?? 'confirm'}` }
}

async function confirm(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readDraft(ctx, data)
  if (!draft?.owner || !draft.kind || draft.missing !== null) return { to: 'finding' }
  // No time is set to put it right: said before anything is confirmed.
  if (draft.dueOn === null)
    return { say: [say('finding.refused', { findingWhy: 'figure_missing' })] }
  const { area, kind, owner, dueOn: due, tagsInWords } = draft
  const text = tagsInWords === '' ? draft.text : `${tagsInWords}，${draft.text}`
  const ask = say('finding.confirm', { area, kind, text, owner: owner.name, due })
  return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
}

function keep(ctx: StepContext, data: Data, draft: FindingDraft, after: After | null): Move {
  const { areaPath, kind, tags, text, amountFen, owner } = draft
  if (!areaPath || !kind || !owner) return { to: 'finding' }
  const made = endWith('finding.made')
  const outcomes = {
    made: after ? { ...after, say: [...made.say, ...after.say] } : made,
    ...findingRefusals(ctx.hotline, [
      'id_number',
      'phone',
      'owner_unknown',
      'own_finding',
      'due_in_past',
      'already_found',
      'tied',
      'figure_missing',
    ]),
  }
  const supervisionId = data['supervisionId'] || null
  const what = text.slice(0, LONGEST.finding)
  const found = { areaPath, kind, tags, text: what, amountFen, ownerId: owner.staffId }
  return { do: { type: 'make_finding', ...found, supervisionId }, outcomes }
}
