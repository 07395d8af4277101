"""What tree-sitter's grammar says of C#, in the form of tests/parsers/run."""
import re

import tree_sitter_c_sharp
from tree import COMPUTED, Chain, escape, first, has, index, joined, main, named, negated, text, without_indent

KNOWN = "ntrbfv0ae"
NAMES = ("identifier", "predefined_type", "this", "this_expression", "base", "base_expression")


def bare(n):
    """A name without what stands in < >."""
    if n.type == "generic_name":
        return bare(n.named_children[0])
    if n.type in ("qualified_name", "alias_qualified_name"):
        parts = [bare(c) for c in n.named_children]
        return ".".join(parts)
    return text(n)


def chain(n):
    if n.type == "member_access_expression":
        name = n.child_by_field_name("name")
        left = n.child_by_field_name("expression") or n.children[0]
        return chain(left).dot(bare(name), name)
    if n.type == "conditional_access_expression":
        return bound(n.named_children[-1], chain(n.named_children[0]))
    if n.type == "invocation_expression":
        return chain(n.child_by_field_name("function")).then("()")
    if n.type in ("object_creation_expression", "array_creation_expression"):
        return chain(n.child_by_field_name("type")).then("()")
    if n.type == "element_access_expression":
        return index(chain(n.child_by_field_name("expression")), only(n.child_by_field_name("subscript")))
    if n.type == "postfix_unary_expression" and n.children[-1].type == "!":
        return chain(n.children[0])
    if n.type in ("generic_name", "qualified_name", "alias_qualified_name"):
        return Chain(bare(n), n)
    if n.type == "nullable_type":
        return chain(n.named_children[0])
    if n.type in ("typeof_expression", "default_expression", "sizeof_expression"):
        return Chain(text(n.children[0]) + "()", n)
    return Chain(text(n) if n.type in NAMES else "…", n)


def bound(n, left):
    """What stands behind ?. or ?[."""
    if n.type == "member_binding_expression":
        name = n.child_by_field_name("name")
        return left.dot(bare(name), name)
    if n.type == "element_binding_expression":
        return index(left, only(n))
    if n.type == "member_access_expression":
        name = n.child_by_field_name("name")
        return bound(n.child_by_field_name("expression"), left).dot(bare(name), name)
    if n.type == "invocation_expression":
        return bound(n.child_by_field_name("function"), left).then("()")
    if n.type == "element_access_expression":
        return index(bound(n.child_by_field_name("expression"), left), only(n.child_by_field_name("subscript")))
    if n.type == "conditional_access_expression":
        return bound(n.named_children[-1], bound(n.named_children[0], left))
    if n.type == "postfix_unary_expression":
        return bound(n.children[0], left)
    return chain(n)


def only(n):
    """The index when it is one."""
    args = [c for c in named(n) if c.type == "argument"]
    return value(args[0].children[-1]) if len(args) == 1 else COMPUTED


def raw(n):
    body = text(first(n, "raw_string_content"))
    lines = body.replace("\r\n", "\n").split("\n")
    return body if len(lines) == 1 else without_indent(lines[1:-1], lines[-1])


def string(n):
    """A text and its parts; COMPUTED when a part is."""
    out = ""
    for c in n.named_children:
        if c.type == "escape_sequence":
            out += escape(text(c), KNOWN)
        elif c.type.endswith("content"):
            out += text(c)
        elif c.type == "interpolation":
            return COMPUTED
    return out


def interpolated(n):
    if has(n, "interpolation"):
        return COMPUTED
    body = re.fullmatch(r'(?s)[$@]+("+)(.*)\1', text(n))
    if len(body[1]) > 2:
        return COMPUTED
    out = body[2]
    if "@" in text(n).split('"')[0]:
        out = out.replace('""', '"')
    else:
        out = re.sub(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{1,4}|.)", lambda m: escape(m[0], KNOWN), out)
    return out.replace("{{", "{").replace("}}", "}")


