#!/usr/bin/env python3
"""Score coded events against gold, mention by mention.

    score_coding.py GOLD.jsonl EVENTS.jsonl [--list N]

GOLD.jsonl    one report a line: {"id", "text", "published", "events": [...]}; an event has "sentence": [start, end],
              "trigger": {"start", "end", "text"}, "type", "status", "actor", "recipient", "attribution", "when", "quantity".
              Offsets are Unicode code points into "text", half open.
EVENTS.jsonl  vedette's records, one a line; lines whose "kind" is not "event" are ignored. Fields used: "report" (gold id),
              "type", "status", "trigger": {"start", "end"}, "actor"/"recipient": [{"code", "sector"}],
              "attribution": [{"code", "text"}], "when": {"from", "to"}, "quantity": [{"what", "low"}].

Events pair one to one inside a report: triggers that overlap (or lie within one word of each other), same type preferred,
longest overlap first. Then, cumulative:
  detect    the pair exists               type      ... and the type is equal
  status    ... and the status is equal   actor     ... and the set of actor codes is equal
  whole     ... and the set of recipient codes is equal
Each line: precision, recall, F1. "given type" lines judge one field over the pairs whose type is right.
--list N prints N misses and N inventions.
"""
import gzip, json, sys
from collections import Counter, defaultdict


def load(path):
    with (gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")) as f:
        return [json.loads(line) for line in f if line.strip()]


def codes(entities):
    return frozenset(e.get("code") for e in entities or [] if e.get("code"))


def pair(gold, pred):
    """One-to-one pairs (g, p) of event indices."""
    cand = []
    for i, g in enumerate(gold):
        gs, ge = g["trigger"]["start"], g["trigger"]["end"]
        for j, p in enumerate(pred):
            ps, pe = p["trigger"]["start"], p["trigger"]["end"]
            overlap = min(ge, pe) - max(gs, ps)
            if overlap > 0 or -overlap <= 1:
                cand.append((g["type"] == p["type"], overlap, -abs(gs - ps), i, j))
    used_g, used_p, pairs = set(), set(), []
    for *_, i, j in sorted(cand, reverse=True):
        if i not in used_g and j not in used_p:
            used_g.add(i), used_p.add(j), pairs.append((i, j))
    return pairs


def prf(tp, npred, ngold):
    p = tp / npred if npred else 0.0
    r = tp / ngold if ngold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def main():
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    listed = int(sys.argv[sys.argv.index("--list") + 1]) if "--list" in sys.argv else 0
    if listed:
        args.remove(str(listed))
    if len(args) != 2:
        sys.exit(__doc__)
    gold_docs = load(args[0])
    pred_by = defaultdict(list)
    for r in load(args[1]):
        if r.get("kind", "event") == "event":
            pred_by[r["report"]].append(r)
    ids = {d["id"] for d in gold_docs}
    stray = sum(len(v) for k, v in pred_by.items() if k not in ids)
    n = Counter()
    by_type = defaultdict(Counter)
    missed, invented = [], []
    for d in gold_docs:
        gold, pred = d["events"], pred_by.get(d["id"], [])
        n["gold"] += len(gold)
        n["pred"] += len(pred)
        for g in gold:
            by_type[g["type"]]["gold"] += 1
        for p in pred:
            by_type[p["type"]]["pred"] += 1
        pairs = pair(gold, pred)
        for i, j in pairs:
            g, p = gold[i], pred[j]
            n["detect"] += 1
            if g["type"] != p["type"]:
                continue
            n["type"] += 1
            by_type[g["type"]]["tp"] += 1
            same_status = g["status"] == p.get("status")
            same_actor = codes(g.get("actor")) == codes(p.get("actor"))
            same_recipient = codes(g.get("recipient")) == codes(p.get("recipient"))
            n["status"] += same_status
            n["actor"] += same_status and same_actor
            n["whole"] += same_status and same_actor and same_recipient
            n["g_status"] += same_status
            n["g_actor"] += same_actor
            n["g_recipient"] += same_recipient
            ga, pa = g.get("attribution") or [], p.get("attribution") or []
            show(d, g, p, ga, pa)
            n["g_attributed"] += bool(ga) == bool(pa)
            if ga:
                n["attr_gold"] += 1
                n["attr_inner"] += bool(pa) and pa[0].get("code") == ga[0].get("code")
            if g.get("when"):
                n["when_gold"] += 1
                w = p.get("when") or {}
                n["when_right"] += (w.get("from"), w.get("to")) == (g["when"].get("from"), g["when"].get("to"))
            gq = {(q.get("what"), q.get("low")) for q in g.get("quantity") or []}
            pq = {(q.get("what"), q.get("low")) for q in p.get("quantity") or []}
            n["q_gold"] += len(gq)
            n["q_pred"] += len(pq)
            n["q_tp"] += len(gq & pq)
        hit_g, hit_p = {i for i, _ in pairs}, {j for _, j in pairs}
        missed += [(d, g) for i, g in enumerate(gold) if i not in hit_g]
        invented += [(d, p) for j, p in enumerate(pred) if j not in hit_p]

    print(f"reports {len(gold_docs)}  gold events {n['gold']}  coded events {n['pred']}" + (f"  for unknown reports {stray}" if stray else ""))
    for level in ("detect", "type", "status", "actor", "whole"):
        p, r, f = prf(n[level], n["pred"], n["gold"])
        print(f"{level:8s} P {p:.3f}  R {r:.3f}  F1 {f:.3f}")
    t = n["type"] or 1
    print(f"given type: status {n['g_status']/t:.3f}  actor codes {n['g_actor']/t:.3f}  recipient codes {n['g_recipient']/t:.3f}  attributed or not {n['g_attributed']/t:.3f}")
    print(f"given type: innermost source's code {n['attr_inner']}/{n['attr_gold']}  when {n['when_right']}/{n['when_gold']}  "
          f"quantities P {prf(n['q_tp'], n['q_pred'], n['q_gold'])[0]:.3f} R {prf(n['q_tp'], n['q_pred'], n['q_gold'])[1]:.3f} ({n['q_gold']} gold)")
    print("per type (gold, coded, F1): " + "  ".join(
        f"{k} {c['gold']},{c['pred']},{prf(c['tp'], c['pred'], c['gold'])[2]:.2f}" for k, c in sorted(by_type.items())))

    def line(d, e):
        s = e.get("sentence")
        words = d["text"][s[0]:s[1]] if isinstance(s, list) else d["text"][max(0, e["trigger"]["start"] - 90):e["trigger"]["end"] + 60]
        return f"  {d['id']} {e['type']}/{e.get('status')} «{d['text'][e['trigger']['start']:e['trigger']['end']]}» in: {' '.join(words.split())}"
    if listed:
        print("missed:")
        print("\n".join(line(d, e) for d, e in missed[:listed]))
        print("invented:")
        print("\n".join(line(d, e) for d, e in invented[:listed]))


if __name__ == "__main__":
    main()
