import type { RequestContext } from '../http/context'
import { soundOf } from '../names/sound'
import { dayOf } from '../shared/day'
import { type DraftInput, listHeads, readVisitDraft, type VisitDraft } from './draft'
import { type OneNote, oneNoteOf } from './several'

/** A note of one household: nothing of another one gets into its file. */
export type NoteDraft = VisitDraft & OneNote

export async function readNoteDraft(ctx: RequestContext, input: DraftInput): Promise<NoteDraft> {
  const { text, others } = oneNoteOf(input.text, dayOf(ctx.now), await listHeads(ctx), soundOf)
  return { ...(await readVisitDraft(ctx, { ...input, text })), text, others }
}
