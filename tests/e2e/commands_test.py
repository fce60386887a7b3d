"""The command line: exit codes, where words go, what wrong usage says, and the properties that users rely on."""
import json
import os
import shutil
import subprocess
import unittest
from xml.etree import ElementTree

from support import GOOD, SHARED, SOURCE, Case, VEDETTE


class Commands(Case):
    def test_wrong_usage_names_the_nearest_word(self):
        _, err = self.run_vedette("brif", "-c", "x.db", code=2)
        self.assertIn("brief", err)
        _, err = self.run_vedette("brief", "--htlm", "x", "-c", "x.db", code=2)
        self.assertIn("--html", err)

    def test_missing_casefile_is_a_store_error(self):
        out, err = self.run_vedette("brief", "-c", self.path("none.db"), code=3)
        self.assertEqual(out, "")
        self.assertIn("none.db", err)

    def test_foreign_file_is_refused_as_casefile(self):
        path = self.write("foreign.db", b"this is not a casefile" * 100)
        _, err = self.run_vedette("events", "-c", path, code=3)
        self.assertIn("foreign.db", err)

    def test_every_command_has_help(self):
        out, _ = self.run_vedette("help")
        for command in ("read", "brief", "code", "extract", "parse", "events", "developments", "claims", "forces", "sources", "reports",
                        "failures", "relations", "theatres", "indicators", "backtest", "merge", "split", "accept", "reject", "correct", "undo", "log", "explain", "why-not", "export", "lexicon", "version", "help", "completion"):
            self.assertIn(command, out)
            self.run_vedette(command, "--help")

    def test_results_alone_on_standard_output(self):
        out, _ = self.run_vedette("code", "-", stdin=json.dumps({"id": "a", "text": GOOD}).encode())
        for record in self.records(out):
            self.assertEqual(record["kind"], "event")

    def test_code_keeps_offsets_in_code_points(self):
        text = "Łódź — “Ukraine” attacked Russia on Monday. 😀 Poland deployed 300 soldiers."
        out, _ = self.run_vedette("code", "-", "--with", "mentions,claims", stdin=json.dumps({"id": "a", "text": text}).encode())
        spans = 0
        def check(value):
            nonlocal spans
            if isinstance(value, dict):
                if {"start", "end", "text"} <= value.keys():
                    spans += 1
                    self.assertEqual(text[value["start"]:value["end"]], value["text"])
                for inner in value.values():
                    check(inner)
            elif isinstance(value, list):
                for inner in value:
                    check(inner)
        for record in self.records(out):
            check(record)
        self.assertGreater(spans, 5)

    def test_reading_twice_changes_nothing(self):
        case = self.path("case.db")
        examples = os.path.join(SOURCE, "examples")
        self.run_vedette("read", examples, "-c", case)
        first = self.export(case)
        self.run_vedette("read", examples, "-c", case)
        self.assertEqual(self.export(case), first)

    def test_what_an_analyst_decides_survives_reading_again_and_can_be_undone(self):
        case = self.path("case.db")
        examples = os.path.join(SOURCE, "examples")
        self.run_vedette("read", examples, "-c", case)
        listed = lambda command: self.records(self.run_vedette(command, "-c", case, "--json")[0])
        before = listed("developments")
        joined = next(d for d in before if len(d["mentions"]) > 1)
        moved = joined["mentions"][0]
        why = ("--why", "a test", "--by", "tester", "-c", case)
        self.run_vedette("split", joined["id"], moved, *why)
        apart = listed("developments")
        self.assertEqual(len(apart), len(before) + 1)
        self.assertIn([moved], [d["mentions"] for d in apart])
        self.run_vedette("reject", moved, *why)
        self.run_vedette("read", examples, "-c", case, "--as-of", "2026-01-01")
        self.assertNotIn(moved, [m for d in listed("developments") for m in d["mentions"]])
        self.assertNotIn(moved, [e["id"] for e in listed("events")])
        self.run_vedette("accept", joined["mentions"][1], *why)
        shown = lambda *command: " ".join(self.run_vedette(*command)[0].split())  # tables break lines
        self.assertIn("accepted by an analyst", shown("developments", "-c", case))
        self.assertIn("accepted by an analyst", shown("brief", "-c", case, "--markdown", "-"))
        self.run_vedette("correct", joined["mentions"][1], "status", "historical", *why)
        self.run_vedette("read", examples, "-c", case, "--as-of", "2026-01-02")
        self.assertIn("corrected by an analyst", shown("developments", "-c", case))
        _, err = self.run_vedette("correct", joined["mentions"][1], "status", "maybe", *why, code=2)
        self.assertIn("hypothetical", err)
        for action in ("1", "2", "3", "4"):
            self.run_vedette("undo", action, *why)
        self.assertEqual(listed("developments"), before)
        self.assertEqual([(a["number"], a["verb"], a["who"]) for a in listed("log")],
                         [(1, "split", "tester"), (2, "reject", "tester"), (3, "accept", "tester"), (4, "correct", "tester"), (5, "undo", "tester"),
                          (6, "undo", "tester"), (7, "undo", "tester"), (8, "undo", "tester")])

    def test_the_case_as_it_was_known(self):
        case = self.path("case.db")
        self.run_vedette("read", os.path.join(SOURCE, "examples"), "-c", case)
        for command in ("developments", "forces"):
            early = self.records(self.run_vedette(command, "-c", case, "--json", "--as-known", "1999-12-31")[0])
            late = self.records(self.run_vedette(command, "-c", case, "--json")[0])
            self.assertGreater(len(early), 0)
            self.assertLess(len(early), len(late))
            self.assertTrue(all(d["last_reported"] <= "1999-12-31" for d in early if "last_reported" in d))

    def test_number_of_jobs_and_order_of_inputs_do_not_matter(self):
        files = sorted(os.path.join(folder, name) for folder, _, names in os.walk(os.path.join(SOURCE, "examples")) for name in names
                       if name != "README.md")
        exports = set()
        for number, (order, jobs) in enumerate([(files, "-j1"), (files, "-j8"), (files[::-1], "-j3")]):
            case = self.path(f"case{number}.db")
            self.run_vedette("read", *order, "-c", case, jobs)
            exports.add("\n".join(sorted(self.export(case).splitlines())))
        self.assertEqual(len(exports), 1)

    def test_page_and_explanation(self):
        case = self.path("case.db")
        self.run_vedette("read", os.path.join(SOURCE, "examples"), "-c", case)
        page = self.path("brief.html")
        out, _ = self.run_vedette("brief", "-c", case, "--html", page)
        self.assertLessEqual(max(len(line) for line in out.splitlines()), 100)
        with open(page, encoding="utf-8") as f:
            html = f.read()
        for loads in ("<link", "src=\"http", "@import", "url(http"):
            self.assertNotIn(loads, html)
        # A watched theatre of which the reports tell has a map of its own, and its card on the board leads to it.
        for theatre in ("guyana-venezuela", "belarus-ukraine-nato", "taiwan-strait"):
            self.assertIn(f'<figure id="map-{theatre}"', html)
        self.assertIn('<a href="#map-guyana-venezuela">map</a>', html)
        self.assertNotIn('id="map-korea"', html)
        own = self.write("own.toml", '[[theatre]]\nid = "antilles"\ntitle = "The Antilles"\nsides = [["CUB"]]\nground = ["CUB"]\n')
        self.run_vedette("brief", "-c", case, "--html", page, "--theatres-file", own)
        with open(page, encoding="utf-8") as f:
            self.assertIn('<figure id="map-antilles"', f.read())
        event = self.records(self.run_vedette("events", "-c", case, "--json")[0])[0]
        out, _ = self.run_vedette("explain", event["id"][:10], "-c", case)
        self.assertIn("frames/", out)
        for part in ("Tree", "From the trigger to the parties", "Decisions", "Says so"):
            self.assertIn(part, out)

    def test_news_episodes_and_paper(self):
        case = self.path("case.db")
        old = self.write("old.txt", "WARSAW, 3 May 2019 - Poland sent 2,000 soldiers to the border with Belarus.\n")
        new = self.write("new.txt", "WARSAW, 9 June 2021 - Poland attacked a Belarusian drone near the border.\n")
        self.run_vedette("read", old, new, "-c", case, "-q")
        out, _ = self.run_vedette("brief", "-c", case, "--new-since", "2021-01-01", "--episode", "2019", "--episode", "2021-05..2021-07", "--json")
        brief = json.loads(out)
        self.assertEqual(brief["news"][0]["text"].split(":")[0], "1 report published since 1 Jan 2021")
        self.assertEqual(brief["episodes"]["columns"], ["2019", "2021-05..2021-07"])
        self.assertEqual([cell["text"] for cell in brief["episodes"]["rows"][0]["cells"]], ["1", "1"])
        for wrong in (["--episode", "2019"], ["--episode", "soon", "--episode", "2019"], ["--episode", "2021..2019", "--episode", "2019"]):
            _, err = self.run_vedette("brief", "-c", case, *wrong, code=2)
            self.assertIn("--episode", err)
        paper = self.path("brief.pdf")
        if shutil.which("chromium"):
            self.run_vedette("brief", "-c", case, "--pdf", paper)
            with open(paper, "rb") as f:
                self.assertEqual(f.read(5), b"%PDF-")
        _, err = self.run_vedette("brief", "-c", case, "--pdf", self.path("none.pdf"), code=3, env={"PATH": "/nowhere"})
        self.assertIn("apt-get install chromium", err)
        self.assertFalse(os.path.exists(self.path("none.pdf")))

    def test_every_export_can_be_read_back(self):
        case = self.path("case.db")
        self.run_vedette("read", os.path.join(SOURCE, "examples"), "-c", case)
        kinds = {record["kind"] for record in self.records(self.export(case))}
        self.assertLessEqual({"report", "event", "claim", "development", "force"}, kinds)
        self.assertEqual(json.loads(self.run_vedette("export", "-c", case, "--format", "geojson")[0])["type"], "FeatureCollection")
        for line in self.run_vedette("export", "-c", case, "--format", "plover")[0].splitlines():
            self.assertIn("event", json.loads(line))
        self.assertIn(",", self.run_vedette("export", "-c", case, "--format", "csv")[0].splitlines()[0])

    def test_least_confidence_is_a_filter(self):
        case = self.path("case.db")
        examples = os.path.join(SOURCE, "examples")
        self.run_vedette("read", examples, "-c", case)
        every = self.records(self.run_vedette("events", "-c", case, "--json")[0])
        sure = self.records(self.run_vedette("events", "-c", case, "--json", "--min-confidence", "0.85")[0])
        self.assertEqual([event["id"] for event in sure], [event["id"] for event in every if event["confidence"] >= 0.85])
        self.assertTrue(0 < len(sure) < len(every))
        coded = self.records(self.run_vedette("code", examples, "--with", "claims", "--min-confidence", "0.85")[0])
        ids = {record["id"] for record in coded if record["kind"] == "event"}
        self.assertEqual(len(ids), len(sure))
        self.assertTrue(all(set(record["events"]) <= ids for record in coded if record["kind"] == "claim"))
        _, err = self.run_vedette("events", "-c", case, "--min-confidence", "much", code=2)
        self.assertIn("0 to 1", err)

    def test_tables_of_other_coders(self):
        case = self.path("case.db")
        self.run_vedette("read", os.path.join(SOURCE, "examples"), "-c", case)
        columns = {"polecat": 40, "icews": 20, "gdelt": 61, "gdelt-mentions": 16, "phoenix": 26, "petrarch": 11}
        rows = {}
        for form, width in columns.items():
            out, err = self.run_vedette("export", "-c", case, "--format", form)
            self.assertIn("left out of " + form, err)
            rows[form] = [line.split("\t") for line in out.splitlines()]
            self.assertGreater(len(rows[form]), 20, form)
            self.assertEqual({len(row) for row in rows[form]}, {width}, form)
        self.assertLessEqual({row[0] for row in rows["gdelt-mentions"]}, {row[0] for row in rows["gdelt"]})
        self.assertTrue(all(row[6].isdigit() and len(row[6]) >= 2 for row in rows["icews"][1:]))
        more, _ = self.run_vedette("export", "-c", case, "--format", "icews", "--include-status", "future,alleged")
        self.assertGreater(len(more.splitlines()), len(rows["icews"]))
        _, err = self.run_vedette("export", "-c", case, "--format", "icews", "--include-status", "maybe", code=2)
        self.assertIn("hypothetical", err)
        self.assertEqual(json.loads(self.run_vedette("export", "-c", case, "--format", "timeline")[0])["events"][0]["start_date"]["year"], 1962)
        ElementTree.fromstring(self.run_vedette("export", "-c", case, "--format", "kml")[0])

    def test_somebody_elses_syntax(self):
        report = self.write("a.txt", "Norway attacked Sweden on Monday.\n")
        parsed, _ = self.run_vedette("parse", report)
        given = self.write("a.conllu", parsed)
        with_given, _ = self.run_vedette("code", report, "--conllu", given)
        self.assertEqual(with_given, self.run_vedette("code", report)[0])
        noun = parsed.replace("attacked\tattack\tVERB\tVBD", "attacked\tattacked\tNOUN\tNN")
        self.assertNotEqual(self.run_vedette("code", report, "--conllu", self.write("b.conllu", noun))[0], with_given)
        _, err = self.run_vedette("code", report, "--conllu", self.write("c.conllu", parsed.replace("Sweden\tSweden", "Sweden")), code=1)
        self.assertIn("line", err)

    def test_given_words_are_kept(self):
        given = self.write("g.conllu", "1\tNorway\t_\t_\t_\t_\t0\t_\t_\t_\n2\tattacked\t_\t_\t_\t_\t0\t_\t_\t_\n\n")
        out, _ = self.run_vedette("parse", "--input", "conllu", given)
        self.assertEqual([line.split("\t")[1] for line in out.splitlines() if line[:1].isdigit()], ["Norway", "attacked"])

    def test_closed_pipe_is_quiet(self):
        done = subprocess.run(["sh", "-c", f'"{VEDETTE}" help --man | head -1'], capture_output=True, timeout=60)
        self.assertEqual(done.stderr, b"")

    def test_lexicon_lint_and_examples(self):
        self.run_vedette("lexicon", "lint")
        self.run_vedette("lexicon", "test")
        self.run_vedette("lexicon", "polish", code=2)

    def test_lexicon_coverage(self):
        corpus = self.write("a.jsonl", json.dumps({"id": "a", "text": "Norway outfoxed Sweden. Norway attacked Sweden. Sweden outfoxed Norway."}) + "\n")
        out, _ = self.run_vedette("lexicon", "coverage", corpus)
        self.assertRegex(out, r"(?m)^ +2  v outfox +a sentence 1$")
        self.assertIn("1 reports", out)
        rows = self.records(self.run_vedette("lexicon", "coverage", corpus, "--json")[0])
        self.assertEqual(rows[0], {"lemma": "outfox", "pos": "v", "count": 2, "report": "a", "sentence": 1})
        self.assertEqual((rows[-1]["verbs"]["political"], rows[-1]["verbs"]["with_frame"], rows[-1]["verbs"]["uncovered"]), (3, 1, 2))
        self.run_vedette("lexicon", "coverage", code=2)
        self.run_vedette("lexicon", "coverage", corpus, "--top", "0", code=2)

    def test_lexicon_diff_shows_what_an_edit_changes(self):
        corpus = self.write("a.jsonl", json.dumps({"id": "a", "text": "Norway attacked Sweden. Norway outfoxed Sweden."}) + "\n")
        old, new = os.path.join(SOURCE, "lexicon"), self.path("new")
        shutil.copytree(old, new)
        self.assertIn("0 events added, 0 dropped, 0 changed, 1 the same", self.run_vedette("lexicon", "diff", old, new, corpus)[0])
        columns = "@columns\tlemma\tpos\ttype\tmode\tcameo\tcontext\targs\texample\texpect\n"
        self.write("new/frames/mine.tsv", columns + "outfox\tv\tACCUSE\t\t110\t\tboth\n")
        out, _ = self.run_vedette("lexicon", "diff", old, new, corpus)
        self.assertIn("+ a sentence 2 'outfoxed'  ACCUSE", out)
        self.assertIn("frames/mine.tsv:2", out)
        self.assertIn("1 events added, 0 dropped, 0 changed, 1 the same", out)
        back = self.records(self.run_vedette("lexicon", "diff", new, old, corpus, "--json")[0])
        self.assertEqual([row.get("change") for row in back], ["dropped", None])
        self.assertEqual(self.run_vedette("lexicon", "diff", old, new, corpus, "-j4")[0], out)
        self.write("mine/frames/mine.tsv", columns + "outfox\tv\tACCUSE\t\t110\t\tboth\n")
        self.assertIn("1 events added", self.run_vedette("lexicon", "diff", old, old, corpus, "--lexicon-extra", self.path("mine"))[0])
        _, err = self.run_vedette("lexicon", "diff", self.path("none"), old, corpus, code=2)
        self.assertIn("none", err)
        self.run_vedette("lexicon", "diff", old, new, "-", code=2)

    def test_lexicon_import_and_use(self):
        verbs = self.write("verbs.txt", "--- OUTFOX [110] ---\nOUTFOX {OUTFOXES OUTFOXED}\n- * RIVALS [111]\n- * CROWDS [---]\n")
        actors = self.write("actors.txt", "KRASNIA_FRONT [SYRREB]\nNO_CODE_HERE\n")
        mine, theirs = self.path("mine"), self.path("theirs")
        out, _ = self.run_vedette("lexicon", "import", verbs, "--as", "verbs", "-o", mine)
        self.assertIn("imported.tsv: 2 rows", out)
        with open(os.path.join(mine, "left_out.tsv"), encoding="utf-8") as f:
            self.assertIn("\t4\t- * CROWDS\t", f.read())
        _, err = self.run_vedette("lexicon", "import", actors, "--as", "actors", "-o", theirs, code=1)
        self.assertIn("actors.txt:2:", err)
        self.run_vedette("lexicon", "lint", "--lexicon-extra", mine, "--lexicon-extra", theirs)
        report = json.dumps({"id": "a", "text": "The Krasnia Front outfoxed Sweden."}).encode()
        self.assertEqual(self.run_vedette("code", "-", stdin=report)[0], "")
        events = self.records(self.run_vedette("code", "--lexicon-extra", mine, "--lexicon-extra", theirs, "-", stdin=report)[0])
        self.assertEqual([(e["type"], e["actor"][0]["code"], e["recipient"][0]["code"]) for e in events], [("ACCUSE", "SYR", "SWE")])
        _, err = self.run_vedette("lexicon", "import", verbs, "--as", "verbs", "-o", mine, code=2)
        self.assertIn("already", err)
        self.run_vedette("lexicon", "import", verbs, code=2)
        self.run_vedette("code", "-", "--lexicon-extra", self.path("none"), code=2, stdin=report)

    def test_lexicon_import_of_agents_and_leaders(self):
        agents = self.write("agents.txt", "DITCH_DIGGER {DITCH_DIGGERS} [~MIL]\n")
        leaders = self.write("leaders.csv", "leader,country,start,end\n\"Berisla, Ana\",Croatia,3/1/2019,present\n")
        for kind, path in (("agents", agents), ("leaders", leaders)):
            self.run_vedette("lexicon", "import", path, "--as", kind, "-o", self.path(kind))
        report = json.dumps({"id": "a", "published": "2020-01-01", "text": "Ana Berisla visited Sweden. Norwegian ditch diggers attacked Sweden."}).encode()
        out, _ = self.run_vedette("code", "-", "--lexicon-extra", self.path("agents"), "--lexicon-extra", self.path("leaders"), stdin=report)
        self.assertEqual([(e["actor"][0]["code"], e["actor"][0]["sector"]) for e in self.records(out)], [("HRV", "GOV"), ("NOR", "MIL")])

    def test_why_not(self):
        report = self.write("a.jsonl", json.dumps({"id": "a", "text": "Norway deployed 500 soldiers. Norway deployed the new software."}) + "\n" +
                            json.dumps({"id": "b", "text": "Norway resembles Sweden."}) + "\n")
        out, _ = self.run_vedette("why-not", report, "--report", "a", "--sentence", "1")
        self.assertRegex(out, r"frames/\w+\.tsv:\d+  MOBILIZE troops: coded")
        out, _ = self.run_vedette("why-not", report, "--report", "a", "--sentence", "2")
        self.assertIn("'software' is not", out)
        self.assertNotIn(": coded", out)
        self.assertIn("no frame has this verb", self.run_vedette("why-not", report, "--report", "b")[0])
        self.assertIn("no frame has this verb", self.run_vedette("why-not", "--text", "Norway resembles Sweden.")[0])
        for wrong in ((report,), (report, "--report", "c"), (report, "--report", "a", "--sentence", "9"), (), (report, "--text", "x"), (report, "--report", "a", "--sentence", "no")):
            self.run_vedette("why-not", *wrong, code=2)

    def test_explain_a_mention(self):
        text = "Moscow warned Oslo that it would respond. Lukashenko met Putin in Minsk."
        out, _ = self.run_vedette("explain", "--text", text, "--mention", "Minsk")
        self.assertIn("sentence 2 of text", out)
        self.assertRegex(out, r"(?m)^      \* +[\d.]+  Minsk \(city\) BLR")
        out, _ = self.run_vedette("explain", "--text", text, "--sentence", "1", "--published", "2021-11-12")
        self.assertIn("antecedents by strength", out)
        self.assertIn("'Moscow': capital, Russia [RUS/GOV]", out)
        out, _ = self.run_vedette("explain", "--text", "Norway sent 500 soldiers on Monday.", "--published", "2021-11-12")
        self.assertIn("DATE 2021-11-08: 2021-11-08 to 2021-11-08 (day)", out)
        self.assertIn("personnel, exact from 500 to 500", out)
        self.run_vedette("explain", "--text", text, "--mention", "Paris", code=2)
        self.run_vedette("explain", code=2)
        self.run_vedette("explain", "-c", self.path("none.db"), code=2)


@unittest.skipUnless(os.path.isdir(SHARED), "../shared is not on this machine")
class Seeds(Case):
    def test_body_is_kept_boilerplate_is_cut_dates_hold(self):
        words = lambda text: " ".join(text.split())
        with open(os.path.join(SHARED, "seeds", "clean.jsonl"), encoding="utf-8") as f:
            gold = [json.loads(line) for line in f]
        files = [os.path.join(SHARED, "seeds", g["id"] + ".txt") for g in gold]
        out, _ = self.run_vedette("extract", *files)
        reports = {os.path.basename(r["source"])[:-4]: r for r in self.records(out)}
        for g in gold:
            report = reports[g["id"]]
            text = words(report["text"])
            for sentence in g["sentences"]:
                self.assertIn(words(sentence), text)
            for line in g["boilerplate"]:
                self.assertLessEqual(text.count(words(line)), 1 if line == g["title"] else 0, line)
            published = report.get("published", "..")
            start, _, end = published.partition("/")
            start, end = start.strip("."), (end or start).strip(".")
            self.assertLessEqual(start, g["published"])
            self.assertTrue(not end or g["published"][: len(end)] <= end, (published, g["published"]))


if __name__ == "__main__":
    unittest.main(verbosity=2)
