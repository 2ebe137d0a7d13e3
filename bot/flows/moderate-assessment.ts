import { type Reply, say } from '../../api/client'
import type { After, Ask, Data, Flow, Heard, Move, StepContext } from '../conversation/flow'
import { YES_NO } from '../conversation/say'
import { assessmentDropped, assessmentRefusals } from './assessment-refusals'
import { type Moderated, readModerated, readRun } from './moderated-items'
import { SCORES } from './score-assessment'
import { isNo } from './visit-note'

/** What the API takes of a reason. */
const LONGEST = 300

/** What stands out, or everything of the one that is named; without what was skipped. */
async function listOpen(ctx: StepContext, data: Data): Promise<Moderated[]> {
  const items = (await readModerated(ctx, data['code'] ?? ''))?.items ?? []
  const named = (data['text'] ?? '').trim()
  const passed = (data['passed'] ?? '').split('\n')
  return items.filter(
    (item) =>
      !passed.includes(placeOf(item)) &&
      !item.isComputed &&
      (named === '' ? isWaiting(item) : named.includes(item.name) && isOf(named, item)),
  )
}

/** What somebody was asked to look at again waits for them. */
const isWaiting = ({ isOpen, scores }: Moderated) =>
  isOpen && !scores.some(({ isAskedAgain }) => isAskedAgain)

/** 红池坝镇 is all of it; with an item behind, that item. */
const isOf = (named: string, { name, item }: Moderated) => {
  const rest = named.replace(name, '').trim()
  return rest === '' || item.includes(rest)
}

const placeOf = ({ subjectKey, itemCode }: Moderated) => `${subjectKey} ${itemCode}`

async function begin(ctx: StepContext, { code = '', text = '' }: Data): Promise<Ask> {
  const run = await readRun(ctx, code)
  if (run === 'forbidden') return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  if (!run) return { say: [say('assessment.moderate_none', {})] }
  const moderated = await readModerated(ctx, run.code)
  // It is not shown to whoever scores.
  if (!moderated) return { say: [say('assessment.refused', { assessmentWhy: 'scored_it' })] }
  if (run.status === 'scoring') {
    const count = moderated.items.filter(({ isShort }) => isShort).length
    return { say: [say('assessment.moderate_scoring', { count, code: run.code })] }
  }
  return { to: 'item', data: { code: run.code, text, passed: '' } }
}

/** Beside points that lie far from the others. */
const MARK = '←'
const questionOf = ({ name: title, item, full, scores }: Moderated, left: number): Reply =>
  say('assessment.moderate_ask', {
    title,
    item,
    full,
    scores: scores
      .map(({ name, points, isOutlier }) => `${name}${points / 100}${isOutlier ? MARK : ''}`)
      .join('、'),
    left,
  })

async function ask(ctx: StepContext, data: Data): Promise<Ask> {
  const open = await listOpen(ctx, data)
  const [next] = open
  if (!next)
    return { say: [data['passed'] ? await paused(ctx, data) : say('assessment.moderate_done', {})] }
  return { ask: questionOf(next, open.length - 1), kind: 'menu', isNumeric: true, takes: SCORES }
}

async function paused(ctx: StepContext, data: Data): Promise<Reply> {
  const count = (await listOpen(ctx, { ...data, text: '', passed: '' })).length
  return say('assessment.moderate_paused', { count })
}

const ACCEPTED = /^(?:都?认可|属实|没问题|可以|同意)(?:吧|了)?$/u
const SKIP = /^(?:先)?(?:跳过|下一?[个项]?|略过?)(?:吧|了)?$/u
const AGAIN = /^(?:请)?(?:重打|重看|再看看?|再打)\s*(.*)$/su
const POINTS =
  /^(?:改为|改成|改|定为|定|给|打)?\s*(\d{1,3}(?:\.\d{1,2})?)\s*分?(?:[\s,，、。;；:：]+(.*))?$/su

