"""Reads the supervisor's children from a pipe. A moment after that closes it kills those still there."""

import sys
import time

from . import processes

GRACE = 3

if __name__ == "__main__":
    leaders = sys.stdin.read().split()
    time.sleep(GRACE)
    for leader in leaders:
        processes.kill_group(int(leader))
