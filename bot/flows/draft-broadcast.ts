import { type ApiClient, parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, Heard, Move, Question, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { understand } from '../conversation/understand'
import { isForbidden } from './allowed'

type Preview = Awaited<ReturnType<typeof previewOf>>
type Understood = Extract<Preview, { area: string }>
type Ready = Extract<Preview, { state: 'ready' | 'nobody' }>

/** More of a text the API does not take. */
const LONGEST = 1_000

/** What the words would be as a notice; `refused` to whoever may draft none, `unpriced` in a county that has set no price. */
async function previewOf({ api }: { api: ApiClient }, text: string) {
  const json = { text: text.slice(0, LONGEST) }
  const response = await api.broadcasts.previews.$post({ json })
  if (isForbidden(response)) return 'refused'
  return response.status === (409 as number) ? 'unpriced' : parseResponse(Promise.resolve(response))
}

const asksWhom: Question = { ask: say('broadcast.ask_whom', {}), kind: 'menu' }

const isUnderstood = (preview: Preview): preview is Understood =>
  typeof preview === 'object' && 'area' in preview

const whomOf = ({ area, audience }: Pick<Understood, 'area' | 'audience'>) => ({ area, audience })

/** How the confirmation tells it; with the hours where it does not begin at once. */
function confirming({ reach, sendAt, from, until, ...preview }: Ready): Reply {
  const { households, recipients, withoutPhone, optedOut, unreachable, segments } = reach
  const { segmentsLeast, costFen } = reach
  const counts = { households, recipients, withoutPhone, optedOut, unreachable, segments }
  const vars = { ...whomOf(preview), ...counts, segmentsLeast, costFen }
  if (!sendAt && from === until) return say('broadcast.confirm', vars)
  return say('broadcast.confirm_later', { ...vars, from, until })
}

/** What it says, or where that differs from one to the next the longest as it will be read. */
export const wordsShown = (body: string, samples: Ready['samples']): Reply => {
  const [longest] = samples
  return longest && longest.text !== body
    ? say('broadcast.sample', { text: longest.text })
    : say('broadcast.preview', { text: body })
}

/** The step that is due with what is known; every step's question comes from here. */
async function next(ctx: StepContext, { text = '', rest = text, isForAll }: Data): Promise<Ask> {
  const { hotline, contact } = ctx
  if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
  if (text === '') return { to: 'whom', data: { rest } }
  const preview = await previewOf(ctx, text)
  if (preview === 'refused') return { say: [say('staff.refused', { hotline })] }
  if (preview === 'unpriced') return { say: [say('broadcast.not_now', { hotline })] }
  switch (preview.state) {
    case 'whom':
      return { to: 'whom', data: { rest: preview.body ?? rest } }
    case 'body':
      return { to: 'body' }
    case 'too_long':
      return { to: 'body', data: { over: String(preview.over) } }
    case 'past':
      return { say: [say('broadcast.past', {})] }
    case 'variable':
      return { say: [say('broadcast.variable', { name: preview.name })] }
    case 'nobody':
      return { say: [say('broadcast.nobody', whomOf(preview))] }
    case 'ready':
      return { to: preview.isEverybody && !isForAll ? 'everybody' : 'confirm' }
  }
}

/** A question about the notice as it stands now; whatever has changed leads to another step. */
async function askReady(ctx: StepContext, data: Data, ask: (ready: Ready) => Question) {
  const preview = await previewOf(ctx, data['text'] ?? '')
  return typeof preview === 'object' && preview.state === 'ready' ? ask(preview) : next(ctx, data)
}

const DROPPED: Move = { say: [say('broadcast.dropped', {})] }

/** Another piece of a clerk's work begins something new; a plain no drops the notice. */
function orSomethingElse(heard: Heard, answer: () => Move | Promise<Move>) {
  const { intent, isBare } = understand(heard.text)
  if (isBare && intent === 'no') return DROPPED
  return OTHER_WORK.has(intent) ? 'not_mine' : answer()
}

const OTHER_WORK = new Set([
  'broadcast',
  'approve',
  'steer',
  'answer',
  'issue_link',
  'decide',
  'post_notice',
])

/** 通知 宝坪村 …: to whom, what it says and costs, one confirmation, then a colleague approves. */
export const draftBroadcast: Flow = {
  name: 'draft-broadcast',
  first: 'begin',
  steps: {
    begin: { ask: next, answer: () => 'not_mine' },
    whom: {
      ask: () => asksWhom,
      answer: (_ctx, { rest = '' }, heard) =>
        orSomethingElse(heard, () => ({
          to: 'begin',
          data: { text: `${heard.text} ${rest}`.trim() },
        })),
    },
    body: {
      async ask(ctx, { text = '', over }) {
        const preview = await previewOf(ctx, text)
        if (!isUnderstood(preview)) return asksWhom
        const ask = over
          ? say('broadcast.too_long', { over: Number(over) })
          : say('broadcast.ask_body', whomOf(preview))
        return { ask, kind: 'menu' }
      },
      // What was too long is said anew; to whom it goes stays.
      answer: (ctx, { text = '' }, heard) =>
        orSomethingElse(heard, async () => {
          const preview = await previewOf(ctx, text)
          const named = isUnderstood(preview) ? preview.named : ''
          return { to: 'begin', data: { text: `${named} ${heard.text}`, over: '' } }
        }),
    },
    everybody: {
      ask: (ctx, data) =>
        askReady(ctx, data, ({ reach: { recipients, costFen } }) => ({
          ask: { ...say('broadcast.everybody', { recipients, costFen }), choices: YES_NO },
          kind: 'confirm',
        })),
      answer(_ctx, _data, { choiceId }) {
        if (choiceId === 'no') return DROPPED
        return choiceId === 'yes' ? { to: 'confirm', data: { isForAll: 'yes' } } : 'not_mine'
      },
    },
    confirm: {
      ask: (ctx, data) =>
        askReady(ctx, data, (ready) => ({
          before: ready.isDayUnclear
            ? say('broadcast.too_late_today', {})
            : wordsShown(ready.body, ready.samples),
          ask: { ...confirming(ready), choices: YES_NO },
          kind: 'confirm',
        })),
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return DROPPED
        if (choiceId !== 'yes') return 'not_mine'
        const preview = await previewOf(ctx, data['text'] ?? '')
        if (typeof preview === 'string' || preview.state !== 'ready') return { to: 'begin' }
        const { areaPath, audience, roles, body, sendAt } = preview
        const everybody = data['isForAll'] === 'yes'
        const when = sendAt ? { sendAt } : {}
        const { hotline } = ctx
        return {
          do: { type: 'draft_broadcast', areaPath, audience, roles, body, everybody, ...when },
          outcomes: {
            drafted: endWith('broadcast.drafted'),
            nobody: endWith('broadcast.nobody', whomOf(preview)),
            send_at_past: endWith('broadcast.past'),
            too_long: endWith('broadcast.too_long'),
            forbidden: endWith('staff.refused', { hotline }),
            figure_missing: endWith('broadcast.not_now', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
