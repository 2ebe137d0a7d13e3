// @ts-check
/**
 * @typedef {import('../entry').Entry} Entry
 * @typedef {import('../entry').SimulatedPerson} SimulatedPerson
 */
import { people, showNobody, showPerson, showUnread } from './people.js'
import { keep, phoneOf, restore, unreadOf } from './phones.js'
import { offerPictures } from './pictures.js'
import { appendEntry, byId, showThread } from './thread.js'
import { fetchTranscript, listen, post } from './wire.js'

/** @type {SimulatedPerson | undefined} */
let holder

const composer = /** @type {HTMLFormElement} */ (byId('composer'))
const input = /** @type {HTMLTextAreaElement} */ (byId('text'))

/** Makes an id no other page makes; `randomUUID` is missing where the page comes over plain http. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** @param {Entry} entry */
function receive(entry) {
  const isOpen = entry.phone === holder?.phone
  keep(entry, isOpen)
  if (isOpen) appendEntry(entry, actions)
  else showUnread(unreadOf)
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
  showUnread(unreadOf)
}

function close() {
  if (holder) phoneOf(holder.phone).draft = input.value
  holder = undefined
  byId('transcript').hidden = true
  byId('done').textContent = ''
  byId('picture-fault').textContent = ''
}

/**
 * Pictures by their message, as data URLs, until the server has them.
 * @type {Map<string, string>}
 */
const unsent = new Map()

/** @param {string} text @param {{ label?: string, picture?: string }} [more] */
function say(text, { label, picture } = {}) {
  if (!holder || (text.trim() === '' && picture === undefined)) return
  const { look } = phoneOf(holder.phone)
  /** @type {Entry} */
  const entry = {
    id: newId(),
    phone: holder.phone,
    by: 'person',
    text,
    ...(label !== undefined && { label }),
    buttons: [],
    ...(picture !== undefined && { picture: { url: picture } }),
    look,
    at: new Date().toISOString(),
    state: 'sending',
    price: null,
  }
  if (picture !== undefined) unsent.set(entry.id, picture)
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
  const picture = unsent.get(id)?.replace(/^[^,]*,/, '')
  const isTaken = await post('messages', { id, phone, text, look, label, picture })
  if (isTaken) unsent.delete(id)
  const now = phoneOf(phone).entries.get(id)
  if (now?.state === 'sending') receive({ ...now, state: isTaken ? 'sent' : 'failed' })
}

const actions = {
  /** @param {Entry} entry */
  retry(entry) {
    void deliver(entry)
    input.focus()
  },
  /** @param {{ id: string, label: string }} button */
  press: ({ id, label }) => say(`#${id}`, { label }),
}

/** @param {string} [picture] */
function sendWritten(picture) {
  say(input.value, picture === undefined ? {} : { picture })
  input.value = ''
  input.focus()
}

composer.addEventListener('submit', (event) => {
  event.preventDefault()
  sendWritten()
})

offerPictures(() => {
  const picker = holder
  // Whoever has taken up another phone meanwhile does not send it from there.
  return (picture) => {
    if (holder === picker) sendWritten(picture)
  }
})

input.addEventListener('keydown', (event) => {
  // While Chinese is being typed Enter picks a word.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  composer.requestSubmit()
})

for (const tip of document.querySelectorAll('.tips button')) {
  tip.addEventListener('click', () => {
    const text = /** @type {HTMLElement} */ (tip).dataset['text'] ?? ''
    showTools(false)
    if (!text.endsWith(' ')) return say(text)
    input.value = text
    input.focus()
  })
}

byId('look').addEventListener('change', (event) => {
  if (!holder || !(event.target instanceof HTMLInputElement)) return
  const look = event.target.value === 'chat' ? 'chat' : 'sms'
  phoneOf(holder.phone).look = look
  showPerson(holder, look)
  void post('look', { phone: holder.phone, look })
})

byId('clear').addEventListener('click', async () => {
  if (!holder) return
  const isCleared = await post('clear', { phone: holder.phone })
  byId('done').textContent = isCleared ? '' : '没有清空，请再试。Not cleared, try again.'
})

byId('copy').addEventListener('click', async () => {
  if (!holder) return
  const text = await fetchTranscript(holder.phone)
  const field = /** @type {HTMLTextAreaElement} */ (byId('transcript-text'))
  field.value = text ?? ''
  byId('transcript').hidden = text === null
  byId('done').textContent = await copy(text)
})

/** @param {string | null} text */
async function copy(text) {
  if (text === null) return '没有拿到，请再试。Not there, try again.'
  try {
    await navigator.clipboard.writeText(text)
    return '已复制。Copied.'
  } catch {
    return '请从下面复制。Copy it from below.'
  }
}

/** The address tells who is picked: a reload stays there, and back leads to the list. */
function follow() {
  const key = location.hash.slice(1)
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
  byId('open-tools').textContent = isOpen ? '回到对话' : '试什么'
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
  snapshot({ entries, looks }) {
    restore(entries, looks)
    if (holder) open(holder)
    showUnread(unreadOf)
  },
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
