"""What Python's own parser says of Python, in the form of tests/parsers/run."""
import ast
import json
import sys


def chain(n):
    if isinstance(n, ast.Name):
        return n.id
    if isinstance(n, ast.Attribute):
        return chain(n.value) + "." + n.attr
    if isinstance(n, ast.Call):
        return chain(n.func) + "()"
    if isinstance(n, ast.Subscript):
        key = n.slice
        text = isinstance(key, ast.Constant) and isinstance(key.value, str)
        return chain(n.value) + ("." + key.value if text else "[…]")
    return "…"


def number(v):
    if isinstance(v, complex):
        return None
    return {"#": repr(v)}


def value(n):
    computed = {"?": type(n).__name__}
    if isinstance(n, ast.Constant):
        v = n.value
        if v is None or isinstance(v, (bool, str)):
            return v
        if isinstance(v, bytes):
            return v.decode("utf-8", "surrogateescape")
        return number(v) if isinstance(v, (int, float)) else computed
    if isinstance(n, ast.UnaryOp) and isinstance(n.op, (ast.USub, ast.UAdd)):
        v = value(n.operand)
        if isinstance(v, dict) and "#" in v:
            return {"#": ("-" if isinstance(n.op, ast.USub) else "") + v["#"]}
    if isinstance(n, ast.BinOp) and isinstance(n.op, ast.Add):
        a, b = value(n.left), value(n.right)
        if isinstance(a, str) and isinstance(b, str):
            return a + b
    if isinstance(n, ast.JoinedStr) and all(isinstance(v, ast.Constant) for v in n.values):
        return "".join(v.value for v in n.values)
    if isinstance(n, (ast.List, ast.Tuple, ast.Set)):
        return [value(e) for e in n.elts]
    if isinstance(n, ast.Dict):
        pairs = {}
        for k, v in zip(n.keys, n.values):
            key = value(k) if k is not None else computed
            if isinstance(key, dict) and "#" in key:
                key = key["#"]
            known = isinstance(key, str)
            pairs[key if known else "..."] = value(v) if known else computed
        return pairs
    return computed


def arguments(n):
    args = [value(a) for a in n.args]
    named = {}
    for k in n.keywords:
        named[k.arg or "..."] = value(k.value) if k.arg else {"?": ""}
    return args + ([named] if n.keywords else [])


def dump(path):
    with open(path, "rb") as f:
        tree = ast.parse(f.read(), path)
    lines = ["file\t" + path]
    for n in ast.walk(tree):
        if isinstance(n, ast.Import):
            lines += [f"import\t{a.name}\t{n.lineno}" for a in n.names]
        elif isinstance(n, ast.ImportFrom):
            lines.append(f"import\t{'.' * n.level}{n.module or ''}\t{n.lineno}")
        elif isinstance(n, ast.Call):
            lines.append(f"call\t{chain(n.func)}\t{n.lineno}\t{json.dumps(arguments(n))}")
    return lines


sys.setrecursionlimit(10000)
for line in sys.stdin:
    path = line.rstrip("\n")
    try:
        sys.stdout.buffer.write(("\n".join(dump(path)) + "\n").encode("utf-8", "surrogateescape"))
    except (SyntaxError, ValueError, RecursionError):
        print("refused\t" + path, flush=True)
    sys.stdout.flush()
