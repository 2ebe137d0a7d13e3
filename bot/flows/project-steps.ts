import { say } from '../../api/client'
import type { After, Ask, Data, Move, Step, StepContext } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'
import { isNo, photosOf, STORY, withAttachments } from './visit-note'

/** What the API takes of what somebody saw, and of all that is read at once. */
export const LONGEST = 500
export const LONGEST_SAID = 1000
/** 150000 or 1000000 looks like the number of something, or like one with a digit wrong, and is a sum here. */
export const SUM = [...STORY, 'code_other', 'code_wrong', 'link_code'] as const
export const kept: Move = { say: [say('notice.kept', {})] }
export const refused = ({ hotline }: StepContext): Ask => ({
  say: [say('staff.refused', { hotline })],
})

/** How every step of a project can end beside its own ways. */
export const refusals = (hotline: string): Record<string, After> => ({
  id_number: endWith('step.personal'),
  phone: endWith('step.personal'),
  not_found: endWith('step.unknown_project'),
  forbidden: endWith('staff.refused', { hotline }),
  tied: endWith('project.why', { why: 'tied' }),
  figure_missing: endSorry(hotline),
  refused: endSorry(hotline),
})

/** Asks for a photo until there is one; then on to `next`. */
export const photoStep = (next: string): Step => ({
  ask: (_ctx, { name = '' }) => ({
    ask: say('step.ask_photo', { name }),
    kind: 'menu',
    takes: STORY,
    takesAttachments: true,
  }),
  answer(ctx, data, { text }) {
    const seen = withAttachments(ctx, data)
    if (photosOf(seen).length > 0) return { to: next, data: seen }
    return isNo(text) ? kept : 'not_mine'
  },
})

/** Asks for words, which `take` puts where they belong. */
export const wordsStep = (ask: Step['ask'], take: (text: string, data: Data) => Move): Step => ({
  ask,
  answer(ctx, data, { text }) {
    if (text === '') return 'not_mine'
    if (isNo(text)) return kept
    const move = take(text.slice(0, LONGEST), data)
    return move !== 'not_mine' && 'to' in move
      ? { ...move, data: { ...withAttachments(ctx, data), ...move.data } }
      : move
  },
})

/** A confirmation: no keeps all as it was, a picture instead of an answer belongs to it. */
export const confirmStep = (
  ask: Step['ask'],
  run: (ctx: StepContext, data: Data) => Move,
  /** Its own name. */
  step = 'confirm',
): Step => ({
  ask,
  answer(ctx, data, { choiceId, text }) {
    if (choiceId === 'no') return kept
    if (text === '') return { to: step, data: withAttachments(ctx, data) }
    return choiceId === 'yes' ? run(ctx, data) : 'not_mine'
  },
})
