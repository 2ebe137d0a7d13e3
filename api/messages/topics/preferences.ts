import type { WantedPlace } from '../../../db/values/contacts'
import type { VarKind } from '../templates'

export interface PreferenceVarKinds {
  /** What was stopped or started: `notice,reminder`. */
  messageClasses: string
  /** What is stopped now; empty where nothing is. */
  stoppedClasses: string
  wantedPlace: WantedPlace
}

/** Which messages a person wants, and where. */
export const PREFERENCE_TEMPLATES = {
  /** 退 alone. */
  'stop.which': {},
  'stop.messages': {},
  'stop.filing': {},
  'stop.programme': {},
  /** 退订 and a word nobody knows. */
  'stop.which_class': {},
  'stop.broadcast': {},
  'stop.notice': {},
  'stop.reminder': {},
  'stop.all_classes': {},

  'stop.done': { classes: 'messageClasses', stopped: 'stoppedClasses' },
  'stop.done_staff': { classes: 'messageClasses', stopped: 'stoppedClasses' },
  'start.done': { classes: 'messageClasses', stopped: 'stoppedClasses' },

  'preferences.shown': { stopped: 'stoppedClasses', language: 'language', where: 'wantedPlace' },
  'preferences.chosen': { where: 'wantedPlace' },
  'preferences.no_phone': {},
  'preferences.phone_shown': {},
  'preferences.no_chat': {},
  'preferences.unreachable': {},
} as const satisfies Record<string, Record<string, VarKind>>
