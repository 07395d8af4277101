//! What expressions and the arguments of macros are worth.
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::parse::Parser;
use syn::{Expr, Lit, Member, Token};

pub enum Value {
    Text(String),
    Number(String),
    Bool(bool),
    Null,
    Computed,
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

pub fn quoted(s: &str) -> String {
    let mut out = String::from("\"");
    for c in s.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if (c as u32) < 32 || c as u32 == 127 => out += &format!("\\u{:04x}", c as u32),
            c => out.push(c),
        }
    }
    out + "\""
}

pub fn json(v: &Value) -> String {
    let all = |parts: Vec<String>| parts.join(",");
    match v {
        Value::Text(s) => quoted(s),
        Value::Number(s) => format!("{{\"#\":{}}}", quoted(s)),
        Value::Bool(b) => b.to_string(),
        Value::Null => "null".into(),
        Value::Computed => "{\"?\":\"\"}".into(),
        Value::List(l) => format!("[{}]", all(l.iter().map(json).collect())),
        Value::Object(o) => {
            format!(
                "{{{}}}",
                all(o.iter().map(|(k, v)| quoted(k) + ":" + &json(v)).collect())
            )
        }
    }
}

pub fn bytes(b: &[u8]) -> Value {
    Value::Text(b.iter().map(|c| *c as char).collect())
}

pub fn literal(l: &Lit) -> Value {
    match l {
        Lit::Str(s) => Value::Text(s.value()),
        Lit::Char(c) => Value::Text(c.value().to_string()),
        Lit::ByteStr(b) => bytes(&b.value()),
        Lit::Byte(b) => bytes(&[b.value()]),
        Lit::Int(n) => Value::Number(n.token().to_string()),
        Lit::Float(n) => Value::Number(n.token().to_string()),
        Lit::Bool(b) => Value::Bool(b.value),
        _ => Value::Computed,
    }
}

pub fn name(m: &Member) -> String {
    match m {
        Member::Named(n) => n.to_string(),
        Member::Unnamed(n) => n.index.to_string(),
    }
}

pub fn fields(s: &syn::ExprStruct) -> Value {
    let mut all: Vec<(String, Value)> = s.fields.iter().map(|f| (name(&f.member), value(&f.expr))).collect();
    if s.dot2_token.is_some() {
        all.push(("...".into(), Value::Computed));
    }
    Value::Object(all)
}

pub fn value(e: &Expr) -> Value {
    match e {
        Expr::Lit(l) => literal(&l.lit),
        Expr::Paren(p) => value(&p.expr),
        Expr::Group(g) => value(&g.expr),
        Expr::Reference(r) => value(&r.expr),
        Expr::Path(p) if p.path.is_ident("None") => Value::Null,
        Expr::Array(a) => Value::List(a.elems.iter().map(value).collect()),
        Expr::Struct(s) => fields(s),
        Expr::Macro(m) if m.mac.path.is_ident("vec") => match arguments(&m.mac.tokens) {
            Some(all) => Value::List(all.iter().map(Argument::value).collect()),
            None => Value::Computed,
        },
        Expr::Unary(u) => match (&u.op, value(&u.expr)) {
            (syn::UnOp::Neg(_), Value::Number(n)) => Value::Number("-".to_string() + &n),
            _ => Value::Computed,
        },
        _ => Value::Computed,
    }
}

/// An argument of a macro: an expression, one with a name, {"key": value}, or what only the macro understands.
pub enum Argument {
    Plain(Box<Expr>),
    Named(String, Box<Expr>),
    Object(Vec<(String, Argument)>),
    Other(TokenStream),
}

impl Argument {
    pub fn value(&self) -> Value {
        match self {
            Argument::Plain(e) | Argument::Named(_, e) => value(e),
            Argument::Object(o) => Value::Object(o.iter().map(|(k, a)| (k.clone(), a.value())).collect()),
            Argument::Other(_) => Value::Computed,
        }
    }
}

pub fn split(tokens: &TokenStream) -> Vec<Vec<TokenTree>> {
    let mut all = vec![vec![]];
    for t in tokens.clone() {
        match &t {
            TokenTree::Punct(p) if p.as_char() == ',' => all.push(vec![]),
            _ => all.last_mut().unwrap().push(t),
        }
    }
    all.into_iter().filter(|a| !a.is_empty()).collect()
}

pub fn stream(tokens: &[TokenTree]) -> TokenStream {
    tokens.iter().cloned().collect()
}

pub fn expression(tokens: &[TokenTree]) -> Option<Box<Expr>> {
    syn::parse2::<Expr>(stream(tokens)).ok().map(Box::new)
}

pub fn pairs(tokens: &TokenStream) -> Option<Vec<(String, Argument)>> {
    split(tokens)
        .iter()
        .map(|item| {
            let key = syn::parse2::<syn::LitStr>(stream(&item[..1])).ok()?.value();
            matches!(item.get(1), Some(TokenTree::Punct(p)) if p.as_char() == ':').then_some(())?;
            Some((key, argument(&item[2..])))
        })
        .collect()
}

pub fn argument(item: &[TokenTree]) -> Argument {
    if let [TokenTree::Group(g)] = item {
        if g.delimiter() == Delimiter::Brace {
            return pairs(&g.stream()).map_or(Argument::Other(stream(item)), Argument::Object);
        }
    }
    if let [TokenTree::Ident(key), TokenTree::Punct(p), rest @ ..] = item {
        let equals = matches!(rest.first(), Some(TokenTree::Punct(q)) if q.as_char() == '=' || q.as_char() == '>');
        if p.as_char() == '=' && !equals {
            return expression(rest).map_or(Argument::Other(stream(item)), |e| Argument::Named(key.to_string(), e));
        }
    }
    expression(item).map_or(Argument::Other(stream(item)), Argument::Plain)
}

/// Arguments that are expressions throughout.
pub fn expressions(input: syn::parse::ParseStream) -> syn::Result<Vec<Argument>> {
    let mut all = vec![];
    while !input.is_empty() {
        let named = input.peek(syn::Ident) && input.peek2(Token![=]) && !input.peek2(Token![==]);
        if named && !input.peek2(Token![=>]) {
            let key: syn::Ident = input.parse()?;
            input.parse::<Token![=]>()?;
            all.push(Argument::Named(key.to_string(), Box::new(input.parse()?)));
        } else {
            all.push(Argument::Plain(Box::new(input.parse()?)));
        }
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(all)
}

/// None: no list of arguments at all.
pub fn arguments(tokens: &TokenStream) -> Option<Vec<Argument>> {
    if let Ok(all) = expressions.parse2(tokens.clone()) {
        return Some(all);
    }
    let semicolon = |t: TokenTree| matches!(t, TokenTree::Punct(p) if p.as_char() == ';');
    let any = tokens.clone().into_iter().any(semicolon);
    (!any).then(|| split(tokens).iter().map(|i| argument(i)).collect())
}
