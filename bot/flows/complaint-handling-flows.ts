import type { Flow } from '../conversation/flow'
import { complaintCounts } from './complaint-counts'
import { handleComplaint } from './handle-complaint'
import { showComplaints } from './show-complaints'

/** The flows of complaints, for who handles one, a part of the registry. */
export const HANDLING_FLOWS: readonly Flow[] = [showComplaints, handleComplaint, complaintCounts]
