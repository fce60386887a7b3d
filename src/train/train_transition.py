"""The second design, for comparison: a transition parser over the same encoder. Takes the arguments of train_reader.py.

Arc-hybrid (Kuhlmann, Gomez-Rodriguez and Satta 2011) with the root at the end of the buffer and a static oracle. A
configuration is seen through the encoder's vectors of the three uppermost words of the stack and the first of the buffer;
one hidden layer scores shift, and left and right with every relation. Its first product is taken once a token and place, so
that a step of the parser only adds four rows. Non-projective trees are lifted before the oracle reads them.
"""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import train_reader
from reader_data import DEPREL, REL_ID
from reader_model import Reader

SHIFT, LEFT, RIGHT = 0, 1, 1 + len(DEPREL)  # left and right: the number of the relation is added
SEEN = 4
NOBODY = -1


def lifted(heads):
    """Heads (1-based, 0 the root) made projective: the shortest crossing arc goes to the head's head, until none crosses."""
    heads = list(heads)
    n = len(heads)
    while True:
        worst = None
        for child in range(1, n + 1):
            head = heads[child - 1]
            if not head or (worst and abs(head - child) >= worst[0]):
                continue
            for between in range(min(head, child) + 1, max(head, child)):
                up = between
                while up and up != head:
                    up = heads[up - 1]
                if up != head:
                    worst = (abs(head - child), child)
                    break
        if not worst:
            return heads
        heads[worst[1] - 1] = heads[heads[worst[1] - 1] - 1]


def oracle(heads, rels):
    """Configurations (third, second, first of the stack, first of the buffer; 0-based, the root is n) and transitions."""
    n = len(heads)
    target = [h - 1 if h else n for h in lifted(heads)]
    pending = [0] * (n + 1)
    for h in target:
        pending[h] += 1
    stack, front, seen, moves = [], 0, [], []
    while front < n or stack:
        top = stack[-1] if stack else NOBODY
        seen.append(([NOBODY] * 3 + stack[-3:])[-3:] + [front])
        if stack and target[top] == front:
            moves.append(LEFT + rels[top])
        elif len(stack) > 1 and target[top] == stack[-2] and not pending[top]:
            moves.append(RIGHT + rels[top])
        else:
            assert front < n
            moves.append(SHIFT)
            stack.append(front)
            front += 1
            continue
        pending[target[top]] -= 1
        stack.pop()
    return seen, moves


class TransitionReader(Reader):
    def __init__(self, words, rules, hidden=256, **rest):
        super().__init__(words, rules, **rest)
        self.config['design'] = 'transition'
        width = self.config['width']
        for name in [n for n, _ in list(self.named_parameters()) if n.startswith(('arc_', 'label_'))]:
            owner = name.split('.')[0]
            if hasattr(self, owner):
                delattr(self, owner)
        self.nobody = nn.Parameter(torch.zeros(width))
        self.places = nn.Linear(width, SEEN * hidden)
        self.moves = nn.Linear(hidden, RIGHT + len(DEPREL))

    def forward(self, types, rows, features, mask):
        x, words = self.encode(types, rows, features, mask.unsqueeze(2))
        x = self.drop(x)
        lemma = self.drop(F.relu(self.lemma_context(x) + self.lemma_word(words)[types]))
        tags = self.drop(F.relu(self.tag_hidden(x)))
        name = self.drop(F.relu(self.name_hidden(x)))
        out = dict(upos=self.upos(tags), xpos=self.xpos(tags), lemma=self.lemma(lemma), names=self.names(name), vectors=x)
        if not self.training:
            heads, rels = self.parse(self.projected(x), mask.sum(1).long().numpy())
            out['arcs'], out['relations'] = F.one_hot(heads, x.shape[1] + 1), F.one_hot(rels, len(DEPREL))
        return out

    def labels(self, out, heads):
        return out['relations']

    def projected(self, x):
        """[batch * (time + 2) * places, hidden]; after the words of a sentence come the root and "nobody"."""
        ends = torch.stack([self.root, self.nobody]).expand(x.shape[0], 2, -1)
        return self.places(torch.cat([x, ends], 1)).view(-1, self.moves.in_features)

    def score(self, projected, at):
        """Scores of the moves; at: [configurations, places], rows of projected."""
        return self.moves(self.drop(F.relu(projected[at].sum(1))))

    @torch.no_grad()
    def parse(self, projected, lengths):
        """The greedy parse of all sentences of a batch, a step at a time for all of them. One root, always a tree."""
        size, time = len(lengths), int(lengths.max())
        stack = np.full((size, time + 3), time + 1)  # three of "nobody" at the bottom
        depth, front = np.zeros(size, int), np.zeros(size, int)
        heads, rels = np.zeros((size, time), int), np.zeros((size, time), int)
        place = np.arange(SEEN)
        relations = np.arange(len(DEPREL))
        live = np.arange(size)
        while live.size:
            d, f, n = depth[live], front[live], lengths[live]
            ended = f == n
            at = np.stack([stack[live, d], stack[live, d + 1], stack[live, d + 2], np.where(ended, time, f)], 1)
            scores = self.score(projected, torch.from_numpy((live[:, None] * (time + 2) + at) * SEEN + place)).numpy()
            scores[ended, SHIFT] = -np.inf
            scores[(d == 0) | (ended & (d > 1)), LEFT:RIGHT] = -np.inf
            scores[d < 2, RIGHT:] = -np.inf
            # The relation root goes with the root and with nothing else.
            scores[:, RIGHT + REL_ID['root']] = -np.inf
            scores[~ended, LEFT + REL_ID['root']] = -np.inf
            scores[np.ix_(ended, LEFT + relations[relations != REL_ID['root']])] = -np.inf
            move = scores.argmax(1)
            shift = move == SHIFT
            who = live[shift]
            stack[who, depth[who] + 3] = front[who]
            depth[who] += 1
            front[who] += 1
            who, m, end = live[~shift], move[~shift], ended[~shift]
            top = stack[who, depth[who] + 2]
            right = m >= RIGHT
            heads[who, top] = np.where(right, stack[who, depth[who] + 1] + 1, np.where(end, 0, front[who] + 1))
            rels[who, top] = np.where(right, m - RIGHT, m - LEFT)
            depth[who] -= 1
            live = live[(front[live] < lengths[live]) | (depth[live] > 0)]
        return torch.from_numpy(heads), torch.from_numpy(rels)


def transition_losses(model, out, batch, gold):
    time = out['vectors'].shape[1]
    seen, moves = [], []
    for b, s in enumerate(batch):
        if s.heads is None:
            continue
        configurations, right = oracle(s.heads, s.rels)
        at = np.array(configurations)
        at = np.where(at == NOBODY, time + 1, np.where(at == len(s.forms), time, at))
        seen.append((b * (time + 2) + at) * SEEN + np.arange(SEEN))
        moves += right
    zero = out['vectors'].sum() * 0
    if not moves:
        return dict(arc=zero, label=zero)
    scores = model.score(model.projected(out['vectors']), torch.from_numpy(np.concatenate(seen)))
    return dict(arc=2 * F.cross_entropy(scores, torch.tensor(moves)), label=zero)  # two moves a token


if __name__ == '__main__':
    train_reader.main(TransitionReader, transition_losses)
