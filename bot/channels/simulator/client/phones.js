// @ts-check
/**
 * @typedef {import('../entry').Entry} Entry
 * @typedef {import('../entry').Look} Look
 * @typedef {{ entries: Map<string, Entry>, unread: number, look: Look, draft: string }} Phone
 */

/** @type {Map<string, Phone>} */
const phones = new Map()
let isFirstSnapshot = true

/** @param {string} number @returns {Phone} */
export function phoneOf(number) {
  const phone = phones.get(number) ?? { entries: new Map(), unread: 0, look: 'sms', draft: '' }
  phones.set(number, phone)
  return phone
}

/** @param {string} number */
export const unreadOf = (number) => phones.get(number)?.unread ?? 0

/**
 * Adds a message to its phone, or replaces it there.
 * @param {Entry} entry
 * @param {boolean} isSeen
 */
export function keep(entry, isSeen) {
  const phone = phoneOf(entry.phone)
  const isNew = !phone.entries.has(entry.id)
  phone.entries.set(entry.id, entry)
  if (isNew && !isSeen && entry.by === 'cunxin') phone.unread += 1
}

/**
 * What is on the server replaces what is here, but for what has not got there. What was there
 * before the page was opened counts as read.
 * @param {Entry[]} entries
 * @param {Record<string, Look>} looks
 */
export function restore(entries, looks) {
  const here = [...phones.values()].flatMap((phone) => [...phone.entries.values()])
  const known = new Set(here.map(({ id }) => id))
  for (const phone of phones.values()) phone.entries = new Map()
  for (const entry of entries) keep(entry, isFirstSnapshot || known.has(entry.id))
  for (const entry of here) {
    if (entry.state !== 'sent' && !phoneOf(entry.phone).entries.has(entry.id)) keep(entry, true)
  }
  isFirstSnapshot = false
  for (const [number, look] of Object.entries(looks)) phoneOf(number).look = look
}
