// What prism, the parser of Ruby itself, says of Ruby, in the form of tests/parsers/run. Operators, indexes and what
// assigns are calls to Ruby and none here.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const require = createRequire(process.env.NODE_PATH + '/')
const { loadPrism } = await import(pathToFileURL(require.resolve('@ruby/prism')).href)
const parse = await loadPrism()
const LOADS = new Set(['require', 'require_relative', 'load', 'autoload'])
const computed = (n) => ({ '?': n ? n.constructor.name : '' })
let source, starts, out = []

function line(offset) {
  let low = 0, high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle] <= offset) low = middle
    else high = middle - 1
  }
  return low + 1
}

const kind = (n) => (n ? n.constructor.name : '')
const plain = (name) => name.replace(/^[@$]+/, '')

function chain(n) {
  switch (kind(n)) {
    case 'LocalVariableReadNode': case 'InstanceVariableReadNode': case 'ClassVariableReadNode':
    case 'GlobalVariableReadNode': case 'ConstantReadNode':
      return plain(n.name)
    case 'ConstantPathNode':
      return (n.parent ? chain(n.parent) + '.' : '') + n.name
    case 'SelfNode':
      return 'self'
    case 'SuperNode': case 'ForwardingSuperNode':
      return 'super()'
    case 'CallNode': {
      if (n.name === '[]' && n.receiver) {
        const key = n.arguments_ && n.arguments_.arguments_[0]
        return kind(key) === 'StringNode' || kind(key) === 'SymbolNode'
          ? chain(n.receiver) + '.' + text(key.unescaped) : chain(n.receiver) + '[…]'
      }
      const called = n.arguments_ || n.openingLoc || n.block
      return (n.receiver ? chain(n.receiver) + '.' : '') + n.name + (called ? '()' : '')
    }
    case 'ParenthesesNode':
      return '…'
  }
  return '…'
}

const text = (v) => (v && v.value !== undefined ? v.value : String(v))
const slice = (loc) => Buffer.from(source.subarray(loc.startOffset, loc.startOffset + loc.length)).toString()

function pairs(list) {
  const object = {}
  for (const p of list) {
    const key = kind(p) === 'AssocNode' ? value(p.key) : null
    const known = typeof key === 'string' ? key : key && typeof key === 'object' && key['#'] ? key['#'] : '...'
    const implied = known !== '...' && kind(p.value) === 'ImplicitNode'
    object[known] = known === '...' || implied ? computed() : value(p.value)
  }
  return object
}

function value(n) {
  switch (kind(n)) {
    case 'StringNode': case 'SymbolNode':
      return n.unescaped.validEncoding === false ? computed(n) : text(n.unescaped)
    case 'IntegerNode': case 'FloatNode':
      return { '#': slice(n.location) }
    case 'TrueNode': case 'FalseNode':
      return kind(n) === 'TrueNode'
    case 'NilNode':
      return null
    case 'ArrayNode':
      return n.elements.map(value)
    case 'HashNode': case 'KeywordHashNode':
      return pairs(n.elements)
    case 'ParenthesesNode':
      return n.body && kind(n.body) === 'StatementsNode' && n.body.body.length === 1 ? value(n.body.body[0]) : computed(n)
    case 'InterpolatedStringNode': case 'InterpolatedSymbolNode': {
      const parts = n.parts.map(value)
      return parts.every((p) => typeof p === 'string') ? parts.join('') : computed(n)
    }
    case 'CallNode': {
      if (n.name === '+' && n.receiver && n.arguments_) {
        const a = value(n.receiver), b = value(n.arguments_.arguments_[0])
        if (typeof a === 'string' && typeof b === 'string') return a + b
      }
      if (['freeze', 'dup', 'to_s'].includes(n.name) && n.receiver && !n.arguments_) {
        const a = value(n.receiver)
        if (typeof a === 'string') return a
      }
      return computed(n)
    }
  }
  return computed(n)
}

function visit(n) {
  const name = kind(n)
  if (name === 'CallNode' || name === 'SuperNode') {
    const args = n.arguments_ ? n.arguments_.arguments_ : []
    const at = line(n.location.startOffset)
    const word = /^[\p{L}_][\p{L}\p{N}_]*[?!]?$/u.test(n.name || 'super')
    const first = args[0]
    if (!n.receiver && LOADS.has(n.name) && first) {
      const module = args[args.length - 1]
      if (kind(module) === 'StringNode' || kind(module) === 'SymbolNode')
        out.push(`import\t${text(module.unescaped)}\t${line(module.location.startOffset)}`)
      else out.push(`call\t${n.name}\t${at}\t${JSON.stringify(args.map(value))}`)
    } else if (word) {
      const created = n.name === 'new' && n.receiver
      const callee = name === 'SuperNode' ? 'super' : created ? chain(n.receiver) : (n.receiver ? chain(n.receiver) + '.' : '') + n.name
      out.push(`call\t${callee}\t${at}\t${JSON.stringify(args.map(value))}`)
    }
  }
  for (const part of Object.values(n))
    for (const c of Array.isArray(part) ? part : [part]) if (kind(c).endsWith('Node')) visit(c)
}

for (const path of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  source = fs.readFileSync(path)
  starts = [0]
  for (let i = 0; i < source.length; i++) if (source[i] === 10) starts.push(i + 1)
  const result = parse(source)
  if (result.errors.length) {
    out.push('refused\t' + path)
    continue
  }
  out.push('file\t' + path)
  visit(result.value)
}
process.stdout.write(out.join('\n') + '\n')
