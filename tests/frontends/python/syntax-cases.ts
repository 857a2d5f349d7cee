/** On which pieces of Python is it easy to be wrong about the tree or about places? */

const CATTLE = "\u{1f404}";
const SCRIPT_X = "\u{1d4b3}";

/** Titles and texts that every supported CPython parses. */
export const syntaxCases: readonly (readonly [title: string, text: string])[] = [
  ["an empty file", ""],
  ["a file of blank lines", "\n\n"],
  ["a file that is one comment", "# only"],
  ["a file without an end of line", "x = 1"],

  ["async comprehensions in each kind of bracket", "async def f(x):\n    a = {k: v async for k, v in x}\n    b = {k async for k in x if k}\n    c = any(k async for k in x)\n    d = (k async for k in x)\n    e = [k async for k in x async for z in k for y in z]\n    return {k async for k in x for z in k async for y in z}\n"],
  ["a match on values without brackets", "match x, y:\n    case 1, 2:\n        pass\n"],
  ["a match on one value and a comma", "match x,:\n    case 1,:\n        pass\n"],
  ["a match on unpacked values", "match *x, y :  # why\n    case *a, b if a > b:\n        pass\n    case (a, b), c: pass\n    case a, *_:\n        pass\n"],
  ["names that are keywords elsewhere", "match = 1\ncase = 2\nmatch[x], case = 1, 2\nmatch(x, y)\nprint(match, case)\ntype = match\n_ = type\n"],
  ["strings next to each other in patterns", "match x:\n    case 'a' 'b': pass\n    case {\"c\" \"d\"   \"\": y} | [b'e' B'f', (r'g'\n        r'h')]: pass\n    case 'i' 'j', k: z\n"],
  ["patterns", "match x:\n    case {'a': 1, **rest}: pass\n    case A.B | C(1, d=2) | None | -1 | 1+2j as e: pass\n    case [1, *_] | (2, 3): pass\n    case _: pass\n"],
  ["a bare yield before a semicolon", "def f():\n    yield; yield\n    x = yield; y = (yield)\n    yield ;pass\n"],
  ["bare yields elsewhere", "def f():\n    g((yield), [(yield)])\n    return (yield)\n    lambda: (yield)\n    await_ = yield\n    yield\n"],
  ["a comma at the end of del", "del a,\ndel a, b ,; del (a, b), c\ndel x[a:b],\n"],
  ["unpacking in an index", "x[*a]\nx[*a, b]\nx[a, *b] = 1\nx[1:2, ::3]\n"],

  ["byte columns behind letters of two and three bytes", "'é'; f(a); '€'; g(b)\n"],
  ["byte columns behind characters beyond the basic plane", `'${CATTLE}'; f(a, '${CATTLE}', b)  # ${CATTLE}\nx = 1\n`],
  ["a string with such characters over several lines", `x = '''${CATTLE}\né''' + f(é)\n`],
  ["names in other scripts", "größe = naïve.été(ключ=1)\nfrom módulo import nombre as ñ\n"],
  ["names that Python reads as others", "ﬁle = ªº\ndef ﬁ(ﬂ, *ａ): global ｂ\n"],
  ["names beyond the basic plane", `${SCRIPT_X} = 1\ndef f${SCRIPT_X}(${SCRIPT_X}y): return ${SCRIPT_X}y.z${SCRIPT_X}  # ${SCRIPT_X}\nx = '${SCRIPT_X}', a\n`],
  ["names with a variation selector", "a\u{e0100} = f(a)\n"],

  ["form feeds on lines of their own", "x = 1\n\f\ny = 2\n\f\f\ndef f():\n    a = 1\n\f\n    return a\n"],
  ["a form feed before code resets the indentation", "if x:\n    a\n\fb\n"],
  ["a form feed within the indentation", "if x:\n  \f    a\n    b\n"],
  ["form feeds between tokens and in comments", "x =\f1 # a\fb\n'a\fb'; f(x)\f\n"],
  ["tabs behind spaces", "if x:\n  \ta\n  \tif y:\n  \t    b('''\n \tc''')\n"],
  ["tabs", "if x:\n\ta = 1\n\tif y:\n\t\tb(a)\nelse:\n        c = 1\n"],

  ["carriage returns with line feeds", "x = '''a\r\nb'''\r\nif x:\r\n    f(x)  # c\r\n\r\ny = 2\r\n"],
  ["lone carriage returns", "x = 1\rif x:\r    f(x)\r"],
  ["all ends of lines in one file", "a\rb\r\nc\nd"],
  ["separators of Unicode, which end no line", "x = '\u2028'; f(a)\n# \u2029 \x85\ny = '\v'; g(b)\n"],
  ["continued lines", "x = 1 + \\\n    f(a)\nif x and \\\n   y: pass\n"],

  ["statements on one line", "if x: a; b\nelse: c;\nfor i in x: pass; break\nclass A: x = 1; y = 2;\n"],
  ["decorators", "@a.b[c](d)\n@e\nasync def f(): pass\n@g\nclass A: pass\n"],
  ["all kinds of parameters", "def f(a, b: int = 1, /, c=2, *d: str, e, f=3, **g) -> x: ...\nlambda: 0\nlambda a, /, b=1, *, c, **d: a\nlambda *a: a\n"],
  ["with items with and without brackets", "with (a as b, c() as (d, e),): pass\nwith (a, b): pass\nwith (a): pass\nwith a, b as c.d: pass\nasync def f():\n    async with (a as b): pass\n    async with a as b, c: pass\n"],
  ["try with everything", "try:\n    a\nexcept A as e:\n    b\nexcept (B, C):\n    c\nexcept:\n    d\nelse:\n    e\nfinally:\n    f\ntry: a\nexcept* E as g: b\ntry: a\nfinally: b\n"],
  ["loops with else", "while x:\n    break\nelse:\n    y\nfor a, *b in *c, d:\n    continue\nelse:\n    y\nasync def f():\n    async for a in b: pass\n    else: c\n"],
  ["chains of elif", "if a: b\nelif c: d\nelif e:\n    f\nelse:\n    g\n"],
  ["assignments", "a = b = c\na, *b = c\n(a) = 1\n[a, b] = c\nx: int\n(x): int = 1\nx.y: int = 2\nx += 1\nx @= y\n(y := 1)\nf(z := 2)\n"],
  ["calls", "f(*a, b, *c, d=1, **e, g=2)(h)\nf(x for x in y)\nf(a)(b).c[d]\n"],
  ["operators", "a if b else c\nnot a and b or c\na < b <= c != d is not e not in f\n-a ** -b\n~a // b % c @ d << 1 >> 2 & 3 | 4 ^ 5\n"],
  ["brackets that belong to no node", "((a))\n((a)).b\n(f)(a)\nx = (1,)\n(a, (b)), c\n"],
  ["imports", "import a.b.c as d, e\nfrom . import (a as b, c,)\nfrom ...x.y import *\nfrom .. import z\n"],
  ["names of other scopes", "def f():\n    global a, b\n    def g():\n        nonlocal c\n"],
  ["numbers", "0xFF, 0o7, 0b1, 1_000, 1., .5, 1e5, 1E-3, 1j, 10**100\n"],
  ["numbers right before a word", "x = a if b == 1else 2if c else 3; f(x)\ny = a if 1.5else .5if b == 2.else '1else 2'; g(y)  # 1else\nz1else = a if b == 1_0else[1]\n"],
  ["strings of all prefixes", "'a' \"b\" '''c''' u'g' r'\\''\nb'd' rb'e' Rb'f' b'\\x00'\nF'x' fr'{y}' Rf'z'\n"],
  ["strings next to each other", "x = ('a' 'b'\n     'c')\ny = b'a' \\\n  b'b'\n"],
  ["f-strings as a whole", "f'{a}'; f(b)\nf'{a!r:>{w}}' 'x'\nx = f'''{\n a\n}''' + y\nf'{x = }'; f'{{}}'\nf'{\"{\"}'; f'{\"}\"}'\nf'{\"a{\"}', f(b), f'{\"}\"!r}'\nx = '{\"{\": 1}'\n"],
  ["braces in strings that are no f-strings", "def nodes(text, parse):\n    return parse(text) if text.startswith('{') else {'nodes': []}\ny = {\n  '{': {'k': 1},\n  'b': 2,\n}\n"],
  ["braces in strings of both kinds", "x = '{' if a else {'}': 1}; y = f'{\"{\"}', f(b), f'{\"}\"!r}'; z = {'{'}\n# f'\nw = rf'{\"{\"}\\{\"}\":{\"{\"}>3}' \"f'{\"  # {'{'}\n"],
  ["words that end with what could begin an f-string", "if'{'in x:y=f'{\"{\"}'\nprint(a if'{' else{'}'})\nx = b'f\\'{'; {'}': '{'}\n"],
  ["await and yield from", "async def f():\n    x = await a\n    await b(await c)\n    return await d\ndef g():\n    x = yield from a\n    yield a, b\n"],
  ["deep nesting", `x = ${"(".repeat(60)}a${")".repeat(60)}\n${"y + ".repeat(500)}z\n`],
];

