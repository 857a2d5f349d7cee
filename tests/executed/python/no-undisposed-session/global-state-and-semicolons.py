# Statements that share a line, and a counter of the module.
# way: -
# edits: suggestion
import depot

opened = 0


def look(good):
    global opened
    opened += 1; store = depot.Store("line"); number = store.get(good)
    print(number); return number


print(look("bolt") + look("nut"), opened)
