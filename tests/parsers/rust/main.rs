//! What syn says of Rust, in the form of tests/parsers/run.
use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use std::io::BufRead;
use syn::parse::Parser;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::Expr;

mod value;
use value::{arguments, json, name, value, Argument, Value};

struct Chain {
    text: String,
    start: Span,
}

fn path(p: &syn::Path) -> Chain {
    let names: Vec<String> = p.segments.iter().map(|s| s.ident.to_string()).collect();
    Chain {
        text: names.join("."),
        start: p.segments[0].ident.span(),
    }
}

fn dot(left: Chain, right: &str, at: Span) -> Chain {
    let start = if left.text == "…" { at } else { left.start };
    Chain {
        text: left.text + "." + right,
        start,
    }
}

fn chain(e: &Expr) -> Chain {
    let more = |e: &Expr, text: &str| {
        let c = chain(e);
        Chain {
            text: c.text + text,
            ..c
        }
    };
    match e {
        Expr::Path(p) if p.qself.is_none() => path(&p.path),
        Expr::Path(p) => {
            let last = p.path.segments.last().unwrap();
            dot(
                Chain {
                    text: "…".into(),
                    start: e.span(),
                },
                &last.ident.to_string(),
                last.ident.span(),
            )
        }
        Expr::Field(f) => dot(chain(&f.base), &name(&f.member), f.member.span()),
        Expr::MethodCall(m) => {
            let c = dot(chain(&m.receiver), &m.method.to_string(), m.method.span());
            Chain {
                text: c.text + "()",
                ..c
            }
        }
        Expr::Call(c) => more(&c.func, "()"),
        Expr::Index(i) => match value(&i.index) {
            Value::Text(key) => more(&i.expr, &(".".to_string() + &key)),
            _ => more(&i.expr, "[…]"),
        },
        Expr::Try(t) => chain(&t.expr),
        Expr::Await(a) => dot(chain(&a.base), "await", a.await_token.span),
        Expr::Macro(m) => {
            let c = path(&m.mac.path);
            Chain {
                text: c.text + "!()",
                ..c
            }
        }
        Expr::Group(g) => chain(&g.expr),
        _ => Chain {
            text: "…".into(),
            start: e.span(),
        },
    }
}

struct Items(String);

impl Items {
    fn call(&mut self, c: Chain, positional: Vec<Value>, named: Vec<(String, Value)>) {
        let mut args = positional;
        if !named.is_empty() {
            args.push(Value::Object(named));
        }
        self.0 += &format!(
            "call\t{}\t{}\t{}\n",
            c.text,
            c.start.start().line,
            json(&Value::List(args))
        );
    }

    fn visit_argument(&mut self, a: &Argument) {
        match a {
            Argument::Plain(e) | Argument::Named(_, e) => self.visit_expr(e),
            Argument::Object(o) => o.iter().for_each(|(_, a)| self.visit_argument(a)),
            Argument::Other(tokens) => self.tokens(tokens),
        }
    }

    fn called(&mut self, c: Chain, round: bool, tokens: &TokenStream) {
        let Some(all) = arguments(tokens) else {
            return self.tokens(tokens);
        };
        let (mut positional, mut named) = (vec![], vec![]);
        for a in &all {
            match a {
                Argument::Named(key, e) => named.push((key.clone(), value(e))),
                a => positional.push(a.value()),
            }
        }
        if round {
            self.call(c, positional, named);
        }
        all.iter().for_each(|a| self.visit_argument(a));
    }

    /// Statements, items, or what only a macro understands: there a name in front of round brackets calls.
    fn tokens(&mut self, tokens: &TokenStream) {
        if let Ok(all) = syn::Block::parse_within.parse2(tokens.clone()) {
            return all.iter().for_each(|s| self.visit_stmt(s));
        }
        let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
        for (i, t) in all.iter().enumerate() {
            let TokenTree::Group(g) = t else { continue };
            let mark = i > 0 && matches!(&all[i - 1], TokenTree::Punct(p) if p.as_char() == '!');
            let at = i.checked_sub(1 + mark as usize);
            match at.map(|at| &all[at]) {
                Some(TokenTree::Ident(name)) if g.delimiter() == Delimiter::Parenthesis => {
                    let joined = at > Some(0)
                        && matches!(&all[at.unwrap() - 1], TokenTree::Punct(p) if matches!(p.as_char(), '.' | ':'));
                    let text = format!(
                        "{}{name}{}",
                        if joined { "…." } else { "" },
                        if mark { "!" } else { "" }
                    );
                    self.called(
                        Chain {
                            text,
                            start: name.span(),
                        },
                        true,
                        &g.stream(),
                    );
                }
                _ => self.tokens(&g.stream()),
            }
        }
    }

