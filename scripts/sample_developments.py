#!/usr/bin/env python3
"""Draws developments with two or more mentions at random from a casefile, for reading by eye (docs/fusion_sample.tsv).

    vedette read reports.jsonl -c case.db
    scripts/sample_developments.py build/dev/bin/vedette case.db NUMBER SEED [--texts reports.jsonl] [--data FOLDER]

Prints one line a development: its first eight characters, type, status, and each mention as report@offset of its trigger in code points.
With --texts the sentences and the reasons for each join follow it, to be read and not to be kept. The same case and seed give the same
lines."""
import argparse
import json
import random
import subprocess


def lines_of(arguments):
    out = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, text=True).stdout
    return [json.loads(line) for line in out.splitlines() if line.strip()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("case")
    parser.add_argument("number", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("--texts")
    parser.add_argument("--data")
    options = parser.parse_args()
    data = ["--data", options.data] if options.data else []
    events = {entry["id"]: entry for entry in lines_of([options.program, "events", "-c", options.case, "--json", *data])}
    developments = [entry for entry in lines_of([options.program, "developments", "-c", options.case, "--json", *data]) if len(entry["mentions"]) > 1]
    developments.sort(key=lambda entry: entry["id"])
    texts = {}
    if options.texts:
        texts = {entry["id"]: entry["text"] for entry in map(json.loads, open(options.texts, encoding="utf-8"))}
    print(f"# {len(developments)} developments with two or more mentions; {options.number} drawn with seed {options.seed}")
    for entry in random.Random(options.seed).sample(developments, min(options.number, len(developments))):
        mentions = sorted((events[mention] for mention in entry["mentions"]), key=lambda event: (event["report"], event["trigger"]["start"]))
        print("\t".join([entry["id"][:8], entry["type"], entry["status"], " ".join(f"{event['report']}@{event['trigger']['start']}" for event in mentions)]))
        for event in mentions if texts else []:
            begin, end = event["sentence"]
            text = texts[event["report"]]
            at = event["trigger"]["start"]
            sides = [[party.get("code") or party.get("name") for party in event[side]] for side in ("actor", "recipient")]
            print(f"    {event['report']} {event['status']} {sides[0]} > {sides[1]} {event['when'] and event['when'].get('from')} {[place.get('name') for place in event['where']]}")
            print("      " + " ".join((text[begin:at] + "[" + event["trigger"]["text"] + "]" + text[event["trigger"]["end"]:end]).split()))
        for reason in entry["because"] if texts else []:
            print("    = " + reason)


main()
