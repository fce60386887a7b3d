#!/usr/bin/env python3
"""Holds the case made of the seed reports against ../shared/seeds/facts.md, section 2: developments that are to be joined, look-alikes that
are to stay apart, disputes whose sides are to be seen together, and the rows of the ledger of forces (c).

    scripts/check_seed_facts.py build/dev/bin/vedette [reports.jsonl] [-v]

`reports.jsonl` defaults to the seeds with the dates of clean.jsonl. The ledger is read from facts.md as it stands. Mentions are named by
report, sentence and type (with the trigger where a sentence has two): nothing of the texts is kept here. Without ../shared it skips."""
import json
import os
import re
import subprocess
import sys
import tempfile

SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "shared", "seeds")

# One line a group: what it is, then mentions "report.sentence:TYPE" or "report.sentence:TYPE/trigger".
JOINED = """
2000 meeting | 000.0:CONSULT 000.2:CONSULT
2000 build-up on the border | 000.0:MOBILIZE 000.2:MOBILIZE 000.6:MOBILIZE
request for missiles | 001.1:REQUEST 001.7:REQUEST 001.8:REQUEST
agreement on a joint group | 002.0:AGREE 002.1:AGREE
joint group to be deployed | 002.0:MOBILIZE 002.1:MOBILIZE
joint group being formed | 002.4:MOBILIZE|COOPERATE 002.5:MOBILIZE 002.7:MOBILIZE/forming
Ukrainian strikes as Lukashenko has them | 002.8:ASSAULT 002.9:ASSAULT
training of militants | 002.15:AID 002.16:AID
what the militants are to do | 002.15:ASSAULT 002.16:ASSAULT
visit of December 2022 | 003.0:CONSULT/Visit 003.1:CONSULT 003.3:CONSULT/visit
meeting of December 2022 | 003.0:CONSULT/Meeting 003.7:CONSULT 003.8:CONSULT/meet
visit and meeting of December 2022 | 003.1:CONSULT 003.8:CONSULT/meet
conference of Minsk | 003.8:CONSULT/conference 003.16:CONSULT/meeting
attack from Belarus, December 2022 | 003.4:ASSAULT 003.19:ASSAULT
attempts to draw Belarus in | 003.15:REQUEST|COERCE 003.21:REQUEST
drills of 2022 | 004.1:COOPERATE 004.2:COOPERATE
Petersburg meeting | 004.2:CONSULT 004.10:CONSULT
invasion of 2022 | 003.2:ASSAULT/invasion 002.17:ASSAULT/invasion
territory lent for it | 003.2:AID|COOPERATE 002.17:AID|COOPERATE
own forces not sent | 003.2:ASSAULT/part 003.15:ASSAULT|MOBILIZE
migrants to the border | 001.2:COERCE|AID|COOPERATE 004.9:COERCE
Western sanctions | 003.16:SANCTION 004.8:SANCTION
"""

APART = """
meetings of 2000, 2021, 2022 | 000.0:CONSULT 004.2:CONSULT 003.8:CONSULT/meet
joint drills | 004.6:COOPERATE 001.5:COOPERATE 004.2:COOPERATE 003.14:COOPERATE
feared attacks from Belarus, 2021 and 2022 | 004.4:ASSAULT 003.4:ASSAULT
request of missiles and offer to host | 001.7:REQUEST 004.13:COOPERATE|AGREE
build-ups on the Polish border | 000.2:MOBILIZE 001.3:MOBILIZE 002.0:MOBILIZE
conference of Minsk and the visit | 003.16:CONSULT/meeting 003.8:CONSULT/meet
attack on the bridge and the invasion | 002.4:ASSAULT 002.17:ASSAULT/invasion
own forces sent and Russian forces sent | 002.17:MOBILIZE/sending 003.5:MOBILIZE/deployed
assault on Kyiv and assaults on the network | 003.22:ASSAULT/assault 003.25:ASSAULT
Soviet invasion and the one of 2022 | 000.19:ASSAULT/invaded 003.2:ASSAULT/invasion
"""

# The sides of a dispute are in one development, or in two that are tied as each other's history.
DISPUTED = """
Polish troops: 15,000 or more of no number | 001.3:MOBILIZE 001.4:MOBILIZE
Russian attack: denied, then happened | 004.5:ASSAULT 003.2:ASSAULT/invasion
Russian attack: feared, then happened | 004.4:ASSAULT 003.2:ASSAULT/invasion
Russian attack: feared and denied | 004.4:ASSAULT 004.5:ASSAULT
joint group: to come, or begun | 002.0:MOBILIZE 002.5:MOBILIZE
own forces: denied by both | 002.17:MOBILIZE/sending 003.2:ASSAULT/part
"""

