import type { Verdict } from '../../../db/values/entry-visits'
import type { VarKind } from '../templates'

export interface EntryVarKinds {
  verdict: Verdict
  /** Facts of an entry, `size=4;workers=1`. */
  entryFacts: string
  /** What entries disagree about, `size:screening=4,survey=5`. */
  differences: string
  /** Areas and how far they have come, `3社=12/43;4社=0/39`. */
  progressParts: string
}

/** With whom a screening goes on behind what was just done. */
const NEXT = { done: 'count', total: 'count', next: 'name', size: 'count' } as const
const SCREENED = { head: 'name', verdict: 'verdict', facts: 'entryFacts' } as const

/** The entries 三进 that need no survey: screening 排查 and revisit 复核. */
export const ENTRY_TEMPLATES = {
  /** To the household. */
  'screening.invitation': {},
  'screening.ask': { area: 'area', done: 'count', total: 'count', head: 'name', size: 'count' },
  'screening.ask_verdict': { head: 'name', text: 'text' },
  'screening.named': { head: 'name', area: 'area', size: 'count' },
  'screening.named_again': { head: 'name', verdict: 'verdict' },
  'screening.eligible': {},
  'screening.not_eligible': {},
  'screening.unclear': {},
  'screening.skip': {},
  'screening.next': { ...SCREENED, ...NEXT },
  'screening.next_corrected': { ...SCREENED, ...NEXT },
  'screening.next_untold': { ...SCREENED, ...NEXT },
  'screening.next_before': { head: 'name', verdict: 'verdict', by: 'name', ...NEXT },
  'screening.next_put_off': { head: 'name', ...NEXT },
  'screening.next_unlisted': { head: 'name', ...NEXT },
  'screening.last': SCREENED,
  'screening.last_corrected': SCREENED,
  'screening.last_untold': SCREENED,
  'screening.last_before': { head: 'name', verdict: 'verdict', by: 'name' },
  'screening.last_unlisted': { head: 'name' },
  'screening.only_left': { head: 'name' },
  /** `heads`: who has no phone and has to be told; empty where nobody has. */
  'screening.paused': { done: 'count', total: 'count', heads: 'text' },
  'screening.all_done': { total: 'count', eligible: 'count', unclear: 'count', heads: 'text' },
  'screening.none': {},
  'screening.which': { head: 'name' },
  'screening.ask_group': { head: 'name' },
  'screening.unknown': {},
  'screening.on_register': { head: 'name' },
  'screening.closed': { head: 'name' },
  'screening.group_has_cadre': {},
  'screening.reviewed': { head: 'name' },
  'screening.no_round': {},
  'screening.on_roll': { head: 'name' },
  /** To the township clerk. */
  'screening.unlisted_told': { area: 'area', head: 'name', by: 'name', text: 'text' },
  'screening.progress': {
    area: 'area',
    done: 'count',
    total: 'count',
    eligible: 'count',
    unclear: 'count',
    parts: 'progressParts',
  },
  'screening.progress_unknown': {},

  'revisit.due': { total: 'count', heads: 'text' },
  'revisit.none_due': {},
  'revisit.contested': { head: 'name', differences: 'differences', text: 'text' },
  'revisit.uncontested': { head: 'name' },
  'revisit.ask_answer': {},
  'revisit.ask_how': {},
  'revisit.ask_dispute': { text: 'text' },
  'revisit.true': {},
  'revisit.untrue': {},
  'revisit.not_known': {},
  'revisit.confirm': {
    head: 'name',
    /** 1 where it is as the survey found it. */
    asFound: 'count',
    facts: 'entryFacts',
    text: 'text',
    settled: 'count',
    open: 'count',
    photos: 'count',
  },
  'revisit.done': { head: 'name', open: 'count' },
  'revisit.done_far': { head: 'name', open: 'count' },
  'revisit.dropped': {},
  'revisit.unknown': {},
  'revisit.which': { head: 'name' },
  'revisit.ask_group': { head: 'name' },
  'revisit.surveyed_it': {},
  'revisit.not_entered': { head: 'name' },
  'revisit.reviewed': { head: 'name' },
  'revisit.declined': { head: 'name' },
  'revisit.no_round': {},
  /** Something new was said while it was being written. */
  'revisit.changed': {},
} as const satisfies Record<string, Record<string, VarKind>>
