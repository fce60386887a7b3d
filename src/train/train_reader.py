"""Trains the reader:  python3 train_reader.py --data DIR --glove DIR --out DIR [--epochs 20] [--seed 1]

DIR of --data holds the unpacked corpora (en_ewt-train.conllu, uner_ewt-train.tsv, ...); DIR of --glove holds glove.npy and
glove_words.json made by unpack_glove.py. Writes one checkpoint (moving average of the weights) an epoch and a line of
development scores to log. Only corpora whose licence allows training are read; see models/MODEL_CARD.md.
"""
import argparse
import json
import math
import os
import random
import time
from collections import Counter

import numpy as np
import torch
import torch.nn.functional as F

from reader_data import (BUCKETS, DEPREL, MAX_FEATURES, NONE, Pools, Rules, Types, apply_lemma_rule, augment,
                         join_names, plain_form, read_conllu, read_names, word_key)
from reader_model import Reader


def build_words(args, sentences):
    """Rows of the word table: words of the training corpora first (their vectors may move), then the most frequent others."""
    vectors = np.load(os.path.join(args.glove, 'glove.npy')).astype(np.float32)
    names = json.load(open(os.path.join(args.glove, 'glove_words.json')))
    vectors /= vectors.std()
    index, patterns = {}, {}
    for i, w in enumerate(names):
        key = word_key(w)
        if any('0' <= c <= '9' for c in w):
            patterns.setdefault(key, []).append(i)
        elif key not in index:
            index[key] = i
    counts = Counter(word_key(f) for s in sentences for f in s.forms)
    seen = [w for w, n in sorted(counts.items(), key=lambda x: (-x[1], x[0])) if n >= 2 or w in index or w in patterns]
    known = set(seen)
    rest = [w for w, i in index.items() if w not in known and len(w.encode()) < 40][:max(0, args.vocabulary - len(seen))]
    rows = {w: i + 1 for i, w in enumerate(seen + rest)}
    table = np.zeros((len(rows) + 1, vectors.shape[1]), np.float32)
    for w, i in rows.items():
        if w in index:
            table[i] = vectors[index[w]]
        elif w in patterns:
            table[i] = vectors[patterns[w][:50]].mean(0)
    print(f'{len(seen)} words of training, {len(rows)} in all', flush=True)
    return rows, table, len(seen)


def batches(sentences, size, rng):
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].forms) + rng.random() * 3)
    out, cur = [], []
    for i in order:
        cur.append(sentences[i])
        if len(cur) * len(sentences[i].forms) >= size:
            out.append(cur)
            cur = []
    if cur:
        out.append(cur)
    rng.shuffle(out)
    return out


def tensors(batch, types, rules):
    longest = max(len(s.forms) for s in batch)
    local, ids = {}, []
    shape = (len(batch), longest)
    t = np.zeros(shape, np.int64)
    mask = np.zeros(shape, np.float32)
    gold = {k: np.full(shape, NONE, np.int64) for k in ('upos', 'xpos', 'lemma', 'heads', 'rels', 'names')}
    open_misc = np.zeros(len(batch), np.float32)
    for b, s in enumerate(batch):
        n = len(s.forms)
        for i, f in enumerate(s.forms):
            k = types.id(f)
            if k not in local:
                local[k] = len(ids)
                ids.append(k)
            t[b, i] = local[k]
        mask[b, :n] = 1
        if s.heads is not None:
            gold['upos'][b, :n] = s.upos
            gold['xpos'][b, :n] = s.xpos
            gold['heads'][b, :n] = s.heads
            gold['rels'][b, :n] = s.rels
            gold['lemma'][b, :n] = [rules.id(f, l) for f, l in zip(s.forms, s.lemmas)]
        if s.names is not None:
            gold['names'][b, :n] = s.names
            open_misc[b] = s.open_misc
    rows = torch.tensor([types.row_of[k] for k in ids])
    features = np.full((len(ids), MAX_FEATURES), BUCKETS, np.int64)
    for j, k in enumerate(ids):
        f = types.features[k]
        features[j, :len(f)] = f
    return (torch.from_numpy(t), rows, torch.from_numpy(features), torch.from_numpy(mask),
            {k: torch.from_numpy(v) for k, v in gold.items()}, torch.from_numpy(open_misc))


def name_loss(scores, gold, open_misc):
    logp = F.log_softmax(scores, 2)
    # Where MISC is not annotated, O means "O or MISC".
    both = torch.logsumexp(logp[:, :, [0, 7, 8]], 2)
    plain = torch.gather(logp, 2, gold.clamp(min=0).unsqueeze(2)).squeeze(2)
    use_both = (gold == 0) & (open_misc.unsqueeze(1) > 0)
    picked = torch.where(use_both, both, plain)
    known = (gold != NONE).float()
    return -(picked * known).sum() / known.sum().clamp(min=1)


