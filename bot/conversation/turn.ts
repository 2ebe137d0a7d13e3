import { type Command, type Ending, type Reply, say } from '../../api/client'
import { readAgain } from '../understanding/reading'
import { isForTop, isLateAnswer } from './addressee'
import { type FlowBook, isForgotten, isSilent, type Proposal } from './book'
import type { After, Ask, Data, Flow, Heard, Move, Question, StepContext } from './flow'
import { explainsAlone } from './leads-words'
import {
  EMPTY,
  hasLapsed,
  isGone,
  isStale,
  pickOffered,
  type Session,
  type Talk,
  talkAt,
  toStored,
  withTalk,
} from './session'
import { flowForWordless, mayBeOther } from './subject'
import { isSurvey, isTiresome, outlivesCancel, putBefore } from './surveyed'
import type { Understood } from './meaning'
import { isCancel } from './understand'

/** A step that leads on and on ends here: a loop in a flow must not hang a villager. */
const MOST_HOPS = 12
/** What is said at once; the rest of a long answer waits for 下. */
const MOST_REPLIES = 2

/** One message being answered: where the conversation stands, and what comes of it. */
export class Turn {
  readonly talks: Talk[]
  private readonly top: Talk | undefined
  private hops = 0
  /** A flow whose turns are forgotten has asked or answered. */
  private hasMet = false

  constructor(
    private readonly book: FlowBook,
    private readonly ctx: StepContext,
    private readonly session: Session,
  ) {
    const isOver = (talk: Talk) =>
      (talk.isOnce && hasLapsed(talk, ctx.receivedAt)) ||
      (isForgotten(book, talk) && isGone(talk, ctx.receivedAt))
    this.talks = session.talks.filter((talk) => !isOver(talk))
    this.top = this.talks.at(-1)
    this.hasMet = this.top !== undefined && isForgotten(book, this.top)
  }

  /** Nothing of this turn may be kept. */
  get isToForget(): boolean {
    return this.hasMet
  }

  withoutForgotten(talks: readonly Talk[]): Talk[] {
    return talks.filter((talk) => !isForgotten(this.book, talk))
  }

  async take(
    text: string,
    plain: string,
    understood: Understood,
    isFirst: boolean,
  ): Promise<Proposal> {
    const { top } = this
    const isDigit = /^\d$/.test(plain)
    const hasNext = this.session.parts.length > 0 || !top?.isTalk
    if (understood.intent === 'more' && hasNext) return this.nextPart()
    const begun = putBefore(this.ctx, { ...this.session, talks: this.talks }, text, understood)
    if (begun) return this.enter(begun.flow, undefined, begun.data, begun.beneath)
    if (top) {
      const heard = { text, plain, choiceId: pickOffered(top, plain, understood) }
      if (isLateAnswer(top, understood, heard, this.ctx.receivedAt)) {
        return this.enter('which-question', undefined, { digit: plain }, this.talks)
      }
      if (isForTop(top, understood, heard, this.ctx.contact.staffId !== null)) {
        const proposal = await this.answerTop(top, heard)
        if (proposal) return proposal
      }
      if (isDigit && plain !== '0' && this.isAnsweredByDigits(top)) {
        const proposal = await this.askAgain(top)
        if (proposal) return proposal
      }
    }
    // 取消 ends what is asked before it can be a wish of its own.
    if (top && isCancel(understood) && top.flow !== 'menu') {
      const kept = this.talks.filter((talk) => outlivesCancel(talk, top))
      const said = [say('common.cancelled', {})]
      return isSurvey(kept.at(-1)) ? this.finish(said, kept, true) : this.done(said, kept)
    }
    if (isDigit && plain !== '0' && this.ctx.contact.staffId !== null) {
      return this.stay([say('common.nothing_waits', {})])
    }
    return this.beginNew(understood, text, isFirst)
  }

  /** A villager's digits are the menu's where nothing is offered; staff have no such menu. */
  private isAnsweredByDigits({ flow, offered }: Talk): boolean {
    return flow !== 'menu' && (offered.length > 0 || this.ctx.contact.staffId !== null)
  }

