import { type Context, Hono } from 'hono'
import { ASSESSMENT_KINDS } from '../../db/values/assessments'
import { drawRanking } from '../assessments/exports/picture'
import { changeOf, titleOf } from '../assessments/exports/wording'
import { pageOf, type PublishedAssessment, readPublished } from '../assessments/published'
import { getCounty } from '../counties/service'
import type { AppDeps } from '../http/context'
import { ApiError } from '../shared/errors'
import { dayEn, dayZh } from './format'
import { En, layout, PAGE_HEADERS } from './layout'

const COUNTY = /^[a-z][a-z0-9-]{0,30}$/

/** The page shows its own pictures. */
const POLICY = PAGE_HEADERS['Content-Security-Policy'].replace(
  'img-src data:',
  "img-src 'self' data:",
)

/**
 * The last published assessment 考核 of every kind, for anybody: `/wuxi/assessments`. One kind's alone stands under
 * `/wuxi/assessments/township`, with `.png` behind it as a picture.
 */
export function assessmentPages({ connection: { db } }: AppDeps) {
  const start = async (c: Context) => {
    const county = c.req.param('county') ?? ''
    if (!COUNTY.test(county)) throw new ApiError('not_found', 'page')
    const { name } = await getCounty(db, county)
    for (const [header, value] of Object.entries(PAGE_HEADERS)) c.header(header, value)
    c.header('Content-Security-Policy', POLICY)
    c.header('Cache-Control', 'public, max-age=60')
    return { county, name }
  }
  const show = (c: Context, { county, name }: Place, all: readonly PublishedAssessment[]) => {
    const title = `${name}考核结果`
    return c.html(
      layout(
        title,
        <>
          <header>
            {name} <span class="brand">村信</span>
          </header>
          <main>
            <h1>
              {title}
              <En>Published assessments</En>
            </h1>
            {all.length === 0 && <p>还没有公布的考核结果。</p>}
            {all.map((each) => (
              <Published published={each} county={county} />
            ))}
          </main>
        </>,
      ),
    )
  }
  return new Hono()
    .get('/:county/assessments', async (c) => {
      const place = await start(c)
      return show(c, place, await readPublished(db, place.county, {}))
    })
    .get('/:county/assessments/:kind', async (c) => {
      const place = await start(c)
      const [, word = '', isPicture] = /^([a-z-]+)(\.png)?$/.exec(c.req.param('kind')) ?? []
      const kind = ASSESSMENT_KINDS.find((each) => each.replace('_', '-') === word)
      const all = kind ? await readPublished(db, place.county, { kind }) : []
      const [published] = all
      if (!published) throw new ApiError('not_found', 'assessment')
      if (!isPicture) return show(c, place, all)
      const png = await drawRanking(published, place.name)
      return c.body(png, 200, { 'Content-Type': 'image/png' })
    })
}

interface Place {
  county: string
  name: string
}

const Published = ({ published, county }: { published: PublishedAssessment; county: string }) => {
  const { kind, publishedOn, fingerprint, subjects } = published
  const title = titleOf(published)
  return (
    <section>
      <h2>
        {title}
        {publishedOn && <En>{`Published on ${dayEn(publishedOn)}`}</En>}
      </h2>
      {publishedOn && <p>{`${dayZh(publishedOn)}公布，共${subjects.length}个。`}</p>}
      <img class="picture" src={`${pageOf(county, kind)}.png`} alt={`${title}排名，同下面的表`} />
      <table>
        <thead>
          <tr>
            <th scope="col">名次</th>
            <th scope="col">名称</th>
            <th scope="col" class="count">
              得分
            </th>
            <th scope="col" class="count">
              等次
            </th>
          </tr>
        </thead>
        <tbody>
          {subjects.map((each) => (
            <tr>
              <td>
                {each.rank}
                <span class="note">{changeOf(each)}</span>
              </td>
              <th scope="row">{each.name}</th>
              <td class="count">{(each.points / 100).toFixed(2)}</td>
              <td class="count">{each.gradeName}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {fingerprint && <p class="note">{`校验码 ${fingerprint}`}</p>}
    </section>
  )
}
