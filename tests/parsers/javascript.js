// What the TypeScript compiler says of JavaScript and TypeScript, in the form of tests/parsers/run. Of Vue, Svelte, Astro
// and HTML the script parts are read, each at its line. Imports of types alone are none: they are gone when it runs.
'use strict'
const fs = require('fs')
const ts = require('typescript')
const K = ts.SyntaxKind
const out = []

// The parts of a file that are code, as [text, first line].
function parts(path, text) {
  if (!/\.(vue|svelte|astro|html?)$/.test(path)) return [[text, 1]]
  const found = []
  const front = /\.astro$/.test(path) && /^\s*---\r?\n([\s\S]*?)\n---/.exec(text)
  if (front) found.push([front[1], text.slice(0, front[0].indexOf(front[1], 3)).split('\n').length])
  const plain = text.replace(/<!--[\s\S]*?-->/g, (s) => s.replace(/[^\n]/g, ' '))
  for (const m of plain.matchAll(/<script(\s[^>]*)?>([\s\S]*?)<\/script/gi)) {
    const type = /\stype\s*=\s*["']?([^"'\s>]*)/i.exec(m[1] || '')
    if (type && !/^(module|text\/babel|text\/typescript|text\/jsx|(text|application)\/(x-)?(java|ecma)script)?$/i.test(type[1]))
      continue
    const at = m.index + m[0].indexOf('>') + 1
    found.push([m[2], plain.slice(0, at).split('\n').length])
  }
  return found
}

function join(left, name) {
  return left ? left + '.' + name : name
}

// The callee as written: a.b, a().b, a[…].b; what has no name is "…".
function chain(n) {
  if (ts.isIdentifier(n) || ts.isPrivateIdentifier(n)) return n.text
  if (n.kind === K.ThisKeyword) return 'this'
  if (n.kind === K.SuperKeyword) return 'super'
  if (ts.isPropertyAccessExpression(n)) return join(chain(n.expression), n.name.text)
  if (ts.isElementAccessExpression(n)) {
    const key = n.argumentExpression
    return ts.isStringLiteral(key) ? join(chain(n.expression), key.text) : chain(n.expression) + '[…]'
  }
  if (ts.isCallExpression(n)) {
    // a package that is loaded and used at once goes by its name
    const key = ts.isIdentifier(n.expression) && n.expression.text === 'require' && n.arguments.length === 1 && n.arguments[0]
    if (key && ts.isStringLiteral(key) && !/^[./]/.test(key.text))
      return key.text.replace(/^node:/, '').replace(/^@[^/]*\//, '').replace(/\/.*/, '')
    return chain(n.expression) + '()'
  }
  if (ts.isNonNullExpression(n)) return chain(n.expression)
  if (ts.isParenthesizedExpression(n)) {
    const inner = n.expression
    const bare = ts.isAsExpression(inner) || ts.isNonNullExpression(inner) ? inner.expression : inner
    return ts.isIdentifier(bare) || ts.isPropertyAccessExpression(bare) ? chain(bare) : '…'
  }
  return '…'
}

function value(n) {
  const source = () => ({ '?': n.getText().slice(0, 200) })
  if (ts.isStringLiteral(n) || n.kind === K.NoSubstitutionTemplateLiteral) return n.text
  if (ts.isNumericLiteral(n) || n.kind === K.BigIntLiteral) return { '#': n.getText() }
  if (n.kind === K.TrueKeyword || n.kind === K.FalseKeyword) return n.kind === K.TrueKeyword
  if (n.kind === K.NullKeyword || (ts.isIdentifier(n) && n.text === 'undefined')) return null
  if (ts.isParenthesizedExpression(n) || ts.isAsExpression(n) || ts.isNonNullExpression(n) ||
      ts.isTypeAssertionExpression(n) || (ts.isSatisfiesExpression && ts.isSatisfiesExpression(n)))
    return value(n.expression)
  if (ts.isPrefixUnaryExpression(n)) {
    const v = value(n.operand)
    if (n.operator === K.MinusToken && v && v['#']) return { '#': '-' + v['#'] }
    if (n.operator === K.PlusToken && v && v['#']) return v
    if (n.operator === K.ExclamationToken && typeof v === 'boolean') return !v
    if (n.operator === K.ExclamationToken && v && /^[01]$/.test(v['#'])) return v['#'] === '0'
  }
  if (ts.isVoidExpression(n)) return null
  if (ts.isBinaryExpression(n) && n.operatorToken.kind === K.PlusToken) {
    const a = value(n.left), b = value(n.right)
    if (typeof a === 'string' && typeof b === 'string') return a + b
  }
  if (ts.isArrayLiteralExpression(n)) return n.elements.map(value)
  if (ts.isObjectLiteralExpression(n)) {
    const object = Object.create(null)
    for (const p of n.properties) {
      const named = p.name && !ts.isComputedPropertyName(p.name)
      const computed = p.name && ts.isComputedPropertyName(p.name) && value(p.name.expression)
      const key = named ? p.name.text : typeof computed === 'string' ? computed : '...'
      object[key] = ts.isPropertyAssignment(p) && key !== '...' ? value(p.initializer) : { '?': '' }
    }
    return object
  }
  return source()
}

function visit(n, source, first) {
  const line = (node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + first
  const emit = (kind, name, at, args) => out.push([kind, name, line(at)].concat(args ? [JSON.stringify(args)] : []).join('\t'))
  if (ts.isImportDeclaration(n)) {
    if (!(n.importClause && n.importClause.isTypeOnly)) emit('import', n.moduleSpecifier.text, n.moduleSpecifier)
  } else if (ts.isExportDeclaration(n)) {
    if (n.moduleSpecifier && !n.isTypeOnly) emit('import', n.moduleSpecifier.text, n.moduleSpecifier)
  } else if (ts.isExternalModuleReference(n)) {
    if (!n.parent.isTypeOnly) emit('import', n.expression.text, n.expression)
  } else if (ts.isCallExpression(n) || ts.isNewExpression(n)) {
    const args = n.arguments || []
    const loads = n.expression.kind === K.ImportKeyword || (ts.isIdentifier(n.expression) && n.expression.text === 'require')
    if (loads && args.length && ts.isStringLiteralLike(args[0]) && args[0].kind === K.StringLiteral)
      emit('import', args[0].text, args[0])
    else if (n.expression.kind !== K.ImportKeyword)
      emit('call', chain(n.expression), n.expression, args.map(value))
  }
  ts.forEachChild(n, (c) => visit(c, source, first))
}

for (const path of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const kind = /\.(ts|mts|cts)$/.test(path) ? ts.ScriptKind.TS : /\.(jsx?|[cm]js)$/.test(path) ? ts.ScriptKind.JSX : ts.ScriptKind.TSX
  const mark = out.length
  let fine = true
  for (const [text, first] of parts(path, fs.readFileSync(path, 'utf8'))) {
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, /\.(vue|svelte|astro)$/.test(path) ? ts.ScriptKind.TS : kind)
    fine = fine && source.parseDiagnostics.length === 0
    visit(source, source, first)
  }
  if (fine) out.splice(mark, 0, 'file\t' + path)
  else out.splice(mark, out.length, 'refused\t' + path)
}
fs.writeSync(1, '')
process.stdout.write(out.join('\n') + '\n')
