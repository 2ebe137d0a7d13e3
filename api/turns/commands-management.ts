import type { Db } from '../../db/client'
import type { z } from 'zod'
import { addToComplaint } from '../complaints/add'
import { fileComplaint } from '../complaints/file'
import type { RequestContext } from '../http/context'
import type { Action } from '../shared/rights'
import type { Outcome } from './answer'
import type { MANAGEMENT_COMMANDS } from './command-management'

type Asked = z.output<(typeof MANAGEMENT_COMMANDS)[number]>
type Runs = {
  [T in Asked['type']]: {
    action: Action
    run: (tx: Db, ctx: RequestContext, command: Extract<Asked, { type: T }>) => Promise<Outcome>
  }
}

/** The services of `MANAGEMENT_COMMANDS` with the rights they need. */
export const MANAGEMENT_RUNS: Runs = {
  file_complaint: { action: 'complaint.file', run: fileComplaint },
  add_to_complaint: { action: 'complaint.file', run: addToComplaint },
}
