import type { Messages } from '../messages'

export const enLimits = {
  'limits.flood': ({ hotline }) =>
    `Too many messages. Please wait ten minutes, then write again. Urgent? Call ${hotline}`,
  'limits.same': ({ hotline }) =>
    `The same words came several times. Please use other words. Urgent? Call ${hotline}`,
  'limits.rush': ({ hotline }) =>
    `Received. Many are writing now; we answer later, no need to resend. Urgent? Call ${hotline}`,
} satisfies Partial<Messages>
