"""What tree-sitter's grammar says of Swift, in the form of tests/parsers/run."""
import re

import tree_sitter_swift
from tree import COMPUTED, Chain, first, has, index, joined, main, named, negated, text, unescaped, without_indent

NAMES = ("simple_identifier", "type_identifier", "self_expression", "super_expression", "bound_identifier")
OPERATIONS = ("additive_expression", "multiplicative_expression", "comparison_expression", "equality_expression",
              "conjunction_expression", "disjunction_expression", "nil_coalescing_expression", "infix_expression",
              "range_expression", "bitwise_operation", "try_expression", "await_expression", "as_expression",
              "check_expression", "ternary_expression", "assignment", "directly_assignable_expression")


def subscript(n):
    """x[…] is a call with square brackets."""
    args = first(first(n, "call_suffix") or n, "value_arguments")
    return args if args and args.children and args.children[0].type == "[" else None


def called(n):
    """What a call calls: the grammar takes a + b(c) for (a + b)(c)."""
    callee = n.children[0]
    while callee.type in OPERATIONS or (callee.type == "prefix_expression" and callee.children[0].type != "."):
        callee = callee.named_children[-1]
    return callee


def chain(n):
    if n.type == "navigation_expression":
        left = chain(n.children[0])
        at = first(n, "navigation_suffix")
        if not at:
            return Chain("…", n)
        name = at.child_by_field_name("suffix")
        return left.dot(text(name), name) if name else left
    if n.type == "prefix_expression" and n.children[0].type == ".":
        return implicit(n.named_children[-1])
    if n.type == "call_expression":
        square = subscript(n)
        if square:
            args = [c for c in square.named_children]
            key = value(args[0].child_by_field_name("value")) if len(args) == 1 else COMPUTED
            return index(chain(n.children[0]), key)
        return chain(called(n)).then("()")
    if n.type in ("constructor_expression", "user_type"):
        c = None
        for part in (n.named_children[0] if n.type == "constructor_expression" else n).named_children:
            if part.type == "type_identifier":
                c = c.dot(text(part), part) if c else Chain(text(part), part)
        return (c or Chain("…", n)).then("()" if n.type == "constructor_expression" else "")
    if n.type == "postfix_expression":
        return chain(n.named_children[0])
    if n.type in ("optional_chaining_expression", "optional_type", "force_unwrap_expression"):
        return chain(n.named_children[0])
    if n.type in OPERATIONS:
        return chain(n.named_children[-1])
    return Chain(text(n) if n.type in NAMES else "…", n)


def implicit(n):
    """.name: its type is known to the compiler only."""
    if n.type == "navigation_expression":
        at = first(n, "navigation_suffix")
        return implicit(n.children[0]).dot(text(at.child_by_field_name("suffix")), at)
    if n.type == "call_expression":
        return implicit(n.children[0]).then("()")
    if n.type in ("postfix_expression", "optional_chaining_expression"):
        return implicit(n.named_children[0])
    return Chain("….", n).then(text(n)) if n.type in NAMES else Chain("…", n)


def string(n):
    if any("interpol" in c.type for c in n.children):
        return COMPUTED
    source = text(n)
    body = re.fullmatch(r'(?s)(#*)("""|")(.*)\2\1', source)
    if not body:
        return COMPUTED
    raw, out = len(body[1]), body[3]
    if len(body[2]) == 3:
        lines = out.split("\n")
        out = without_indent(lines[1:-1], lines[-1])
        out = out if raw else re.sub(r"\\[ \t]*\n", "", out)
    return COMPUTED if raw and "\\#" in out else out if raw else unescaped(out, "ntr0")


def value(n):
    if n is None:
        return COMPUTED
    if n.type == "tuple_expression" and len(named(n)) == 1 and not n.child_by_field_name("name"):
        return value(named(n)[0])
    if n.type in ("line_string_literal", "multi_line_string_literal", "raw_string_literal"):
        return string(n)
    if n.type in ("integer_literal", "real_literal", "hex_literal", "oct_literal", "bin_literal"):
        return {"#": text(n)}
    if n.type == "boolean_literal":
        return text(n) == "true"
    if n.type in ("nil_literal", "nil"):
        return None
    if n.type == "prefix_expression":
        return negated(text(n.children[0]), value(n.children[-1]))
    if n.type == "additive_expression" and has(n, "+"):
        return joined(value(n.child_by_field_name("lhs")), value(n.child_by_field_name("rhs")))
    if n.type == "array_literal":
        return [value(c) for c in named(n)]
    if n.type == "dictionary_literal":
        pairs = {}
        items = named(n)
        for k, v in zip(items[::2], items[1::2]):
            key = value(k)
            key = key["#"] if isinstance(key, dict) and "#" in key else key
            known = isinstance(key, str)
            pairs[key if known else "..."] = value(v) if known else COMPUTED
        return pairs
    return COMPUTED


def arguments(n):
    positional, pairs = [], {}
    for c in named(n) if n else []:
        if c.type != "value_argument":
            continue
        label, said = c.child_by_field_name("name"), c.child_by_field_name("value")
        if label:
            pairs[text(label)] = value(said)
        else:
            positional.append(value(said))
    return positional, pairs


def attribute(n, items):
    """@Name(a, b: c): the grammar has no node for its arguments."""
    positional, pairs, parts = [], {}, [[]]
    if not has(n, "("):
        return
    for c in n.children:
        if c.type == ",":
            parts.append([])
        elif c.type not in ("(", ")", "@", "user_type"):
            parts[-1].append(c)
    for part in filter(None, parts):
        key = text(part[0]) if len(part) > 2 and part[1].type == ":" else None
        said = part[2:] if key else part
        v = value(said[0]) if len(said) == 1 else COMPUTED
        if key:
            pairs[key] = v
        else:
            positional.append(v)
    items.call(chain(first(n, "user_type")), positional, pairs)


def diagnostic(n):
    said = re.fullmatch(r'#\w+\("([^"\\]*)"\)', text(n))
    return ([said[1]] if said else [COMPUTED]), {}


def visit(n, items):
    if n.type == "import_declaration":
        at = first(n, "identifier")
        items.imports(text(at).replace(" ", ""), at)
    elif n.type == "call_expression" and not subscript(n):
        items.call(chain(called(n)), *arguments(first(first(n, "call_suffix") or n, "value_arguments")))
    elif n.type == "constructor_expression":
        c = chain(n)
        suffix = first(n, "constructor_suffix")
        items.call(Chain(c.name[:-2], c.at), *arguments(first(suffix, "value_arguments")))
    elif n.type == "macro_invocation":
        name = first(n, "simple_identifier")
        items.call(Chain(text(name), name), *arguments(first(first(n, "call_suffix") or n, "value_arguments")))
    elif n.type == "diagnostic":
        items.call(Chain(re.match(r"#(\w*)", text(n))[1], n), *diagnostic(n))
    elif n.type == "attribute":
        attribute(n, items)


main(tree_sitter_swift.language(), visit)
