/** What is used of jstat, which carries no types of its own. */
declare module 'jstat' {
  interface Distribution {
    inv(probability: number, ...parameters: number[]): number
  }
  const jStat: {
    beta: Distribution
    studentt: Distribution
    normal: Distribution
    chisquare: Distribution
  }
  export default jStat
}
