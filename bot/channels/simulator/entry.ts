/** How a phone looks: a plain one with texts, or a chat with buttons. */
export const LOOKS = ['sms', 'chat'] as const
export type Look = (typeof LOOKS)[number]

/** Somebody of the demo county whose phone can be picked up. */
export interface SimulatedPerson {
  key: string
  name: string
  /** E.164, as the register has it. */
  phone: string
  side: 'villager' | 'staff'
  /** A villager's situation, or the post of a member of staff. */
  title: string
  titleEn?: string
  /** What proves the household: the name and the last four of the ID. */
  hint?: string
}

/** One message on a phone's screen. Comes again under the same id when its state has changed. */
export interface Entry {
  id: string
  phone: string
  by: 'person' | 'cunxin'
  text: string
  /** What the pressed button said, where `text` is what it stands for. */
  label?: string
  buttons: { id: string; label: string }[]
  /** With the page that shows the same; none while it is on its way. */
  picture?: { url: string; page?: string }
  look: Look
  at: string
  state: 'sending' | 'sent' | 'failed'
  /** What a text of ours costs; null in a chat and for what people send. */
  price: { segments: number; yuan: string } | null
}

/** What the page is told over its one event stream. */
export type SimulatorEvent =
  | { type: 'snapshot'; entries: Entry[]; looks: Record<string, Look> }
  | { type: 'entry'; entry: Entry }
  | { type: 'look'; phone: string; look: Look }
  | { type: 'cleared'; phone: string }
