import { CHANGE_WORK, type ChangeMeaning } from '../conversation/changes-words'
import type { Meaning } from '../conversation/meaning'
import { type Data, type Flow, only } from '../conversation/flow'
import { askChange } from './ask-change'
import { askCorrection } from './ask-correction'
import { checkChange } from './check-change'
import { decideChange } from './decide-change'
import { listChanges } from './list-changes'

/** The flows about changes of a household's file, a part of the registry. */
export const CHANGE_FLOWS: readonly Flow[] = [
  askChange,
  askCorrection,
  checkChange,
  decideChange,
  listChanges,
]

type OfChange = ChangeMeaning | Extract<Meaning, { intent: 'correct_visit' }>
const INTENTS: readonly string[] = [...CHANGE_WORK, 'ask_correction', 'correct_visit']

/** 更正 is of a visit note or of the file, by who says it. */
export const isOfChange = <M extends Meaning>(meaning: M): meaning is Extract<M, OfChange> =>
  INTENTS.includes(meaning.intent)

export function changeFlowFor(meaning: OfChange): { flow: string; data: Data } {
  switch (meaning.intent) {
    case 'ask_change':
      return { flow: 'ask-change', data: only({ text: meaning.text }) }
    case 'correct_fact':
      return { flow: 'ask-change', data: only({ text: meaning.text, isCorrection: 'yes' }) }
    case 'ask_correction':
      return { flow: 'ask-correction', data: only({ text: meaning.text }) }
    case 'check_change': {
      const { code, text, isRight } = meaning
      return { flow: 'check-change', data: only({ code, text, isRight: isRight ? 'yes' : null }) }
    }
    case 'decide_change': {
      const { code, text, isAccepted } = meaning
      const data = only({ code, text, isAccepted: isAccepted ? 'yes' : null })
      return { flow: 'decide-change', data }
    }
    case 'correct_visit': {
      const { text, ofFile } = meaning
      return { flow: 'correct-visit', data: only({ text, ofFile: ofFile ? 'yes' : null }) }
    }
    case 'list_changes':
      return { flow: 'list-changes', data: only({ code: meaning.code }) }
  }
}