async function take(ctx: StepContext, data: Data, { text }: Heard): Promise<Move> {
  const [item] = await listOpen(ctx, data)
  if (!item) return { to: 'item' }
  const plain = text.normalize('NFKC').trim()
  const passed = `${data['passed'] ?? ''}\n${placeOf(item)}`.trim()
  if (SKIP.test(plain)) return { to: 'item', data: { passed } }
  if (isNo(text)) return { say: [await paused(ctx, data)] }
  if (ACCEPTED.test(plain)) return act(ctx, { ...data, passed }, item, { type: 'accept' })
  const again = AGAIN.exec(plain)
  if (again) {
    const staffId = assessorIn(item, again[1] ?? '')
    return staffId
      ? act(ctx, { ...data, passed }, item, { type: 'ask_again', staffId })
      : { to: 'unclear' }
  }
  const [, number, reason = ''] = POINTS.exec(plain) ?? []
  if (number === undefined) return plain.length <= 8 ? { to: 'unclear' } : 'not_mine'
  if (Math.round(Number(number) * 100) > item.full) return { to: 'unclear' }
  const { subjectKey, itemCode, name: title, item: what } = item
  const given = { points: number, subjectKey, itemCode, title, item: what, passed }
  return reason.trim()
    ? { to: 'confirm', data: { ...given, reason: reason.trim().slice(0, LONGEST) } }
    : { to: 'reason', data: given }
}

/** Whom a name means; without one whoever stands out alone. */
function assessorIn({ scores }: Moderated, said: string) {
  const named = scores.filter(({ name }) => said.includes(name))
  const some = said.trim() === '' ? scores.filter(({ isOutlier }) => isOutlier) : named
  return some.length === 1 ? some[0]?.staffId : undefined
}

type Given =
  | { type: 'accept' }
  | { type: 'ask_again'; staffId: string }
  | { type: 'set_points'; points: number; reason: string }
type OfItem = Pick<Moderated, 'subjectKey' | 'itemCode' | 'name' | 'item'>

async function act(ctx: StepContext, data: Data, of: OfItem, given: Given): Promise<Move> {
  const { subjectKey, itemCode, name: title, item } = of
  const open = await listOpen(ctx, data)
  const [next] = open
  const done: Reply =
    given.type === 'ask_again'
      ? say('assessment.moderate_asked', { title, item })
      : say('assessment.moderated', { title, item })
  const after: After = next
    ? {
        say: [done, questionOf(next, open.length - 1)],
        at: { step: 'item', data, isNumeric: true, takes: SCORES },
      }
    : { say: [done, say('assessment.moderate_done', {})] }
  return {
    do: {
      type: 'moderate_assessment',
      code: data['code'] ?? '',
      act: { ...given, subjectKey, itemCode },
    },
    outcomes: {
      accepted: after,
      asked_again_now: after,
      points_set: after,
      ...assessmentRefusals(ctx.hotline, [
        'not_moderation',
        'scored_it',
        'tied',
        'beyond_full_marks',
        'item_unknown',
        'subject_unknown',
      ]),
    },
  }
}

/** 考核复核: what lies far from the others, item by item: right as it is, other points with a reason, or asked again. */
export const moderateAssessment: Flow = {
  name: 'moderate-assessment',
  first: 'begin',
  ends: ['moderate-assessment'],
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    item: { ask, answer: take },
    unclear: {
      async ask(ctx, data) {
        const [item] = await listOpen(ctx, data)
        if (!item) return { to: 'item' }
        const again = say('assessment.moderate_unclear', { full: item.full })
        return { ask: again, kind: 'menu', isNumeric: true, takes: SCORES }
      },
      answer: take,
    },
    reason: {
      ask: () => ({ ask: say('assessment.moderate_reason', {}), kind: 'menu', takes: SCORES }),
      answer: (_ctx, _data, { text }) =>
        isNo(text)
          ? assessmentDropped
          : { to: 'confirm', data: { reason: text.trim().slice(0, LONGEST) } },
    },
    confirm: {
      ask(_ctx, { title = '', item = '', points = '0', reason = '' }) {
        const about = { title, item, points: Math.round(Number(points) * 100), reason }
        return {
          ask: { ...say('assessment.set_confirm', about), choices: YES_NO },
          kind: 'confirm',
        }
      },
      answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return assessmentDropped
        if (choiceId !== 'yes') return 'not_mine'
        const { subjectKey = '', itemCode = '', title: name = '', item = '' } = data
        const { points = '0', reason = '' } = data
        return act(
          ctx,
          data,
          { subjectKey, itemCode, name, item },
          { type: 'set_points', points: Number(points), reason },
        )
      },
    },
  },
}
