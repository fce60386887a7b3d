#!/usr/bin/env python3
"""The dependency table of HACKING.md, enforced: which folder of src/ may include which, and which third-party header stays behind
which fence. Prints file, line and rule for every breach; exit 1 when there is one.

    check_includes.py [ROOT]
"""
import os
import re
import sys

STAGES = ["ingest", "syntax", "entities", "dates", "places", "quantities", "events", "claims", "fusion", "warning"]
MAY_INCLUDE = {
    "base": set(),
    "records": {"base"},
    "resources": {"base", "records"},
    **{stage: {"base", "records", "resources"} for stage in STAGES},
    "importers": {"base", "records", "resources"},
    "store": {"base", "records"},
    "pipeline": {"base", "records", "resources", "store", *STAGES},
    "briefing": {"base", "records", "store"},
    "web": {"base", "records", "store", "briefing"},
    "cli": {"base", "records", "resources", "store", "pipeline", "briefing", "web", "importers", *STAGES},
    "train": {"base", "records", "resources", *STAGES},
    "eval": {"base", "records", "resources", "pipeline", *STAGES},
}
# Third-party header -> where it may appear (prefixes of the path under src/).
FENCES = {
    r"sqlite3\.h": ["store/sqlite/"],
    r"libpq": ["store/postgres/"],
    r"CLI/": ["cli/parse_flags.cpp"],
    r"toml\+\+/": ["warning/theatre_table.cpp"],
    r"tbb/|oneapi/": ["pipeline/"],
    r"cblas|openblas": ["syntax/"],
    r"gumbo|archive\.h|pugixml|archive_entry\.h": ["ingest/"],
    r"unicode/": ["ingest/", "base/", "entities/"],
    r"regex|iostream": [],  # too slow to compile, and <regex> overflows the stack on long input
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def breaches(root):
    for folder, _, files in sorted(os.walk(os.path.join(root, "src"))):
        for name in sorted(files):
            if not name.endswith((".hpp", ".cpp", ".h")):
                continue
            path = os.path.join(folder, name)
            inside = os.path.relpath(path, os.path.join(root, "src"))
            module = inside.split(os.sep)[0]
            with open(path, encoding="utf-8") as lines:
                for number, line in enumerate(lines, 1):
                    found = INCLUDE.match(line)
                    if not found:
                        continue
                    rule = broken_rule(module, inside, found[1], found[2])
                    if rule:
                        yield f"src/{inside}:{number}: {rule}"


def broken_rule(module, inside, quote, header):
    if quote == '"':
        other = header.split("/")[0]
        if module not in MAY_INCLUDE:
            return f"folder {module} is not in the dependency table"
        if "/" not in header:
            return f'"{header}": write the path from src/, as in "{module}/{header}"'
        if other != module and other not in MAY_INCLUDE[module]:
            return f"{module} may not include {other}"
        if module in ("briefing", "web") and other == "store" and header != "store/store.hpp":
            return f"{module} sees the store only through store/store.hpp"
        return None
    for pattern, places in FENCES.items():
        if re.match(pattern, header) and not any(inside.startswith(place) for place in places):
            return f"<{header}> stays in {', '.join(places) or 'no file of src/'}"
    return None


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
    found = list(breaches(root))
    print("\n".join(found) if found else "includes: every folder keeps to the table")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
