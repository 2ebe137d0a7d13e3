/** Identity numbers and phones within a text, as `509938********0010` and `+86199****0001`. */
export const maskNumbers = (text: string): string =>
  text
    .replace(/(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?!\d)/g, '$1********$2')
    .replace(/(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g, '$1****$2')
