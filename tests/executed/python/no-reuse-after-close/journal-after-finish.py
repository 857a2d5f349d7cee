# Writes a last line into a journal that is finished.
# way: done => fails journal is closed
import sys

from depot import Journal


def note(word):
    journal = Journal("day")
    written = journal.write("begin")
    journal.finish()
    # how much is it?
    written += journal.write(word)
    print(written)


note(sys.argv[1])
