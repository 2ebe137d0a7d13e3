import { audit, events } from '../../../db/schema'
import type { Tx } from './context'
import { copyRows } from './copy'
import type { RecordRows } from './events'

/** The events of many changes and their audit rows. */
export async function copyRecords(sql: Tx, records: readonly RecordRows[]): Promise<void> {
  await copyRows(
    sql,
    events,
    records.map((each) => each.event),
  )
  await copyRows(
    sql,
    audit,
    records.map((each) => each.audit),
  )
}
