"""kill -9 at random moments of a reading, then read again: nothing lost, nothing doubled. KILLS sets how many (default 4), SEED the moments."""
import json
import os
import random
import signal
import subprocess
import time
import unittest

from support import Case, VEDETTE

KILLS = int(os.environ.get("KILLS", "4"))
SEED = int(os.environ.get("SEED", "11"))


class Kill(Case):
    def test_killed_readings_end_like_an_undisturbed_one(self):
        random.seed(SEED)
        states = ["Norway", "Sweden", "Finland", "Poland", "Latvia", "Chad", "Peru", "Chile", "India", "Japan"]
        lines = []
        for number in range(400):
            one, other = random.sample(states, 2)
            lines.append(json.dumps({"id": f"r{number:03}", "published": f"2021-{1 + number % 12:02}-{1 + number % 28:02}", "outlet": f"Wire {number % 3}",
                                     "text": f"{one} deployed {random.randint(100, 9000)} soldiers near the border with {other} on Monday, officials said. "
                                             f"{other} denied that it planned an attack on {one}."}))
        inputs = [self.write(f"part{part}.jsonl", "\n".join(lines[part::4]) + "\n") for part in range(4)]
        whole = self.path("whole.db")
        started = time.time()
        self.run_vedette("read", *inputs, "-c", whole, "-j2")
        undisturbed = time.time() - started
        expected = self.export(whole)
        self.assertEqual(expected.count('"kind":"report"'), 400)
        survived = 0
        for kill in range(KILLS):
            case = self.path(f"killed{kill}.db")
            process = subprocess.Popen([VEDETTE, "read", *inputs, "-c", case, "-j2", "-q"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(random.uniform(0.02, max(0.1, undisturbed * 0.95)))
            process.send_signal(signal.SIGKILL)
            survived += process.wait() == 0
            self.run_vedette("read", *inputs, "-c", case, "-j2", "-q")
            self.assertEqual(self.export(case), expected, f"kill {kill}")
        print(f"{KILLS} kills, {survived} of them after the end")


if __name__ == "__main__":
    unittest.main(verbosity=2)
