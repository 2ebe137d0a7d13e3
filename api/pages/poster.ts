import { join } from 'node:path'
import { renderPdf } from '../documents/pdf'
import { qrSvg } from '../documents/qr'
import { dayZh, plainNumber } from './format'
import { countWords, kindWords, levelWords, titleEnOf, titleOf } from './notice-words'
import type { Poster } from './service'

export const POSTER_TEMPLATE = join(import.meta.dirname, 'poster.typ')

/** The sheet of a list 公示单 as PDF, A4: what hangs on the wall. */
export const drawPoster = (poster: Poster): Promise<Uint8Array<ArrayBuffer>> =>
  renderPdf(POSTER_TEMPLATE, posterData(poster))

/** What the template shows. */
export function posterData(poster: Poster) {
  const { county, area, code, days, stage, closesOn, postedOn, isSupplement, entries } = poster
  const isOfVillages = poster.villages > 0
  return {
    county,
    title: titleOf(poster),
    area,
    kind: kindWords(poster),
    titleEn: titleEnOf(poster),
    level: levelWords(poster).zh,
    isSupplement,
    count: countWords(poster),
    code,
    fingerprint: poster.fingerprint,
    days,
    // Put up it gets its dates by hand; printed again it has them.
    posted: stage === 'drawn_up' ? null : { on: dayZh(postedOn), until: dayZh(closesOn) },
    words: `异议 ${code} ${isOfVillages ? '村名' : '户主姓名'} 什么情况`,
    number: poster.number && plainNumber(poster.number),
    hotline: poster.hotline,
    isOfVillages,
    rows: entries.map(({ name, place, size }) => ({ name, place, size })),
    qr: qrSvg(poster.link),
  }
}
