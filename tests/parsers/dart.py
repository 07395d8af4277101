"""What tree-sitter's grammar says of Dart, in the form of tests/parsers/run."""
import re

import tree_sitter_dart_orchard
from tree import COMPUTED, Chain, first, has, index, joined, main, named, negated, text, unescaped

SELECTED = ("unconditional_assignable_selector", "conditional_assignable_selector")
MADE = ("new_expression", "const_object_expression", "constructor_invocation")


def selectors(c, parts):
    """What stands behind an operand: .name, ?.name, [i], !, (…), <T>"""
    for p in parts:
        if p.type in ("identifier", "type_identifier"):
            c = c.dot(text(p), p)
        elif p.type == "index_selector":
            c = index(c, value(p.named_children[0]))
        elif p.type in ("argument_part", "arguments"):
            c = c.then("()")
        elif p.type in SELECTED + ("selector", "cascade_selector"):
            c = selectors(c, p.named_children)
    return c


def chain(n):
    if n.type in SELECTED:
        return selectors(chain(n.children[0]), n.children[1:])
    if n.type == "method_invocation":
        return chain(n.child_by_field_name("function")).then("()")
    if n.type in MADE:
        return construction(n).then("()")
    if n.type == "cascade_selector":
        return cascade(n)
    if n.type == "dot_shorthand":  # what the grammar makes of a.B<C>.name
        return Chain("…." + text(n.named_children[0]), n)
    if n.type == "postfix_expression":
        return selectors(chain(n.children[0]), n.children[1:])
    if n.type == "type_cast_expression":
        return chain(n.named_children[0])
    if n.type in ("qualified", "scoped_identifier"):
        return Chain(re.sub(r"\s", "", text(n)), n)
    return Chain(text(n) if n.type in ("identifier", "type_identifier", "this", "super") else "…", n)


def cascade(n):
    """..name, behind what the cascade goes on about."""
    section = n
    while section and "cascade_section" not in section.type:
        section = section.parent
    target = section.parent.child_by_field_name("target") if section else None
    before = chain(target) if target else Chain("…", n)
    return selectors(before, n.named_children)


def construction(n):
    names = [c for c in n.named_children if c.type in ("type_identifier", "identifier", "qualified")]
    c = chain(names[0]) if names else Chain("…", n)
    for part in names[1:]:
        c = c.dot(text(part), part)
    return c


def string(n):
    """Texts side by side are one."""
    if has(n, "template_substitution"):
        return COMPUTED
    source, out, at = text(n), "", 0
    while at < len(source):
        piece = re.compile(r"""(?s)(r?)('''|\"\"\"|'|")""").match(source, at)
        if not piece:
            at += 1
            continue
        raw, quote = piece[1], piece[2]
        end = at = piece.end()
        while not source.startswith(quote, end):
            end += 2 if source[end] == "\\" and not raw else 1
        body = source[at:end].replace("\r\n", "\n")
        if len(quote) == 3:
            body = re.sub(r"^[ \t]*\\?[ \t]*\n", "", body)
        out += body if raw else unescaped(body, "nrbtvf")
        at = end + len(quote)
    return out


def literal_map(n):
    items = [c for c in named(n) if c.type not in ("type_arguments", "const_builtin")]
    if any(c.type in ("if_element", "for_element", "spread_element") for c in items):
        return COMPUTED
    if items and not any(c.type == "pair" for c in items):
        return [value(c) for c in items]
    pairs = {}
    for c in items:
        key = value(c.child_by_field_name("key")) if c.type == "pair" else COMPUTED
        key = key["#"] if isinstance(key, dict) and "#" in key else key
        pairs[key if isinstance(key, str) else "..."] = value(c.child_by_field_name("value")) if c.type == "pair" else COMPUTED
    return pairs


def value(n):
    if n is None:
        return COMPUTED
    if n.type == "parenthesized_expression":
        return value(named(n)[0])
    if n.type == "string_literal":
        return string(n)
    if n.type in ("true", "false"):
        return n.type == "true"
    if n.type == "null_literal":
        return None
    if n.type.endswith("integer_literal") or n.type.endswith("point_literal"):
        return {"#": text(n)}
    if n.type == "unary_expression" and first(n, "prefix_operator"):
        return negated(text(first(n, "prefix_operator")), value(n.children[-1]))
    if n.type == "additive_expression":
        parts = named(n)
        plus = all(text(c) == "+" for c in parts if "operator" in c.type)
        out = [value(c) for c in parts if "operator" not in c.type]
        return "".join(out) if plus and all(isinstance(v, str) for v in out) else COMPUTED
    if n.type == "list_literal":
        return [value(c) for c in named(n) if c.type not in ("type_arguments", "const_builtin")]
    if n.type == "set_or_map_literal":
        return literal_map(n)
    return COMPUTED


def arguments(n):
    positional, pairs = [], {}
    found = first(n, "arguments") or n
    for c in named(found):
        if c.type == "named_argument":
            said = [x for x in named(c) if x.type != "label"]
            pairs[text(first(c, "label").named_children[0])] = value(said[0] if len(said) == 1 else None)
        elif c.type == "argument":
            said = named(c)
            positional.append(value(said[0] if len(said) == 1 else None))
    return positional, pairs


def visit(n, items):
    if n.type in ("library_import", "library_export"):
        uri = first(n, "import_specification") or n
        uri = first(uri, "configurable_uri", "uri")
        at = first(first(uri, "uri") or uri, "string_literal")
        items.imports(value(at), at)
    elif n.type == "method_invocation":
        items.call(chain(n.child_by_field_name("function")), *arguments(n.child_by_field_name("arguments")))
    elif n.type in MADE:
        items.call(construction(n), *arguments(n))
    elif n.type == "annotation" and first(n, "arguments"):
        items.call(chain(n.child_by_field_name("name")), *arguments(first(n, "arguments")))
    elif n.type == "enum_constant" and first(n, "arguments", "argument_part"):
        c = chain(n.child_by_field_name("name"))
        for part in [p for p in n.named_children if p.type == "identifier"][1:]:
            c = c.dot(text(part), part)
        items.call(c, *arguments(first(n, "arguments", "argument_part")))
    elif n.type == "redirection" or (n.type == "initializer_list_entry" and has(n, "super", "this")):
        c = selectors(chain(n.named_children[0]), [p for p in n.named_children[1:] if p.type == "identifier"])
        items.call(c, *arguments(n))
    elif n.type == "argument_part" and n.parent.type == "selector":
        before, parts = n.parent, []
        while before.prev_sibling and before.type == "selector":
            before = before.prev_sibling
            parts.append(before)
        operand = parts.pop()
        items.call(selectors(chain(operand), reversed(parts)), *arguments(n))


main(tree_sitter_dart_orchard.language(), visit)
