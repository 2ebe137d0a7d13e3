import type { Child } from 'hono/jsx'
import type { NoticeStage } from '../notices/rules'
import { dayEn, dayZh, plainNumber } from './format'
import { En } from './layout'
import { countWords, levelWords, titleEnOf, titleOf } from './notice-words'
import type { ShownEntry } from '../notices/names'
import type { NoticeView } from './service'

const STAGES = {
  drawn_up: ['还没有贴出来', 'Not on the wall yet'],
  open: ['正在公示', 'Open to objections'],
  held: ['有人对公示程序提了异议，正在查，名单先不动', 'Its procedure is being checked; it waits'],
  over: ['公示期满，等着往上报', 'Its days are over; the next step follows'],
  closed: ['公示期满，已经办完', 'Done'],
  void: ['已经作废，等重新张贴', 'Void, to be posted anew'],
} as const satisfies Record<NoticeStage, readonly [zh: string, en: string]>

export function NoticePage({ view, posterHref }: { view: NoticeView; posterHref: string | null }) {
  const { county, code, stage, isSupplement, fingerprint, entries } = view
  const level = levelWords(view)
  return (
    <>
      <header>
        {county} <span class="brand">村信</span>
      </header>
      <main>
        <h1>
          {titleOf(view)}
          <En>{titleEnOf(view)}</En>
        </h1>
        {isSupplement && (
          <p class="mark">
            补充公示：只列后来增加的
            <En>A supplement: those added since the first list</En>
          </p>
        )}
        <dl>
          <Fact zh="单号" en="Number" value={<b>{code}</b>} />
          <Fact zh="现在" en="Now" value={STAGES[stage][0]} valueEn={STAGES[stage][1]} />
          <Window view={view} />
          <Fact zh="级别" en="Level" value={level.zh} valueEn={level.en} />
          <Count view={view} />
          {fingerprint && (
            <Fact
              zh="校验码"
              en="Fingerprint"
              value={
                <>
                  {fingerprint}
                  <span class="note">和单子上的一样，就没人改过</span>
                </>
              }
              valueEn="The same stands on the sheet, unless somebody changed it"
            />
          )}
        </dl>
        <section>
          <h2>
            有异议怎么提
            <En>How to object</En>
          </h2>
          <HowToObject view={view} />
        </section>
        <section>
          <h2>
            名单
            <En>Names</En>
          </h2>
          {entries ? <Entries entries={entries} /> : <NoNames />}
          {entries && posterHref && (
            <p>
              <a href={posterHref}>墙上的单子（PDF）</a>
              <En>The sheet as it hangs</En>
            </p>
          )}
        </section>
      </main>
    </>
  )
}

/** As the sheet has it; those taken off since are a number, and nobody's name. */
function Count({ view }: { view: NoticeView }) {
  const isOfVillages = view.villages > 0
  const [zh, en] = isOfVillages
    ? (['村数', 'Villages'] as const)
    : (['户数', 'Households'] as const)
  const value = (
    <>
      {countWords(view)}
      {view.removed > 0 && (
        <span class="note">
          {`贴出后有${view.removed}${isOfVillages ? '个村' : '户'}不再公示`}
          <En>{`${view.removed} taken off the list since`}</En>
        </span>
      )}
    </>
  )
  return <Fact zh={zh} en={en} value={value} />
}

/** Since when and until when; of a list that does not hang yet, for how long it will. */
function Window({ view }: { view: NoticeView }) {
  const { stage, postedOn, closesOn, days } = view
  if (stage === 'drawn_up') {
    const value = days ? `贴出第二天起${days}天` : '贴出第二天算起'
    const valueEn = days ? `${days} days from the day after it is put up` : 'After it is put up'
    return <Fact zh="期限" en="Until" value={value} valueEn={valueEn} />
  }
  return (
    <>
      <Fact zh="截止" en="Until" value={`${dayZh(closesOn)}24点`} valueEn={until(closesOn)} />
      <Fact zh="张贴" en="Posted on" value={dayZh(postedOn)} valueEn={dayEn(postedOn)} />
    </>
  )
}

const until = (day: string) => `${dayEn(day)}, 24:00`

interface FactProps {
  zh: string
  en: string
  value: Child
  valueEn?: string
}

const Fact = ({ zh, en, value, valueEn }: FactProps) => (
  <div>
    <dt>
      {zh}
      <En>{en}</En>
    </dt>
    <dd>
      {value}
      {valueEn && <En>{valueEn}</En>}
    </dd>
  </div>
)

function HowToObject({ view }: { view: NoticeView }) {
  const { code, number, hotline, isOpen, stage } = view
  if (stage === 'void')
    return (
      <p>
        这张名单作废了。新名单贴出来再提。
        <En>This list is void. Object to the new one.</En>
      </p>
    )
  if (stage === 'drawn_up')
    return (
      <p>
        名单还没有贴出来，贴出后就可以提。
        <En>Once the list hangs you can object.</En>
      </p>
    )
  if (!isOpen)
    return (
      <p>
        公示已经截止，不能再提异议。有情况要反映，请打 <Phone number={hotline} />。
        <En>Its days are over. Call this number.</En>
      </p>
    )
  const text = `异议 ${code} `
  const whom = view.villages > 0 ? '村名' : '户主姓名'
  return (
    <>
      <p>
        发短信
        {number ? (
          <>
            到 <a href={`sms:${number}?body=${encodeURIComponent(text)}`}>{plainNumber(number)}</a>
          </>
        ) : (
          '到村信的号码'
        )}
        ，写：
      </p>
      <p class="words">
        {text}
        {whom} 什么情况
      </p>
      <p>
        会给您回执和答复日期，也会替您保密。不会发短信，请找村干部，或打 <Phone number={hotline} />
        。<En>Text the words above: the number, the name, what is wrong. You get a receipt.</En>
      </p>
    </>
  )
}

const Phone = ({ number }: { number: string }) => (
  <a href={`tel:${number.replace(/[^\d+]/g, '')}`}>{number}</a>
)

/** The same whatever was missing. */
const NoNames = () => (
  <p>
    户名只在公示期内能看：看墙上的单子，或扫单子上的二维码。
    <En>The names can be read until the last day: on the sheet or behind its QR code.</En>
  </p>
)

function Entries({ entries }: { entries: readonly ShownEntry[] }) {
  const isOfVillages = entries.some(({ size }) => size === null)
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            {isOfVillages ? '村' : '户主'}
            <En>{isOfVillages ? 'Village' : 'Head'}</En>
          </th>
          {!isOfVillages && (
            <>
              <th scope="col">
                社<En>Group</En>
              </th>
              <th scope="col" class="count">
                人口
                <En>People</En>
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {entries.map(({ name, place, size }) => (
          <tr>
            <th scope="row">{name}</th>
            {!isOfVillages && (
              <>
                <td>{place}</td>
                <td class="count">{size}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
