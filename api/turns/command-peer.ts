import { z } from 'zod'
import { NewPeerEvaluation, PeerAct, PeerAnswer, PeerRecusal } from '../peer-evaluations/input'

/** What a turn may ask to be done about units that evaluate each other; part of `Command`. */
export const PEER_COMMANDS = [
  NewPeerEvaluation.extend({ type: z.literal('open_peer_evaluation') }),
  PeerAnswer.extend({ type: z.literal('answer_peer_evaluation') }),
  PeerRecusal.extend({ type: z.literal('recuse_peer_evaluation') }),
  PeerAct.extend({ type: z.literal('settle_peer_evaluation') }),
] as const
