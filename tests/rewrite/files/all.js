import express, { Router } from 'express'
import * as jwt from 'jsonwebtoken'
const fs = require('node:fs')

const AUTHORIZE = 'https://id.example.com/authorize'
const DAY = 24 * 60 * 60
const settings = { retries: 3, name: 'orders', nested: { on: true, list: ['a', 'b', 'c'] }, [AUTHORIZE]: 1 }
const app = express()

app.use(express.json({ limit: '10mb', strict: true }))
app.get('/orders/:id', requireUser, async (locReq, locRes) => {
  const locOrder = await find(locReq.params.id, { limit: 10, offset: 0 })
  if (!locOrder) return locRes.status(404).json({ error: 'no order' })
  locRes.cookie('sid', locOrder.id, { httpOnly: true, secure: true, maxAge: 15 * 60 * 1000 })
  locRes.json(locOrder)
})
app.post('/login', limiter({ windowMs: 60000, max: 5 }), (locReq, locRes) => {
  const locUrl = new URL(AUTHORIZE)
  locUrl.searchParams.set('response_type', 'code')
  locUrl.searchParams.append('client_id', process.env.CLIENT_ID)
  locRes.redirect(locUrl.toString())
})

function token(locUser, locScope = 'read') {
  const locBody = new URLSearchParams({ grant_type: 'authorization_code', code: locUser.code })
  fetch(`${AUTHORIZE}/token?scope=openid&nonce=${locUser.nonce}`, { method: 'POST', body: locBody })
  return jwt.sign({ sub: locUser.id, scope: locScope }, key, { expiresIn: '15m', algorithm: 'HS256' })
}

class Store {
  #loc = 'x'
  limit = 5
  find(locKey) { return this.items.filter((locItem) => locItem.key === locKey) }
}
log('a' + 'b', "c", [1, 2, 3], DAY * 7, !0, null, undefined, -1, 'it\'s', /re/g)
export default app
