import { YES_NO } from '../../../bot/conversation/say'
import { KIND_CHOICES, unitChoices, WAY_CHOICES } from '../../../bot/flows/complaint-asks'

/** Every value of the kinds of complaints. */
export const COMPLAINT_VALUES = {
  complaintStatus: ['filed', 'accepted', 'decided', 'closed', 'handed_up'],
  complaintOutcome: ['founded', 'partly_founded', 'unfounded', null],
  addedKind: ['message', 'retaliation', 'review'],
} as const

/** What is offered below each of their sentences. */
export const COMPLAINT_CHOICES = {
  'complaint.ask_way': WAY_CHOICES,
  'complaint.which_person': unitChoices(
    [1, 2, 3, 4, 5, 6].map((id) => ({ id: String(id), unit: '巫溪县扶贫集团成员单位驻村工作队' })),
  ),
  'complaint.confirm_kind': YES_NO,
  'complaint.ask_kind': KIND_CHOICES,
  'complaint.confirm_added': YES_NO,
}
