// @ts-check
/**
 * @typedef {import('../entry').Entry} Entry
 * @typedef {{ retry(entry: Entry): void, press(button: { id: string, label: string }): void }} Actions
 */

/** @param {string} id */
export function byId(id) {
  const element = document.getElementById(id)
  if (!element) throw new Error(`the page has no #${id}`)
  return element
}

const thread = byId('thread')
const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/**
 * Every word of it becomes a text node, so that no message can bring markup of its own.
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

/** @param {Entry[]} entries @param {Actions} actions */
export function showThread(entries, actions) {
  // Another phone's whole conversation is not read out.
  thread.setAttribute('aria-live', 'off')
  thread.replaceChildren(...entries.map((entry) => bubbleOf(entry, actions)))
  if (entries.length === 0) thread.append(make('p', { class: 'empty' }, EMPTY))
  thread.scrollTop = thread.scrollHeight
  requestAnimationFrame(() => thread.setAttribute('aria-live', 'polite'))
}

const EMPTY = '还没有消息。写一个“查”字试试。'

/** @param {Entry} entry @param {Actions} actions */
export function appendEntry(entry, actions) {
  const isAtEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 80
  const bubble = bubbleOf(entry, actions)
  const shown = [...thread.children].find((child) => child.getAttribute('data-id') === entry.id)
  if (shown) shown.replaceWith(bubble)
  else thread.append(bubble)
  for (const empty of thread.querySelectorAll('.empty')) empty.remove()
  if (isAtEnd || (!shown && entry.by === 'person')) thread.scrollTop = thread.scrollHeight
}

/** @param {Entry} entry @param {Actions} actions */
function bubbleOf(entry, actions) {
  const { id, by, text, label, buttons, picture, look, state } = entry
  const speaker = make('span', { class: 'unseen' }, by === 'person' ? '发出：' : '村信：')
  const bubble = make('p', { class: 'bubble' }, speaker, label ?? text)
  if (picture) bubble.append(pictureOf(picture, by))
  const choices = buttons.map((button) => {
    const choice = make('button', { type: 'button', class: 'choice' }, button.label)
    choice.addEventListener('click', () => actions.press(button))
    return choice
  })
  const message = make('div', { class: `message ${by} ${look} ${state}`, 'data-id': id }, bubble)
  if (choices.length > 0) message.append(make('div', { class: 'choices' }, ...choices))
  message.append(make('p', { class: 'meta' }, metaOf(entry)))
  if (state === 'failed') {
    const again = make('button', { type: 'button', class: 'again' }, '重发 Send again')
    again.addEventListener('click', () => actions.retry(entry))
    message.append(again)
  }
  return message
}

/** @param {NonNullable<Entry['picture']>} picture @param {Entry['by']} by */
function pictureOf({ url, page }, by) {
  const alt = by === 'person' ? '照片 Photo' : '图，点开看文字 The same in words'
  const image = make('img', { src: url, alt })
  if (page === undefined) return make('span', { class: 'picture' }, image)
  return make('a', { class: 'picture', href: page, target: '_blank', rel: 'noopener' }, image)
}

/** @param {Entry} entry */
function metaOf({ at, state, price }) {
  if (state === 'sending') return '发送中… Sending'
  if (state === 'failed') return '没有发出 Not sent'
  const time = clock.format(new Date(at))
  return price ? `${time} · ${price.segments} 条 · ¥${price.yuan}` : time
}
