import { dayOf } from '../shared/day'
import { countOf, type OverviewTownship } from '../villages/overview'
import { titleOf as nameOf } from '../villages/picture'
import { pagePath } from '../villages/scores'
import { dayEn, dayZh } from './format'
import { En } from './layout'
import { CLASSES, points, Queries, Villages } from './village-lines'
import type { VillagesView } from './villages'

export const titleOf = ({ overview, countyName }: VillagesView) => nameOf(overview, countyName)

export function VillagesPage({ view }: { view: VillagesView }) {
  const { overview, countyName, lines } = view
  const { year, summary, source, township } = overview
  const { reckonedAt, villages, deep, relative, incomplete } = summary
  const day = reckonedAt ? dayOf(new Date(reckonedAt)) : null
  return (
    <>
      <header>
        {countyName} <span class="brand">村信</span>
      </header>
      <main>
        <h1>
          {titleOf(view)}
          <En>{`Village figures of ${year}, the poorest first`}</En>
        </h1>
        <p>
          {`${villages}个村：深度贫困${deep}个，相对贫困${relative}个，${incomplete}个缺数没有算分。`}
          按十项数字打分，满分100，分越高越困难。分数不等于认定，认定要提名、评议、公示。
          <En>
            Scored by ten figures; the more points the poorer. A score is no decision about a
            village.
          </En>
        </p>
        <p>
          {day && `${dayZh(day)}算。`}
          {source && `标准：${source}。`}
          {day && <En>{`Reckoned on ${dayEn(day)}.`}</En>}
        </p>
        <img class="picture" src={pictureOf(view)} alt={alternative(view)} />
        {lines && township ? (
          <>
            <Villages villages={overview.townships[0]?.villages ?? []} lines={lines} />
            <Queries lines={lines} />
          </>
        ) : (
          <>
            <Townships view={view} />
            <Ranking view={view} />
          </>
        )}
      </main>
    </>
  )
}

/** Under the same address, of the same year. */
const pictureOf = ({ county, overview: { township, year } }: VillagesView) =>
  `${pagePath(county, township?.path)}.png?year=${year}`

const alternative = (view: VillagesView) =>
  view.lines ? `${titleOf(view)}：各村得分` : `${titleOf(view)}：各乡镇有多少深度和相对贫困的村`

function Townships({ view: { county, overview } }: { view: VillagesView }) {
  return (
    <section>
      <h2>
        各乡镇
        <En>Townships</En>
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">乡镇</th>
            <th scope="col" class="count">
              深度
            </th>
            <th scope="col" class="count">
              相对
            </th>
            <th scope="col" class="count">
              缺数
            </th>
            <th scope="col" class="count">
              村
            </th>
          </tr>
        </thead>
        <tbody>
          {overview.townships.map((township) => (
            <TownshipRow
              township={township}
              href={`${pagePath(county, township.path)}?year=${overview.year}`}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

const TownshipRow = ({ township, href }: { township: OverviewTownship; href: string }) => (
  <tr>
    <th scope="row">
      <a href={href}>{township.name}</a>
    </th>
    <td class="count">{countOf(township, 'deep')}</td>
    <td class="count">{countOf(township, 'relative')}</td>
    <td class="count">{countOf(township, null)}</td>
    <td class="count">{township.villages.length}</td>
  </tr>
)

/** Every village that has a score, folded in: there are hundreds. */
function Ranking({ view: { overview } }: { view: VillagesView }) {
  const villages = overview.townships
    .flatMap(({ name: township, villages: some }) =>
      some.map((village) => ({ ...village, township })),
    )
    .filter(({ rank }) => rank !== null)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  return (
    <section>
      <details>
        <summary>
          {`全县排名，${villages.length}个村`}
          <En>The whole ranking</En>
        </summary>
        <table>
          <thead>
            <tr>
              <th scope="col">名次</th>
              <th scope="col">村</th>
              <th scope="col" class="count">
                得分
              </th>
            </tr>
          </thead>
          <tbody>
            {villages.map(({ rank, name, township, scoreMilli, class: of }) => (
              <tr>
                <td>{rank}</td>
                <th scope="row">
                  {name}
                  <span class="source">{`${township}，${of ? CLASSES[of][0] : ''}`}</span>
                </th>
                <td class="count">{points(scoreMilli ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