def cross_entropy(scores, gold, smooth=0.0):
    if (gold != NONE).sum() == 0:
        return scores.sum() * 0
    return F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=NONE, label_smoothing=smooth)


def spans(tags):
    out, start, kind = set(), None, 0
    for i, t in enumerate(list(tags) + [0]):
        label = (t + 1) // 2
        if start is not None and (t == 0 or t % 2 == 1 or label != kind):
            out.add((start, i, kind))
            start = None
        if t and start is None:
            start, kind = i, label
    return out


@torch.no_grad()
def evaluate(model, sentences, types, rules):
    model.eval()
    n = las = uas = up = xp = lem = 0
    tp = np_ = ng = 0
    for batch in batches(sentences, 4000, random.Random(0)):
        t, rows, features, mask, gold, open_misc = tensors(batch, types, rules)
        out = model(t, rows, features, mask)
        heads = out['arcs'].argmax(2)
        labels = model.labels(out, heads).argmax(2)
        names = out['names'].argmax(2).numpy()
        rule = out['lemma'].argmax(2).numpy()
        for b, s in enumerate(batch):
            k = len(s.forms)
            if s.heads is not None:
                n += k
                h = heads[b, :k].numpy()
                l = labels[b, :k].numpy()
                u = out['upos'][b, :k].argmax(1).numpy()
                x = out['xpos'][b, :k].argmax(1).numpy()
                for i in range(k):
                    good = h[i] == s.heads[i]
                    uas += good
                    las += good and DEPREL[l[i]].split(':')[0] == DEPREL[s.rels[i]].split(':')[0]
                    up += u[i] == s.upos[i]
                    xp += x[i] == s.xpos[i]
                    lem += apply_lemma_rule(s.forms[i], rules.rules[rule[b, i]]) == plain_form(s.lemmas[i])
            if s.names is not None:
                g = {c for c in spans(s.names) if not (s.open_misc and c[2] == 4)}
                p = {c for c in spans(names[b, :k]) if not (s.open_misc and c[2] == 4)}
                tp += len(g & p)
                ng += len(g)
                np_ += len(p)
    model.train()
    f1 = 2 * tp / max(1, ng + np_)
    n = max(1, n)
    return dict(LAS=las / n, UAS=uas / n, UPOS=up / n, XPOS=xp / n, lemma=lem / n, names=f1)


def load(args):
    d = args.data
    ewt = read_conllu(f'{d}/en_ewt-train.conllu')
    join_names(ewt, read_names(f'{d}/uner_ewt-train.tsv'), True)
    gum = read_conllu(f'{d}/en_gum-train-open.conllu')
    join_names(gum, read_names(f'{d}/gum_derived-train-open.tsv'), False)
    wiki = read_names(f'{d}/wikigold.tsv')
    wnut = read_names(f'{d}/wnut17-train.tsv')
    politics = read_names(f'{d}/crossner_politics-train.tsv')
    dev = read_conllu(f'{d}/en_ewt-dev.conllu')
    join_names(dev, read_names(f'{d}/uner_ewt-dev.tsv'), True)
    return ewt, gum, wiki, wnut, politics, dev


def biaffine_losses(model, out, batch, gold):
    heads = gold['heads']
    return dict(arc=cross_entropy(out['arcs'], heads),
                label=cross_entropy(model.labels(out, heads.clamp(min=0)), gold['rels'], 0.03))


