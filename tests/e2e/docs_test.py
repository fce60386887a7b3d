"""What the documents say is what the program does: every command and flag that they name exists, and the commands of the READMEs run."""
import os
import re
import shlex
import unittest

from support import SOURCE, Case


class Docs(Case):
    def lines_of_commands(self):
        """Every `vedette ...` of the READMEs and every example of the help pages."""
        for name in ("README.md", os.path.join("examples", "README.md")):
            with open(os.path.join(SOURCE, name), encoding="utf-8") as f:
                text = f.read()
            yield from re.findall(r"`(vedette [^`]+)`", text)
            yield from re.findall(r"^    (vedette .+)$", text, re.M)
        overview, _ = self.run_vedette("help")
        for command in re.findall(r"^  ([a-z-]+) {2,}", overview, re.M):
            page, _ = self.run_vedette("help", command)
            yield from re.findall(r"^  (?:.*\| )?(vedette .+)$", page.split("Examples:")[1], re.M)

    def test_commands_and_flags_that_are_named_exist(self):
        pages, seen = {}, 0
        for line in self.lines_of_commands():
            words = shlex.split(re.sub(r"[\[\]|\\]|[<>] .*", " ", line))
            if len(words) < 2 or not re.fullmatch(r"[a-z-]+", words[1]):
                continue
            if words[1] not in pages:
                pages[words[1]] = self.run_vedette(words[1], "--help")[0]
            seen += 1
            for flag in words[2:]:
                if re.fullmatch(r"-[a-z]|--[a-z-]+", flag):
                    self.assertRegex(pages[words[1]], r"(?<![a-z-])" + flag + r"(?![a-z-])", line)
        self.assertGreater(seen, 25)

    def test_the_commands_of_the_readmes_run(self):
        case, page = self.path("case.db"), self.path("brief.html")
        self.run_vedette("read", os.path.join(SOURCE, "examples"), "-c", case)
        self.run_vedette("brief", "-c", case, "--on", "BLR", "--since", "2021-01-01", "--html", page)
        self.assertGreater(os.path.getsize(page), 20_000)
        for listing in ("events", "developments", "claims", "forces", "sources", "reports", "failures"):
            out, _ = self.run_vedette(listing, "-c", case)
            self.assertLessEqual(max(map(len, out.splitlines()), default=0), 100, listing)
            for line in self.run_vedette(listing, "-c", case, "--csv")[0].splitlines()[:1]:
                self.assertIn(",", line)
        self.run_vedette("extract", os.path.join(SOURCE, "examples"))
        self.assertRegex(self.run_vedette("parse", os.path.join(SOURCE, "examples", "1982-falklands"))[0], r"(?m)^1\t\S+\t")
        out, _ = self.run_vedette("version")
        for word in ("vedette", "lexicon", "model"):
            self.assertIn(word, out)


if __name__ == "__main__":
    unittest.main(verbosity=2)
