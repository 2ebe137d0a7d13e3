import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskPapers, maskPersonal } from '../../../../api/policies/model/mask'

describe('what tells who a villager is', () => {
  test.each([
    ['我电话13912345678', '我电话〔号码〕'],
    ['１３９１２３４５６７８', '〔号码〕'],
    ['打139 1234 5678找我', '打〔号码〕找我'],
    ['139-1234-5678', '〔号码〕'],
    ['139，1234，5678', '〔号码〕'],
    ['+8613912345678', '〔号码〕'],
    ['一三九一二三四五六七八', '〔号码〕'],
    ['幺三九 幺二三四 五六七八', '〔号码〕'],
    ['139一二三四5678', '〔号码〕'],
    ['找王小二 13812345678', '找王小二 〔号码〕'],
    ['找王小二13812345678', '找王小二〔号码〕'],
    ['找王小二　138 1234 5678', '找王小二　〔号码〕'],
    ['找王小二 幺三八一二三四五六七八', '找王小二 〔号码〕'],
    ['找王小二 幺三八12345678', '找王小二 〔号码〕'],
    ['幺 三 八 1 2 3 4 5 6 7 8', '〔号码〕'],
    ['座机023-51234567', '座机〔号码〕'],
    ['座机512345', '座机〔号码〕'],
    ['身份证50023819651203001X', '身份证〔号码〕'],
    ['身份证50023819651203001ｘ。', '身份证〔号码〕。'],
    ['老身份证500238651203001', '老身份证〔号码〕'],
    ['卡号6222 0210 0111 6245 702', '卡号〔号码〕'],
    ['13912345678元', '〔号码〕元'],
    ['尾号2718', '尾号〔号码〕'],
    ['后四位是001X', '后四位是〔号码〕'],
    ['渝F12345被扣', '〔车牌〕被扣'],
    ['渝AD12345', '〔车牌〕'],
    ['渝f·1234a', '〔车牌〕'],
    ['发到li.si@example.com', '发到〔邮箱〕'],
    ['微信号 abc_12345', '微信号 〔账号〕'],
    ['我叫王小明，今年65岁', '我叫〔姓名〕，今年65岁'],
    ['我叫王明想问低保', '我叫〔姓名〕想问低保'],
    ['我叫阿依古丽', '我叫〔姓名〕'],
    ['我是李四，问下低保', '我是〔姓名〕，问下低保'],
    ['本人欧阳明，要申请', '本人〔姓名〕，要申请'],
    ['户主王小明', '户主〔姓名〕'],
    ['户主：张三', '户主：〔姓名〕'],
    ['我爸叫陈大富吃低保', '我爸叫〔姓名〕吃低保'],
    ['村里叫刘三的得不得行', '村里叫〔姓名〕的得不得行'],
    ['王书记不给办', '〔姓名〕书记不给办'],
    ['找李主任盖章', '找〔姓名〕主任盖章'],
    ['羊桥村3组25号', '羊桥村〔门牌〕'],
    ['羊桥村三组的路', '羊桥村〔门牌〕的路'],
    ['住5栋2单元301', '住〔门牌〕'],
    ['人民路12号', '人民路〔门牌〕'],
    ['1965年3月5日生', '〔日期〕生'],
    ['生日1965-03-05', '生日〔日期〕'],
  ])('is not sent on: %s', (asked, sent) => {
    expect(maskPersonal(asked)).toBe(sent)
  })

  test.each([
    ['2026年'],
    ['二〇二六年三月'],
    ['2026-03-05'],
    ['2025-2026年'],
    ['3月5号'],
    ['3000元'],
    ['补120000元'],
    ['123456.78元'],
    ['三千六百元'],
    ['每人每月300元'],
    ['第一百二十条'],
    ['〔2016〕16号文件'],
    ['12345'],
    ['打12333还是10086'],
    ['身高178，房子120平'],
    ['60岁以上'],
    ['我是低保户'],
    ['我是高中生'],
    ['我是党员'],
    ['我是王家村的'],
    ['我是白内障'],
    ['我爸是农民'],
    ['我儿子是大学生'],
    ['我叫什么名字'],
    ['我叫的车没来'],
    ['户主去世了'],
    ['户主于去年去世'],
    ['向主任申请'],
    ['语文老师'],
    ['村3号开会'],
    ['3组材料要几份'],
  ])('is not seen in what says nothing of a person: %s', (asked) => {
    expect(maskPersonal(asked)).toBe(asked)
  })

  test('of six figures and more never passes, however they are written and spaced', () => {
    const writing = fc.constantFrom('0123456789', '０１２３４５６７８９', '零一二三四五六七八九')
    const figures = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 19 })
    const gap = fc.constantFrom('', ' ', '-', '·', '  ', '_')
    fc.assert(
      fc.property(writing, figures, gap, (signs, digits, between) => {
        // 2024-10-12 is a day and stays.
        fc.pre(!/^(?:19|20)/.test(digits.join('')))
        const number = digits.map((digit) => signs[digit]).join(between)
        expect(maskPersonal(`问一下${number}可以吗`)).toBe('问一下〔号码〕可以吗')
      }),
    )
  })

  test('is masked once and for all', () => {
    const piece = fc.constantFrom(
      '我叫',
      '王小明',
      '139',
      '12345',
      '元',
      '村',
      '3组',
      '，',
      '我是',
      '号',
      '年',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const once = maskPersonal(pieces.join(''))
        expect(maskPersonal(once)).toBe(once)
      }),
    )
  })
})

describe('an answer', () => {
  test.each([
    ['身份证50023819651203001X', '身份证〔号码〕'],
    ['身份证500238 19651203 0012', '身份证〔号码〕'],
    ['老证500238651203001', '老证〔号码〕'],
    ['证号五零零二三八一九六五一二零三零零一二', '证号〔号码〕'],
    ['卡号6222 0210 0111 6245 702', '卡号〔号码〕'],
    ['卡号6222-0210-0111-6245', '卡号〔号码〕'],
    ['王小二 500238196512030012', '王小二 〔号码〕'],
    ['５００２３８１９６５１２０３００１２', '〔号码〕'],
  ])('does not give the number of a paper or a card: %s', (written, published) => {
    expect(maskPapers(written)).toBe(published)
  })

  test.each([
    ['打023-51522345'],
    ['打51522345 51522346都行'],
    ['镇里023-51522345 023-51522346'],
    ['找王小二 13812345678'],
    ['138 1234 5678 139 1234 5678'],
    ['02351522345 13812345678'],
    ['400-123-4567'],
    ['12345678901234'],
    ['2026-03-05-2026-12-31'],
    ['2023 2024 2025 2026年'],
    ['打12333，找李主任，人民路12号'],
  ])('keeps whom to ring, and when: %s', (written) => {
    expect(maskPapers(written)).toBe(written)
  })

  test('with fifteen figures and more in one never gives them', () => {
    const figures = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 15, maxLength: 19 })
    fc.assert(
      fc.property(figures, (digits) => {
        expect(maskPapers(`证号${digits.join('')}，带上`)).toBe('证号〔号码〕，带上')
      }),
    )
  })
})
