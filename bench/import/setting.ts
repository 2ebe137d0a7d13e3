export const BENCH_COUNTY = 'wuxi'
export const BENCH_DATA_KEY = Buffer.alloc(32, 7)