  /** Nothing but a picture, a place or a phone: for the open question if that waits for one. */
  async takeWordless(): Promise<Proposal> {
    const { top, ctx } = this
    const start = flowForWordless(ctx.attachments)
    if (!start) return this.stay([say('common.empty', {})])
    if (top?.takesAttachments && !hasLapsed(top, ctx.receivedAt)) {
      const proposal = await this.answerTop(top, { text: '', plain: '', choiceId: undefined })
      if (proposal) return proposal
    }
    return this.enter(start.flow, undefined, start.data, this.talks)
  }

  private async answerTop(top: Talk, heard: Heard): Promise<Proposal | null> {
    const beneath = this.talks.slice(0, -1)
    const flow = this.book.flows[top.flow]
    const step = flow?.steps[top.step]
    const isPick = heard.choiceId !== undefined || /^\d$/.test(heard.plain)
    if (!flow && !isPick) return null
    if (!flow || !step) return this.askAgain(top)
    const move = await step.answer(this.ctx, top.data, heard)
    if (move === 'not_mine') return null
    return this.follow(flow, move, top.data, beneath, [])
  }

  /**
   * A digit answers the open question only; one that was not offered asks it again. Null where it is
   * not asked a second time: an offer made in passing.
   */
  private async askAgain(top: Talk): Promise<Proposal | null> {
    const beneath = this.talks.slice(0, -1)
    const flow = this.book.flows[top.flow]
    // The flow went in a deploy: what its digits meant nobody knows any more.
    if (!flow) return this.enter('menu', undefined, {}, beneath)
    // The step went: ask again from the start and keep what was said.
    const step = flow.steps[top.step] ? top.step : undefined
    const proposal = await this.enter(top.flow, step, top.data, beneath)
    return isSilent(proposal) ? null : proposal
  }

  private async beginNew(understood: Understood, text: string, isFirst: boolean) {
    const { ctx } = this
    const read =
      explainsAlone(text, ctx) ?? readAgain(understood, text, ctx.contact.staffId !== null)
    const start = this.book.flowFor(read)
    const isOpen = mayBeOther(read)
    const last = isOpen ? await this.book.lastResort(this.ctx, text, isOpen === 'likely') : null
    const begun = last ?? start
    if (begun) return this.enter(begun.flow, undefined, begun.data, this.talks)
    if (isFirst) return this.enter('menu', undefined, {}, [])
    const misunderstood = this.session.misunderstood + 1
    if (misunderstood < 3)
      return this.stay([say('common.not_understood', {})], { ...this.session, misunderstood })
    return this.enter('talk-to-person', undefined, { text }, this.talks)
  }

  /** Enters a flow at a step (its first by default) on top of the talks beneath. */
  enter(name: string, step: string | undefined, data: Data, beneath: Talk[]) {
    const flow = this.book.flows[name]
    if (!flow) throw new Error(`no flow ${name}`)
    const isOver = (talk: Talk) => talk.flow === name || flow.ends?.includes(talk.flow)
    const others = beneath.filter((talk) => !isOver(talk))
    return this.follow(flow, { to: step ?? flow.first, data }, {}, others, [])
  }

  private async follow(
    flow: Flow,
    first: Exclude<Move, 'not_mine'>,
    known: Data,
    beneath: Talk[],
    said: Reply[],
  ): Promise<Proposal> {
    let move: Ask = first
    let data = known
    let at = flow.first
    const mustForget = () => isForgotten(this.book, { flow: flow.name, data })
    // Counted over the whole turn: flows can begin each other in a circle.
    while (this.hops++ < MOST_HOPS) {
      if ('to' in move) {
        at = move.to
        data = { ...data, ...move.data }
        this.hasMet ||= mustForget()
        const step = flow.steps[at]
        if (!step) throw new Error(`flow ${flow.name} has no step ${at}`)
        move = await step.ask(this.ctx, data)
      } else if ('begin' in move) {
        return this.enter(move.begin, undefined, move.data ?? {}, beneath)
      } else if ('ask' in move) {
        const talks = withTalk(beneath, this.talkAt(flow, at, data, move))
        return this.done([...said, ...asked(move)], talks, move.parts)
      } else if ('resume' in move) {
        const proposal = await this.finish(said, beneath, true)
        return isSilent(proposal) ? this.enter('menu', undefined, {}, []) : proposal
      } else if ('say' in move) {
        const replies = [...said, ...move.say]
        if (mustForget()) return this.done(replies, this.withoutForgotten(beneath))
        return this.finish(replies, beneath, false, move.parts)
      } else {
        return this.propose(flow, move.do, move.outcomes, beneath, mustForget())
      }
    }
    throw new Error(`flow ${flow.name} does not come to rest`)
  }

