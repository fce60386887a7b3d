"""Writes a checkpoint as the model file that vedette reads:  python3 export_reader.py RUN_DIR OUT VERSION TRAIN.conllu...

Layout (little-endian): 64 bytes of header, a table of sections, the sections, each on a 64-byte boundary. See
src/syntax/model_file.hpp. Word and feature vectors are 8-bit with one scale a row, matrices 16-bit floats, the rest 32-bit.
"""
import json
import struct
import sys
from collections import Counter

import numpy as np
import torch

from reader_data import NAMES, UPOS, XPOS, features_of, read_conllu, word_key

MAGIC = b'VEDREAD1'
F32, F16, I8, BYTES, U32 = range(5)


def checksum(data):
    """64-bit words, multiplied and folded; the last bytes padded with zeros. As in model_file.cpp."""
    data = data + b'\0' * (-len(data) % 32)
    words = np.frombuffer(data, '<u8').reshape(-1, 4)
    # Four lanes, each h = (h ^ w) * p, written as a loop over rows.
    h = [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5]
    p, m = 0x9FB21C651E98DF25, (1 << 64) - 1
    for row in words.tolist():
        for i in range(4):
            h[i] = ((h[i] ^ row[i]) * p) & m
            h[i] ^= h[i] >> 32
    out = 0
    for x in h:
        out = ((out ^ x) * p) & m
        out ^= out >> 29
    return out


def quantise(table):
    scale = np.abs(table).max(1) / 127
    scale[scale == 0] = 1
    return np.rint(table / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def main():
    run, target, version, *treebanks = sys.argv[1:]
    tables = json.load(open(f'{run}/tables.json'))
    saved = torch.load(f'{run}/model.pt', map_location='cpu')
    state = {k: v.numpy() for k, v in saved['state'].items()}
    config = saved['config']
    words = np.load(f'{run}/words.npy')
    n = state['delta.weight'].shape[0]
    words[:n] += state['delta.weight']
    sections = []

    def add(name, kind, data, rows=0, columns=0):
        sections.append((name, kind, rows, columns, data))

    def matrix(name, value):
        value = np.ascontiguousarray(value)
        add(name, F16, value.astype('<f2').tobytes(), *value.shape)

    def vector(name, value):
        add(name, F32, np.ascontiguousarray(value, '<f4').tobytes(), 1, value.size)

    plan = config['plan']
    numbers = [config['width'], words.shape[1], config['feature_dim'], config['arc'], config['label'], config['tag'], len(tables['rules']),
               len(words)]
    add('config', U32, struct.pack(f'<{len(numbers)}I', *numbers), 1, len(numbers))
    add('plan', BYTES, plan.encode())
    text = [w.encode() for w in tables['words']]
    offsets = np.concatenate([[0, 0], np.cumsum([len(w) for w in text])]).astype('<u4')  # row 0 is the unknown word
    add('word_offsets', U32, offsets.tobytes(), 1, offsets.size)
    add('word_text', BYTES, b''.join(text))
    add('lemma_rules', BYTES, '\n'.join(tables['rules']).encode())
    pairs = np.zeros((len(UPOS), len(XPOS)), np.uint8)
    # Pairs of UPOS and XPOS that the treebanks know: seen at least three times.
    counts = Counter((u, max(x, 0)) for path in treebanks for s in read_conllu(path) for u, x in zip(s.upos, s.xpos))
    for (u, x), n in counts.items():
        pairs[u, x] = n >= 3
    if not counts:
        pairs[:] = 1
    add('tag_pairs', BYTES, pairs.tobytes(), *pairs.shape)
    for name, table in (('words', words), ('features', state['features.weight'][:-1])):
        q, scale = quantise(table)
        add(name, I8, q.tobytes(), *q.shape)
        vector(name + '.scale', scale)
    vector('unknown', state['unknown'])
    for i, kind in enumerate(plan):
        vector(f'{i}.norm.w', state[f'blocks.{i}.norm.weight'])
        vector(f'{i}.norm.b', state[f'blocks.{i}.norm.bias'])
        for layer in (['conv'] if kind == 'C' else ['enter', 'leave']):
            matrix(f'{i}.{layer}.w', state[f'blocks.{i}.{layer}.weight'])
            vector(f'{i}.{layer}.b', state[f'blocks.{i}.{layer}.bias'])
    vector('norm.w', state['norm.weight'])
    vector('norm.b', state['norm.bias'])
    for layer in ('mix', 'tag_hidden', 'upos', 'xpos', 'lemma_context', 'lemma', 'name_hidden', 'names', 'arc_child', 'arc_head',
                  'label_child', 'label_head', 'label_child_out'):
        matrix(f'{layer}.w', state[f'{layer}.weight'])
        vector(f'{layer}.b', state[f'{layer}.bias'])
    matrix('lemma_word.w', state['lemma_word.weight'])
    matrix('label_head_out.w', state['label_head_out.weight'])
    matrix('arc_pair.w', state['arc_pair'].T)
    vector('arc_pair.b', state['arc_bias'])
    matrix('label_pair.w', state['label_pair'].T)
    vector('root', state['root'])
    check = ['Karim', "n't", 'U.S.', '1,000.5', 'troops', '\u201c', 'Mar\u00eda', '-', 'anti-government', '\u0410\u0431']
    lines = [f'{w}\t{word_key(w)}\t' + ' '.join(map(str, features_of(w))) for w in check]
    add('self_test', BYTES, '\n'.join(lines).encode())

    header, entry = 64, 64
    at = header + entry * len(sections)
    table, body = b'', b''
    for name, kind, rows, columns, data in sections:
        pad = -at % 64
        body += b'\0' * pad
        at += pad
        table += struct.pack('<32sIIIIQQ', name.encode(), kind, rows, columns, 0, at, len(data))
        body += data
        at += len(data)
    rest = table + body
    size = header + len(rest)
    with open(target, 'wb') as f:
        f.write(struct.pack('<8sIIQQ32s', MAGIC, 1, len(sections), size, checksum(rest), version.encode()) + rest)
    print(f'{target}: {size / 1e6:.1f} MB, {len(sections)} sections, epoch {saved["epoch"]}, '
          + ' '.join(f'{k} {100 * v:.2f}' for k, v in saved['score'].items()))


if __name__ == '__main__':
    main()
