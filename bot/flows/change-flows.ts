import type { ChangeMeaning } from '../conversation/changes-words'
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

export function changeFlowFor(meaning: ChangeMeaning): { flow: string; data: Data } {
  switch (meaning.intent) {
    case 'ask_change': {
      const isCorrection = meaning.isCorrection ? 'yes' : null
      return { flow: 'ask-change', data: only({ text: meaning.text, isCorrection }) }
    }
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
    case 'list_changes':
      return { flow: 'list-changes', data: only({ code: meaning.code }) }
  }
}
