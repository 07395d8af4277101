"""compare.py PARSER READER [SHOW [KIND]]: how far two accounts of the same files agree (their form: tests/parsers/run).

Imports are compared by module, line by line; calls by callee, line and arguments, as far as the parser sees a literal in
them; what has no name, like (a || b)(), is called by neither. A callee with a call or an index in it is compared by its last two names, one of a long chain in any line of it. What the reader knows beyond the parser (a
name that stands for a value) is counted as resolved, what it does not know as lost. SHOW draws that many disagreements
by a fixed seed, of one KIND if given: missed, lost, wrong, invented, import, resolved.
"""
import collections
import json
import random
import re
import sys

NUMBER_ENDS = re.compile(r"(?i)(ull|ll|ul|lu|[uif](8|16|32|64|128|size)|[ldfumn])$")


def number(text):
    """A number as written in any language, as what it is worth."""
    text = text.replace("_", "").replace("'", "")
    sign = -1 if text.startswith("-") else 1
    text = text.lstrip("+-")
    for prefix, base in (("0x", 16), ("0o", 8), ("0b", 2)):
        if text.lower().startswith(prefix):
            digits = text[2:]
            if base == 16:
                digits = re.sub(r"(?i)(ull|ll|ul|lu|[uln]|[ui](8|16|32|64|128|size))$", "", digits)
            else:
                digits = NUMBER_ENDS.sub("", digits)
            try:
                return sign * int(digits, base)
            except ValueError:
                return text
    plain = NUMBER_ENDS.sub("", text)
    if re.fullmatch(r"0[0-7]+", plain):
        return sign * int(plain, 8)
    try:
        return sign * (int(plain) if plain.isdigit() else float(plain))
    except ValueError:
        return text


def is_number(v):
    return isinstance(v, dict) and len(v) == 1 and "#" in v


def is_computed(v):
    return isinstance(v, dict) and len(v) == 1 and "?" in v


def has_literal(v):
    if is_computed(v):
        return False
    if is_number(v):
        return True
    if isinstance(v, dict):
        return any(has_literal(m) for m in v.values())
    if isinstance(v, list):
        return any(has_literal(m) for m in v)
    return True


WORST = ("equal", "resolved", "lost", "wrong")


def worse(a, b):
    return WORST[max(WORST.index(a), WORST.index(b))]


def compare(theirs, ours):
    if is_computed(theirs):
        return "equal" if is_computed(ours) or not has_literal(ours) else "resolved"
    if is_computed(ours):
        return "lost" if has_literal(theirs) else "equal"
    if is_number(theirs) or is_number(ours):
        same = is_number(theirs) and is_number(ours) and number(theirs["#"]) == number(ours["#"])
        return "equal" if same else "wrong"
    if isinstance(theirs, list) and isinstance(ours, list):
        return compare_lists(theirs, ours)
    if isinstance(theirs, dict) and isinstance(ours, dict):
        return compare_objects(theirs, ours)
    if not theirs and not ours and isinstance(theirs, (list, dict)) and isinstance(ours, (list, dict)):
        return "equal"
    if isinstance(theirs, str) and isinstance(ours, str):
        theirs, ours = (re.sub("[\ud800-\udfff]", "\ufffd", text) for text in (theirs, ours))  # half a pair has no UTF-8
    return "equal" if type(theirs) is type(ours) and theirs == ours else "wrong"


def compare_lists(theirs, ours):
    if len(theirs) != len(ours):
        return "wrong"
    grade = "equal"
    for a, b in zip(theirs, ours):
        grade = worse(grade, compare(a, b))
    return grade


def numeric_keys(pairs):
    return {str(number(k)) if k[:1].isdigit() or k[:1] in "+-" else k: v for k, v in pairs.items()}


def compare_objects(theirs, ours):
    theirs, ours = numeric_keys(theirs), numeric_keys(ours)
    grade = "equal"
    for key, value in theirs.items():
        if key == "...":
            continue
        if key in ours:
            grade = worse(grade, compare(value, ours[key]))
        elif has_literal(value):
            grade = worse(grade, "lost" if "..." in ours else "wrong")
    for key, value in ours.items():
        if key != "..." and key not in theirs and has_literal(value):
            grade = worse(grade, "resolved" if "..." in theirs else "wrong")
    return grade


def callee(text):
    if not re.search(r"[(\[…]", text):
        return text
    names = [n for n in re.sub(r"\(\)|\[…\]", "", text).split(".") if n]
    names = names[-2:]
    return ".".join(n for n in names if n != "…")


def same_callee(theirs, ours):
    a, b = callee(theirs), callee(ours)
    if a == b:
        return True
    doubtful = re.search(r"[(\[…]", theirs + ours)
    return bool(doubtful) and a.split(".")[-1] == b.split(".")[-1]


def load(path):
    """{path: (imports, calls)}, and the paths that were refused."""
    files, refused, current = {}, set(), None
    with open(path, encoding="utf-8", errors="surrogateescape", newline="\n") as f:
        for line in f:
            fields = line.rstrip("\n").split("\t")
            if fields[0] in ("file", "refused"):
                current = files.setdefault(fields[1], ([], []))
                if fields[0] == "refused":
                    refused.add(fields[1])
            elif fields[0] == "import":
                current[0].append((fields[1], int(fields[2])))
            elif fields[0] == "call":
                args = json.loads("\t".join(fields[3:]), strict=False)
                current[1].append((fields[1], int(fields[2]), args))
    return files, refused


