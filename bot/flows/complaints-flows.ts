import type { Flow } from '../conversation/flow'
import { complaintByCode } from './complaint-by-code'
import { fileComplaint } from './file-complaint'
import { whoComplained } from './who-complained'

/** The flows of complaints, for who files one, a part of the registry. */
export const COMPLAINT_FLOWS: readonly Flow[] = [fileComplaint, complaintByCode, whoComplained]
