"""Every record that the program writes passes its schema, and every span cuts its own words out of the report."""
import os
import subprocess
import sys
import unittest

from support import SOURCE, Case


class Records(Case):
    def test_records_of_the_examples_pass_their_schemas(self):
        examples = os.path.join(SOURCE, "examples")
        coded, _ = self.run_vedette("code", examples, "--with", "reports,mentions,claims,predicates", "-q")
        case = self.path("case.db")
        self.run_vedette("read", examples, "-c", case, "-q")
        sums, _ = self.run_vedette("forces", "-c", case, "--sum-by", "theatre", "--json")
        self.assertIn('"kind":"force_sum"', sums)
        files = [self.write("coded.jsonl", coded), self.write("exported.jsonl", self.export(case)), self.write("sums.jsonl", sums)]
        done = subprocess.run([sys.executable, os.path.join(SOURCE, "scripts", "check_records.py"), *files], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout)


if __name__ == "__main__":
    unittest.main(verbosity=2)
