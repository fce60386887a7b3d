"""The network: words -> gated convolutions and gated recurrences -> tags, lemma rules, arcs, labels, names.

Design and its reasons: docs/decisions/0003-reader.md. Inference is src/syntax/reader_network.cpp; the two must agree.
"""
import ctypes
import math
import os
import subprocess
import tempfile

import torch
import torch.nn as nn
import torch.nn.functional as F

from reader_data import BUCKETS, DEPREL, NAMES, UPOS, XPOS


def _load_scan():
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'scan.c')
    target = os.path.join(tempfile.gettempdir(), f'vedette_scan_{os.getuid()}.so')
    if not os.path.exists(target) or os.path.getmtime(target) < os.path.getmtime(source):
        subprocess.check_call(['cc', '-O3', '-march=native', '-ffast-math', '-shared', '-fPIC', '-o', target, source])
    return ctypes.CDLL(target)


_scan = _load_scan()


def _p(t):
    return ctypes.c_void_p(t.data_ptr())


class Scan(torch.autograd.Function):
    @staticmethod
    def forward(ctx, f, c):
        f, c = f.contiguous(), c.contiguous()
        h = torch.empty_like(f)
        b, t, d = (ctypes.c_size_t(n) for n in f.shape)
        _scan.scan_forward(_p(f), _p(c), _p(h), b, t, d)
        ctx.save_for_backward(f, c, h)
        return h

    @staticmethod
    def backward(ctx, gh):
        f, c, h = ctx.saved_tensors
        gh = gh.contiguous()
        gf, gc = torch.empty_like(f), torch.empty_like(c)
        carry = torch.empty(f.shape[2])
        b, t, d = (ctypes.c_size_t(n) for n in f.shape)
        _scan.scan_backward(_p(f), _p(c), _p(h), _p(gh), _p(gf), _p(gc), _p(carry), b, t, d)
        return gf, gc


class ConvBlock(nn.Module):
    """x + GLU(conv3(norm x))"""

    def __init__(self, width, drop):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.conv = nn.Linear(3 * width, 2 * width)
        self.drop = nn.Dropout(drop)

    def forward(self, x, mask):
        u = self.norm(x) * mask
        z = torch.zeros_like(u[:, :1])
        u = torch.cat([torch.cat([z, u[:, :-1]], 1), u, torch.cat([u[:, 1:], z], 1)], 2)
        return x + self.drop(F.glu(self.conv(u), 2))


