"""Any number of jobs gives the same casefile, on ten days of a real wire (needs ../shared; slow)."""
import os
import unittest

from support import SHARED, Case

WIRE = os.path.join(SHARED, "data", "corpus", "reuters96.jsonl.gz")


@unittest.skipUnless(os.path.exists(WIRE), "needs ../shared")
class Jobs(Case):
    def test_one_and_eight_jobs_export_the_same_bytes(self):
        exports = []
        for jobs in ("-j1", "-j8"):
            case = self.path(jobs + ".db")
            self.run_vedette("read", WIRE, "-c", case, jobs, "-q")
            exports.append([self.run_vedette("export", "-c", case, "--format", format)[0] for format in ("jsonl", "csv", "geojson", "plover")])
        self.assertGreater(exports[0][0].count('"kind":"report"'), 850)
        self.assertEqual(*exports)


if __name__ == "__main__":
    unittest.main(verbosity=2)
