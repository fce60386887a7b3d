#!/usr/bin/env python3
"""frame_coverage.py PARSE.conllu RECORDS.jsonl [--top N]: political predicates that no frame knows, most frequent first.

    vedette parse reports.jsonl > parse.conllu
    vedette code reports.jsonl --with mentions > records.jsonl

A verb counts when its subject or object, and a noun when its possessor, national adjective or of-phrase, is a resolved entity with a
code. A lemma is known when a frame row has it, whatever the row's conditions; a known one that gave no event is listed with --unmatched.
"""
import argparse
import collections
import glob
import json
import os

FRAMES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lexicon", "frames")
VERB_SLOTS = {"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent"}
NOUN_SLOTS = {"nmod:poss", "amod", "compound", "nmod"}


def known_lemmas(folder):
    """(lemma, pos) of every frame; particles and the first words of compounds are left off."""
    known = set()
    for path in glob.glob(os.path.join(folder, "*.tsv")):
        with open(path, encoding="utf-8") as table:
            for line in table:
                if line.startswith(("#", "@")) or not line.strip():
                    continue
                lemmas, pos = line.split("\t")[:2]
                for lemma in lemmas.split("|"):
                    known.add((lemma.split(" +")[0].split(" ")[-1], pos))
    return known


def sentences(path):
    """(report, rows) of each sentence; a row is (id, lemma, upos, head, relation, start, end)."""
    report, rows = None, []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                report = line[len("# newdoc id = "):]
            elif line and not line.startswith("#"):
                cells = line.split("\t")
                if cells[0].isdigit():
                    place = dict(item.split("=", 1) for item in cells[9].split("|") if "=" in item)
                    rows.append((int(cells[0]), cells[2].lower(), cells[3], int(cells[6]), cells[7], int(place["StartChar"]), int(place["EndChar"])))
            elif not line and rows:
                yield report, rows
                rows = []
    if rows:
        yield report, rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parse")
    parser.add_argument("records")
    parser.add_argument("--frames", default=FRAMES)
    parser.add_argument("--top", type=int, default=80)
    parser.add_argument("--unmatched", action="store_true", help="lemmas that have a frame and gave no event")
    options = parser.parse_args()
    political, triggers = collections.defaultdict(set), collections.defaultdict(set)
    with open(options.records, encoding="utf-8") as records:
        for line in records:
            record = json.loads(line)
            if record["kind"] == "mention" and record.get("what") == "entity" and record.get("code"):
                political[record["report"]].add(record["end"])
            elif record["kind"] == "event":
                triggers[record["report"]].add(record["trigger"]["start"])
    known = known_lemmas(options.frames)
    counts, examples = collections.Counter(), {}
    for report, rows in sentences(options.parse):
        ends = political[report]
        for number, lemma, upos, _, _, start, end in rows:
            pos = {"VERB": "v", "NOUN": "n"}.get(upos)
            slots = VERB_SLOTS if pos == "v" else NOUN_SLOTS
            if pos is None or end in ends or start in triggers[report] or ((lemma, pos) in known) != options.unmatched:
                continue
            if any(row[3] == number and row[4] in slots and row[6] in ends for row in rows):
                counts[lemma, pos] += 1
                examples.setdefault((lemma, pos), f"{report}:{start}")
    for (lemma, pos), count in counts.most_common(options.top):
        print(f"{count}\t{lemma}\t{pos}\t{examples[lemma, pos]}")


if __name__ == "__main__":
    main()
