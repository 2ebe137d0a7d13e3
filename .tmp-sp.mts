import { readTable } from './api/sheets/read'
import { parseRoll } from './api/roll/import/parse'
const villages=['宝坪村','天元村','吉龙村'].map((village,i)=>({township:'天元乡',village,path:'wuxi.tianyuan.'+['baoping','tianyuan','jilong'][i],groups:null}))
for(let k=0;k<(Number(process.argv[3])||1);k++){
let c0=process.cpuUsage(), a=performance.now(), n=0
for await(const r of readTable(process.argv[2]!)) n+=r.cells.length
let c1=process.cpuUsage(c0); console.log('read',Math.round(performance.now()-a)+'ms cpu',Math.round(c1.user/1000),Math.round(c1.system/1000))
c0=process.cpuUsage(); a=performance.now()
const r=await parseRoll(readTable(process.argv[2]!),{villages,countyName:'巫溪县',today:'2026-03-01'})
c1=process.cpuUsage(c0)
console.log('read+parse',Math.round(performance.now()-a)+'ms cpu',Math.round(c1.user/1000),Math.round(c1.system/1000),r.seen,r.households.length,(process.memoryUsage().rss>>20)+'MB rss')
}
