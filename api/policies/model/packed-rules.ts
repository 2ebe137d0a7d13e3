/** One writing for what is compared: no spaces, one form of digits, signs and figures; lines stay apart. */
export const packed = (text: string): string =>
  text
    .normalize('NFKC')
    // 5 10 are two numbers, and never 510.
    .replace(/(?<=\d)\s+(?=\d)/g, '\n')
    .replace(/[^\S\n]+/g, '')
    .replace(/〇/g, '零')
    .replace(/m2|㎡/g, '平方米')
    .replace(/萬/g, '万')
    .replace(/億/g, '亿')
    .replace(/兩/g, '两')
    .replace(/俩/g, '两个')
    .replace(/仨/g, '三个')
    .replace(/廿/g, '二十')
    .replace(/卅/g, '三十')
    .replace(/[壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,}|[壹贰叁肆伍陆柒捌玖](?=[元圆整])/g, (formal) =>
      [...formal].map((sign) => FORMAL[sign] ?? sign).join(''),
    )

const FORMAL: Readonly<Record<string, string>> = Object.fromEntries(
  [...'壹贰叁肆伍陆柒捌玖拾佰仟'].map((sign, at) => [sign, '一二三四五六七八九十百千'[at] ?? sign]),
)
