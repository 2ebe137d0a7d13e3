// @ts-check
import { byId } from './thread.js'

/**
 * @typedef {import('../entry').Look} Look
 * @typedef {import('../entry').SimulatedPerson} SimulatedPerson
 */

/** @type {{ person: SimulatedPerson, button: HTMLElement }[]} */
const list = [...document.querySelectorAll('.person')].map((element) => {
  const button = /** @type {HTMLElement} */ (element)
  /** @type {SimulatedPerson} */
  const person = JSON.parse(button.dataset['person'] ?? '{}')
  button.addEventListener('click', () => {
    location.hash = person.key
  })
  return { person, button }
})

export const people = list.map(({ person }) => person)

const sides = [...document.querySelectorAll('.sides button')].map((element) => {
  const button = /** @type {HTMLElement} */ (element)
  const { side } = button.dataset
  button.addEventListener('click', () => showSide(side))
  return { button, side }
})

/** @param {string | undefined} side */
function showSide(side) {
  for (const each of sides) each.button.setAttribute('aria-pressed', String(each.side === side))
  for (const group of document.querySelectorAll('.group')) {
    group.toggleAttribute('hidden', group.getAttribute('data-side') !== side)
  }
}

const holding = [...document.querySelectorAll('#composer *, #look input, #copy, #clear')]

/** @param {boolean} isHeld */
function enable(isHeld) {
  for (const control of holding) control.toggleAttribute('disabled', !isHeld)
}

/**
 * Puts a person's phone on the screen, with what that person could try.
 * @param {SimulatedPerson} person
 * @param {Look} look
 */
export function showPerson(person, look) {
  for (const each of list) {
    if (each.person === person) each.button.setAttribute('aria-current', 'true')
    else each.button.removeAttribute('aria-current')
  }
  byId('holder').textContent = `${person.name}的手机`
  byId('about').textContent = person.title
  byId('number').textContent = spaced(person.phone)
  showSide(person.side)
  for (const tips of document.querySelectorAll('.tips')) {
    const { side } = /** @type {HTMLElement} */ (tips).dataset
    tips.toggleAttribute('hidden', side !== person.side)
  }
  showProof(person.hint)
  for (const device of document.querySelectorAll('.device')) device.setAttribute('data-look', look)
  for (const radio of document.querySelectorAll('#look input')) {
    const option = /** @type {HTMLInputElement} */ (radio)
    option.checked = option.value === look
  }
  enable(true)
}

export function showNobody() {
  for (const { button } of list) button.removeAttribute('aria-current')
  byId('holder').textContent = '先选一个人'
  byId('about').textContent = ''
  byId('number').textContent = ''
  enable(false)
}

/** @param {string | undefined} hint */
function showProof(hint) {
  for (const button of document.querySelectorAll('.proof')) {
    button.setAttribute('data-text', hint ?? '')
    button.closest('li')?.toggleAttribute('hidden', !hint)
    const text = button.querySelector('strong')
    if (text) text.textContent = hint ?? ''
  }
}

/** @param {(phone: string) => number} unreadOf */
export function showUnread(unreadOf) {
  let all = 0
  for (const { person, button } of list) {
    const unread = unreadOf(person.phone)
    all += unread
    showCount(button, unread)
  }
  for (const { button, side } of sides) {
    const ofSide = people.filter((person) => person.side === side)
    showCount(
      button,
      ofSide.reduce((sum, { phone }) => sum + unreadOf(phone), 0),
    )
  }
  document.title = all > 0 ? `（${all}）村信 Cunxin` : '村信 Cunxin'
}

/** @param {HTMLElement} button @param {number} unread */
function showCount(button, unread) {
  const count = button.querySelector('.count')
  if (count) count.textContent = String(unread)
  button.querySelector('.unread')?.toggleAttribute('hidden', unread === 0)
}

/** @param {string} phone */
const spaced = (phone) => phone.replace(/^(\+86)(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3 $4')
