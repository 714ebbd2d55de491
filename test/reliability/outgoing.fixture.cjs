// Loaded before the program: writes every connection it tries to open, and every name it asks for, to DAYBOOK_OUTGOING.
const fs = require('node:fs')
const dns = require('node:dns')
const net = require('node:net')

const note = (line) => fs.appendFileSync(process.env.DAYBOOK_OUTGOING, `${line}\n`)
const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (...args) {
  note(`connect ${JSON.stringify(args[0])}`)
  return connect.apply(this, args)
}
for (const of of [dns, dns.promises])
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
    const ask = of[name]
    of[name] = function (...args) {
      if (args[0] !== '127.0.0.1' && args[0] !== null) note(`name ${args[0]}`)
      return ask.apply(this, args)
    }
  }
