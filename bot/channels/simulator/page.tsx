import type { Child } from 'hono/jsx'
import type { SimulatedPerson } from './entry'
import { type Tip, TIPS } from './tips'

type Side = SimulatedPerson['side']

/** The first page of a demo: who there is, one of their phones, and what to try on it. */
export function Page({ people }: { people: readonly SimulatedPerson[] }) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>村信 Cunxin</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/simulator/style.css" />
        <script type="module" src="/simulator/client/main.js" />
      </head>
      <body data-view="people">
        <header class="top">
          <h1>
            村信 <span lang="en">Cunxin</span>
          </h1>
          <p>
            演示县的手机 <span lang="en">The phones of a demo county</span>
          </p>
        </header>
        <main>
          <nav class="people" aria-label="选一个人 Pick a person">
            <div class="sides">
              <Side side="villager" zh="村民" en="Villagers" />
              <Side side="staff" zh="干部" en="Cadres" />
            </div>
            <Group side="villager" people={people} />
            <Group side="staff" people={people} />
          </nav>
          <Phone />
          <Tools />
        </main>
        <p id="connection" role="status" />
      </body>
    </html>
  )
}

/** Shows one group of people and tells what is unread in it. */
function Side({ side, zh, en }: { side: Side; zh: string; en: string }) {
  return (
    <button type="button" data-side={side} aria-pressed={side === 'villager' ? 'true' : 'false'}>
      {zh} <span lang="en">{en}</span>
      <Unread />
    </button>
  )
}

function Unread() {
  return (
    <span class="unread" hidden>
      <span class="count" />
      <span class="unseen"> 条未读</span>
    </span>
  )
}

function Group({ side, people }: { side: Side; people: readonly SimulatedPerson[] }) {
  return (
    <ul class="group" data-side={side} hidden={side !== 'villager'}>
      {people
        .filter((person) => person.side === side)
        .map((person) => (
          <li>
            <Person person={person} />
          </li>
        ))}
    </ul>
  )
}

function Person({ person }: { person: SimulatedPerson }) {
  const { name, side, title, titleEn, hint } = person
  return (
    <button type="button" class="person" data-person={JSON.stringify(person)}>
      <span class={`face ${side}`} aria-hidden="true">
        {[...name][0]}
      </span>
      <span class="who">
        <strong>{name}</strong>
        {hint && <span class="hint">认证 {hint.replace(name, '').trim()}</span>}
        <Unread />
      </span>
      <span class="title">
        {title}
        {titleEn && <span lang="en">{titleEn}</span>}
      </span>
    </button>
  )
}

function Phone() {
  return (
    <section class="phone" aria-labelledby="holder">
      <header>
        <button type="button" id="back">
          <span aria-hidden="true">‹</span> 人物
        </button>
        <h2 id="holder">先选一个人</h2>
        <p>
          <span id="about" /> <span class="number" id="number" />
        </p>
        <button type="button" id="open-tools" aria-expanded="false" aria-controls="tools">
          试什么
        </button>
      </header>
      <div class="device" data-look="sms">
        <p class="contact">
          <span class="face" aria-hidden="true">
            信
          </span>
          村信
        </p>
        <div id="thread" role="log" aria-label="对话 Conversation" tabindex={0} />
        <form id="composer">
          <Attach />
          <label class="unseen" for="text">
            写短信 Write a message
          </label>
          <textarea id="text" rows={1} maxlength={10000} placeholder="写短信" autocomplete="off" />
          <button type="submit">
            发送 <span class="unseen">Send</span>
          </button>
        </form>
      </div>
    </section>
  )
}

/** A picture goes out at once, with what is written as its words. Texts have none. */
function Attach() {
  return (
    <div class="attach">
      <button type="button" id="pick">
        图片 <span lang="en">Picture</span>
      </button>
      <input type="file" id="file" accept="image/*" hidden />
      <button type="button" id="sample">
        样张 <span lang="en">Sample photo</span>
      </button>
      <p id="picture-fault" role="status" />
    </div>
  )
}

function Tools() {
  return (
    <aside class="tools" id="tools" aria-label="试什么 What to try">
      <Card zh="试试这些" en="What to try">
        <Tips side="villager" tips={TIPS.villager} />
        <Tips side="staff" tips={TIPS.staff} />
        <p class="note">
          点一下就发出去；也可以随便写。
          <span lang="en">One tap sends it. Or write anything.</span>
        </p>
      </Card>
      <Card zh="这部手机" en="This phone">
        <fieldset id="look">
          <legend class="unseen">显示方式 Look</legend>
          <label>
            <input type="radio" name="look" value="sms" checked /> 短信 <span lang="en">Texts</span>
          </label>
          <label>
            <input type="radio" name="look" value="chat" /> 聊天 <span lang="en">Chat</span>
          </label>
        </fieldset>
        <div class="acts">
          <button type="button" id="copy">
            复制为测试 <span lang="en">Copy as test</span>
          </button>
          <button type="button" id="clear">
            清空屏幕 <span lang="en">Clear screen</span>
          </button>
        </div>
        <p id="done" role="status" />
        <div id="transcript" hidden>
          <label for="transcript-text">
            测试 <span lang="en">Test</span>
          </label>
          <textarea id="transcript-text" readonly rows={6} />
        </div>
      </Card>
    </aside>
  )
}

function Card({ zh, en, children }: { zh: string; en: string; children: Child }) {
  return (
    <section class="card">
      <h2>
        {zh} <span lang="en">{en}</span>
      </h2>
      {children}
    </section>
  )
}

/** The first one for villagers, what proves a household, is filled in for whoever holds the phone. */
function Tips({ side, tips }: { side: Side; tips: readonly Tip[] }) {
  const proof = { text: '', zh: '证明是本人', en: 'Who I am' }
  const [first, ...rest] = tips
  const shown = side === 'villager' && first ? [first, proof, ...rest] : tips
  return (
    <ul class="tips" data-side={side} hidden>
      {shown.map((tip) => (
        <li>
          <button type="button" class={tip === proof ? 'proof' : undefined} data-text={tip.text}>
            <strong>{tip.text.endsWith(' ') ? `${tip.text}…` : tip.text}</strong>
            <span class="title">
              {tip.zh} <span lang="en">{tip.en}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
