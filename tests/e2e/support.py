"""Runs the vedette binary for end-to-end tests. VEDETTE names the binary, SOURCE the repository."""
import json
import os
import resource
import shutil
import subprocess
import tempfile
import unittest

VEDETTE = os.environ["VEDETTE"]
SOURCE = os.environ["SOURCE"]
SHARED = os.path.join(SOURCE, "..", "shared")

# Sanitizers reserve terabytes of addresses: no limit on those builds.
SANITIZED = os.environ.get("VEDETTE_SANITIZED", "") != ""


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="vedette-e2e-")
        self.addCleanup(shutil.rmtree, self.folder, True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, data):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(data if isinstance(data, bytes) else data.encode())
        return path

    def run_vedette(self, *arguments, code=0, stdin=b"", memory=None, env=None):
        """Runs it, checks the exit code, returns (stdout, stderr) as text."""
        def limit():
            if memory and not SANITIZED:
                resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        done = subprocess.run([VEDETTE, *arguments], input=stdin, capture_output=True, preexec_fn=limit, timeout=300,
                              env={**os.environ, **(env or {})})
        out, err = done.stdout.decode("utf-8", "strict"), done.stderr.decode("utf-8", "replace")
        self.assertEqual(done.returncode, code, f"{arguments}\nstdout: {out[-800:]}\nstderr: {err[-2000:]}")
        return out, err

    def records(self, text):
        return [json.loads(line) for line in text.splitlines()]

    def export(self, case):
        return self.run_vedette("export", "-c", case, "--format", "jsonl")[0]


GOOD = "Norway deployed 500 soldiers near the Russian border on Monday, the defence ministry said.\n"
