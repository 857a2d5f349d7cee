"""What does CPython's own parser say about files of Python?

Reads names of files from standard input, one a line, and writes one line of JSON for each: the nodes of its tree, in an
order that does not depend on the version, with places in UTF-16 units; or null where CPython or its reader refuses the file.
"""

import ast
import io
import json
import re
import sys
import warnings

LINE_ENDING = re.compile(r"\r\n|\r|\n")

# Before 3.12 the places inside of f-strings were wrong, and their parts were parsed apart from the file.
SKIPS_INTERPOLATED = sys.version_info < (3, 12)

# What is no part of the syntax, or says how a name is used, which follows from where it stands.
SKIPPED_FIELDS = {"ctx", "kind", "n", "s", "simple", "str", "type_comment", "type_ignores"}

RENAMED = {"match_case": "MatchCase", "withitem": "WithItem"}


class Places:
    def __init__(self, text):
        self.starts = [0] + [match.end() for match in LINE_ENDING.finditer(text)]
        self.text = text
        self.is_plain = text.isascii()
        self.units = None if self.is_plain else self.units_before(text)

    @staticmethod
    def units_before(text):
        units, total = [], 0
        for character in text:
            units.append(total)
            total += 2 if ord(character) > 0xFFFF else 1
        units.append(total)
        return units

    def of(self, line, column):
        start = self.starts[line - 1]
        if self.is_plain:
            return start + column
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        characters = len(self.text[start:end].encode()[:column].decode(errors="replace"))
        return self.units[start + characters]


def described(node, places, lines):
    name = type(node).__name__
    parts = [RENAMED.get(name) or name[0].upper() + name[1:]]
    if hasattr(node, "lineno"):
        parts.append(f"{places.of(node.lineno, node.col_offset)}-{places.of(node.end_lineno, node.end_col_offset)}")
    children = []
    for field, value in sorted(ast.iter_fields(node)):
        if field in SKIPPED_FIELDS:
            continue
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, ast.AST):
                children.append(each)
            elif field == "value" and not isinstance(each, ast.AST):
                continue
            elif isinstance(each, str) or (isinstance(each, int) and field in ("is_async", "level") and each):
                parts.append(f"{field}={each}")
    lines.append(" ".join(parts))
    if SKIPS_INTERPOLATED and name == "JoinedStr":
        return
    for child in children:
        described(child, places, lines)


def nodes_of(name):
    with open(name, "rb") as file:
        raw = file.read()
    try:
        text = raw.decode("utf-8-sig")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
    except (SyntaxError, UnicodeDecodeError, ValueError, RecursionError):
        return None
    lines = []
    described(tree, Places(text), lines)
    return lines


def main():
    sys.setrecursionlimit(20000)
    output = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8")
    for name in io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8"):
        output.write(json.dumps(nodes_of(name.rstrip("\n"))) + "\n")
    output.flush()


main()
