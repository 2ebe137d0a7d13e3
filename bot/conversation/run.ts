import {
  type ApiClient,
  type Behalf,
  type BegunTurn,
  createClient,
  type Ending,
  type HouseholdStatus,
  type Language,
  parseResponse,
  type Reply,
  say,
} from '../../api/client'
import type { Channel, Inbound, Receive, Rendered } from '../channels/channel'
import { type FlowBook, isForgotten, type Proposal } from './book'
import { takeTurn } from './engine'
import { insteadOf, mustForget } from './forgetting'
import { isHeardAlways, isOfMachine, refusalOf } from './hearing'
import { type Answer, answerInTime } from './in-time'
import { createRush } from './rush'
import { confirmsUntil, readSession } from './session'

/** What a conversation runs over: the API, the flows, and how replies become words. */
export interface ConversationDeps {
  clientFor(behalf: Behalf): ApiClient
  book: FlowBook
  render(reply: Reply, to: Reader): Rendered
  defaultCounty: string
  /** Told of a fault that keeps one message waiting while the others go on. */
  onFault(error: unknown): void
  /** Absent for a channel that is not ours. */
  channelOf(name: string): Traits | undefined
  /** Between two looks at a message somebody else is answering, and for how long a provider waits. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>
  /** In milliseconds, for what is counted in this process; the machine's unless given. */
  now?: (() => number) | undefined
  /** Messages of one channel in a minute that are answered at once. */
  mostAMinute?: number | undefined
}

type Traits = Pick<Channel, 'abilities' | 'answerWithinMs' | 'answersBy'>

/** For whom a reply is put into words. */
export interface Reader {
  channel: string
  address: string
  language: Language
  signature: string
}

interface County {
  county: string
  signature: string
  hotline: string
}

/** Twilio gives up after 15 s; a message answered elsewhere is looked at until shortly before. */
const LOOKS = 120
const LOOK_EVERY_MS = 100
/** Contacts the sweep is given at once, and how often it asks again while there are so many. */
const PAGE = 50
const MOST_PAGES = 20

