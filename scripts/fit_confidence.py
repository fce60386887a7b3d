#!/usr/bin/env python3
"""Fits lexicon/confidence.tsv: how sure is a coded event, given what was known when it was coded?

    fit_confidence.py [--write] [--program VEDETTE] [--shared FOLDER]

Codes the development reports, marks each event right when gold has one of the same type at its trigger, and fits a logistic function of
the features that the program prints as "evidence: ..." (src/events/confidence.hpp) and of its type. A weight may only have the sign that
the table gives its feature; weights are drawn to zero by an L2 penalty. Prints a reliability table in Markdown in which every report was
judged by weights fitted without it. With --write the table gets the weights fitted on all reports. Needs the development sets in
../shared; does nothing without them. Own code, no package beyond Python's own.
"""
import argparse
import json
import math
import os
import subprocess
import sys
from collections import defaultdict

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SETS = [("seeds/reports.jsonl", "seeds/events.jsonl"),
        ("data/events/reuters-dev.reports.jsonl", "data/events/reuters-dev.events.jsonl")]
PENALTY = 4.0
STEPS = 1500
RATE = 1.0
BINS = [(0.0, 0.65), (0.65, 0.75), (0.75, 0.8), (0.8, 0.85), (0.85, 0.9), (0.9, 0.95), (0.95, 1.01)]


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def right_ones(gold, coded):
    """Indices of coded events that pair one to one with a gold event of the same type whose trigger overlaps or touches theirs."""
    pairs = []
    for i, event in enumerate(gold):
        for j, ours in enumerate(coded):
            overlap = min(event["trigger"]["end"], ours["trigger"]["end"]) - max(event["trigger"]["start"], ours["trigger"]["start"])
            if overlap >= -1:
                pairs.append((event["type"] == ours["type"], overlap, -abs(event["trigger"]["start"] - ours["trigger"]["start"]), i, j))
    used_gold, used_coded, right = set(), set(), set()
    for same, _, _, i, j in sorted(pairs, reverse=True):
        if i not in used_gold and j not in used_coded:
            used_gold.add(i)
            used_coded.add(j)
            if same:
                right.add(j)
    return right


def evidence_of(event):
    for words in event["because"]:
        if words.startswith("evidence: "):
            return {name: float(value) for name, value in (part.split("=") for part in words[len("evidence: "):].split())}
    return {}


def examples(program, shared):
    """(report, {feature: value}, right) of every coded event."""
    out = []
    for reports, gold in SETS:
        made = subprocess.run([program, "code", os.path.join(shared, reports), "--quiet"], capture_output=True, check=True)
        coded = defaultdict(list)
        for line in made.stdout.decode("utf-8").splitlines():
            record = json.loads(line)
            if record["kind"] == "event":
                coded[record["report"]].append(record)
        for report in lines(os.path.join(shared, gold)):
            right = right_ones(report["events"], coded[report["id"]])
            out += [(report["id"], {**evidence_of(event), event["type"]: 1.0}, j in right) for j, event in enumerate(coded[report["id"]])]
    return out


def probability(weights, values):
    total = weights["bias"] + sum(weights[name] * value for name, value in values.items())
    return 1 / (1 + math.exp(-total))


def fit(data, signs):
    """Projected gradient descent: few parameters, no randomness, the same weights on every machine to the digits that are kept."""
    weights = dict.fromkeys(signs, 0.0)
    for _ in range(STEPS):
        slope = dict.fromkeys(signs, 0.0)
        for _, values, right in data:
            error = probability(weights, values) - right
            slope["bias"] += error
            for name, value in values.items():
                slope[name] += error * value
        for name, sign in signs.items():
            penalty = 0.0 if name == "bias" else PENALTY * weights[name]
            weights[name] -= RATE * (slope[name] + penalty) / len(data)
            if (sign == "+" and weights[name] < 0) or (sign == "-" and weights[name] > 0):
                weights[name] = 0.0
    return weights


def held_out(data, signs, folds=10):
    """(probability, right) of every event by weights fitted without its report."""
    reports = sorted({report for report, _, _ in data})
    fold_of = {report: number % folds for number, report in enumerate(reports)}
    out = []
    for fold in range(folds):
        weights = fit([row for row in data if fold_of[row[0]] != fold], signs)
        out += [(round(probability(weights, values), 2), right) for report, values, right in data if fold_of[report] == fold]
    return out


def reliability(judged):
    base = sum(right for _, right in judged) / len(judged)
    brier = sum((p - right) ** 2 for p, right in judged) / len(judged)
    flat = base * (1 - base)
    out = ["| confidence | events | mean confidence | right |", "|---|---|---|---|"]
    for low, high in BINS:
        inside = [(p, right) for p, right in judged if low <= p < high]
        if inside:
            out.append(f"| {low:.2f} to {min(high, 1):.2f} | {len(inside)} | {sum(p for p, _ in inside) / len(inside):.2f} | "
                       f"{sum(right for _, right in inside) / len(inside):.2f} |")
    out += ["", "| --min-confidence | events kept | right ones kept | precision |", "|---|---|---|---|"]
    rights = sum(right for _, right in judged)
    for least in (0, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95):
        kept = [right for p, right in judged if p >= least]
        if kept:
            out.append(f"| {least:.2f} | {len(kept)} | {sum(kept) / rights:.2f} | {sum(kept) / len(kept):.2f} |")
    ranked = [(p, q) for p, right in judged for q, wrong in judged if right and not wrong]
    better = sum(1 if p > q else 0.5 if p == q else 0 for p, q in ranked) / len(ranked)
    out += ["", f"{len(judged)} events, {base:.3f} right; Brier score {brier:.3f} (always saying {base:.2f}: {flat:.3f}); a right event is "
                f"ranked above a wrong one in {better:.2f} of pairs."]
    return "\n".join(out)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true")
    options.add_argument("--program", default=os.path.join(HERE, "build", "dev", "bin", "vedette"))
    options.add_argument("--shared", default=os.path.join(HERE, "..", "shared"))
    given = options.parse_args()
    if not all(os.path.exists(os.path.join(given.shared, path)) for pair in SETS for path in pair):
        print("fit_confidence: the development sets are not there; nothing done", file=sys.stderr)
        return
    path = os.path.join(HERE, "lexicon", "confidence.tsv")
    with open(path, encoding="utf-8") as file:
        rows = file.read().splitlines()
    signs = {}
    for row in rows:
        if row and not row.startswith(("#", "@")):
            name, sign = row.split("\t")[:2]
            signs[name] = sign
    data = examples(given.program, given.shared)
    weights = fit(data, signs)
    print(reliability(held_out(data, signs)))
    print("\n" + "  ".join(f"{name} {weights[name]:+.2f}" for name in signs))
    if given.write:
        for number, row in enumerate(rows):
            if row and not row.startswith(("#", "@")):
                cells = row.split("\t")
                cells[2] = f"{weights[cells[0]] + 0.0:.2f}".replace("-0.00", "0.00")
                rows[number] = "\t".join(cells)
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
