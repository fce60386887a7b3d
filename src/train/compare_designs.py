"""Scores checkpoints on EWT dev, as it is and as headlines, and times both designs:  python3 compare_designs.py DATA RUN_DIR...

The headlines are made of the gold trees by the trainer's own rules (said_as_colon, will_as_to, headline), each applied
wherever it can be. A sentence counts only when more than its last full stop changed. The set therefore shows whether the
rules were learned, and is no sample of what editors write.
"""
import json
import random
import sys
import time

import numpy as np
import torch

from reader_data import Rules, Types, headline, join_names, read_conllu, read_names, said_as_colon, will_as_to
from reader_model import Reader
from train_reader import batches, evaluate, tensors
from train_transition import TransitionReader


class Always:
    """In place of chance: 0.5 takes every rewriting but the title case, 0 takes that too."""

    def __init__(self, value):
        self.value = value

    def random(self):
        return self.value

    def choice(self, options):
        return options[0]


def headlines(sentences, chance):
    """Pairs of a sentence and its headline."""
    out = []
    for s in sentences:
        t = headline(will_as_to(said_as_colon(s, chance) or s, chance), chance)
        plain = s.forms[:-1] if s.forms[-1] == '.' else s.forms
        if [f.lower() for f in t.forms] != [f.lower() for f in plain] and t.forms != s.forms:
            out.append((s, t))
    return out


def load(run):
    tables = json.load(open(f'{run}/tables.json'))
    saved = torch.load(f'{run}/model.pt', map_location='cpu')
    config = dict(saved['config'])
    design = TransitionReader if config.pop('design', '') == 'transition' else Reader
    model = design(torch.from_numpy(np.load(f'{run}/words.npy')), **config)
    model.load_state_dict(saved['state'])
    rows = {w: i + 1 for i, w in enumerate(tables['words'])}
    return model, Types(rows), Rules(names=tables['rules'])


def tree_time(model, x, mask):
    """Seconds from the encoder's vectors to heads and relations (highest head of every word, without the spanning tree)."""
    began = time.process_time()
    if isinstance(model, TransitionReader):
        model.parse(model.projected(x), mask.sum(1).long().numpy())
        return time.process_time() - began
    with_root = torch.cat([model.root.expand(x.shape[0], 1, -1), x], 1)
    child, head = torch.relu(model.arc_child(x)), torch.relu(model.arc_head(with_root))
    arcs = torch.matmul(torch.matmul(child, model.arc_pair) + model.arc_bias, head.transpose(1, 2))
    out = dict(label_child=torch.relu(model.label_child(x)), label_head=torch.relu(model.label_head(with_root)))
    model.labels(out, arcs.argmax(2)).argmax(2)
    return time.process_time() - began


@torch.no_grad()
def cost(model, sentences, types, rules, size):
    """Microseconds of processor time a token: encoder, tree. Batches of `size` tokens; 1 is a sentence at a time."""
    model.eval()
    encoder = tree = 0.0
    for batch in batches(sentences, size, random.Random(0)):
        t, rows, features, mask, _, _ = tensors(batch, types, rules)
        began = time.process_time()
        x, _ = model.encode(t, rows, features, mask.unsqueeze(2))
        encoder += time.process_time() - began
        tree += tree_time(model, x, mask)
    n = sum(len(s.forms) for s in sentences) / 1e6
    return f'{encoder / n:.1f} + {tree / n:.1f}'


def main():
    data, *runs = sys.argv[1:]
    torch.set_num_threads(1)
    dev = read_conllu(f'{data}/en_ewt-dev.conllu')
    join_names(dev, read_names(f'{data}/uner_ewt-dev.tsv'), True)
    lower, title = headlines(dev, Always(0.5)), headlines(dev, Always(0.0))
    sets = {'dev': dev, 'before rewriting': [s for s, _ in lower], 'headlines': [t for _, t in lower],
            'headlines, title case': [t for _, t in title]}
    for name, s in sets.items():
        print(f'{name}: {len(s)} sentences, {sum(len(x.forms) for x in s)} tokens')
    for run in runs:
        model, types, rules = load(run)
        for name, s in sets.items():
            print(run, name, ' '.join(f'{k} {100 * v:.2f}' for k, v in evaluate(model, s, types, rules).items()), flush=True)
        print(run, 'us/token, encoder + tree:', ', '.join(f'batch {n}: {cost(model, dev, types, rules, n)}' for n in (8000, 1)), flush=True)


if __name__ == '__main__':
    main()