def initializer(n):
    """{ A = 1 }, { ["k"] = 1 }, { {"k", 1} } and { 1, 2 }"""
    items = named(n)
    if any(c.type == "assignment_expression" for c in items):
        pairs = {}
        for c in items:
            left, right = c.child_by_field_name("left"), c.child_by_field_name("right")
            key = only(left) if left.type == "element_binding_expression" else text(left)
            pairs[key if isinstance(key, str) else "..."] = value(right)
        return pairs
    return [value(c) for c in items]


def value(n):
    if n.type == "parenthesized_expression":
        return value(named(n)[0])
    if n.type in ("string_literal", "character_literal"):
        return string(n)
    if n.type == "verbatim_string_literal":
        return text(n).removesuffix("u8")[2:-1].replace('""', '"')
    if n.type == "raw_string_literal":
        return raw(n)
    if n.type == "interpolated_string_expression":
        return interpolated(n)
    if n.type in ("integer_literal", "real_literal"):
        return {"#": text(n)}
    if n.type == "boolean_literal":
        return text(n) == "true"
    if n.type == "null_literal":
        return None
    if n.type == "prefix_unary_expression":
        return negated(n.children[0].type, value(n.children[-1]))
    if n.type == "binary_expression" and n.children[1].type == "+":
        return joined(value(n.children[0]), value(n.children[2]))
    if n.type == "initializer_expression":
        return initializer(n)
    if n.type == "collection_expression":
        return [value(c.named_children[0].children[-1]) for c in named(n)]
    if n.type in ("implicit_array_creation_expression", "array_creation_expression"):
        made = first(n, "initializer_expression")
        return initializer(made) if made else COMPUTED
    if n.type == "object_creation_expression":
        made, args = first(n, "initializer_expression"), first(n, "argument_list")
        return initializer(made) if made and not (args and named(args)) else COMPUTED
    return COMPUTED


def arguments(n):
    positional, pairs = [], {}
    for c in named(n) if n else []:
        key = c.child_by_field_name("name")
        if key:
            pairs[text(key)] = value(c.children[-1])
        else:
            positional.append(COMPUTED if has(c, "ref", "out", "in") else value(c.children[-1]))
    return positional, pairs


def whole(n):
    """The chain of an invocation, with what stands in front of its ?."""
    left, at = [], n
    while at.parent and at.parent.type in ("member_access_expression", "invocation_expression", "argument_list",
                                           "element_access_expression", "conditional_access_expression",
                                           "postfix_unary_expression"):
        if at.parent.type == "argument_list":
            break
        if at.parent.type == "conditional_access_expression" and at.parent.named_children[-1] == at:
            left.append(at.parent.named_children[0])
        elif at.parent.children[0] != at:
            break
        at = at.parent
    c = None
    for part in reversed(left):
        c = bound(part, c) if c else chain(part)
    return bound(n, c) if c else chain(n)


def made(n, items):
    kind = n.child_by_field_name("type")
    if kind.type in ("array_type",):
        return
    positional, pairs = arguments(first(n, "argument_list"))
    args = positional + ([pairs] if pairs else [])
    braces = first(n, "initializer_expression")
    items.call(chain(kind), args + ([initializer(braces)] if braces else []), {})


def import_of(n, items):
    alias = n.child_by_field_name("name")
    target = [c for c in named(n) if c != alias][-1]
    if target.type in ("identifier", "qualified_name", "alias_qualified_name"):
        items.imports(re.sub(r"\s", "", text(target)), target)


def visit(n, items):
    if n.type == "using_directive":
        import_of(n, items)
    elif n.type == "invocation_expression":
        items.call(whole(n.child_by_field_name("function")), *arguments(n.child_by_field_name("arguments")))
    elif n.type == "object_creation_expression":
        made(n, items)
    elif n.type == "attribute" and first(n, "attribute_argument_list"):
        items.call(chain(n.child_by_field_name("name")), *arguments(first(n, "attribute_argument_list")))
    elif n.type == "base_list" and first(n, "argument_list"):
        items.call(chain(first(n, "argument_list").prev_named_sibling), *arguments(first(n, "argument_list")))
    elif n.type == "primary_constructor_base_type":
        items.call(chain(n.named_children[0]), *arguments(first(n, "argument_list")))


main(tree_sitter_c_sharp.language(), visit)
