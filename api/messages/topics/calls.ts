/** Where a text message cannot carry what there is to say: whom to ring, and what to name. */
export const CALL_TEMPLATES = {
  'call.word': { hotline: 'phone' },
  'call.coded': { hotline: 'phone', code: 'code' },
  'call.policy': { hotline: 'phone' },
  'call.notice': { hotline: 'phone' },
  'call.again': { hotline: 'phone' },
} as const
