"""Bad input: a clear message that names the file, the right exit code, and the rest of the batch goes on."""
import gzip
import io
import json
import os
import random
import subprocess
import tarfile
import unittest
import zipfile

from support import GOOD, Case, VEDETTE


class BadInputs(Case):
    def read_with_good(self, bad, words, code=1):
        """Reads the bad file between two good ones: both are kept, the bad one is named with `words`."""
        self.write("a.txt", GOOD)
        self.write("z.txt", "Sweden sent two warships to the Baltic Sea on Tuesday.\n")
        case = self.path("case.db")
        _, err = self.run_vedette("read", self.path("a.txt"), bad, self.path("z.txt"), "-c", case, code=code)
        for word in words:
            self.assertIn(word, err)
        reports = self.records(self.run_vedette("reports", "-c", case, "--json")[0])
        sources = {os.path.basename(r["source"]) for r in reports}
        self.assertLessEqual({"a.txt", "z.txt"}, sources)
        return case, reports

    def failures(self, case):
        return self.run_vedette("failures", "-c", case)[0]

    def test_empty_file(self):
        case, _ = self.read_with_good(self.write("empty.txt", b""), ["empty.txt", "empty"])
        self.assertIn("empty.txt", self.failures(case).replace("\n", "").replace(" ", ""))

    def test_binary_file(self):
        self.read_with_good(self.write("binary.txt", bytes(range(256)) * 64), ["binary.txt"])

    def test_single_line_of_200_megabytes_in_bounded_memory(self):
        path = self.path("long.jsonl")
        with open(path, "wb") as f:
            f.write(b'{"id":"x","text":"')
            for _ in range(200):
                f.write(b"a" * 1_000_000)
            f.write(b'"}\n{"id":"after","text":"Norway moved troops to the border."}\n')
        self.write("a.txt", GOOD)
        out, err = self.run_vedette("extract", path, self.path("a.txt"), "-j1", code=1, memory=2_500_000_000)
        self.assertIn("long.jsonl:1", err)
        self.assertEqual([r["id"] for r in self.records(out)][0], "after")
        os.remove(path)

    def test_invalid_utf8_is_repaired(self):
        path = self.write("broken.txt", ("Norway moved troops to the border on Monday. " * 40).encode() + b"\xff\xfe caf\xe9\n")
        _, reports = self.read_with_good(path, [], code=0)
        self.assertEqual(len(reports), 3)

    def test_deeply_nested_html(self):
        page = b"<html><body>" + b"<div>" * 100_000 + b"<p>Norway deployed 500 soldiers near the border on Monday, officials said.</p>"
        self.write("deep.html", page)
        self.write("a.txt", GOOD)
        self.run_vedette("extract", self.path("deep.html"), self.path("a.txt"), "-q", code=self.either(0, 1, "extract", self.path("deep.html"), self.path("a.txt"), "-q"))

    def either(self, *arguments):
        """The exit code of a run that may refuse or manage, but must not crash."""
        codes, rest = [a for a in arguments if isinstance(a, int)], [a for a in arguments if not isinstance(a, int)]
        done = subprocess.run([VEDETTE, *rest], capture_output=True, timeout=120)
        self.assertIn(done.returncode, codes, done.stderr[-800:])
        return done.returncode

    def test_zip_bomb(self):
        path = self.path("bomb.zip")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as z:
            z.writestr("bomb.txt", b"0" * 300_000_000)
        self.read_with_good(path, ["bomb.zip"])

    def test_path_traversal_in_an_archive(self):
        path = self.path("evil.tar")
        with tarfile.open(path, "w") as t:
            for name in ("../../outside.txt", "inside.txt"):
                info = tarfile.TarInfo(name)
                data = GOOD.replace("500", "600").encode()
                info.size = len(data)
                t.addfile(info, io.BytesIO(data))
        case, reports = self.read_with_good(path, ["evil.tar", "outside.txt"])
        self.assertTrue(any(r["source"].endswith("!inside.txt") for r in reports))
        self.assertFalse(os.path.exists(os.path.join(os.path.dirname(self.folder), "outside.txt")))

    def test_truncated_gz(self):
        data = gzip.compress((GOOD * 200).encode() + os.urandom(4000).hex().encode())
        self.read_with_good(self.write("cut.txt.gz", data[: len(data) // 2]), ["cut.txt.gz"])

    def test_warc_with_lying_lengths(self):
        def record(length, body):
            return (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://sample.test/a\r\nWARC-Date: 2021-11-12T00:00:00Z\r\n"
                    f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n").encode() + body + b"\r\n\r\n"
        page = ("<html><head><title>Norway moves soldiers</title></head><body><p>" + GOOD * 3 + "</p></body></html>").encode()
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        path = self.write("lies.warc", record(len(body) + 90_000, body) + record(len(body), body))
        self.read_with_good(path, ["lies.warc"])

    def test_json_line_broken_in_the_middle(self):
        lines = ['{"id":"one","text":"Norway moved troops to the border."}', '{"id":"two","text":"Sweden', '{"id":"three","text":"Finland called up reservists."}']
        _, reports = self.read_with_good(self.write("wire.jsonl", "\n".join(lines) + "\n"), ["wire.jsonl:2"])
        self.assertLessEqual({"one", "three"}, {r["id"] for r in reports})

    def test_two_reports_with_one_id(self):
        lines = ['{"id":"same","text":"Norway moved troops to the border."}', '{"id":"same","text":"Sweden called up reservists on Friday."}']
        path = self.write("twins.jsonl", "\n".join(lines) + "\n")
        case = self.path("case.db")
        _, err = self.run_vedette("read", path, "-c", case)
        reports = self.records(self.run_vedette("reports", "-c", case, "--json")[0])
        self.assertEqual(len(reports), 2)
        self.assertEqual(len({r["id"] for r in reports}), 2)
        self.assertIn("same", err)

    def test_report_without_a_date(self):
        out, _ = self.run_vedette("extract", self.write("undated.txt", GOOD))
        self.assertNotIn("published", self.records(out)[0])

    @unittest.skipIf(os.geteuid() == 0 and not os.path.exists("/usr/bin/setpriv"), "root reads everything")
    def test_unreadable_file(self):
        path = self.write("secret.txt", GOOD)
        good = self.write("a.txt", GOOD)
        os.chmod(path, 0)
        os.chmod(self.folder, 0o755)
        command = [VEDETTE, "extract", path, good, "-q"]
        if os.geteuid() == 0:
            # Root without its right to override modes: another user could not reach a clone below /root.
            rights = "-dac_override,-dac_read_search"
            command = ["setpriv", f"--inh-caps={rights}", f"--bounding-set={rights}", *command]
        done = subprocess.run(command, capture_output=True, timeout=120)
        if done.returncode == 126 or b"cannot execute" in done.stderr or b"failed to execute" in done.stderr:
            self.skipTest("the binary is not reachable for another user")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(b"secret.txt", done.stderr)
        self.assertEqual(len(done.stdout.splitlines()), 1)

    def test_missing_file_and_unknown_format(self):
        _, err = self.run_vedette("extract", self.path("nowhere.txt"), code=1)
        self.assertIn("nowhere.txt", err)
        _, err = self.run_vedette("extract", self.write("paper.pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"), code=1)
        self.assertIn("paper.pdf", err)

    @unittest.skipUnless(os.geteuid() == 0, "a small tmpfs needs root")
    def test_full_disk(self):
        small = self.path("small")
        os.mkdir(small)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", small], capture_output=True).returncode != 0:
            self.skipTest("mounting is not allowed here")
        try:
            random.seed(3)
            lines = [json.dumps({"id": f"r{n}", "text": "Norway deployed %d soldiers near the border on Monday, officials said. " % random.randint(2, 9000) * 60}) for n in range(60)]
            path = self.write("many.jsonl", "\n".join(lines))
            _, err = self.run_vedette("read", path, "-c", os.path.join(small, "case.db"), code=3)
            self.assertIn("full", err.lower())
        finally:
            subprocess.run(["umount", "-l", small], check=False)


if __name__ == "__main__":
    unittest.main(verbosity=2)
