import { describe, expect, test } from 'vitest'
import { CADRE, openSimulator, VILLAGER } from '../../../support/simulator-world'

describe('the page', () => {
  test('shows everybody and loads nothing from elsewhere', async () => {
    const { app } = openSimulator()
    const response = await app.request('/')
    const html = await response.text()
    expect(html).toMatch(/^<!DOCTYPE html>/i)
    expect(html).toContain('牟大岭')
    expect(html).toContain('宝坪村委会')
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//)
    expect(html).not.toMatch(/<script(?![^>]* src=)|<style|\son\w+=/)
    const policy = response.headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(policy).not.toMatch(/unsafe|\*/)
  })

  test('has every script and style that it asks for', async () => {
    const { app } = openSimulator()
    const html = await (await app.request('/')).text()
    const paths = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path)
    expect(paths).toEqual(['/simulator/style.css', '/simulator/client/main.js'])
    for (const path of paths) {
      const asset = await app.request(path)
      expect(asset.headers.get('Content-Type')).toMatch(/^text\/(css|javascript); charset=utf-8$/)
      const imports = [...(await asset.text()).matchAll(/from '\.\/([^']+)'/g)]
      for (const [, name] of imports) {
        expect((await app.request(`/simulator/client/${name}`)).status).toBe(200)
      }
    }
    expect((await app.request('/simulator/client/../../simulator.tsx')).status).toBe(404)
  })

  test('writes a name as a name, whatever is in it', async () => {
    const name = '"><script>alert(1)</script>'
    const { app } = openSimulator(undefined, [{ ...VILLAGER, name, title: name, hint: name }])
    const html = await (await app.request('/')).text()
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script&gt;alert(1)')
  })

  test('tells who there is as data as well', async () => {
    const { app } = openSimulator()
    expect(await (await app.request('/simulator/people')).json()).toEqual([VILLAGER, CADRE])
  })
})
