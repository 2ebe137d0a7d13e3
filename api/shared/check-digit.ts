/** Damm's quasigroup of order 10: catches every single wrong digit and every swapped pair. */
const TABLE = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
]

/** The digit to append; a whole code with its right check digit gives '0'. */
export function checkDigit(digits: string): string {
  let interim = 0
  for (const digit of digits) interim = Number(TABLE[interim]?.[Number(digit)] ?? 0)
  return String(interim)
}
