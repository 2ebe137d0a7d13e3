import type { Data, Flow } from '../conversation/flow'
import type { MonitoringMeaning } from '../conversation/monitoring-words'
import { leaveLedger } from './leave-ledger'
import { showLedger } from './show-ledger'
import { showWatched } from './show-watched'
import { showWeekly } from './show-weekly'

/** The flows about those who are watched over, a part of the registry. */
export const MONITORING_FLOWS: readonly Flow[] = [showLedger, showWatched, leaveLedger, showWeekly]

const FLOW_OF = {
  ledger: 'show-ledger',
  watched: 'show-watched',
  leave_ledger: 'leave-ledger',
  weekly: 'show-weekly',
} as const satisfies Record<MonitoringMeaning['what'], string>

export const monitoringFlowFor = ({
  what,
  text,
}: MonitoringMeaning): { flow: string; data: Data } => ({
  flow: FLOW_OF[what],
  data: text === '' ? {} : { text },
})
