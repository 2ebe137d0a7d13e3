// @ts-check
/**
 * @typedef {import('../entry').Entry} Entry
 * @typedef {import('../entry').Look} Look
 * @typedef {import('../entry').SimulatedPerson} SimulatedPerson
 * @typedef {{ entries: Map<string, Entry>, unread: number, look: Look, draft: string }} Phone
 */
import { people, showNobody, showPerson, showUnread } from './people.js'
import { appendEntry, byId, showThread } from './thread.js'
import { fetchTranscript, listen, post } from './wire.js'

/** @type {Map<string, Phone>} */
const phones = new Map()
/** @type {SimulatedPerson | undefined} */
let holder
let isFirstSnapshot = true

const composer = /** @type {HTMLFormElement} */ (byId('composer'))
const input = /** @type {HTMLTextAreaElement} */ (byId('text'))

/** @param {string} number */
function phoneOf(number) {
  const phone = phones.get(number) ?? { entries: new Map(), unread: 0, look: 'sms', draft: '' }
  phones.set(number, phone)
  return phone
}

/** Makes an id no other page makes; `randomUUID` is missing where the page comes over plain http. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** @param {Entry} entry @param {boolean} isSeen */
function keep(entry, isSeen) {
  const phone = phoneOf(entry.phone)
  const isNew = !phone.entries.has(entry.id)
  phone.entries.set(entry.id, entry)
  if (isNew && !isSeen && entry.by === 'cunxin' && entry.phone !== holder?.phone) phone.unread += 1
}

/** @param {Entry} entry */
function receive(entry) {
  keep(entry, false)
  if (entry.phone === holder?.phone) appendEntry(entry, actions)
  else countUnread()
}

function countUnread() {
  showUnread((number) => phones.get(number)?.unread ?? 0)
}

/**
 * What is on the server replaces what is here, but for what has not got there.
 * @param {Entry[]} entries
 * @param {Record<string, Look>} looks
 */
function restore(entries, looks) {
  const here = [...phones.values()].flatMap((phone) => [...phone.entries.values()])
  const known = new Set(here.map(({ id }) => id))
  for (const phone of phones.values()) phone.entries = new Map()
  for (const entry of entries) keep(entry, isFirstSnapshot || known.has(entry.id))
  for (const entry of here) {
    if (entry.state !== 'sent' && !phoneOf(entry.phone).entries.has(entry.id)) keep(entry, true)
  }
  isFirstSnapshot = false
  for (const [number, look] of Object.entries(looks)) phoneOf(number).look = look
  if (holder) open(holder)
  countUnread()
}

/** @param {SimulatedPerson} person */
function open(person) {
  const isOther = holder !== person
  if (isOther) close()
  holder = person
  const phone = phoneOf(person.phone)
  phone.unread = 0
  showPerson(person, phone.look)
  showThread([...phone.entries.values()], actions)
  if (isOther) input.value = phone.draft
  countUnread()
}

function close() {
  if (holder) phoneOf(holder.phone).draft = input.value
  holder = undefined
  byId('transcript').hidden = true
  byId('done').textContent = ''
}

/** @param {string} text @param {string} [label] */
function say(text, label) {
  if (!holder || text.trim() === '') return
  const { look } = phoneOf(holder.phone)
  /** @type {Entry} */
  const entry = {
    id: newId(),
    phone: holder.phone,
    by: 'person',
    text,
    ...(label !== undefined && { label }),
    buttons: [],
    look,
    at: new Date().toISOString(),
    state: 'sending',
    price: null,
  }
  receive(entry)
  void deliver(entry)
}

/**
 * Sends it, or sends it again: under the same id it counts once.
 * @param {Entry} entry
 */
async function deliver(entry) {
  const { id, phone, text, look, label } = entry
  receive({ ...entry, state: 'sending' })
  const isTaken = await post('messages', { id, phone, text, look, label })
  const now = phoneOf(phone).entries.get(id)
  if (now?.state === 'sending') receive({ ...now, state: isTaken ? 'sent' : 'failed' })
}

const actions = {
  /** @param {Entry} entry */
  retry: (entry) => void deliver(entry),
  /** @param {{ id: string, label: string }} button */
  press: ({ id, label }) => say(`#${id}`, label),
}

composer.addEventListener('submit', (event) => {
  event.preventDefault()
  say(input.value)
  input.value = ''
  input.focus()
})

input.addEventListener('keydown', (event) => {
  // While Chinese is being typed Enter picks a word.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  composer.requestSubmit()
})

for (const tip of document.querySelectorAll('.tips button')) {
  tip.addEventListener('click', () => {
    showTools(false)
    say(/** @type {HTMLElement} */ (tip).dataset['text'] ?? '')
  })
}

byId('look').addEventListener('change', (event) => {
  if (!holder || !(event.target instanceof HTMLInputElement)) return
  const look = event.target.value === 'chat' ? 'chat' : 'sms'
  phoneOf(holder.phone).look = look
  showPerson(holder, look)
  void post('look', { phone: holder.phone, look })
})

byId('clear').addEventListener('click', () => {
  if (holder) void post('clear', { phone: holder.phone })
})

byId('copy').addEventListener('click', async () => {
  if (!holder) return
  const field = /** @type {HTMLTextAreaElement} */ (byId('transcript-text'))
  field.value = await fetchTranscript(holder.phone)
  byId('transcript').hidden = false
  const isCopied = await navigator.clipboard?.writeText(field.value).then(
    () => true,
    () => false,
  )
  byId('done').textContent = isCopied ? '已复制。Copied.' : '请从下面复制。Copy it from below.'
})

/** The address tells who is picked: a reload stays there, and back leads to the list. */
function follow() {
  const key = decodeURIComponent(location.hash.slice(1))
  const isWide = matchMedia('(min-width: 700px)').matches
  const person = people.find((each) => each.key === key) ?? (isWide ? people[0] : undefined)
  document.body.dataset['view'] = person ? 'phone' : 'people'
  if (person) return open(person)
  close()
  showNobody()
}

/**
 * On a small screen the tools cover the conversation.
 * @param {boolean} isOpen
 */
function showTools(isOpen) {
  document.body.dataset['view'] = isOpen ? 'tools' : 'phone'
  byId('open-tools').setAttribute('aria-expanded', String(isOpen))
}

window.addEventListener('hashchange', follow)
byId('back').addEventListener('click', () => {
  location.hash = ''
})
byId('open-tools').addEventListener('click', () => {
  showTools(document.body.dataset['view'] !== 'tools')
})
follow()

listen({
  snapshot: ({ entries, looks }) => restore(entries, looks),
  entry: ({ entry }) => receive(entry),
  look({ phone, look }) {
    phoneOf(phone).look = look
    if (holder?.phone === phone) showPerson(holder, look)
  },
  cleared({ phone }) {
    phoneOf(phone).entries.clear()
    if (holder?.phone === phone) showThread([], actions)
  },
  connected: (isConnected) => {
    byId('connection').textContent = isConnected
      ? ''
      : '连接断了，正在重连。Connection lost, trying again.'
  },
})