    fn import(&mut self, t: &syn::UseTree, prefix: &str) {
        let mut emit = |module: String, at: Span| self.0 += &format!("import\t{}\t{}\n", module, at.start().line);
        let bare = |p: &str| p.strip_suffix("::").unwrap_or(p).to_string();
        let full = |n: &syn::Ident| {
            if n == "self" {
                bare(prefix)
            } else {
                format!("{prefix}{n}")
            }
        };
        match t {
            syn::UseTree::Path(p) => self.import(&p.tree, &format!("{prefix}{}::", p.ident)),
            syn::UseTree::Name(n) => emit(full(&n.ident), n.ident.span()),
            syn::UseTree::Rename(r) => emit(full(&r.ident), r.ident.span()),
            syn::UseTree::Glob(g) => emit(bare(prefix), g.star_token.span()),
            syn::UseTree::Group(g) => g.items.iter().for_each(|i| self.import(i, prefix)),
        }
    }
}

impl<'a> Visit<'a> for Items {
    fn visit_item_use(&mut self, u: &'a syn::ItemUse) {
        u.attrs.iter().for_each(|a| self.visit_attribute(a));
        self.import(&u.tree, "");
    }
    fn visit_item_extern_crate(&mut self, e: &'a syn::ItemExternCrate) {
        e.attrs.iter().for_each(|a| self.visit_attribute(a));
        self.0 += &format!("import\t{}\t{}\n", e.ident, e.ident.span().start().line);
    }
    fn visit_expr_call(&mut self, e: &'a syn::ExprCall) {
        // An attribute gives its arguments names.
        let (mut positional, mut named) = (vec![], vec![]);
        for a in &e.args {
            match a {
                Expr::Assign(a) => named.push((chain(&a.left).text, value(&a.right))),
                a => positional.push(value(a)),
            }
        }
        self.call(chain(&e.func), positional, named);
        visit::visit_expr_call(self, e);
    }
    fn visit_expr_method_call(&mut self, e: &'a syn::ExprMethodCall) {
        let c = dot(chain(&e.receiver), &e.method.to_string(), e.method.span());
        self.call(c, e.args.iter().map(value).collect(), vec![]);
        visit::visit_expr_method_call(self, e);
    }
    fn visit_expr_struct(&mut self, e: &'a syn::ExprStruct) {
        self.call(path(&e.path), vec![value::fields(e)], vec![]);
        visit::visit_expr_struct(self, e);
    }
    fn visit_macro(&mut self, m: &'a syn::Macro) {
        let c = path(&m.path);
        let round = matches!(m.delimiter, syn::MacroDelimiter::Paren(_));
        self.called(
            Chain {
                text: c.text + "!",
                ..c
            },
            round,
            &m.tokens,
        );
    }
    fn visit_attribute(&mut self, a: &'a syn::Attribute) {
        if let syn::Meta::List(l) = &a.meta {
            self.called(
                path(&l.path),
                matches!(l.delimiter, syn::MacroDelimiter::Paren(_)),
                &l.tokens,
            );
        }
        if let syn::Meta::NameValue(v) = &a.meta {
            self.visit_expr(&v.value);
        }
    }
}

fn main() {
    for path in std::io::stdin().lock().lines().map_while(Result::ok) {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        match (|s: &str| Parser::parse_str(<syn::File as syn::parse::Parse>::parse, s))(&text) {
            Ok(file) => {
                let mut items = Items(String::new());
                items.visit_file(&file);
                print!("file\t{path}\n{}", items.0);
            }
            Err(_) => println!("refused\t{path}"),
        }
    }
}
