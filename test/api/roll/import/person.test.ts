import { describe, expect, test } from 'vitest'
import { brief, firstOf, idOf, member, person, read, type Cells } from './roll'

describe('a person’s own columns', () => {
  test.each<[Cells, string]>([
    [{ sex: '女' }, 'sex_against_id'],
    [{ sex: '3' }, 'sex_unknown'],
    [{ education: '8年级' }, 'education_unknown'],
    [{ health: '健康;尚可' }, 'health_unknown'],
    [{ labour: '能劳动' }, 'labour_unknown'],
    [{ workMonths: '13' }, 'work_months_impossible'],
    [{ workMonths: '1.5' }, 'work_months_impossible'],
    [{ ethnicity: '汉'.repeat(51) }, 'text_too_long'],
    [{ phone: '1990000271' }, 'phone_ten_digits'],
    [{ name: '=1+1' }, 'formula_in_name'],
  ])('a slip is reported and the person taken: %j', async (cells, warning) => {
    const { household, warned } = await firstOf({ idNumber: idOf(1), sex: '男', ...cells })
    expect(warned).toEqual([`2 ${warning}`])
    expect(household?.people).toHaveLength(1)
  })

  test('without a relation a member is taken as 其他, and is no head', async () => {
    const { households, warned } = await read([person(), member({ relation: '' })])
    expect(brief(warned)).toEqual(['3 relation_missing'])
    expect(households[0]?.people[1]).toMatchObject({ relation: '其他', isHead: false })
  })

  test('the head may be called otherwise', async () => {
    for (const relation of ['户主', '户 主', '本人或户主', '户主（本人）']) {
      const { household } = await firstOf({ relation })
      expect(household?.people[0]?.isHead).toBe(true)
    }
  })

  test('a blank sex is told by the identity number', async () => {
    expect((await firstOf({ idNumber: idOf(2), sex: '' })).household?.people[0]?.sex).toBe('female')
  })

  test('months, several ailments and words of other provinces', async () => {
    const { household, warned } = await firstOf({
      workMonths: '12',
      health: '长期慢性病、残疾',
      education: '中专',
      labour: '弱劳动力',
      schooling: ' 非在校生\u200b',
    })
    expect(warned).toEqual([])
    expect(household?.people[0]).toMatchObject({
      workMonths: 12,
      health: ['chronic_illness', 'disabled'],
      education: 'senior_middle',
      labour: 'weak',
      schooling: '非在校生',
    })
  })

  test('a phone of more than three households is reported from the fourth on', async () => {
    const phone = '19900000150'
    const { warned, households } = await read([
      ...['1', '2', '3'].map((number) => person({ number, phone })),
      member({ number: '3', phone }),
      person({ number: '4', phone: '+86 19900000150' }),
      person({ number: '5', phone }),
    ])
    expect(brief(warned)).toEqual(['6 phone_shared', '7 phone_shared'])
    expect(households[4]?.people[0]?.phone).toBe('+8619900000150')
  })
})
