"""What does a command take: by the clock, of the processor in the program, and of memory?"""

import json
import resource
import subprocess
import sys
import time

started = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
wall = time.perf_counter() - started
used = resource.getrusage(resource.RUSAGE_CHILDREN)
json.dump(
    {
        "wall": wall * 1000,
        "user": used.ru_utime * 1000,
        "memory": used.ru_maxrss / 1024,
        "status": done.returncode,
        "said": done.stderr.decode(errors="replace"),
    },
    sys.stdout,
)