/** Answers inbound messages: begin, engine, commit; then whatever waited behind it. */
export function createConversation(deps: ConversationDeps) {
  const { now = Date.now, mostAMinute } = deps
  const rush = createRush({ now, mostAMinute })
  const counties = new Map<string, Promise<County>>()

  /** Cached for the life of the process: an address of ours does not move between counties. */
  function countyOf({ channel, to }: Inbound): Promise<County> {
    const key = `${channel} ${to}`
    const known = counties.get(key)
    if (known) return known
    const loading = loadCounty(channel, to)
    counties.set(key, loading)
    loading.catch(() => counties.delete(key))
    return loading
  }

  async function loadCounty(channel: string, address: string): Promise<County> {
    const api = deps.clientFor({ actor: 'job:bot', county: deps.defaultCounty })
    const query = { channel, address }
    const { county } = await parseResponse(api.counties['by-address'].$get({ query }))
    const ofCounty = deps.clientFor({ actor: 'job:bot', county })
    return parseResponse(ofCounty.counties.current.$get())
  }

  /** Answers within the time the channel has; what comes later goes by the outbox. */
  const receive: Receive = (inbound) => {
    const within = deps.channelOf(inbound.channel)?.answerWithinMs
    const answering = answerTo(inbound)
    return within === undefined
      ? answering
      : answerInTime(deps, within, answering, () => markLate(inbound))
  }

  async function markLate(inbound: Inbound): Promise<void> {
    const { channel, providerMessageId } = inbound
    const { county } = await countyOf(inbound)
    const api = deps.clientFor({ actor: 'job:bot', county })
    await parseResponse(api.turns.late.$post({ json: { channel, providerMessageId } }))
  }

  async function answerTo(inbound: Inbound): Promise<Answer> {
    const county = await countyOf(inbound)
    const api = deps.clientFor({ actor: 'job:bot', county: county.county })
    const { channel, from } = inbound
    const shown = (replies: Reply[], language: Language) => {
      const reader = { channel, address: from, language, signature: county.signature }
      return replies.map((reply) => deps.render(reply, reader))
    }
    const pressure = pressureOf(inbound)
    const json = { ...messageOf(inbound), ...(pressure !== 'calm' && { isDeferred: true }) }
    for (let look = 0; look < LOOKS; look++) {
      const begun = await parseResponse(api.turns.index.$post({ json }))
      switch (begun.state) {
        case 'waiting': {
          const { language = 'zh' } = begun
          const isTold = pressure === 'first' && mayBeTold(county, inbound)
          const notice = isTold ? [say('limits.rush', { hotline: county.hotline })] : []
          return { state: 'waiting', messages: shown(notice, language), language }
        }
        case 'answered': {
          const { language, replies } = begun
          return { state: 'answered', messages: shown(replies as Reply[], language), language }
        }
        case 'in_progress':
          await deps.wait(LOOK_EVERY_MS)
          break
        case 'begun': {
          const own = await drain(county, api, begun as BegunTurn)
          if (own) {
            const { language } = begun.contact
            return { state: 'answered', messages: shown(own, language), language }
          }
        }
      }
    }
    throw new Error('a message stayed in progress beyond its lease')
  }

  /** A cry for help is answered at once, however many write. */
  function pressureOf({ channel, from, text }: Inbound) {
    const pressure = rush(channel, from)
    return pressure !== 'calm' && isHeardAlways(text) ? 'calm' : pressure
  }

  const isReachable = (channel: string, isPhone: boolean) =>
    isPhone || !deps.channelOf(channel)?.abilities.isSms

  const answersBy = (channel: string) => deps.channelOf(channel)?.answersBy ?? 'response'

  /** On this response, and not to a machine. */
  const mayBeTold = ({ signature }: County, { channel, isPhone, text }: Inbound) =>
    answersBy(channel) === 'response' &&
    isReachable(channel, isPhone) &&
    !isOfMachine(text, signature)

  /** Answers this turn and all that wait behind it under its lease; the caller's own answer, if among them. */
  async function drain(county: County, api: ApiClient, first: BegunTurn): Promise<Reply[] | null> {
    let own: Reply[] | null = null
    for (let turn: BegunTurn | null = first; turn;) {
      try {
        const committed = await answer(county, api, turn)
        // Somebody else has taken the contact over: look again at what became of the message.
        if (!committed) return own
        if (turn.isOwn) own = committed.replies as Reply[]
        turn = committed.next as BegunTurn | null
      } catch (error) {
        if (!own) throw error
        // The answer that was given must reach its reader; what comes after it is swept up.
        deps.onFault(error)
        return own
      }
    }
    return own
  }

  /** One turn from the engine to the commit; null where the lease or the session was lost. */
  async function answer(county: County, api: ApiClient, turn: BegunTurn) {
    const committed = await commit(api, turn, await propose(county, turn))
    if (committed !== 'invalid') return committed
    // Nobody will ever take what the flow asks for: an apology now, not after two more tries.
    deps.onFault(new Error(`turn ${turn.turnId} asks for what the API does not take`))
    const apologised = await commit(api, turn, withheld(deps.book, turn, apology(county.hotline)))
    if (apologised === 'invalid') throw new Error('not even an apology is taken')
    return apologised
  }

  async function commit(api: ApiClient, turn: BegunTurn, { endings, ...proposal }: Proposal) {
    const { turnId, seq, leaseId, sessionVersion, isOwn, contact } = turn
    const by = isOwn ? answersBy(turn.channel) : 'outbox'
    const { id: contactId, language } = contact
    const response = await api.turns[':id'].commit.$post({
      param: { id: turnId },
      json: {
        contactId,
        seq,
        leaseId,
        sessionVersion,
        by,
        language,
        ...proposal,
        endings: withConfirms(endings, turn),
      },
    })
    if (response.status === (400 as number)) return 'invalid' as const
    return response.status === (409 as number) ? null : parseResponse(response)
  }

  async function propose(county: County, turn: BegunTurn): Promise<Proposal> {
    const { hotline } = county
    const refusal = refusalOf(turn, isReachable(turn.channel, turn.contact.isPhone), county)
    if (refusal) return withheld(deps.book, turn, { replies: refusal, session: turn.session })
    if (turn.isBroken) return withheld(deps.book, turn, apology(hotline))
    const actor = `contact:${turn.contact.id}` as const
    const api = deps.clientFor({ actor, county: county.county, key: turn.turnId })
    const receivedAt = new Date(turn.receivedAt)
    const { contact } = turn
    const households = turn.households ?? (await readHouseholds(api))
    const { attachments } = turn
    const ctx = { api, contact, households, hotline, receivedAt, attachments }
    return takeTurn(deps.book, ctx, turn.session, turn.text)
  }

  /**
   * Answers messages whose answerer died, and those that were only stored; their answers go by the
   * outbox. One that fails keeps no other.
   */
  async function sweep(county: County): Promise<number> {
    const api = deps.clientFor({ actor: 'job:bot', county: county.county })
    let swept = 0
    for (let page = 0; page < MOST_PAGES; page++) {
      const { contactIds } = await parseResponse(api.turns.orphans.$get())
      for (const contactId of contactIds) {
        await takeOver(county, api, contactId).catch(deps.onFault)
      }
      swept += contactIds.length
      if (contactIds.length < PAGE) break
    }
    return swept
  }

  async function takeOver(county: County, api: ApiClient, contactId: string): Promise<void> {
    const param = { contactId }
    const { turn } = await parseResponse(api.turns.orphans[':contactId'].take.$post({ param }))
    if (turn) await drain(county, api, turn as BegunTurn)
  }

  return {
    receive,
    sweep: async () => sweep(await loadCounty('', '')),
    county: () => loadCounty('', ''),
  }
}