GENERAL = {"troops", "forces", "force", "soldiers", "army", "servicemen", "drills", "game", "manoeuvre", "troop", "group"}
NAMES = {"Poland": "POL", "Polish": "POL", "Belarus": "BLR", "Belarusian": "BLR", "Kosovo": "XKX", "Ukraine": "UKR", "Kyiv": "Kyiv", "Germany": "Germany",
         "Eastern Europe": "Eastern Europe"}


def lines_of(program, *arguments):
    out = subprocess.run([program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, text=True).stdout
    return [json.loads(line) for line in out.splitlines() if line.strip()]


def seeds_with_dates(folder):
    """The seeds with the days of clean.jsonl, so that nothing depends on how a page's date is found."""
    clean = {entry["id"]: entry for entry in map(json.loads, open(os.path.join(SEEDS, "clean.jsonl"), encoding="utf-8"))}
    path = os.path.join(folder, "seeds.jsonl")
    with open(path, "w", encoding="utf-8") as out:
        for line in open(os.path.join(SEEDS, "reports.jsonl"), encoding="utf-8"):
            report = json.loads(line)
            report["published"] = str(clean[report["id"]]["published"]).split("/")[0][:10]
            out.write(json.dumps(report) + "\n")
    return path


class Case:
    def __init__(self, program, path, folder):
        case = os.path.join(folder, "case.db")
        subprocess.run([program, "read", path, "-c", case, "-q"], check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self.texts = {entry["id"][:3]: entry["text"] for entry in map(json.loads, open(path, encoding="utf-8"))}
        self.events = [entry for entry in lines_of(program, "code", path, "-q") if entry.get("kind") == "event"]
        self.developments = lines_of(program, "developments", "-c", case, "--json")
        self.forces = lines_of(program, "forces", "-c", case, "--json")
        self.of_event = {mention: entry for entry in self.developments for mention in entry["mentions"]}
        self.sentences = {}
        for entry in map(json.loads, open(os.path.join(SEEDS, "clean.jsonl"), encoding="utf-8")):
            at = 0
            spans = []
            for sentence in entry["sentences"]:
                at = self.texts[entry["id"][:3]].find(sentence, at)
                spans.append((at, at + len(sentence)))
                at += len(sentence)
            self.sentences[entry["id"][:3]] = spans

    def mentions(self, name):
        place, what = name.split(":")
        report, number = place.split(".")
        types, _, trigger = what.partition("/")
        begin, end = self.sentences[report][int(number)]
        return [event["id"] for event in self.events if event["report"].startswith(report) and begin <= event["trigger"]["start"] < end
                and event["type"] in types.split("|") and (not trigger or event["trigger"]["text"].lower() == trigger.lower())]

    def are_tied(self, one, other):
        left, right = self.of_event.get(one), self.of_event.get(other)
        if not left or not right:
            return False
        links = {link["development"] for link in left.get("history", [])}
        return left["id"] == right["id"] or right["id"] in links


def groups(text):
    for line in text.strip().splitlines():
        name, mentions = line.split(" | ")
        yield name, mentions.split()


def check_groups(case, text, title, verbose):
    good = wrong = total = 0
    for name, mentions in groups(text):
        total += 1
        found = [case.mentions(mention) for mention in mentions]
        ids = [{case.of_event[event]["id"] for event in events if event in case.of_event} for events in found]
        missing = [mention for mention, each in zip(mentions, ids) if not each]
        if title == "apart":
            pairs = [(a, b) for i, a in enumerate(ids) for b in ids[i + 1:]]
            verdict = not any(a & b for a, b in pairs)
            wrong += not verdict
        elif title == "disputed":
            verdict = not missing and any(case.are_tied(a, b) for a in found[0] for b in found[1])
        else:
            verdict = not missing and bool(set.intersection(*ids))
        good += verdict
        if verbose and not verdict:
            print(f"  {title}: {name}: missing {missing}" if missing else f"  {title}: {name}: {ids}")
    print(f"{title}: {good} of {total}" + (f", {wrong} false joins" if title == "apart" else ""))


def ledger_rows():
    inside = False
    for line in open(os.path.join(SEEDS, "facts.md"), encoding="utf-8"):
        if line.startswith("### "):
            inside = line.startswith("### (c)")
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if inside and line.startswith("|") and cells[0] not in ("owner", "---"):
            yield dict(zip(("owner", "kind", "count", "equipment", "place", "status", "source", "date", "report"), cells))


def words(text):
    return {word[:-1] if word.endswith("s") and len(word) > 4 else word for word in re.findall(r"[a-z]+", text.lower().replace("defense", "defence"))}


def numbers(text):
    bounds = {"hundreds": 200, "several": 3}
    return [float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", text)] + [bounds[word] for word in bounds if word in text]


def field_checks(row, force):
    owner = re.sub(r"\(.*\)", "", row["owner"]).replace("NATO/USA", "IGO").replace("NATO", "IGO").strip()
    codes = set() if owner == "not named" else set(re.findall(r"[A-Z]{3}", owner))
    said = words(force["force"]) | words(" ".join(force.get("materiel", [])))
    wanted = words(row["owner"] + " " + row["kind"] + " " + row["equipment"])
    general = {word.rstrip("s") for word in GENERAL} | GENERAL
    kind = bool(said & wanted) or bool(said & general and wanted & general)
    count = numbers(row["count"])
    low = force.get("low")
    where = " ".join([force.get("where", ""), force.get("from", "")])
    places = [name for name in NAMES if re.search(r"\b" + name + r"\b", row["place"])]
    place = any(name in where for name in places) if places else "not stated" not in row["place"] or not where.strip()
    statuses = re.findall(r"actual|future|hypothetical", row["status"])
    named = [name for name in re.findall(r"[A-Z][a-z]+", row["source"]) if name not in ("Russian", "The", "Military")]
    by_outlet = force["source"].startswith(row["report"][:3]) or force["source"].startswith(tuple(re.findall(r"\d{3}", row["report"])))
    # Six letters: "Lukashenka" is Lukashenko.
    source = any(name[:6] in force["source"] for name in named) or (("outlet" in row["source"] or "accusers" in row["source"]) and by_outlet) or \
        (row["source"].startswith("Russian") and "Russia" in force["source"]) or len(words(row["source"]) & words(force["source"])) > 1
    # A count of facts.md must be there, whole; one it does not have must not be.
    counted = (low in count or (low is not None and low - 1 in count)) if count and count != [1.0] else low is None or count == [1.0]
    return {"owner": codes == set(filter(None, force.get("owner", "").split("+"))), "kind": kind, "count": counted, "place": place,
            "status": force["status"] in statuses, "source": source}


def check_ledger(case, verbose):
    rows = list(ledger_rows())
    right = 0
    by_field = {}
    for row in rows:
        here = [force for force in case.forces if any(force["report"].startswith(report) for report in re.findall(r"\d{3}", row["report"]))]
        # The kind must agree for a row to be the one meant at all.
        scored = [(checks["kind"], sum(checks.values()), checks, force) for force in here for checks in [field_checks(row, force)]]
        best = max(scored, key=lambda entry: (*entry[:2], entry[3]["id"]), default=None)
        checks = best[2] if best and best[0] else {}
        right += bool(checks) and all(checks.values())
        for field, verdict in checks.items():
            by_field[field] = by_field.get(field, 0) + verdict
        if verbose and not (checks and all(checks.values())):
            wrong = [field for field, verdict in checks.items() if not verdict]
            print(f"  ledger: {row['report']} {row['owner']} / {row['kind']}: " + (f"wrong {wrong} in {best[3]['id'][:8]}" if checks else "no such row"))
    print(f"ledger: {right} of {len(rows)} right in all; " + ", ".join(f"{field} {count}" for field, count in sorted(by_field.items())))
    print(f"ledger: {len(case.forces)} rows made")


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "-v"]
    if not os.path.exists(os.path.join(SEEDS, "facts.md")):
        print("skipped: no ../shared/seeds")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = arguments[1] if len(arguments) > 1 else seeds_with_dates(folder)
        case = Case(arguments[0], path, folder)
        verbose = "-v" in sys.argv
        for text, title in ((JOINED, "joined"), (APART, "apart"), (DISPUTED, "disputed")):
            check_groups(case, text, title, verbose)
        check_ledger(case, verbose)
    return 0


sys.exit(main())
