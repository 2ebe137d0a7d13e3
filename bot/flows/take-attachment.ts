import { addMinutes, type Reply, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { endWith } from '../conversation/say'
import { listOwnVisits } from './visit-note'

function tell({ contact }: StepContext, what: string | undefined): Reply {
  const isStaff = contact.staffId !== null
  if (what === 'place') return say(isStaff ? 'attachments.place_staff' : 'attachments.place', {})
  return say(isStaff ? 'attachments.photo_staff' : 'attachments.photo', {})
}

/** So long after a note a picture that comes alone still belongs to it. */
const LATE_PHOTO_MINUTES = 10

/** A cadre's picture right after a visit was noted; null where there is none so fresh. */
async function addToVisit(ctx: StepContext): Promise<Ask | null> {
  const { attachments, contact, receivedAt } = ctx
  if (!contact.staffId || !attachments?.photos.length) return null
  const [last] = (await listOwnVisits(ctx, 1)) ?? []
  if (!last || addMinutes(new Date(last.notedAt), LATE_PHOTO_MINUTES) <= receivedAt) return null
  return {
    do: { type: 'add_visit_photos', visitId: last.id, photos: attachments.photos },
    outcomes: {
      added: endWith('visit.photo_added'),
      refused: { say: [say('attachments.photo_staff', {})] },
    },
  }
}

/** A picture or a place that nothing waits for: what it is for must be said. */
export const takeAttachment: Flow = {
  name: 'take-attachment',
  first: 'tell',
  steps: {
    tell: {
      ask: async (ctx, { what }) => (await addToVisit(ctx)) ?? { say: [tell(ctx, what)] },
      answer: () => 'not_mine',
    },
  },
}
