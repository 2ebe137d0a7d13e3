import type { Child } from 'hono/jsx'
import type { NoticeLevel } from '../../db/values/rounds'
import type { NoticeStage } from '../notices/rules'
import { dayEn, dayZh, plainNumber } from './format'
import { En } from './layout'
import type { NoticeView } from './service'

const LEVELS = {
  group: ['社公示，三级中第一级', 'Villager group, first of three'],
  village: ['村公示，三级中第二级', 'Village, second of three'],
  township: ['乡镇公示，三级中第三级', 'Township, third of three'],
} as const satisfies Record<NoticeLevel, readonly [zh: string, en: string]>

const STAGES = {
  drawn_up: ['还没有贴出来', 'Not on the wall yet'],
  open: ['正在公示', 'Open to objections'],
  held: ['有人对公示程序提了异议，正在查，名单先不动', 'Its procedure is being checked; it waits'],
  over: ['公示期满，等着往上报', 'Its days are over; the next step follows'],
  closed: ['公示期满，已经办完', 'Done'],
  void: ['程序不对，已经作废，等重新张贴', 'Void, to be posted anew'],
} as const satisfies Record<NoticeStage, readonly [zh: string, en: string]>

export const titleOf = ({ area }: NoticeView) => `${area}名单公示`

export function NoticePage({ view }: { view: NoticeView }) {
  const { county, code, level, households, postedOn, closesOn, stage, names } = view
  return (
    <>
      <header>
        {county} <span class="brand">村信</span>
      </header>
      <main>
        <h1>
          {titleOf(view)}
          <En>Households posted for objection</En>
        </h1>
        <dl>
          <Fact zh="单号" en="Number" value={<b>{code}</b>} />
          <Fact zh="现在" en="Now" value={STAGES[stage][0]} valueEn={STAGES[stage][1]} />
          <Fact zh="截止" en="Until" value={`${dayZh(closesOn)}24点`} valueEn={until(closesOn)} />
          <Fact zh="张贴" en="Posted on" value={dayZh(postedOn)} valueEn={dayEn(postedOn)} />
          <Fact zh="级别" en="Level" value={LEVELS[level][0]} valueEn={LEVELS[level][1]} />
          <Fact zh="户数" en="Households" value={`${households}户`} />
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
          {names ? <Names names={names} /> : <NoNames />}
        </section>
      </main>
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
  if (!isOpen)
    return (
      <p>
        公示已经截止，不能再提异议。有情况要反映，请打 <Phone number={hotline} />。
        <En>Its days are over. Call this number.</En>
      </p>
    )
  const text = `异议 ${code} `
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
      <p class="words">{text}户主姓名 什么情况</p>
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

const Names = ({ names }: { names: NonNullable<NoticeView['names']> }) => (
  <table>
    <thead>
      <tr>
        <th scope="col">
          户主
          <En>Head</En>
        </th>
        <th scope="col">
          社<En>Group</En>
        </th>
        <th scope="col" class="count">
          人口
          <En>People</En>
        </th>
      </tr>
    </thead>
    <tbody>
      {names.map(({ head, place, size }) => (
        <tr>
          <th scope="row">{head}</th>
          <td>{place}</td>
          <td class="count">{size}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
