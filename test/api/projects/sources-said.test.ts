import { describe, expect, test } from 'vitest'
import { readSources } from '../../../api/projects/sources-said'

const KNOWN = [
  '溪财发〔2021〕174号',
  '溪财发〔2026〕174号',
  '溪财发200',
  '县级20',
  '县级',
  '县级2026',
  '中央衔接(二批)',
].map((name) => ({ id: name, name }))
const read = (text: string) => {
  const { lines, isUnknown } = readSources(text, KNOWN)
  const said = lines.map(({ sourceId, amountFen }) => `${sourceId} ${amountFen / 1_000_000}万`)
  return isUnknown ? '?' : said.join('、')
}

describe('the county office names money', () => {
  test.each([
    ['溪财发〔2026〕174号 12万', '溪财发〔2026〕174号 12万'],
    ['溪财发〔2021〕174号12万', '溪财发〔2021〕174号 12万'],
    ['溪财发(2026)174 12万元', '溪财发〔2026〕174号 12万'],
    // Of which year?
    ['溪财发174 12万', '?'],
    ['溪财发〔2025〕174号 12万', '?'],
    // None of theirs is in it.
    ['溪财发1745 12万', '?'],
    ['溪财发2001 12万', '?'],
    ['溪财发200 12万', '溪财发200 12万'],
    ['溪财发〔2026〕200号 12万', '溪财发200 12万'],
    ['县级20 8万', '县级20 8万'],
    ['县级2026 8万', '县级2026 8万'],
    ['县级 8万', '县级 8万'],
    ['县级2026 8万 县级20 2万', '县级2026 8万、县级20 2万'],
    ['中央衔接（二批） 3万', '中央衔接(二批) 3万'],
    // Said twice it is both sums.
    ['溪财发200 1万 溪财发200 2万', '溪财发200 1万、溪财发200 2万'],
    ['溪财发200 1万 2万', '?'],
    ['市级2025 10万', '?'],
    ['溪财发200 6万 市级 4万', '?'],
    ['', ''],
  ])('%s: %s', (text, money) => {
    expect(read(text)).toBe(money)
  })
})
