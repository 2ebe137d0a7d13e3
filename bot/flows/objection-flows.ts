import { type Data, type Flow, only } from '../conversation/flow'
import type { Understood } from '../conversation/meaning'
import { decideObjection } from './decide-objection'
import { enterAppeal } from './enter-appeal'
import { enterObjection } from './enter-objection'
import { fileAppeal } from './file-appeal'
import { fileObjection } from './file-objection'

/** The flows about objections and what is asked about their decisions, a part of the registry. */
export const OBJECTION_FLOWS: readonly Flow[] = [
  fileObjection,
  enterObjection,
  decideObjection,
  fileAppeal,
  enterAppeal,
]

type Meant = Extract<
  Understood,
  { intent: 'appeal' | 'enter_appeal' | 'objection' | 'enter_objection' | 'decide' }
>

export function objectionFlowFor(understood: Meant): { flow: string; data: Data } {
  switch (understood.intent) {
    case 'appeal':
      return { flow: 'file-appeal', data: only({ code: understood.code, text: understood.text }) }
    case 'enter_appeal':
      return { flow: 'enter-appeal', data: only({ code: understood.code, text: understood.text }) }
    case 'objection':
      if (understood.appeal !== undefined) {
        const { appeal, text } = understood
        return { flow: 'file-appeal', data: only({ text: appeal, said: text }) }
      }
      return {
        flow: 'file-objection',
        data: only({ code: understood.code, text: understood.text }),
      }
    case 'enter_objection':
      return {
        flow: 'enter-objection',
        data: only({ code: understood.code, text: understood.text }),
      }
    case 'decide': {
      const { code, text, isUpheld } = understood
      return {
        flow: 'decide-objection',
        data: only({ code, text, isUpheld: isUpheld ? 'yes' : null }),
      }
    }
  }
}