class ScanBlock(nn.Module):
    """x + W2(scan(f, c) * silu(o)), (f, c, o) = W1(norm x); half of the channels read forward, half backward."""

    def __init__(self, width, drop):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.enter = nn.Linear(width, 3 * width)
        self.leave = nn.Linear(width, width)
        self.drop = nn.Dropout(drop)
        with torch.no_grad():  # memory lengths from one to some twenty tokens
            keep = torch.linspace(0.1, 0.95, width // 2)
            self.enter.bias[:width] = torch.log(keep / (1 - keep)).repeat(2)

    def forward(self, x, mask):
        f, c, o = self.enter(self.norm(x)).chunk(3, 2)
        h = Scan.apply(torch.sigmoid(f), c * mask)
        return x + self.drop(self.leave(h * F.silu(o)))


class Reader(nn.Module):
    def __init__(self, words, rules, width=224, feature_dim=64, arc=128, label=64, tag=128, plan='CSCSS', drop=0.3, delta_rows=0):
        super().__init__()
        self.config = dict(rules=rules, width=width, feature_dim=feature_dim, arc=arc, label=label, tag=tag, plan=plan, drop=drop,
                           delta_rows=delta_rows)
        self.register_buffer('words', words, persistent=False)  # row 0: unknown
        # Rows 1 .. delta_rows are words seen in training: they may move away from their pretrained vector.
        self.delta = nn.Embedding(delta_rows + 1, words.shape[1], padding_idx=0)
        self.unknown = nn.Parameter(torch.zeros(words.shape[1]))
        nn.init.normal_(self.delta.weight, std=0.05)
        self.features = nn.Embedding(BUCKETS + 1, feature_dim, padding_idx=BUCKETS)
        nn.init.normal_(self.features.weight, std=0.25)
        with torch.no_grad():
            self.delta.weight[0] = 0
            self.features.weight[BUCKETS] = 0
        self.mix = nn.Linear(words.shape[1] + feature_dim, width)
        self.blocks = nn.ModuleList([(ConvBlock if p == 'C' else ScanBlock)(width, drop * 0.7) for p in plan])
        self.norm = nn.LayerNorm(width)
        self.tag_hidden = nn.Linear(width, tag)
        self.upos = nn.Linear(tag, len(UPOS))
        self.xpos = nn.Linear(tag, len(XPOS))
        # The lemma is mostly in the word itself: its own vector comes in again beside the context.
        self.lemma_context = nn.Linear(width, tag)
        self.lemma_word = nn.Linear(width, tag, bias=False)
        self.lemma = nn.Linear(tag, rules)
        self.name_hidden = nn.Linear(width, tag)
        self.names = nn.Linear(tag, len(NAMES))
        self.arc_child = nn.Linear(width, arc)
        self.arc_head = nn.Linear(width, arc)
        self.arc_pair = nn.Parameter(torch.randn(arc, arc) / arc)
        self.arc_bias = nn.Parameter(torch.zeros(arc))
        self.root = nn.Parameter(torch.zeros(width))
        self.label_child = nn.Linear(width, label)
        self.label_head = nn.Linear(width, label)
        self.label_pair = nn.Parameter(torch.randn(label, len(DEPREL) * label) / label)
        self.label_child_out = nn.Linear(label, len(DEPREL))
        self.label_head_out = nn.Linear(label, len(DEPREL), bias=False)
        self.drop = nn.Dropout(drop)
        self.word_drop = 0.12

    def embed(self, rows, features):
        """Vectors of word types: rows [types], features [types, n] -> [types, width]"""
        word = self.words[rows] + self.delta(torch.where(rows < self.delta.num_embeddings, rows, torch.zeros_like(rows)))
        unknown = (rows == 0).float().unsqueeze(1)
        if self.training:
            unknown = torch.maximum(unknown, (torch.rand(len(rows), 1) < self.word_drop).float())
        word = word * (1 - unknown) + self.unknown * unknown
        return torch.cat([word, self.features(features).sum(1) * 0.3], 1)

    def encode(self, types, rows, features, mask):
        words = self.mix(self.drop(self.embed(rows, features)))
        x = words[types] * mask
        for block in self.blocks:
            x = block(x, mask)
        return self.norm(x) * mask, words

    def forward(self, types, rows, features, mask):
        m = mask.unsqueeze(2)
        x, words = self.encode(types, rows, features, m)
        x = self.drop(x)
        lemma = self.drop(F.relu(self.lemma_context(x) + self.lemma_word(words)[types]))
        tags = self.drop(F.relu(self.tag_hidden(x)))
        name = self.drop(F.relu(self.name_hidden(x)))
        with_root = torch.cat([self.root.expand(x.shape[0], 1, -1), x], 1)
        child = self.drop(F.relu(self.arc_child(x)))
        head = self.drop(F.relu(self.arc_head(with_root)))
        arcs = torch.matmul(torch.matmul(child, self.arc_pair) + self.arc_bias, head.transpose(1, 2))
        arcs[:, :, 1:] = arcs[:, :, 1:].masked_fill(mask.unsqueeze(1) == 0, -1e4)
        arcs = arcs - F.pad(torch.eye(x.shape[1]), (1, 0)) * 1e4
        return dict(upos=self.upos(tags), xpos=self.xpos(tags), lemma=self.lemma(lemma), names=self.names(name), arcs=arcs,
                    label_child=self.drop(F.relu(self.label_child(x))), label_head=self.drop(F.relu(self.label_head(with_root))))

    def labels(self, out, heads):
        """Scores of the relations for given heads [batch, time]."""
        child = out['label_child']
        head = torch.gather(out['label_head'], 1, heads.unsqueeze(2).expand(-1, -1, child.shape[2]))
        pair = torch.matmul(child, self.label_pair).view(*child.shape[:2], len(DEPREL), child.shape[2])
        return (pair * head.unsqueeze(2)).sum(3) + self.label_child_out(child) + self.label_head_out(head)