/** Syntax that came later than the oldest version that is compared. */
export const newerSyntax: readonly { readonly since: number; readonly text: string }[] = [
  { since: 12, text: "def f[T: int, *Ts, **P](a: T) -> T: ...\ndef g[T]() -> T: ...\nclass A[T](B, c=d): ...\ntype X[T] = list[T]\ntype = 1\n" },
  { since: 12, text: "f'''{  # c\n a} {\n # d\n b}''' + f'{f'{x}'}'; f(y)\n" },
  { since: 12, text: "f'{é}{a(b)!r:{c(d)}}'; x\nf'''{\n  a(\n b)}'''\nf'{x = }{y=!s}'\n" },
  { since: 12, text: "f'''{3 +\n4} {{\n{a[\n1]:{\nb}\n}'''\nf'{3 +\r\n4!r}'; x\nrf'''\\{3 +\n4}\\N{5 +\n6}'''\nf'\\N{DIGIT ONE}{1 +\n2}'\n" },
  { since: 12, text: "f'''{3 +  # a\n4}''' 'x'; f(y)\n" },
  { since: 12, text: "async def f():\n    f'{ {a async for a in b} }{any(a async  for a in b)}' f'''{\n{a:b async\nfor a in c}}'''; x\n" },
  { since: 13, text: "class A[T = int, *Ts = *x, **P = []]: ...\n" },
  { since: 14, text: "try: a\nexcept A, B: b\ntry: a\nexcept* A, B: b\n" },
  { since: 14, text: "t'{a}b{c!r:d}'\n" },
];

/** Valid Python that is refused today, with an error that says so. */
export const refused: readonly { readonly since: number; readonly title: string; readonly text: string }[] = [
  { since: 11, title: "strings of several quotes next to each other in a pattern", text: "match x:\n    case 'a' \"b\": pass\n" },
  { since: 12, title: "a comment with a brace in a replacement field", text: "f'''{  # {\n a}'''\n" },
];

/** Files of the standard library with such syntax. */
export const refusedFiles: ReadonlySet<string> = new Set(["test/test_fstring.py", "test/test_tstring.py"]);
