import { readTable } from './api/sheets/read'
import { parseRoll } from './api/roll/import/parse'
import { readFileSync } from 'node:fs'
const villages=['宝坪村','天元村','吉龙村'].map((village,i)=>({township:'天元乡',village,path:'wuxi.tianyuan.'+['baoping','tianyuan','jilong'][i],groups:null}))
const r=await parseRoll(readTable('test/fixtures/tianyuan/households.csv'),{villages,countyName:'巫溪县',today:'2026-03-01'})
const key=JSON.parse(readFileSync('test/fixtures/tianyuan/households.key.json','utf8'))
const by=(l:any[])=>{const o:any={};for(const f of l)(o[f.class]??=[]).push(f.line);return o}
const norm=(o:any)=>JSON.stringify(Object.fromEntries(Object.entries(o).sort().map(([k,v]:any)=>[k,[...v].sort((a:number,b:number)=>a-b)])))
console.log(r.seen,r.households.length,r.households.reduce((n,h)=>n+h.people.length,0),r.incomplete.length)
console.log(norm(by(r.rejected))===norm(key.rejected_rows),norm(by(r.normalised))===norm(key.normalised_rows),norm(by(r.warned))===norm(key.warned_rows))
if(process.argv[2])console.log(norm(by(r.rejected)),norm(by(r.normalised)),norm(by(r.warned)))
console.log(r.rejected.slice(0,30),r.normalised,r.warned,r.incomplete)
console.dir(r.households[3],{depth:4})
