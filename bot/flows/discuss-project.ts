import { type DiscussionDraft, parseResponse, readSector, say } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { dropped, isDropped, LONGEST_LINE, projectRefusals } from './projects'
import { isNo, photosOf, STORY, withAttachments } from './visit-note'

const LONGEST = 1000

async function readDraft({ api }: StepContext, data: Data): Promise<DiscussionDraft | null> {
  const words = (name: string) => data[name]?.slice(0, LONGEST_LINE) || null
  const response = await api.projects.drafts.$post({
    json: {
      text: (data['text'] ?? '').slice(0, LONGEST),
      areaWords: words('area'),
      nameWords: words('name'),
      presentWords: words('present'),
      inFavourWords: words('in_favour'),
      sectorWords: words('sector'),
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as DiscussionDraft
}

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = ctx.contact.staffId ? await readDraft(ctx, data) : null
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  if (draft.personal) return { say: [say('project.why', { why: 'personal' })] }
  if (draft.refusal) return { say: [say('project.why', { why: draft.refusal })] }
  return draft.missing === null ? { to: 'confirm' } : { to: 'ask', data: { field: draft.missing } }
}

type Asked = NonNullable<DiscussionDraft['missing']>

/** 项目讨论 宝坪村 修3社水池 25人参加 23人同意, or asked for one by one. */
export const discussProject: Flow = {
  name: 'discuss-project',
  first: 'begin',
  steps: {
    begin: {
      ask: (ctx, data) => ({ to: 'plan', data: withAttachments(ctx, data) }),
      answer: () => 'not_mine',
    },
    plan: { ask: plan, answer: () => 'not_mine' },
    ask: {
      ask: (_ctx, { field, isNone }) => ({
        ...(isNone && { before: say('project.needs_words', {}) }),
        ask: say('project.ask', { field: field as Asked }),
        kind: 'menu',
        isNumeric: true,
        takes: STORY,
      }),
      answer(_ctx, { field = '' }, { text }: Heard): Move {
        if (isDropped(text)) return dropped
        // 没有 names nothing: it is asked for again, and what was said before is kept.
        return isNo(text)
          ? { to: 'ask', data: { isNone: 'yes' } }
          : { to: 'plan', data: { [field]: text, isNone: '' } }
      },
    },
    confirm: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        if (!draft || draft.missing !== null || !draft.sector) return { to: 'plan' }
        const { area, name, sector } = draft
        const counts = { present: draft.present ?? 0, favour: draft.inFavour ?? 0 }
        const ask = say('project.discuss_confirm', { area, name, sector, ...counts })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId, text }) {
        if (choiceId === 'no') return dropped
        // 科技 instead puts the guess right.
        if (choiceId !== 'yes')
          return readSector(text).sector ? { to: 'plan', data: { sector: text } } : 'not_mine'
        const draft = await readDraft(ctx, data)
        return draft ? keep(ctx, data, draft) : { to: 'plan' }
      },
    },
  },
}

function keep({ hotline }: StepContext, data: Data, draft: DiscussionDraft): Move {
  const { areaPath, name, sector, present, inFavour, missing } = draft
  if (missing !== null || !areaPath || !sector || present === null || inFavour === null)
    return { to: 'plan' }
  const photos = photosOf(data)
  return {
    do: { type: 'discuss_project', areaPath, name, sector, present, inFavour, photos },
    outcomes: {
      ...projectRefusals(
        hotline,
        'nobody_present',
        'more_than_present',
        'no_majority',
        'already_discussed',
      ),
      discussed: endWith('project.discussed'),
    },
  }
}