class Table:
    def __init__(self):
        self.count = collections.Counter()
        self.items = collections.defaultdict(list)

    def note(self, kind, *item):
        self.count[kind] += 1
        self.items[kind].append(item)


def compare_imports(table, path, theirs, ours):
    left = collections.Counter(theirs) - collections.Counter(ours)
    right = collections.Counter(ours) - collections.Counter(theirs)
    table.count["imports"] += len(theirs)
    table.count["imports found"] += len(ours)
    for (module, line), n in left.items():
        for _ in range(n):
            table.note("import", path, line, "missed " + module)
    for (module, line), n in right.items():
        for _ in range(n):
            table.note("import", path, line, "invented " + module)
    table.count["imports missed"] += sum(left.values())
    table.count["imports invented"] += sum(right.values())


FAR = 16  # links of a chain that a reader may not follow to its first line


def match_far(table, path, missed, lines):
    """A chain is one expression that begins in its first line; of a long one, or one that begins with no name, a reader
    may name a later line."""
    spare = [e for entries in lines.values() for e in entries if not e[1]]
    for call in missed:
        far = call[0].startswith("…") or call[0].count(".") >= FAR
        near = [e for e in spare if not e[1] and e[0][1] > call[1] and same_callee(call[0], e[0][0])]
        best = next((e for e in near if compare_lists(call[2], e[0][2]) == "equal"), None) if far else None
        if best:
            best[1] = True
            table.count["calls equal"] += 1
        else:
            table.note("missed", path, call[1], call[0], call[2])


def compare_calls(table, path, theirs, ours):
    lines = collections.defaultdict(list)
    for call in ours:
        lines[call[1]].append([call, False])
    missed = []
    # Those with a literal choose first, the equal ones before the others.
    order = sorted(theirs, key=lambda c: not any(map(has_literal, c[2])))
    for passing in ("equal", "any"):
        rest = []
        for call in order:
            best, grade = None, None
            for entry in lines[call[1]]:
                if entry[1] or not same_callee(call[0], entry[0][0]):
                    continue
                g = compare_lists(call[2], entry[0][2])
                if best is None or WORST.index(g) < WORST.index(grade):
                    best, grade = entry, g
            if passing == "equal" and grade not in ("equal", "resolved"):
                rest.append(call)
                continue
            literal = any(map(has_literal, call[2]))
            table.count["calls"] += literal
            if best is None:
                if literal:
                    missed.append(call)
                continue
            best[1] = True
            table.count["calls " + grade] += literal
            if grade in ("lost", "wrong", "resolved") and (literal or grade != "lost"):
                table.note(grade, path, call[1], call[0], call[2], best[0][0], best[0][2])
        order = rest
    match_far(table, path, missed, lines)
    for entries in lines.values():
        for (name, line, args), used in entries:
            literal = any(map(has_literal, args))
            table.count["calls found"] += literal
            if literal and not used:
                table.note("invented", path, line, name, args)


def percent(part, whole):
    return f"{100 * part / whole:.2f} %" if whole else "-"


def main():
    theirs, refused = load(sys.argv[1])
    ours, broken = load(sys.argv[2])
    show = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    kinds = [sys.argv[4]] if len(sys.argv) > 4 and sys.argv[4] else ["missed", "lost", "wrong", "invented", "import"]
    table = Table()
    read = [p for p in theirs if p not in refused]
    for path in read:
        for account in (theirs, ours):
            account[path] = (account[path][0], [c for c in account[path][1] if callee(c[0])])
        compare_imports(table, path, theirs[path][0], ours[path][0])
        compare_calls(table, path, theirs[path][1], ours[path][1])
    c = table.count
    agreed = c["calls equal"] + c["calls resolved"]
    print(f"files {len(read)}, refused by the parser {len(refused)}, by the reader alone {len(broken - refused)}")
    print(f"imports {c['imports']}: found {percent(c['imports'] - c['imports missed'], c['imports'])}, "
          f"of those of the reader right {percent(c['imports found'] - c['imports invented'], c['imports found'])}")
    print(f"calls with literals {c['calls']}: agree {percent(agreed, c['calls'])}, "
          f"of those of the reader right {percent(c['calls found'] - c['invented'] - c['wrong'], c['calls found'])}")
    print(f"missed {c['missed']}, lost {c['lost']}, wrong {c['wrong']}, invented {c['invented']}, "
          f"known beyond the parser {c['resolved']}")
    drawn = [(kind,) + item for kind in kinds for item in table.items[kind]]
    random.seed(1)
    for item in random.sample(drawn, min(show, len(drawn))):
        print("\n" + f"{item[0]}: {item[1]}:{item[2]} {item[3]}")
        for part in item[4:]:
            text = part if isinstance(part, str) else json.dumps(part, ensure_ascii=False)
            print("    " + text[:400].encode("utf-8", "backslashreplace").decode())


main()
