import { readTable } from './api/sheets/read'
const a=performance.now(); let n=0,m=0,c=0,last
for await(const r of readTable(process.argv[2]!)) {n++; c+=r.cells.length; last=r; if(n%5000===0) m=Math.max(m,process.memoryUsage().rss>>20)}
console.log(process.argv[2],Math.round(performance.now()-a)+'ms',n,c,m+'MB',last!.line)
