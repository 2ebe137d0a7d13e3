import type { PeerVarKinds } from '../../api/client'
import type { After } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'

/** How every command of units that evaluate each other may end badly. */
export const peerRefusals = (
  hotline: string,
  whys: readonly PeerVarKinds['peerWhy'][],
): Record<string, After> => ({
  forbidden: endWith('staff.refused', { hotline }),
  refused: endSorry(hotline),
  not_found: endWith('peer.refused', { peerWhy: 'not_yours' }),
  ...Object.fromEntries(whys.map((peerWhy) => [peerWhy, endWith('peer.refused', { peerWhy })])),
})
