"""Theatres, indicators and backtest from the command line."""
import json
import os
import subprocess
import sys
import unittest

from support import SOURCE, Case


class Warning(Case):
    def setUp(self):
        super().setUp()
        self.case = self.path("case.db")
        self.run_vedette("read", os.path.join(SOURCE, "examples"), "-c", self.case, "-q")

    def level(self, theatre, day):
        records = self.records(self.run_vedette("indicators", "-c", self.case, "--theatre", theatre, "--as-of", day, "--json")[0])
        return next(record for record in records if record["kind"] == "theatre")

    def test_theatres_are_listed_and_own_ones_added(self):
        self.assertGreaterEqual(len(self.records(self.run_vedette("theatres", "--json")[0])), 12)
        own = self.write("own.toml", '[[theatre]]\nid = "mine"\ntitle = "Mine"\nsides = [["IRQ"], ["KWT"]]\nground = ["KWT"]\n')
        self.assertIn("mine", self.run_vedette("theatres", "--theatres-file", own)[0])
        self.assertIn("Mine", self.run_vedette("indicators", "-c", self.case, "--theatres-file", own, "--theatre", "mine", "--as-of", "1990-08-01")[0])

    def test_a_faulty_file_is_refused_with_its_line(self):
        own = self.write("own.toml", '[[theatre]]\nid = "mine"\ntitle = "Mine"\nsides = [["IRQ"], ["KWAIT"]]\n')
        _, err = self.run_vedette("theatres", "--theatres-file", own, code=2)
        self.assertIn("own.toml:4", err)
        self.assertIn("KWAIT", err)
        _, err = self.run_vedette("theatres", "--theatres-file", self.path("none.toml"), code=2)
        self.assertIn("none.toml", err)

    def test_a_mistyped_theatre_names_its_neighbour(self):
        _, err = self.run_vedette("indicators", "-c", self.case, "--theatre", "irak-kuwait", code=2)
        self.assertIn("iraq-kuwait", err)

    def test_the_level_rises_with_what_was_published_and_not_before(self):
        self.assertEqual(self.level("iraq-kuwait", "1990-07-24")["level_name"], "unmonitored")
        self.assertGreaterEqual(self.level("iraq-kuwait", "1990-08-01")["level"], 2)
        self.assertEqual(self.level("iraq-kuwait", "1995-01-01")["level_name"], "unmonitored")

    def test_every_form_of_the_board(self):
        text, _ = self.run_vedette("indicators", "-c", self.case, "--as-of", "1990-08-01")
        self.assertIn("Iraq and Kuwait", text)
        self.assertIn("unmonitored", text)
        self.assertLessEqual(max(map(len, text.splitlines())), 100)
        again, _ = self.run_vedette("indicators", "-c", self.case, "--as-of", "1990-08-01")
        self.assertEqual(text, again)
        self.assertTrue(self.run_vedette("indicators", "-c", self.case, "--as-of", "1990-08-01", "--csv")[0].startswith("theatre,level,"))

    def test_records_keep_to_the_schema(self):
        out = self.run_vedette("indicators", "-c", self.case, "--theatre", "iraq-kuwait", "--as-of", "1990-08-01", "--json")[0]
        out += self.run_vedette("backtest", "-c", self.case, "--theatre", "iraq-kuwait", "--event", "1990-08-02", "--json")[0]
        out += self.run_vedette("theatres", "--json")[0]
        path = self.write("records.jsonl", out)
        done = subprocess.run([sys.executable, os.path.join(SOURCE, "scripts", "check_records.py"), path], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout)
        known = {record["id"] for record in self.records(self.export(self.case)) if record["kind"] == "event"}
        for record in self.records(out):
            for detail in record.get("details", []):
                self.assertLessEqual(set(detail["mentions"]), known)

    def test_backtest_reports_lead_and_draws(self):
        svg = self.path("out.svg")
        out, _ = self.run_vedette("backtest", "-c", self.case, "--theatre", "iraq-kuwait", "--event", "1990-08-02", "--alarm", "2", "--svg", svg)
        self.assertIn("far too few", out)
        with open(svg, encoding="utf-8") as f:
            self.assertTrue(f.read().startswith("<svg"))
        result = json.loads(self.run_vedette("backtest", "-c", self.case, "--theatre", "iraq-kuwait", "--event", "1990-08-02", "--alarm", "2", "--json")[0])
        self.assertEqual(result["scores"][0]["lead_days"], [{"event": "1990-08-02", "days": 8}])
        _, err = self.run_vedette("backtest", "-c", self.case, "--theatre", "iraq-kuwait", "--event", "2 August", code=2)
        self.assertIn("YYYY-MM-DD", err)

    def test_a_case_without_dates_says_so(self):
        bare = self.path("bare.db")
        self.run_vedette("read", self.write("bare.txt", "Norway sent 500 soldiers to the border."), "-c", bare, "-q")
        out, err = self.run_vedette("indicators", "-c", bare)
        self.assertEqual(out, "")
        self.assertIn("day of publication", err)


if __name__ == "__main__":
    unittest.main(verbosity=2)
