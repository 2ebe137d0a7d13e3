import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { riskCalled, riskNoted } from '../../../api/monitoring/words'

const FIGURES = { inpatientFen: 500_000, outpatientFen: 50_000, schoolingFen: 1_000_000 }
const noted = (text: string) => riskNoted(text, FIGURES)?.class ?? null
const called = (text: string) => riskCalled(text)?.class ?? null

describe('a note of a visit is a signal', () => {
  test.each([
    ['牟大岭住院花了三万', 'medical_cost'],
    ['老伴住院，自付5000元', 'medical_cost'],
    ['住院总共花了3万，报了2万4，自己出6000块', 'medical_cost'],
    ['他老汉儿医药费欠了医院一万多', 'medical_cost'],
    ['娃儿得了白血病，没得钱医', 'medical_cost'],
    ['吃药每个月要600块', 'medical_cost'],
    ['娃儿读大学一年学费一万二', 'schooling_cost'],
    ['女儿考上大学，学费凑不齐', 'schooling_cost'],
    ['老二辍学在家', 'assurance_gap'],
    ['孙子不肯去上学', 'assurance_gap'],
    ['堂屋的墙裂了缝，下雨漏雨', 'assurance_gap'],
    ['屋后垮了半边，房子要倒', 'assurance_gap'],
    ['天干，没得水吃', 'assurance_gap'],
    ['今年没交医保', 'assurance_gap'],
    ['猪圈遭水冲走了', 'disaster'],
    ['上周遭了火灾', 'disaster'],
    ['后山滑坡', 'disaster'],
    ['儿子工地上摔断了腿', 'accident'],
    ['前天出了车祸', 'accident'],
    ['厂子关门，儿子失业回来了', 'income_drop'],
    ['找不到活路做', 'income_drop'],
    ['三头猪都死了', 'income_drop'],
    ['工资一直没发', 'income_drop'],
  ])('“%s”: %s', (text, found) => expect(noted(text)).toBe(found))

  test.each([
    ['没得啥困难'],
    ['没有受灾'],
    ['今年没遭灾，收成好'],
    ['家里没得人住院'],
    ['房子没有漏雨'],
    ['宣传防火灾、防滑坡'],
    ['讲了住院报销政策，药费能报'],
    ['娃儿没有辍学'],
    ['没发生车祸'],
    ['房子裂了，已修好'],
    ['墙漏雨，上个月修好了'],
    ['老二辍学，后来复学了'],
    ['老伴有高血压，吃药'],
    ['住院自付4999元'],
    ['住院花了3万，报销后自付4000元'],
    ['每个月吃药499元'],
    ['学费一年一万'],
    ['前年住院花了五万'],
    ['娃儿还小，还没上学'],
    ['在广东打工，一个月6000块'],
    ['养了五头猪，卖了2万块钱'],
    ['送了鸡苗200只，问了收入，一切都好'],
    [''],
  ])('“%s”: none', (text) => expect(noted(text)).toBeNull())

  test('at the sum and not a yuan below it', () => {
    expect(noted('住院自付5000元')).toBe('medical_cost')
    expect(noted('住院自付4999元')).toBeNull()
    expect(noted('一个月药费500元')).toBe('medical_cost')
    expect(noted('大学学费10001元')).toBe('schooling_cost')
    expect(noted('大学学费10000元')).toBeNull()
  })
})

describe('whoever calls for help', () => {
  test.each([
    ['我老汉住院了，没得人管', 'medical_cost'],
    ['婆婆病倒了', 'medical_cost'],
    ['屋头遭大水淹了', 'disaster'],
    ['我男人在工地摔伤了', 'accident'],
    ['没得饭吃了', 'assurance_gap'],
    ['老板跑了，工钱要不到', 'income_drop'],
    ['娃儿学费交不起', 'schooling_cost'],
    ['想找个人帮忙办证', null],
    ['没有生病，就是想问哈低保', null],
    ['救命', null],
  ])('says “%s”: %s', (text, found) => expect(called(text)).toBe(found))

  test('may say whatever they like', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        riskCalled(text)
        riskNoted(text, FIGURES)
      }),
    ))
})
