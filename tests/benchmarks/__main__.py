"""Measures what is promised of speed, beside bare SQL. Exit status 1 if a promise does not hold."""

import argparse
import sys
import time

from . import api, country, flags, pages, sums, sync, tablet
from .figures import table

PARTS = {
    "flags": flags.figures,
    "pages": pages.figures,
    "sums": sums.figures,
    "api": api.figures,
    "sync": sync.figures,
    "tablet": lambda persons: tablet.figures(),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--persons", type=int, default=country.PERSONS, help="a smaller country (34,000)")
    parser.add_argument("--only", choices=PARTS, action="append", help="not all that is measured")
    asked = parser.parse_args()
    persons = asked.persons
    if persons <= country.SMALL:
        parser.error(f"The country must have more than {country.SMALL} persons.")
    start = time.monotonic()
    country.load(persons)
    print(f"A country of {persons:,} persons made in {time.monotonic() - start:.0f} s.\n", flush=True)
    figures = [figure for name in asked.only or PARTS for figure in PARTS[name](persons)]
    print(table(figures))
    return 1 if any(figure.holds is False for figure in figures) else 0


sys.exit(main())
