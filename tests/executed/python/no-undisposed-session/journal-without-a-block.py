# Writes into a journal whose closer has a name of its own.
# way: one
# way: one two three
import sys

import depot


def write(words):
    journal = depot.Journal("day")
    written = 0
    while words:
        word, *words = words
        written += journal.write(word)
        if written > 8:
            raise SystemExit(0)
        print(word, written)
    journal.finish()
    return written


print("written:", write(sys.argv[1:]))