async function readHouseholds(api: ApiClient): Promise<HouseholdStatus[]> {
  const { households } = await parseResponse(api.status.index.$get())
  return households as HouseholdStatus[]
}

/** As the API takes it. */
function messageOf({ channel, providerMessageId, from, isPhone, text, attachments }: Inbound) {
  // PostgreSQL's text holds no NUL, and nobody meant to type one.
  const said = text.replaceAll('\0', '')
  const message = { channel, providerMessageId, from, isPhone, text: said }
  return { ...message, ...(attachments && { attachments }) }
}

/** Notices to many wait while a question to confirm is open. */
function withConfirms(endings: Record<string, Ending>, { receivedAt }: BegunTurn) {
  const told = Object.entries(endings).map(([code, ending]) => {
    const until = confirmsUntil(ending.session, new Date(receivedAt))
    return [code, until ? { ...ending, confirmsUntil: until } : ending] as const
  })
  return Object.fromEntries(told)
}

/** What is answered without being taken up; of what may be a complaint nothing is kept all the same. */
function withheld(book: FlowBook, turn: BegunTurn, done: Ending): Proposal {
  const top = readSession(turn.session).talks.at(-1)
  const isToForget =
    turn.isToForget === true ||
    (top !== undefined && isForgotten(book, top)) ||
    mustForget(turn.text, turn.contact.staffId !== null)
  return { endings: { done }, ...(isToForget && { instead: insteadOf(done.replies) }) }
}

const apology = (hotline: string): Ending => ({
  replies: [say('common.sorry', { hotline })],
  session: null,
})

/** A factory of clients that differ only in whom they speak for. */
export function clientFactory(options: Parameters<typeof createClient>[0]) {
  return (behalf: Behalf) => createClient(options, behalf)
}
