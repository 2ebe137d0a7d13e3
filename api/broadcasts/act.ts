import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import type { Outcome } from '../turns/answer'
import { approveBroadcast } from './approve'
import type { Which } from './find'
import { cancelBroadcast, pauseBroadcast, resendBroadcast, resumeBroadcast } from './lifecycle'

type Act = (tx: Db, ctx: RequestContext, which: Which) => Promise<Outcome>

/** What may be done to a notice, by a route and by a command alike. */
export const ACTS = {
  approve: approveBroadcast,
  cancel: cancelBroadcast,
  pause: pauseBroadcast,
  resume: resumeBroadcast,
  resend: resendBroadcast,
} as const satisfies Record<string, Act>
export const ACT_NAMES = Object.keys(ACTS) as [keyof typeof ACTS, ...(keyof typeof ACTS)[]]

/** 批准, 不批准, 暂停, 继续, 重发 in a chat. */
export const decideBroadcast = (
  tx: Db,
  ctx: RequestContext,
  { code, act }: { code: string; act: keyof typeof ACTS },
): Promise<Outcome> => ACTS[act](tx, ctx, { code })
