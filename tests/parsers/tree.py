"""What the parsers built with tree-sitter share: items of one file in the form of tests/parsers/run."""
import json
import re
import sys

from tree_sitter import Language, Parser

COMPUTED = {"?": ""}


def text(n):
    return n.text.decode("utf-8", "surrogateescape")


def named(n):
    """The children that say something."""
    return [c for c in n.named_children if "comment" not in c.type]


def has(n, *kinds):
    return any(c.type in kinds for c in n.children)


def first(n, *kinds):
    return next((c for c in n.children if c.type in kinds), None)


def is_number(v):
    return isinstance(v, dict) and "#" in v


def negated(sign, v):
    if not is_number(v) or sign not in ("-", "+"):
        return COMPUTED
    return {"#": ("-" if sign == "-" else "") + v["#"]}


def joined(a, b):
    return a + b if isinstance(a, str) and isinstance(b, str) else COMPUTED


class Chain:
    """Who is called, as written, and where its first name stands; "…" for what has no name."""

    def __init__(self, name, at):
        self.name, self.at = name, at

    def then(self, more):
        return Chain(self.name + more, self.at)

    def dot(self, name, at):
        return Chain(self.name + "." + name, at if self.name == "…" else self.at)


def index(chain, value):
    return chain.then("." + value if isinstance(value, str) else "[…]")


ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "a": "\a", "e": "\x1b"}
CODE = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{1,4}))")


def escape(s, known):
    """The character that an escape stands for; known: the letters that mean another one."""
    code = CODE.fullmatch(s)
    if code:
        return chr(int(next(g for g in code.groups() if g), 16))
    return ESCAPES[s[1]] if s[1] in known else s[1:]


def unescaped(s, known):
    return re.sub(CODE.pattern + r"|\\.", lambda m: escape(m[0], known), s, flags=re.S)


def without_indent(lines, indent):
    return "\n".join(line[len(indent):] if line.startswith(indent) else line.lstrip() for line in lines)


class Items:
    def __init__(self):
        self.lines = []

    def imports(self, module, at):
        self.lines.append(f"import\t{module}\t{at.start_point[0] + 1}")

    def call(self, chain, positional, pairs):
        args = positional + ([pairs] if pairs else [])
        said = json.dumps(args)
        self.lines.append(f"call\t{chain.name}\t{chain.at.start_point[0] + 1}\t{said}")


def walk(root):
    todo = [root]
    while todo:
        n = todo.pop()
        yield n
        todo += reversed(n.children)


def main(grammar, visit):
    """visit(node, items) for each node of each file."""
    parser = Parser(Language(grammar))
    out = sys.stdout.buffer
    for line in sys.stdin:
        path = line.rstrip("\n")
        with open(path, "rb") as f:
            root = parser.parse(f.read()).root_node
        items = Items()
        if not root.has_error:
            for n in walk(root):
                visit(n, items)
        head = ("refused\t" if root.has_error else "file\t") + path
        out.write(("\n".join([head] + items.lines) + "\n").encode("utf-8", "surrogateescape"))