  private talkAt({ name }: Flow, step: string, data: Data, question: Question): Talk {
    return talkAt(name, step, data, question, this.ctx.receivedAt)
  }

  /** A command and, foreseen for each of its outcomes, how the turn ends. */
  private async propose(
    flow: Flow,
    command: Command,
    outcomes: Record<string, After>,
    beneath: Talk[],
    mustForget: boolean,
  ): Promise<Proposal> {
    // What leaves rows behind, and what must leave none, are not said in one breath.
    const others = this.withoutForgotten(beneath)
    const resumed = mustForget ? { replies: [], talks: others } : await this.resumed(others)
    const endings = Object.entries(outcomes).map(([code, { say: said, at, parts }]) => {
      const isResumed = at?.orSay !== undefined && resumed.replies.length > 0
      if (!at || isResumed) {
        return [code, this.ending(at?.orSay ?? said, resumed.talks, resumed.replies, parts)]
      }
      const { step, data, orSay: _, ...waits } = at
      const ask = said.at(-1) ?? say('common.pick', {})
      const talk = this.talkAt(flow, step, data, { ask, kind: 'menu', ...waits })
      return [code, this.ending(said, withTalk(beneath, talk), [], waits.parts)]
    })
    return { command, endings: Object.fromEntries(endings) as Record<string, Ending> }
  }

  /** The flow has ended; what it interrupted is asked again. */
  private async finish(
    replies: Reply[],
    beneath: Talk[],
    isWanted = false,
    parts: readonly Reply[] = [],
  ): Promise<Proposal> {
    const resumed = await this.resumed(beneath, isWanted)
    return { endings: { done: this.ending(replies, resumed.talks, resumed.replies, parts) } }
  }

  private async resumed(
    beneath: Talk[],
    isWanted = false,
  ): Promise<{ replies: Reply[]; talks: Talk[] }> {
    const talk = beneath.at(-1)
    const flow = talk && this.book.flows[talk.flow]
    const repeats = (talk?.repeats ?? 0) + 1
    const isDropped = !isWanted && talk !== undefined && isTiresome(talk, repeats)
    const rest = beneath.slice(0, -1)
    if (isDropped) return this.resumed(rest)
    const isFresh = talk && (isWanted || !isStale(talk, this.ctx.receivedAt))
    if (!flow || !isFresh || talk.flow === 'menu') return { replies: [], talks: [] }
    // That the last answer was not understood is not said a second time.
    const data = { ...talk.data, isUnknown: '' }
    const question = await flow.steps[talk.step]?.ask(this.ctx, data)
    if (!question || !('ask' in question)) return { replies: [], talks: rest }
    if (question.isOnce && !isWanted) return this.resumed(rest)
    this.hasMet ||= isForgotten(this.book, talk)
    const again = { ...this.talkAt(flow, talk.step, data, question), repeats }
    return { replies: [question.ask], talks: withTalk(rest, again) }
  }

  private nextPart(): Proposal {
    const [part, ...parts] = this.session.parts
    if (!part) return this.stay([say('common.no_more', {})])
    return this.stay([part], { ...this.session, parts })
  }

  /** Says something and leaves the conversation where it is. */
  stay(replies: Reply[], session: Session = this.session): Proposal {
    return { endings: { done: { replies, session: toStored(session) } } }
  }

  private done(replies: Reply[], talks: Talk[], parts?: readonly Reply[]): Proposal {
    return { endings: { done: this.ending(replies, talks, [], parts) } }
  }

  /**
   * @param resumed The question that is open again: never among what waits for 下.
   * @param more What waits for 下 whatever is said now.
   */
  private ending(
    replies: Reply[],
    talks: Talk[],
    resumed: Reply[] = [],
    more: readonly Reply[] = [],
  ): Ending {
    const parts = [...replies.slice(MOST_REPLIES), ...more]
    const said = [...replies.slice(0, MOST_REPLIES), ...resumed]
    const session = { ...EMPTY, talks, parts, surveyed: this.session.surveyed }
    return { replies: said, session: toStored(session) }
  }
}

const asked = ({ before, ask }: Question) => (before ? [before, ask] : [ask])
