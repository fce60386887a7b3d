#!/usr/bin/env python3
"""Per-type precision and recall, and which types are taken for which, over the development sets of events.

    type_report.py [BUILD-FOLDER] [--list N]

Prints Markdown tables for docs/measurements.md: the seeds and reuters-dev by the pairing of score_coding.py, PLV by the rule of
score_events.py (of the events of a sentence the one that fits the given pair best). --list N names the first N misses and inventions
(record, offset, type): no words, they stay with their publishers. Needs ../shared; skips without it.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.join(HERE, "..", "shared")
SETS = (("seeds", "seeds/reports.jsonl", "seeds/events.jsonl"),
        ("reuters-dev", "data/events/reuters-dev.reports.jsonl", "data/events/reuters-dev.events.jsonl"))
PLV = "data/events/plv-train.jsonl"


def load(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def coded(vedette, reports):
    with tempfile.NamedTemporaryFile("w+", encoding="utf-8") as out:
        subprocess.run([vedette, "code", reports, "-q"], stdout=out, check=False)
        out.flush()
        return [record for record in load(out.name) if record["kind"] == "event"]


def share(part, whole):
    return f".{round(1000 * part / whole):03d}" if whole and part < whole else ("1.00" if whole else "-")


class Counts:
    def __init__(self):
        self.gold, self.coded, self.right, self.taken_for = Counter(), Counter(), Counter(), Counter()
        self.missed, self.invented = [], []


def count_reports(vedette, reports, events, pair):
    counts = Counts()
    by_report = defaultdict(list)
    for event in coded(vedette, os.path.join(SHARED, reports)):
        by_report[event["report"]].append(event)
    for document in load(os.path.join(SHARED, events)):
        gold, found = document["events"], by_report.get(document["id"], [])
        counts.gold.update(event["type"] for event in gold)
        counts.coded.update(event["type"] for event in found)
        pairs = pair(gold, found)
        for at, other in pairs:
            wanted, given = gold[at]["type"], found[other]["type"]
            if wanted == given:
                counts.right[wanted] += 1
            else:
                counts.taken_for[wanted, given] += 1
        met, used = {at for at, _ in pairs}, {other for _, other in pairs}
        counts.missed += [(document["id"], event["trigger"]["start"], event["type"]) for at, event in enumerate(gold) if at not in met]
        counts.invented += [(document["id"], event["trigger"]["start"], event["type"]) for at, event in enumerate(found) if at not in used]
    return counts


def words(text, spans):
    return {start + match.start() for start, end in spans for match in re.finditer(r"\w+", text[start:end])}


def fit(sentence, event):
    """How many of the given pair's parties the event names, by a shared word."""
    def names(side):
        span = sentence[side + "_span"]
        spans = [party["span"] for party in event[side] if "span" in party]
        return not span or bool(words(sentence["text"], spans) & words(sentence["text"], [span]))
    return names("source") + names("target")


def count_plv(vedette, from_records):
    counts = Counts()
    by_report = defaultdict(list)
    for event in coded(vedette, os.path.join(SHARED, PLV)):
        by_report[str(event["report"])].append(event)
    for sentence in load(os.path.join(SHARED, PLV)):
        events = from_records.plv(by_report[str(sentence["id"])], sentence)["events"]
        given = max(events, key=lambda event: fit(sentence, event))["type"] if events else "nothing"
        wanted = sentence["type"]
        counts.gold[wanted] += 1
        counts.coded[given] += given != "nothing"
        counts.right[wanted] += wanted == given
        counts.taken_for[wanted, given] += wanted != given
    return counts


def main():
    if not os.path.isdir(os.path.join(SHARED, "scorers")):
        sys.exit("type_report: no ../shared here; nothing to measure")
    arguments = sys.argv[1:]
    listed = 0
    if "--list" in arguments:
        at = arguments.index("--list")
        listed = int(arguments[at + 1])
        del arguments[at:at + 2]
    vedette = os.path.join(arguments[0] if arguments else os.path.join(HERE, "build", "release"), "bin", "vedette")
    sys.path.insert(0, os.path.join(SHARED, "scorers"))
    import from_records
    import score_coding
    sets = {name: count_reports(vedette, reports, events, score_coding.pair) for name, reports, events in SETS}
    sets["PLV"] = count_plv(vedette, from_records)

    print("| type | " + " | ".join(f"{name}: gold, P, R" for name in sets) + " |\n|---|" + "---|" * len(sets))
    for kind in sorted({kind for counts in sets.values() for kind in counts.gold | counts.coded}):
        cells = [f"{counts.gold[kind]}, {share(counts.right[kind], counts.coded[kind])}, {share(counts.right[kind], counts.gold[kind])}"
                 for counts in sets.values()]
        print(f"| {kind} | " + " | ".join(cells) + " |")
    gold, found, right = (sum(getattr(counts, field)["MOBILIZE"] for counts in sets.values()) for field in ("gold", "coded", "right"))
    print(f"\nMOBILIZE over all sets: {gold} gold, {found} coded, P {share(right, found)}, R {share(right, gold)}")
    print("\n| taken for (gold → coded) | " + " | ".join(sets) + " |\n|---|" + "---|" * len(sets))
    confused = sum((counts.taken_for for counts in sets.values()), Counter())
    for (wanted, given), _ in sorted(confused.items(), key=lambda entry: (-entry[1], entry[0]))[:25]:
        print(f"| {wanted} → {given} | " + " | ".join(str(counts.taken_for[wanted, given] or "") for counts in sets.values()) + " |")
    for name in [name for name, _, _ in SETS] if listed else []:
        for title, places in (("missed", sets[name].missed), ("invented", sets[name].invented)):
            print(f"\n{name} {title}: " + "; ".join(f"{report} @{start} {kind}" for report, start, kind in places[:listed]))


if __name__ == "__main__":
    main()
