import { type MisconductKind, parseResponse, type Reply, say } from '../../api/client'
import type { After, Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { normalise } from '../conversation/normalise'
import { endWith } from '../conversation/say'
import { understand } from '../conversation/understand'
import { findingSteps } from './finding-steps'
import { placeMeant } from './show-village'
import { supervisionRefusals, TOLD } from './supervision-refusals'
import { isNo, photosOf, withAttachments } from './visit-note'

/** What the API takes of what is wrong. */
const LONGEST = 200

export const QUESTION_CHOICES = [
  { id: 'ok', say: say('supervision.ok', {}) },
  { id: 'problem', say: say('supervision.problem', {}) },
  { id: 'skip', say: say('supervision.skip', {}) },
]

/** Of the check that is under way; nothing that a problem of an earlier question left behind. */
const ofCheck = ({ supervisionId = '', areaPath = '', kind = '', area = '' }: Data) => ({
  supervisionId,
  areaPath,
  kind: kind as MisconductKind,
  area,
})

const FORGET = { text: '', what: '', tags: '', ownerWords: '', owner: '', photos: '' }

async function readCheck({ api }: StepContext, data: Data) {
  const { area: _, ...query } = ofCheck(data)
  const response = await api.supervisions.checks.one.$get({ query })
  return response.ok ? parseResponse(Promise.resolve(response)) : null
}

/** What is asked next: the first neither answered nor skipped, and not the one that is being answered. */
async function nextOf(ctx: StepContext, data: Data) {
  const check = await readCheck(ctx, data)
  const skipped = (data['skipped'] ?? '').split(',')
  const answering = Number(data['seq'] ?? 0)
  const open = (check?.questions ?? []).filter(({ isInOrder }) => isInOrder === null)
  const rest = open.filter(({ seq }) => seq !== answering || data['isAnswering'] !== 'yes')
  const next = rest.find(({ seq }) => !skipped.includes(String(seq)))
  return { check, next, left: rest.length, of: check?.questions.length ?? 0 }
}

const questionOf = ({ seq, text }: { seq: number; text: string }, of: number): Reply => ({
  ...say('supervision.question', { at: seq, of, text }),
  choices: QUESTION_CHOICES,
})

const paused = (data: Data, count: number): Reply => {
  const { area, kind } = ofCheck(data)
  return say('supervision.paused', { count, area, kind })
}

async function begin(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const { api, contact, hotline } = ctx
  const refused: Ask = { say: [say('staff.refused', { hotline })] }
  if (!contact.staffId) return refused
  const response = await api.supervisions.checks.mine.$get({ query: {} })
  if (!response.ok) return refused
  const { items } = await response.json()
  const place = await placeMeant(ctx, text)
  const path = place.state === 'found' ? place.areaPath : null
  const draft = await parseResponse(
    api.supervisions.drafts.$post({
      json: { text: text.slice(0, 1000), areaWords: null, kindWords: null, dueWords: null },
    }),
  )
  const kinds = 'kinds' in draft ? draft.kinds : []
  const check = items.find(
    ({ areaPath, kind }) =>
      (path === null || areaPath === path || areaPath.startsWith(`${path}.`)) &&
      (kinds.length === 0 || kinds.includes(kind)),
  )
  // Nothing of it is planned: then it is to be.
  if (!check || (path === null && kinds.length === 0))
    return { begin: 'plan-supervision', data: { text } }
  const { supervisionId, areaPath, kind, area } = check
  return { to: 'question', data: { ...FORGET, supervisionId, areaPath, kind, area, skipped: '' } }
}

async function ask(ctx: StepContext, data: Data): Promise<Ask> {
  const { check, next, left, of } = await nextOf(ctx, { ...data, isAnswering: '' })
  if (!check) return { say: [say('supervision.refused', { supervisionWhy: 'not_yours' })] }
  if (!next) return { say: [paused(data, left)] }
  return { ask: questionOf(next, of), kind: 'menu', takes: TOLD, takesAttachments: true }
}

/** After an answer to the question under way: the next one, or what is left. */
async function afterAnswer(ctx: StepContext, data: Data): Promise<After | null> {
  const answered = { ...data, isAnswering: 'yes' }
  const { check, next, left, of } = await nextOf(ctx, answered)
  if (next)
    return {
      say: [questionOf(next, of)],
      at: {
        step: 'question',
        data: { ...data, ...FORGET, isAnswering: '' },
        takes: TOLD,
        takesAttachments: true,
      },
    }
  if (left > 0) return { say: [paused(data, left)] }
  const problems = (check?.questions ?? []).filter(({ isInOrder }) => isInOrder === false).length
  const { area, kind } = ofCheck(data)
  return { say: [say('supervision.done', { area, kind, problems })] }
}

const REFUSALS = [
  'not_yours',
  'check_done',
  'tied',
  'unknown_question',
  'no_words',
  'id_number',
  'phone',
  'figure_missing',
] as const

async function answer(
  ctx: StepContext,
  data: Data,
  isInOrder: boolean,
  text: string,
): Promise<Move> {
  const { area: _, ...check } = ofCheck(data)
  const seq = Number(data['seq'] ?? 0)
  const after = await afterAnswer(ctx, data)
  const noted: After = {
    say: [say('finding.ask_owner', {})],
    at: { step: 'finding_owner', data: { ...data, text, ownerWords: '' } },
  }
  const end = endWith('supervision.done', { area: data['area'] ?? '', kind: check.kind })
  return {
    do: {
      type: 'answer_supervision',
      ...check,
      seq,
      isInOrder,
      text: text.slice(0, LONGEST),
      photos: photosOf(data),
    },
    outcomes: {
      answered: after ?? end,
      done: end,
      problem: noted,
      ...supervisionRefusals(ctx.hotline, REFUSALS),
    },
  }
}

const IN_ORDER =
  /^(?:都|全部?|这[条个])*(?:(?:没有?|没得|莫得|无)(?:什么|啥子?)?(?:问题|毛病)|好|正常)(?:的|了)*$/u
const PROBLEM = /^有(?:点|些|个)?(?:问题|毛病)[\s,，、:：.。]*/u
/** Words that are nothing of their own: the question is asked again. */
const NOTHING: readonly string[] = ['unknown', 'yes', 'no']

/** 没问题, 有问题 and what, 跳过: the answer in words. */
async function inWords(
  ctx: StepContext,
  data: Data,
  { seen, text }: { seen: Data; text: string },
): Promise<Move> {
  const plain = normalise(text).replaceAll(' ', '')
  if (IN_ORDER.test(plain)) return answer(ctx, seen, true, '')
  if (/^(?:先)?跳过?(?:这[条个题])?(?:吧|了)?$/u.test(plain))
    return { to: 'question', data: { skipped: `${data['skipped'] ?? ''},${seen['seq']}` } }
  if (PROBLEM.test(text.trim())) {
    const told = text.trim().replace(PROBLEM, '')
    return told.length < 2 ? { to: 'problem', data: seen } : answer(ctx, seen, false, told)
  }
  const { intent } = understand(text, true)
  return NOTHING.includes(intent) ? { to: 'question' } : 'not_mine'
}

/** 督查 宝坪村 优亲厚友: through the checklist question by question; what is wrong becomes a problem to be put right. */
export const doSupervision: Flow = {
  name: 'do-supervision',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    question: {
      ask,
      async answer(ctx, data, { choiceId, text }) {
        const { next } = await nextOf(ctx, { ...data, isAnswering: '' })
        if (!next) return { to: 'question' }
        const seen = { ...withAttachments(ctx, data), seq: String(next.seq) }
        if (choiceId === 'ok') return answer(ctx, seen, true, '')
        if (choiceId === 'skip')
          return { to: 'question', data: { skipped: `${data['skipped'] ?? ''},${next.seq}` } }
        // 2 书记的弟弟没报备: what is wrong with it at once.
        const said = /^[2２]\s*[\s,，、:：.。]\s*(.{2,})$/su.exec(text)?.[1]
        if (said) return answer(ctx, seen, false, said)
        // A picture shows what is wrong; the words come next.
        if (choiceId === 'problem' || text === '') return { to: 'problem', data: seen }
        return inWords(ctx, data, { seen, text })
      },
    },
    problem: {
      ask: () => ({
        ask: say('supervision.ask_problem', {}),
        kind: 'menu',
        takes: TOLD,
        takesAttachments: true,
      }),
      answer(ctx, data, { text }) {
        if (isNo(text)) return { to: 'question', data: FORGET }
        const seen = withAttachments(ctx, data)
        return text === '' ? { to: 'problem', data: seen } : answer(ctx, seen, false, text)
      },
    },
    ...findingSteps({
      async dropped(ctx, data) {
        const after = await nextOf(ctx, data)
        if (after.next) return { to: 'question', data: { ...FORGET, isAnswering: '' } }
        const end = await afterAnswer(ctx, data)
        return { say: end?.say ?? [say('finding.dropped', {})] }
      },
      after: afterAnswer,
    }),
  },
}
