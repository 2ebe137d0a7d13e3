import type { Messages } from '../messages'

export const zhLimits = {
  'limits.flood': ({ hotline }) => `您发得太多，我们回不过来了。请歇十分钟再发。急事请打${hotline}`,
  'limits.same': ({ hotline }) =>
    `同样的话收到好几遍，先不再回。有事请换句话说。急事请打${hotline}`,
  'limits.rush': ({ hotline }) => `您的话收到了。现在人多，晚点回您，不用重发。急事请打${hotline}`,
} satisfies Partial<Messages>
