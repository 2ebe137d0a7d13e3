/** Words of duty, promise and time. Where one is said, one of its line has to stand in a passage. */
const STRONG: readonly RegExp[] = [
  /必须|务必|应当|一定要|不得|应(?=[当由该在按向于自])|须/,
  /一律|全部|全额|所有|任何|都能|都可以|一定(?=能|会|可以)|保证(?=能|给|发)/,
  /免费|无偿|不收费|不收钱|不要钱/,
  /立即|马上|当场|即时/,
  /终身|永久|长期/,
  /上午|早上/,
  /下午|晚上|夜间/,
  /当[日天]/,
  /次日|第二天/,
  /周末/,
  /[月年季]底|[月年季]末/,
  /按月|每个?月|逐月/,
  /按年|每年|逐年/,
  /今[天日年]|明[天年]|后天|昨天|去年|本[月周年]|[上下]个?[月周]/,
]

/** Whether a sentence promises, obliges or names a time as its passages do not. */
export const isStronger = (sentence: string, proof: string): boolean =>
  STRONG.some((words) => sentence.search(words) >= 0 && proof.search(words) < 0)
