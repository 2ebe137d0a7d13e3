import type { Data, Flow } from '../conversation/flow'
import type { Understood } from '../conversation/understand'
import { appointDeputy } from './appoint-deputy'
import { enterPaper } from './enter-paper'
import { refuseSignOff } from './refuse-sign-off'
import { listSignOffs, renewSignCode, sign, useCode } from './sign'

/** Everything to do with the four sign-offs 四审. */
export const SIGN_FLOWS: readonly Flow[] = [
  sign,
  listSignOffs,
  renewSignCode,
  useCode,
  refuseSignOff,
  appointDeputy,
  enterPaper,
]

interface Start {
  flow: string
  data: Data
}

const INTENTS = [
  'link_code',
  'sign',
  'list_sign_offs',
  'renew_sign_code',
  'refuse_sign_off',
  'appoint_deputy',
  'enter_paper',
] as const satisfies readonly Understood['intent'][]
type OfSigning = Extract<Understood, { intent: (typeof INTENTS)[number] }>

export const isOfSigning = (understood: Understood): understood is OfSigning =>
  INTENTS.some((intent) => intent === understood.intent)

/** Which of them a message begins. */
export function flowForSigning(understood: OfSigning): Start {
  switch (understood.intent) {
    case 'link_code':
      return { flow: 'use-code', data: { code: understood.code } }
    case 'sign':
      return { flow: 'sign', data: {} }
    case 'renew_sign_code':
      return { flow: 'renew-sign-code', data: {} }
    case 'list_sign_offs':
      return withWords('list-sign-offs', understood.text)
    case 'refuse_sign_off':
      return withWords('refuse-sign-off', understood.text)
    case 'appoint_deputy':
      return withWords('appoint-deputy', understood.text)
    case 'enter_paper':
      return withWords('enter-paper', understood.text)
  }
}

const withWords = (flow: string, text: string): Start => ({ flow, data: text ? { text } : {} })

/** 不对 means so only where facts were sent to be signed; else what it would mean anyway. */
export const disagreeing = (text: string, orElse: Start | null): Start => ({
  flow: 'refuse-sign-off',
  data: {
    isOwn: 'yes',
    ...(text && { text }),
    ...(orElse && { orElse: orElse.flow, orElseData: JSON.stringify(orElse.data) }),
  },
})
