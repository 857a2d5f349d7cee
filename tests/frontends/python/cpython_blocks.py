"""Compares texts in pairs: is the second one the first with some statements put into `if 'enclosed':`?

Reads a JSON list of [before, after] and writes a JSON list of messages, empty where the pair holds.
"""
import ast
import json
import sys
import warnings

warnings.simplefilter("ignore")
MARK = "enclosed"


class Inline(ast.NodeTransformer):
    """Puts the bodies of the added blocks where the blocks are."""

    def visit_If(self, node):
        self.generic_visit(node)
        if isinstance(node.test, ast.Constant) and node.test.value == MARK and not node.orelse:
            return node.body
        return node


def compare(before, after):
    try:
        expected = ast.dump(ast.parse(before))
    except (SyntaxError, ValueError):
        return None
    try:
        tree = ast.parse(after)
    except SyntaxError as error:
        return f"line {error.lineno}: {error.msg}"
    sys.setrecursionlimit(10000)
    found = ast.dump(Inline().visit(tree))
    if found == expected:
        return ""
    at = next((i for i, (a, b) in enumerate(zip(found, expected)) if a != b), min(len(found), len(expected)))
    return f"{found[max(0, at - 80):at + 80]} instead of {expected[max(0, at - 80):at + 80]}"


print(json.dumps([compare(before, after) for before, after in json.load(sys.stdin)]))
