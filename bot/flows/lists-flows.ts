import { type Data, type Flow, only } from '../conversation/flow'
import type { ListMeaning } from '../conversation/lists-words'
import type { Understood } from '../conversation/meaning'
import { addListItem } from './add-list-item'
import { endPairing } from './end-pairing'
import { finishItem } from './finish-item'
import { whoHelps } from './who-helps'
import { pairHouseholds } from './pair-households'
import { cancelItem, returnItem, strikeItem } from './settle-item'
import { showList } from './show-list'
import { showPairings } from './show-pairings'
import { unvisited } from './unvisited'

/** The flows of village lists, pairing and visit duty, a part of the registry. */
export const LIST_FLOWS: readonly Flow[] = [
  addListItem,
  showList,
  finishItem,
  strikeItem,
  returnItem,
  cancelItem,
  pairHouseholds,
  endPairing,
  showPairings,
  whoHelps,
  unvisited,
]

const FLOW_OF = {
  add_list_item: 'add-list-item',
  show_list: 'show-list',
  finish_item: 'finish-item',
  strike_item: 'strike-item',
  return_item: 'return-item',
  cancel_item: 'cancel-item',
  pair_households: 'pair-households',
  end_pairing: 'end-pairing',
  show_pairings: 'show-pairings',
  own_helper: 'who-helps',
  unvisited: 'unvisited',
} as const satisfies Record<ListMeaning['intent'], string>

/** Whether a message begins one of them. */
export const isListMeaning = (
  understood: Understood,
): understood is Extract<Understood, { intent: ListMeaning['intent'] }> =>
  understood.intent in FLOW_OF

export function listFlowFor(meaning: ListMeaning): { flow: string; data: Data } {
  const flow = FLOW_OF[meaning.intent]
  const code = 'code' in meaning ? meaning.code : null
  const kind = 'kind' in meaning ? meaning.kind : null
  const text = 'text' in meaning ? meaning.text : null
  const isPlain = 'isPlain' in meaning ? 'yes' : null
  return { flow, data: only({ code, kind, text, isPlain }) }
}
