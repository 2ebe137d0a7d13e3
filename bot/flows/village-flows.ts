import type { Data, Flow } from '../conversation/flow'
import type { VillageMeaning } from '../conversation/village-words'
import { decideVillage } from './decide-village'
import { proposeVillage } from './propose-village'
import { rankVillages } from './rank-villages'
import { setIndicator } from './set-indicator'
import { showVillage } from './show-village'

/** The flows about villages, a part of the registry. */
export const VILLAGE_FLOWS: readonly Flow[] = [
  showVillage,
  rankVillages,
  setIndicator,
  proposeVillage,
  decideVillage,
]

const FLOW_OF = {
  village: 'show-village',
  rank_villages: 'rank-villages',
  propose_village: 'propose-village',
  decide_village: 'decide-village',
} as const satisfies Record<VillageMeaning['intent'], string>

export function villageFlowFor(meaning: VillageMeaning): { flow: string; data: Data } {
  const { intent, text } = meaning
  const isAccepted = intent === 'decide_village' && meaning.isAccepted
  const data: Data = { ...(text && { text }), ...(isAccepted && { isAccepted: 'yes' }) }
  return { flow: FLOW_OF[intent], data }
}