def main(design=Reader, tree_losses=biaffine_losses):
    """The designs differ in the network's class and in tree_losses(model, out, sentences, gold) -> dict(arc, label)."""
    p = argparse.ArgumentParser()
    p.add_argument('--data', required=True)
    p.add_argument('--glove', required=True)
    p.add_argument('--out', required=True)
    p.add_argument('--epochs', type=int, default=20)
    p.add_argument('--minutes', type=float, default=0, help='schedule by the clock instead of by epochs')
    p.add_argument('--seed', type=int, default=1)
    p.add_argument('--batch', type=int, default=2400)
    p.add_argument('--rate', type=float, default=2.5e-3)
    p.add_argument('--decay', type=float, default=0.02)
    p.add_argument('--width', type=int, default=224)
    p.add_argument('--plan', default='CSCSS')
    p.add_argument('--drop', type=float, default=0.3)
    p.add_argument('--vocabulary', type=int, default=80000)
    p.add_argument('--threads', type=int, default=2)
    p.add_argument('--pools', help='names to exchange in training, made by make_pools.py')
    p.add_argument('--start', help='go on from the weights of this checkpoint')
    p.add_argument('--no-augment', action='store_true')
    p.add_argument('--no-glove', action='store_true')
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    os.makedirs(args.out, exist_ok=True)
    ewt, gum, wiki, wnut, politics, dev = load(args)
    train = ewt + gum + wiki + politics + wnut
    rows, table, seen = build_words(args, train)
    if args.no_glove:
        table[:] = 0
    rules = Rules(ewt + gum)
    types = Types(rows)
    pools = Pools(args.pools, rng) if args.pools else None
    print(f'{len(train)} sentences, {sum(len(s.forms) for s in train)} tokens, {len(rules.rules)} lemma rules', flush=True)
    json.dump(dict(words=list(rows), rules=rules.rules, seen=seen), open(f'{args.out}/tables.json', 'w'))
    np.save(f'{args.out}/words.npy', table)
    model = design(torch.from_numpy(table), len(rules.rules), width=args.width, plan=args.plan, drop=args.drop, delta_rows=seen)
    if args.start:
        model.load_state_dict(torch.load(args.start, map_location='cpu')['state'])
    print(sum(q.numel() for q in model.parameters()), 'parameters', flush=True)
    plain = [q for n, q in model.named_parameters() if q.dim() < 2 or n.startswith(('delta', 'features'))]
    matrix = [q for n, q in model.named_parameters() if not (q.dim() < 2 or n.startswith(('delta', 'features')))]
    optimiser = torch.optim.AdamW([dict(params=plain, weight_decay=0.0), dict(params=matrix, weight_decay=args.decay)],
                                  lr=args.rate, betas=(0.9, 0.98), eps=1e-8, foreach=True)
    average = {n: q.detach().clone() for n, q in model.named_parameters()}
    step, began = 0, time.time()
    total = None
    for epoch in range(args.epochs):
        # Social media is far from news and large: a third of it an epoch.
        pool = ewt + gum + wiki + politics + rng.sample(wnut, len(wnut) // 3)
        pool = [s if args.no_augment else augment(s, rng, pools) for s in pool if len(s.forms) <= 160]
        todo = batches(pool, args.batch, rng)
        if total is None:
            total = args.epochs * len(todo)  # steps
        sums, start = Counter(), time.time()
        for batch in todo:
            warm = min(1.0, (step + 1) / 300)
            done = (time.time() - began) / (60 * args.minutes) if args.minutes else step / total
            rate = args.rate * warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, done))))
            for g in optimiser.param_groups:
                g['lr'] = rate
            t, r, features, mask, gold, open_misc = tensors(batch, types, rules)
            out = model(t, r, features, mask)
            parts = dict(upos=cross_entropy(out['upos'], gold['upos'], 0.03),
                         xpos=cross_entropy(out['xpos'], gold['xpos'], 0.03), lemma=cross_entropy(out['lemma'], gold['lemma'], 0.03),
                         names=name_loss(out['names'], gold['names'], open_misc), **tree_losses(model, out, batch, gold))
            loss = (parts['arc'] + parts['label'] + 0.5 * parts['upos'] + 0.4 * parts['xpos'] + 0.4 * parts['lemma'] +
                    1.0 * parts['names'])
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimiser.step()
            step += 1
            keep = min(0.998, (step + 1) / (step + 10))
            with torch.no_grad():
                torch._foreach_mul_(list(average.values()), keep)
                torch._foreach_add_(list(average.values()), [q.detach() for q in model.parameters()], alpha=1 - keep)
            for k, v in parts.items():
                sums[k] += v.item()
            if step % 50 == 0:
                print(f'{epoch + 1} step {step} ' + ' '.join(f'{k} {v / (step % len(todo) or len(todo)):.3f}' for k, v in sums.items())
                      + f' {time.time() - start:.0f} s', flush=True)
        now = {n: q.detach().clone() for n, q in model.named_parameters()}
        with torch.no_grad():
            for n, q in model.named_parameters():
                q.copy_(average[n])
        score = evaluate(model, dev, types, rules)
        torch.save(dict(config=model.config, state=model.state_dict(), args=vars(args), epoch=epoch + 1, score=score),
                   f'{args.out}/model.tmp')
        os.replace(f'{args.out}/model.tmp', f'{args.out}/model.pt')
        line = f'epoch {epoch + 1} {time.time() - began:.0f} s  ' + ' '.join(f'{k} {100 * v:.2f}' for k, v in score.items())
        print(line, flush=True)
        open(f'{args.out}/scores.txt', 'a').write(line + '\n')
        with torch.no_grad():
            for n, q in model.named_parameters():
                q.copy_(now[n])
        if args.minutes and time.time() - began > 60 * args.minutes:
            break


if __name__ == '__main__':
    main()
