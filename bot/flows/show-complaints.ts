import { parseResponse, type ReadComplaint, type Reply, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'

/** So much of what was said fits into one message with the day. */
const A_PART = 88

/** In parts, so that nothing of it is cut. */
const inParts = (text: string): string[] => {
  const flat = [...text.replace(/\s+/g, ' ')]
  const parts: string[] = []
  for (let at = 0; at < flat.length; at += A_PART) parts.push(flat.slice(at, at + A_PART).join(''))
  return parts
}

const refused = ({ hotline }: StepContext): Ask => ({ say: [say('staff.refused', { hotline })] })

/**
 * One by its number: what it is about, its clock, and all that was said, the newest last. That its filer suffers for it comes
 * before everything else until it is answered.
 */
function linesOf(complaint: ReadComplaint): Reply[] {
  const { kind, area, accused, filer, status, number, messages } = complaint
  const due = status === 'filed' ? complaint.acceptDueOn : complaint.decideDueOn
  const head = say('complaint.of', { kind, area, accused: accused.join('、'), filer: filer ?? '' })
  const clock = say('complaint.clock', { status, due, handUp: complaint.handUpDueOn, number })
  const saidIn = (alarm: boolean) =>
    messages
      .filter(({ isAlarm }) => isAlarm === alarm)
      .flatMap(({ side, kind: of, on: day, body }) => {
        const suffers = of === 'retaliation' && side === 'filer'
        return inParts(body).map((text) => ({ suffers, side, day, text }))
      })
  const alarms = saidIn(true)
  const said = saidIn(false)
  const all = alarms.length + (alarms.length > 0 ? 1 : 0) + said.length + 2
  const lineOf = (each: (typeof said)[number], i: number) => {
    const { suffers, side, day, text } = each
    const left = leftBehind(i, all)
    return suffers
      ? say('complaint.said_suffering', { day, text, left })
      : say('complaint.said', { side, day, text, left })
  }
  const before: Reply[] = alarms.map(lineOf)
  if (alarms.length > 0)
    before.push(say('complaint.answer_first', { number, left: leftBehind(before.length, all) }))
  const behind = said.map((each, i) => lineOf(each, before.length + 1 + i))
  return [...before, head, ...behind, clock]
}

async function showOne(ctx: StepContext, number: string): Promise<Ask> {
  const { api } = ctx
  const response = await api.complaintHandling['by-number'][':number'].$get({ param: { number } })
  if (isForbidden(response)) return refused(ctx)
  if (response.ok) return { say: linesOf(await response.json()) }
  const asked = await api.complaintHandling.asked[':number'].$get({ param: { number } })
  if (!asked.ok) return { say: [say('complaint.unknown_number', {})] }
  const { reason, dueOn: due } = await asked.json()
  return { say: [say('complaint.asked_reason', { reason, due, number })] }
}

async function showAll(ctx: StepContext): Promise<Ask> {
  const response = await ctx.api.complaintHandling.index.$get()
  if (isForbidden(response)) return refused(ctx)
  const { items, asked } = await parseResponse(Promise.resolve(response))
  const all = items.length + asked.length
  if (all === 0) return { say: [say('complaint.none', {})] }
  return {
    say: [
      ...asked.map(({ number, dueOn: due }, i) =>
        say('complaint.item_asked', { number, due, left: leftBehind(i, all) }),
      ),
      ...items.map(({ number, status, dueOn: due, isAnonymous, isLate, suffers }, i) =>
        say('complaint.item', {
          number,
          status,
          due,
          isNamed: isAnonymous ? 0 : 1,
          late: isLate ? 1 : 0,
          suffers: suffers ? 1 : 0,
          left: leftBehind(asked.length + i, all),
        }),
      ),
    ],
  }
}

/** 举报件, 举报件 NO: the complaints somebody handles; to everybody else there are none. */
export const showComplaints: Flow = {
  name: 'show-complaints',
  first: 'show',
  steps: {
    show: {
      ask: (ctx, { number = '' }) =>
        !ctx.contact.staffId ? refused(ctx) : number === '' ? showAll(ctx) : showOne(ctx, number),
      answer: () => 'not_mine',
    },
  },
}
